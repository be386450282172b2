import { type Term, term } from '@rathaus/client-core/findings';
import { excerpt } from './excerpt.ts';
import type { Rule } from './rule.ts';

/** The day of a date without its zone, comparable as text. */
function dayOf(date: string | undefined): string | undefined {
  return date === undefined ? undefined : /^\d{4}-\d\d-\d\d/.exec(date)?.[0];
}

/** True when `late` is before `early`. 31 December may mean "some time in that year". */
function isBefore(late: string | undefined, early: string | undefined): boolean {
  if (late === undefined || early === undefined || late >= early) return false;
  return !(early.endsWith('-12-31') && early.slice(0, 4) === late.slice(0, 4));
}

/** Values of R25. */
export type R25Values =
  | { readonly fault: Term<'period'>; readonly begin: string; readonly end: string }
  | { readonly fault: Term<'retention'>; readonly retained: string; readonly end: string }
  | { readonly fault: Term<'closing'>; readonly date: string };

/** Period, closing and retention follow one another. */
export const r25: Rule<R25Values> = {
  id: 'R25',
  severity: 'warning',
  who: 'authority',
  visit(context) {
    return {
      leave(object) {
        const { data } = object;
        // For context records the flag Kontextobjekt decides, whatever the dates say.
        if (data.kind === 'Dokument' || data.kontextobjekt === true) return;
        const begin = dayOf(data.laufzeit?.beginn);
        const end = dayOf(data.laufzeit?.ende);
        const retained = dayOf(data.aussonderungsmetadaten?.aufbewahrungsende);
        if (isBefore(end, begin)) {
          context.report({ fault: term('period'), begin: begin!, end: end! }, { object });
        }
        if (isBefore(retained, end)) {
          context.report({ fault: term('retention'), retained: retained!, end: end! }, { object });
        }
        if (data.zdaDatum !== undefined && data.zda !== true) {
          context.report({ fault: term('closing'), date: excerpt(data.zdaDatum) }, { object });
        }
      },
    };
  },
};
