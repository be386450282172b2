import { type Term, term } from '@rathaus/client-core/findings';
import { inheritedAppraisal, statedAppraisal } from '../retention/inherited-appraisal.ts';
import { chainOf } from './chain-of.ts';
import { KnownAppraisals } from './known-records.ts';
import { factsOf } from './procedure-facts.ts';
import type { Rule } from './rule.ts';

/** Values of A01. */
export type A01Values = {
  /** `destroy`: V. `open`: B. `decided-otherwise`: V, although the archive has asked for the record. */
  readonly fault: Term<'destroy' | 'open' | 'decided-otherwise'>;
  /** Kind of the record. */
  readonly object: Term;
};

const faults: Readonly<Record<string, 'destroy' | 'open'>> = { V: 'destroy', B: 'open' };

/** What is handed over to the archive is neither marked for destruction nor still to appraise. */
export const a01: Rule<A01Values> = {
  id: 'A01',
  severity: 'error',
  who: 'authority',
  messages: ['0503'],
  visit(context) {
    const { appraised } = factsOf(context);
    const decisions = appraised && KnownAppraisals.from(appraised);
    /** By level: the decision of the archive that holds there. */
    const decided: (string | undefined)[] = [];
    return {
      enter(object) {
        const { data, id, level, parent } = object;
        decided[level] = level > 1 ? decided[level - 1] : undefined;
        if (data.kind === 'Dokument') return;
        // What is sent for context only is not handed over, and no decision passes it.
        if (data.kontextobjekt === true) {
          decided[level] = undefined;
          return;
        }
        decided[level] = (id && decisions?.get(id)) ?? decided[level];
        const own = statedAppraisal(data);
        const fault = own && faults[own.code];
        // The finding about a record is about everything below it that says the same.
        if (!fault || own.code === inheritedAppraisal(chainOf(parent))?.code) return;
        const place = { object, field: own.field };
        if (decided[level] === 'A') {
          if (fault === 'open') return;
          context.report(
            { fault: term('decided-otherwise'), object: term(object.kind) },
            { ...place, severity: 'warning' },
          );
          return;
        }
        context.report({ fault: term(fault), object: term(object.kind) }, place);
      },
    };
  },
};
