import { type Term, term } from '@rathaus/client-core/findings';
import { dateiformate, otherDateiformat } from '../tables/dateiformat.ts';
import { entryNamed } from './entry-lookup.ts';
import { listedCode } from './listed-code.ts';
import type { AcceptedFormats } from './profile.ts';
import type { Rule } from './rule.ts';

/** Values of A08. */
export type A08Values = {
  readonly fault: Term<'not-listed' | 'not-recommended'>;
  readonly code: string | Term;
  /** Extension the code means; `other` for the code 100. */
  readonly format: Term;
};

/** The format of a file is one the receiver takes. Only with a profile that has a list. */
export const a08: Rule<A08Values> = {
  id: 'A08',
  severity: 'warning',
  who: 'authority',
  visit(context) {
    const formats = context.parameters.formats as AcceptedFormats | undefined;
    if (formats === undefined) return {};
    const codes = new Set(formats.codes);
    const kinds = new Set<string>(formats.kinds);
    const { confirmed } = formats;
    return {
      format(part, object) {
        const { name, primaerdokument } = part;
        const code = name?.code?.trim();
        // Unknown codes are reported by R16.
        if (code === undefined || codes.has(code)) return;
        const format = code === otherDateiformat ? 'other' : dateiformate[code];
        if (format === undefined) return;
        const file = primaerdokument?.dateiname;
        const detected = file === undefined ? undefined : entryNamed(context, file)?.detected;
        if (code === otherDateiformat && detected !== undefined && kinds.has(detected)) return;
        context.report(
          {
            fault: term(confirmed ? 'not-listed' : 'not-recommended'),
            code: listedCode(code, 'dateiformat/1.0'),
            format: term(format),
          },
          { object, part, field: 'name', file, severity: confirmed ? undefined : 'info' },
        );
      },
    };
  },
};
