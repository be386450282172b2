import { type Term, term } from '@rathaus/client-core/findings';
import { archiveKinds, type FileKind } from '../finding/file-kind.ts';
import { entryNamed } from './entry-lookup.ts';
import { extensionOf, fitsLabel, isPage } from './format-kinds.ts';
import { filesOf, namingOf } from './r12-primary-file-present.ts';
import type { Rule } from './rule.ts';

/** Values of A12. */
export type A12Values =
  | { readonly fault: Term<'archive'>; readonly detected: Term<FileKind> }
  | { readonly fault: Term<'macros' | 'active' | 'zip-behind'> };

/** A file is what it shows: it holds no further, unchecked files and no programs. */
export const a12: Rule<A12Values> = {
  id: 'A12',
  severity: 'info',
  who: 'authority',
  visit(context) {
    if (!context.container?.entries) return {};
    return {
      format(format, object) {
        for (const file of filesOf(format)) {
          const entry = entryNamed(context, file);
          if (!entry) continue;
          const { detected, macros, active, zipBehind } = entry;
          const place = { ...namingOf(format, file), object, file };
          if (detected !== undefined && archiveKinds.has(detected))
            context.report({ fault: term('archive'), detected: term(detected) }, place);
          if (zipBehind === true) context.report({ fault: term('zip-behind') }, place);
          // A page under another label is A07.
          const isOther =
            detected !== undefined && isPage(detected) && fitsLabel(extensionOf(file), entry) === false;
          if (active === true && !isOther) context.report({ fault: term('active') }, place);
          if (macros === true) context.report({ fault: term('macros') }, place);
        }
      },
    };
  },
};
