import { type Term, term } from '@rathaus/client-core/findings';
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
  visit(context) {
    /** By level: the appraisal that holds there. */
    const valid: (string | undefined)[] = [];
    return {
      enter(object) {
        const { level, data } = object;
        const inherited = level > 1 ? valid[level - 1] : undefined;
        valid[level] = inherited;
        if (data.kind === 'Dokument') return;
        // What is sent for context only is not appraised.
        if (data.kontextobjekt === true) {
          valid[level] = undefined;
          return;
        }
        const own = data.aussonderungsmetadaten?.aussonderungsart?.code;
        if (own === undefined) return;
        valid[level] = own;
        // B asks for an appraisal of the parts: anything is allowed below it.
        if (inherited === undefined || inherited === own || inherited === 'B') return;
        context.report(
          { object: term(object.kind), own: listedCode(own, list), above: listedCode(inherited, list) },
          { object },
        );
      },
    };
  },
};
