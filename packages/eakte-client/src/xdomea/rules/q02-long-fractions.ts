import type { Rule } from './rule.ts';

/** Values of Q02. */
export type Q02Values = Record<never, never>;

/** Instants have three decimals at most. */
export const q02: Rule<Q02Values> = {
  id: 'Q02',
  severity: 'info',
  who: 'vendor',
  visit: (context) => ({
    kopf({ erstellungszeitpunkt = '' }) {
      if (/\.\d{4,}/.test(erstellungszeitpunkt)) context.report({}, { field: 'erstellungszeitpunkt' });
    },
  }),
};
