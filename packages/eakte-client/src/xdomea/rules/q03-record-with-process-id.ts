import type { Rule } from './rule.ts';
import { sameId } from './uuid.ts';

/** Values of Q03. */
export type Q03Values = Record<never, never>;

/** A record has another UUID than the process. */
export const q03: Rule<Q03Values> = {
  id: 'Q03',
  severity: 'warning',
  who: 'vendor',
  visit: (context) => ({
    enter(object) {
      if (object.level === 1 && sameId(object.id, context.kopf?.prozessId))
        context.report({}, { object, field: 'identifikation/id' });
    },
  }),
};
