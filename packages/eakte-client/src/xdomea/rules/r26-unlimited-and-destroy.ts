import { type Term, term } from '@rathaus/client-core/findings';
import type { Rule } from './rule.ts';

/** Values of R26. */
export type R26Values = {
  /** Kind of the record. */
  readonly object: Term;
};

/** What is kept for ever is not to be destroyed. */
export const r26: Rule<R26Values> = {
  id: 'R26',
  severity: 'warning',
  who: 'authority',
  visit(context) {
    return {
      leave(object) {
        const { data } = object;
        if (data.kind === 'Dokument' || data.kontextobjekt === true) return;
        const disposal = data.aussonderungsmetadaten;
        if (disposal?.aufbewahrungsdauer?.unbefristet !== true) return;
        if (disposal.aussonderungsart?.code !== 'V') return;
        context.report(
          { object: term(object.kind) },
          { object, field: 'aussonderungsmetadaten/aussonderungsart' },
        );
      },
    };
  },
};
