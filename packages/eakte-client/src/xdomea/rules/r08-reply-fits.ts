import { type Term, term } from '@rathaus/client-core/findings';
import { excerpt } from './excerpt.ts';
import { factsOf } from './procedure-facts.ts';
import type { Rule } from './rule.ts';
import { senderOf } from './sender.ts';
import { sameId } from './uuid.ts';

/** Which message a reply may answer (4.0). Replies by records of several requests do not occur. */
const answers: Readonly<Record<string, string>> = {
  '0502': '0501',
  '0504': '0501',
  '0505': '0502',
  '0506': '0503',
  '0507': '0503',
  '0512': '0511',
  '0513': '0511',
  '0514': '0513',
  '0515': '0513',
};

/** Values of R08. */
export type R08Values =
  | { readonly fault: Term<'itself'> }
  | { readonly fault: Term<'unknown'>; readonly original: string }
  | {
      readonly fault: Term<'type'>;
      readonly messageType: Term;
      readonly wanted: Term;
      /** Type of the message that was named. */
      readonly found: string;
    }
  | { readonly fault: Term<'part'>; readonly part: number; readonly original: number };

/** A reply answers a message that exists, of the right type and part. */
export const r08: Rule<R08Values> = {
  id: 'R08',
  severity: 'error',
  who: 'archive',
  versions: ['4.0.0'],
  messages: Object.keys(answers),
  visit(context) {
    // Replies are written by both sides.
    const who = senderOf(context.messageType);
    return {
      kopf({ uuidUrsprungsnachricht: original, nachrichtenUuid, lfdNrNachrichtProTyp: part }) {
        if (original === undefined) return;
        const place = { field: 'uuidUrsprungsnachricht', who };
        if (sameId(original, nachrichtenUuid)) {
          context.report({ fault: term('itself') }, place);
          return;
        }
        const { messages, incomplete = [] } = factsOf(context);
        if (!messages) return;
        const found = messages.find((known) => sameId(known.nachrichtenUuid, original));
        const wanted = answers[context.messageType]!;
        if (!found) {
          // It may be one of those that are not there.
          if (incomplete.includes(wanted)) return;
          context.report({ fault: term('unknown'), original: excerpt(original) }, place);
        } else if (found.messageType !== wanted) {
          context.report(
            {
              fault: term('type'),
              messageType: term(context.messageType),
              wanted: term(wanted),
              found: found.messageType,
            },
            place,
          );
        } else if (found.lfdNr !== undefined && part !== undefined && found.lfdNr !== part) {
          context.report(
            { fault: term('part'), part, original: found.lfdNr },
            { field: 'lfdNrNachrichtProTyp', who },
          );
        }
      },
    };
  },
};
