import { defineRules, type Term } from '@rathaus/client-core/findings';

/** What the findings about a procedure say beyond their place. */
export type ProcedureValues = {
  /** `parts`: numbers and ranges (`4`, `7-9`), at most 50 of them; `more`: how many ranges are left out. */
  'eakte.procedure.parts-missing': {
    messageType: Term;
    parts: readonly Term[];
    more: number;
    missing: number;
    total: number;
  };
  /**
   * A message that has errors of its own, beside those about the procedure. `errors`: how many; `unreadable`: whether they
   * keep it from being read to its end.
   */
  'eakte.procedure.message-failed': { messageType: Term; errors: number; unreadable: boolean };
  /** A reply reports that records were not taken over. `objects`: those with a result; 0 where none has one of its own. */
  'eakte.procedure.import-failed': { messageType: Term; failed: number; objects: number };
};

/** Id of a rule about procedures. Stable, part of the public API. */
export type ProcedureRule = keyof ProcedureValues;

/** Makes the findings about the messages of a procedure. */
export const procedureRuleSet = /* @__PURE__ */ defineRules<ProcedureValues>({
  'eakte.procedure.parts-missing': { severity: 'error', who: 'authority' },
  'eakte.procedure.message-failed': { severity: 'error', who: 'authority' },
  'eakte.procedure.import-failed': { severity: 'error', who: 'authority' },
});
