import { text } from '@rathaus/client-core/texts';
import type { R09Values } from '../../xdomea/rules/r09-not-processed-before.ts';
import type { XdomeaRuleText } from './rule-text.ts';

const faults = {
  same: text(
    'Dieselbe Nachricht liegt schon vor, unverändert; sie darf nur einmal verarbeitet werden.',
    'The same message is there already, unchanged; it must be processed only once.',
  ),
  changed: text(
    'Eine Nachricht mit derselben Kennung, aber anderem Inhalt liegt schon vor.',
    'A message with the same id and other content is there already.',
  ),
  'not-compared': text(
    'Eine Nachricht mit derselben Kennung liegt schon vor; ob der Inhalt gleich ist, ist nicht bekannt.',
    'A message with the same id is there already; whether the content is the same is not known.',
  ),
};

export const r09: XdomeaRuleText<R09Values> = {
  title: text('Zwei Nachrichten haben dieselbe Kennung', 'Two messages have the same id'),
  message: ({ fault }) => faults[fault],
  reason: text(
    'Dieselbe Nachricht darf erneut gesendet werden und behält dann ihre Kennung; eine berichtigte braucht eine neue. Sonst ist nicht zu erkennen, welcher Stand gilt, und Akten werden doppelt angelegt.',
    'The same message may be sent again and keeps its id; a corrected one needs a new id. Otherwise nobody can tell which state counts, and records are created twice.',
  ),
  repair: text(
    'Für jede geänderte Nachricht eine neue nachrichtenUUID vergeben; bis xdomea 3.1 je Verfahren und Nachrichtentyp nur eine Nachricht senden.',
    'Give every changed message a new nachrichtenUUID; up to xdomea 3.1 send only one message of each type in a process.',
  ),
  source: text(
    'xdomea 4.0, Schema, Erläuterung zu nachrichtenUUID; bis 3.1 eine Nachricht je Typ und Prozess (Landesarchiv NRW)',
    'xdomea 4.0, schema, explanation of nachrichtenUUID; up to 3.1 one message per type and process (state archive of NRW)',
  ),
  example: {
    wrong: text(
      'berichtigte 0503 mit der nachrichtenUUID der ersten',
      'a corrected 0503 with the nachrichtenUUID of the first one',
    ),
    right: text(
      'berichtigte 0503 mit eigener nachrichtenUUID',
      'a corrected 0503 with a nachrichtenUUID of its own',
    ),
  },
};
