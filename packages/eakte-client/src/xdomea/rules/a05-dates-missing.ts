import { type Term, term } from '@rathaus/client-core/findings';
import type { Dokument } from '../model/index.ts';
import { isCoverLetter } from './r10-offer-without-files.ts';
import type { Rule, RuleObject } from './rule.ts';

/** Values of A05. */
export type A05Values = {
  /** `period`: no Laufzeit and no ZdADatum. `end`: the Laufzeit has no end. `document`: no date at all. */
  readonly fault: Term<'period' | 'end' | 'document'>;
  /** Kind of the record. */
  readonly object: Term;
};

const hasDate = (document: Dokument): boolean =>
  (document.datumDesSchreibens ?? document.posteingangsdatum ?? document.postausgangsdatum) !== undefined ||
  (document.version ?? []).some(({ format }) =>
    (format ?? []).some(({ primaerdokument }) => primaerdokument?.datumUhrzeit !== undefined),
  );

/** Records say from when they are: without that an archive can neither order them nor count periods of protection. */
export const a05: Rule<A05Values> = {
  id: 'A05',
  severity: 'warning',
  who: 'authority',
  messages: ['0501', '0503'],
  visit(context) {
    const report = (
      object: RuleObject,
      fault: 'period' | 'end' | 'document',
      severity?: 'info' | undefined,
    ) =>
      context.report(
        { fault: term(fault), object: term(object.kind) },
        { object, field: fault === 'document' ? undefined : 'laufzeit/ende', severity },
      );
    return {
      leave(object) {
        const { data, parent } = object;
        if (data.kind === 'Dokument') {
          if (parent?.kind !== 'Dokument' && !hasDate(data) && !isCoverLetter(object))
            report(object, 'document', 'info');
          return;
        }
        if (data.kontextobjekt === true || data.zdaDatum !== undefined) return;
        const { beginn, ende } = data.laufzeit ?? {};
        // A record inside another one lies within its period.
        const severity = parent === undefined ? undefined : 'info';
        if (beginn === undefined && ende === undefined) {
          if (parent === undefined) report(object, 'period');
        } else if (ende === undefined && context.messageType === '0503') report(object, 'end', severity);
      },
    };
  },
};
