import type { Rule } from './rule.ts';

/** Values of R20. */
export type R20Values = Record<never, never>;

export const r20: Rule<R20Values> = {
  id: 'R20',
  severity: 'error',
  who: 'vendor',
  visit(context) {
    return {
      leave(object) {
        for (const verweis of object.data.verweis ?? []) {
          if (verweis.id === undefined && !verweis.sgoKennzeichen) {
            context.report({}, { object, part: verweis });
          }
        }
      },
    };
  },
};
