import { type Term, term } from '@rathaus/client-core/findings';
import { isCoverLetter } from './r10-offer-without-files.ts';
import type { Rule } from './rule.ts';

/** Values of A04. */
export type A04Values = {
  /** `blank`: it is there, and has neither letter nor digit. */
  readonly fault: Term<'missing' | 'blank'>;
  /** Kind of the record. */
  readonly object: Term;
  /** Whether it has a Kennzeichen by which it can be found. */
  readonly kennzeichen: boolean;
};

/** White space, hidden characters and dashes say nothing. */
const isEmpty = (text: string | undefined) => text === undefined || !/[\p{L}\p{N}]/u.test(text);

/** Every record says what it is about. */
export const a04: Rule<A04Values> = {
  id: 'A04',
  severity: 'warning',
  who: 'authority',
  messages: ['0501', '0503'],
  visit: (context) => ({
    leave(object) {
      const { data, parent } = object;
      const { betreff, kennzeichen } = data.allgemeineMetadaten ?? {};
      if (!isEmpty(betreff) || isCoverLetter(object)) return;
      if (data.kind !== 'Dokument' && data.kontextobjekt === true) return;
      // Attachments and pieces of a document are described by the document.
      if (data.kind === 'Dokument' && parent?.kind === 'Dokument') return;
      // Spaces alone look like nothing at all.
      const fault = (betreff ?? '').trim() === '' ? 'missing' : 'blank';
      const severity = data.kind === 'Dokument' ? 'info' : undefined;
      context.report(
        { fault: term(fault), object: term(object.kind), kennzeichen: !isEmpty(kennzeichen) },
        { object, field: 'allgemeineMetadaten/betreff', severity },
      );
    },
  }),
};
