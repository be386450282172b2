import { type Term, term } from '@rathaus/client-core/findings';
import { executableKinds, type FileKind } from '../finding/file-kind.ts';
import { dateiformate } from '../tables/dateiformat.ts';
import { entryNamed } from './entry-lookup.ts';
import { extensionOf, fitsLabel, isPage, isPlainLabel } from './format-kinds.ts';
import type { Rule } from './rule.ts';

/** Values of A07. */
export type A07Values = {
  /** `script`: what it is instead runs something when it is shown. */
  readonly fault: Term<'other' | 'script'>;
  /** What the code or, without one, the extension means. */
  readonly expected: Term;
  readonly detected: Term<FileKind>;
};

/** The bytes of a file are of the format it is labelled with. That code and extension differ is R17. */
export const a07: Rule<A07Values> = {
  id: 'A07',
  severity: 'warning',
  // Only there can somebody look at the file.
  who: 'authority',
  visit(context) {
    if (!context.container?.entries) return {};
    const extensions = new Map(Object.entries(dateiformate));
    return {
      format(format, object) {
        const { name, primaerdokument } = format;
        const file = primaerdokument?.dateiname;
        if (file === undefined) return;
        const entry = entryNamed(context, file);
        const detected = entry?.detected;
        if (entry === undefined || detected === undefined) return;
        const byCode = extensions.get(name?.code?.trim() ?? '');
        // Nearly all files.
        if (fitsLabel(byCode, entry)) return;
        // Empty, locked and executable files are reported as what they are (R34, A06).
        if (entry.size === 0 || entry.encrypted === true || executableKinds.has(detected)) return;
        const labels = [byCode, extensionOf(file)].filter(
          (label) => label !== undefined && fitsLabel(label, entry) !== undefined,
        ) as string[];
        // When only one of the labels is right, the two contradict each other, which is said by R17.
        if (labels.length === 0 || labels.some((label) => fitsLabel(label, entry))) return;
        const fault = isPage(detected) && entry.active === true ? 'script' : 'other';
        const severity = fault === 'script' && !labels.every(isPlainLabel) ? 'error' : undefined;
        const field = byCode === undefined ? 'primaerdokument/dateiname' : 'name';
        context.report(
          { fault: term(fault), expected: term(labels[0]!), detected: term(detected) },
          { object, part: format, field, file, severity },
        );
      },
    };
  },
};
