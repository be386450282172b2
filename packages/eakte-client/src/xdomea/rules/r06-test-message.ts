import type { Rule } from './rule.ts';

/** Values of R06. */
export type R06Values = Record<never, never>;

/** A message marked as a test is not processed in production. */
export const r06: Rule<R06Values> = {
  id: 'R06',
  severity: 'error',
  who: 'authority',
  versions: ['4.0.0'],
  visit(context) {
    return {
      kopf() {
        if (context.allowTest || context.rootAttributes.test === undefined) return;
        context.report({});
      },
    };
  },
};
