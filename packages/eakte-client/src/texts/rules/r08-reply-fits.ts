import { text } from '@rathaus/client-core/texts';
import type { R08Values } from '../../xdomea/rules/r08-reply-fits.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r08: XdomeaRuleText<R08Values> = {
  title: text('Die Antwort passt zu keiner gesendeten Nachricht', 'The reply fits no message that was sent'),
  message: (values) => {
    switch (values.fault) {
      case 'itself':
        return text(
          'UUIDUrsprungsnachricht nennt die Nachricht selbst.',
          'UUIDUrsprungsnachricht names the message itself.',
        );
      case 'unknown':
        return text(
          `Die Ursprungsnachricht ${values.original} ist in diesem Verfahren nicht bekannt.`,
          `The original message ${values.original} is not known in this process.`,
        );
      case 'type':
        return text(
          `Genannt ist eine Nachricht vom Typ ${values.found}, eine ${values.messageType} antwortet aber auf ${values.wanted}.`,
          `The message named is of type ${values.found}, but a ${values.messageType} answers ${values.wanted}.`,
        );
      case 'part':
        return text(
          `Die Antwort nennt Teil ${values.part}, die Ursprungsnachricht ist Teil ${values.original}.`,
          `The reply says part ${values.part}, the original message is part ${values.original}.`,
        );
    }
  },
  reason: text(
    'Quittungen und Bewertungen werden über UUIDUrsprungsnachricht zugeordnet. Zeigt sie ins Leere oder auf einen falschen Typ, darf auf die Antwort hin nichts gelöscht oder freigegeben werden.',
    'Receipts and appraisals are joined by UUIDUrsprungsnachricht. If it points nowhere or to a wrong type, nothing may be deleted or released because of the reply.',
  ),
  repair: text(
    'In der Antwort nachrichtenUUID und laufende Nummer der beantworteten Nachricht eintragen.',
    'Put nachrichtenUUID and part number of the answered message into the reply.',
  ),
  source: text(
    'xdomea 4.0, Schema, Erläuterungen zu UUIDUrsprungsnachricht der Nachrichten 0502, 0504 bis 0507 und 0512 bis 0515',
    'xdomea 4.0, schema, explanations of UUIDUrsprungsnachricht of messages 0502, 0504 to 0507 and 0512 to 0515',
  ),
  example: {
    wrong: text(
      '0506, deren UUIDUrsprungsnachricht die nachrichtenUUID einer 0501 ist',
      '0506 whose UUIDUrsprungsnachricht is the nachrichtenUUID of a 0501',
    ),
    right: text(
      '0506, deren UUIDUrsprungsnachricht die nachrichtenUUID der 0503 ist',
      '0506 whose UUIDUrsprungsnachricht is the nachrichtenUUID of the 0503',
    ),
  },
};
