import { type Term, term } from '@rathaus/client-core/findings';
import type { Rule } from './rule.ts';

/** Values of A03. */
export type A03Values = {
  /** Kind of the record. */
  readonly object: Term;
};

/** What is kept without limit never comes to the day on which it is offered. */
export const a03: Rule<A03Values> = {
  id: 'A03',
  severity: 'warning',
  who: 'authority',
  messages: ['0501', '0503'],
  visit: (context) => ({
    enter(object) {
      const { data } = object;
      if (data.kind === 'Dokument' || data.kontextobjekt === true) return;
      if (data.aussonderungsmetadaten?.aufbewahrungsdauer?.unbefristet !== true) return;
      context.report(
        { object: term(object.kind) },
        { object, field: 'aussonderungsmetadaten/aufbewahrungsdauer/unbefristet' },
      );
    },
  }),
};
