import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

/** What the profile tells of the message that was sent: `{ R08: { original } }`. */
interface Original {
  nachrichtenUuid: string;
  messageType: string;
  lfdNr?: number;
}

/** Reply → message it answers. */
const originalOf: Readonly<Record<string, string>> = {
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

export const r08: Rule = {
  id: 'R08',
  severity: 'error',
  title: text('Eine Antwort nennt die richtige Ursprungsnachricht', 'A reply names the right original'),
  reason: text(
    'Der Empfänger ordnet Antworten allein über die UUID der Ursprungsnachricht zu.',
    'The receiver assigns replies by the UUID of the original alone.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'UUID und laufende Nummer aus der beantworteten Nachricht übernehmen.',
      'Take UUID and part number from the message that is answered.',
    ),
  },
  source: 'documentation and implementationHint of the schemas (4.0)',
  example: {
    wrong: 'UUIDUrsprungsnachricht ist die eigene UUID',
    right: 'UUIDUrsprungsnachricht der beantworteten 0501',
  },
  versions: ['4.0.0'],

  visit(context) {
    return {
      kopf(kopf) {
        const original = kopf.uuidUrsprungsnachricht?.toLowerCase();
        if (original === undefined) return;
        if (original === kopf.nachrichtenUuid?.toLowerCase()) {
          context.report(
            text(
              'Die Nachricht nennt sich selbst als Ursprungsnachricht.',
              'The message names itself as its original.',
            ),
          );
        }
        const known = context.parameters.original as Original | undefined;
        if (known === undefined) return;
        if (known.nachrichtenUuid.toLowerCase() !== original) {
          context.report(
            text('Die Ursprungsnachricht ist nicht bekannt.', 'The original message is not known.'),
          );
          return;
        }
        const allowed = originalOf[context.messageType];
        if (allowed !== undefined && known.messageType !== allowed) {
          context.report(
            text(
              `Eine ${context.messageType} antwortet auf eine ${allowed}, nicht auf eine ${known.messageType}.`,
              `A ${context.messageType} answers a ${allowed}, not a ${known.messageType}.`,
            ),
          );
        }
        if (known.lfdNr !== undefined && known.lfdNr !== kopf.lfdNrNachrichtProTyp) {
          context.report(
            text(
              'Die laufende Nummer ist nicht die der Ursprungsnachricht.',
              'The part number is not that of the original.',
            ),
          );
        }
      },
    };
  },
};
