import { factsOf } from './procedure-facts.ts';
import type { Rule } from './rule.ts';
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

/** A reply answers a message that exists, of the right type and part. */
export const r08ReplyFits: Rule = {
  id: 'R08',
  severity: 'error',
  title: {
    de: 'Die Antwort passt zu keiner gesendeten Nachricht',
    en: 'The reply fits no message that was sent',
  },
  reason: {
    de: 'Quittungen und Bewertungen werden über UUIDUrsprungsnachricht zugeordnet. Zeigt sie ins Leere oder auf einen falschen Typ, darf auf die Antwort hin nichts gelöscht oder freigegeben werden.',
    en: 'Receipts and appraisals are joined by UUIDUrsprungsnachricht. If it points nowhere or to a wrong type, nothing may be deleted or released because of the reply.',
  },
  repair: {
    who: 'vendor',
    how: {
      de: 'In der Antwort nachrichtenUUID und laufende Nummer der beantworteten Nachricht eintragen.',
      en: 'Put nachrichtenUUID and part number of the answered message into the reply.',
    },
  },
  source: 'xdomea schema 4.0.0, UUIDUrsprungsnachricht of 0502, 0504–0507, 0512–0515, documentation (H)',
  example: {
    wrong: '0506 whose UUIDUrsprungsnachricht is the nachrichtenUUID of a 0501',
    right: '0506 whose UUIDUrsprungsnachricht is the nachrichtenUUID of the 0503',
  },
  versions: ['4.0.0'],
  messages: Object.keys(answers),
  visit(context) {
    return {
      kopf({ uuidUrsprungsnachricht: original, nachrichtenUuid, lfdNrNachrichtProTyp: part }) {
        if (original === undefined) return;
        if (sameId(original, nachrichtenUuid)) {
          context.report({
            de: 'UUIDUrsprungsnachricht nennt die Nachricht selbst.',
            en: 'UUIDUrsprungsnachricht names the message itself.',
          });
          return;
        }
        const { messages } = factsOf(context);
        if (!messages) return;
        const found = messages.find((known) => sameId(known.nachrichtenUuid, original));
        const wanted = answers[context.messageType]!;
        if (!found) {
          context.report({
            de: `Die Ursprungsnachricht ${original} ist in diesem Verfahren nicht bekannt.`,
            en: `The original message ${original} is not known in this process.`,
          });
        } else if (found.messageType !== wanted) {
          context.report({
            de: `Eine Nachricht ${context.messageType} antwortet auf ${wanted}; die genannte ist vom Typ ${found.messageType}.`,
            en: `A message ${context.messageType} answers ${wanted}; the one named is of type ${found.messageType}.`,
          });
        } else if (found.lfdNr !== undefined && part !== undefined && found.lfdNr !== part) {
          context.report({
            de: `Die Antwort nennt Teil ${part}, die Ursprungsnachricht ist Teil ${found.lfdNr}.`,
            en: `The reply tells part ${part}, the original message is part ${found.lfdNr}.`,
          });
        }
      },
    };
  },
};
