import { type Term, term } from '@rathaus/client-core/findings';
import { inheritedAppraisal, isOwnWord, statedAppraisal } from '../retention/inherited-appraisal.ts';
import { chainOf } from './chain-of.ts';
import { listedCode } from './listed-code.ts';
import type { Rule } from './rule.ts';

const list = 'aussonderungsart/1.0';

/** Values of R22. */
export type R22Values = {
  /** Kind of the record. */
  readonly object: Term;
  readonly own: string | Term;
  readonly above: string | Term;
};

/** The appraisal of a record holds for what it contains. */
export const r22: Rule<R22Values> = {
  id: 'R22',
  severity: 'warning',
  who: 'authority',
  visit: (context) => ({
    enter(object) {
      const { data, parent } = object;
      // What is sent for context only is not appraised.
      if (data.kind === 'Dokument' || data.kontextobjekt === true) return;
      const own = statedAppraisal(data);
      if (own === undefined) return;
      const above = inheritedAppraisal(chainOf(parent));
      // B asks for an appraisal of the parts: anything is allowed below it.
      if (above === undefined || above.code === own.code || above.code === 'B') return;
      // A word of the authority's own may mean the same.
      if (isOwnWord(own) || isOwnWord(above)) return;
      context.report(
        {
          object: term(object.kind),
          own: listedCode(own.code, list),
          above: listedCode(above.code, list),
        },
        { object, field: own.field },
      );
    },
  }),
};
