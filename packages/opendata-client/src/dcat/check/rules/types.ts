import { type Term, term } from '@rathaus/client-core/findings';
import type { DatasetRules } from '../rule.ts';
import type { ExpectedType } from '../shape.ts';

/** Values of the rule about types. `expected`: what the model has there. */
export type TypeRuleValues = {
  'opendata.dataset.type': { expected: Term<ExpectedType> };
};

export const typeRules: DatasetRules<TypeRuleValues> = {
  'opendata.dataset.type': {
    severity: 'error',
    // People fill in forms; which type arrives is the work of the program.
    who: 'vendor',
    *find(_dataset, { wrongTypes }) {
      for (const { place, expected } of wrongTypes) yield { place, values: { expected: term(expected) } };
    },
  },
};
