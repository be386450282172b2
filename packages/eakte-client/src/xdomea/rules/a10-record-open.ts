import { type Term, term } from '@rathaus/client-core/findings';
import type { Rule, RuleObject } from './rule.ts';

/** Values of A10. */
export type A10Values = {
  /** Kind of the record. */
  readonly object: Term;
};

/** Whether a record is the outermost one that is handed over: everything around it is sent for context. */
function isOutermost({ parent }: RuleObject): boolean {
  for (let at = parent; at; at = at.parent)
    if (at.data.kind === 'Dokument' || at.data.kontextobjekt !== true) return false;
  return true;
}

/** What is handed over is closed. Only with a profile that asks for it: the flag is optional in the standard. */
export const a10: Rule<A10Values> = {
  id: 'A10',
  severity: 'warning',
  who: 'authority',
  // Before 3.0 an Akte cannot say that it is closed.
  versions: ['3.0.0', '3.1.0', '4.0.0'],
  messages: ['0503'],
  visit(context) {
    if (context.parameters.closed !== 'required') return {};
    return {
      leave(object) {
        const { data } = object;
        if (data.kind === 'Dokument' || data.kontextobjekt === true || data.zda === true) return;
        if (isOutermost(object)) context.report({ object: term(object.kind) }, { object, field: 'zda' });
      },
    };
  },
};
