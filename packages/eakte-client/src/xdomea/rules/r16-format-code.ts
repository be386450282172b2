import { type Term, term } from '@rathaus/client-core/findings';
import { dateiformate, otherDateiformat } from '../tables/dateiformat.ts';
import { excerpt } from './excerpt.ts';
import { listedCode } from './listed-code.ts';
import type { Rule } from './rule.ts';

/** Values of R16. */
export type R16Values =
  | { readonly fault: Term<'other-unnamed'> }
  | { readonly fault: Term<'other-named' | 'unlisted'>; readonly code: string | Term }
  | { readonly fault: Term<'not-judged'>; readonly code: string | Term; readonly listVersion: string };

/** The code of the file format is in the list, and "other" says what it is. */
export const r16: Rule<R16Values> = {
  id: 'R16',
  severity: 'error',
  who: 'vendor',
  visit(context) {
    const known = new Set(Object.keys(dateiformate));
    return {
      format(format, object) {
        const { name, sonstigerName, primaerdokument } = format;
        const code = name?.code?.trim();
        if (code === undefined) return;
        const hasName = sonstigerName !== undefined && sonstigerName.trim() !== '';
        if (!hasName && known.has(code)) return;
        const place = { object, part: format, field: 'name', file: primaerdokument?.dateiname };
        const shown = listedCode(code, 'dateiformat/1.0');
        if (code === otherDateiformat) {
          if (hasName) return;
          context.report({ fault: term('other-unnamed') }, place);
          return;
        }
        if (hasName) {
          context.report({ fault: term('other-named'), code: shown }, { ...place, field: 'sonstigerName' });
        }
        if (known.has(code)) return;
        const listVersion = name.listVersion ?? '1.0';
        const isListed = listVersion === '1.0';
        context.report(
          isListed
            ? { fault: term('unlisted'), code: shown }
            : { fault: term('not-judged'), code: shown, listVersion: excerpt(listVersion) },
          { ...place, severity: isListed ? 'error' : 'info' },
        );
      },
    };
  },
};
