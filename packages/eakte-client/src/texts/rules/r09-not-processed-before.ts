import { text } from '@rathaus/client-core/texts';
import type { R09Values } from '../../xdomea/rules/r09-not-processed-before.ts';
import type { XdomeaRuleText } from './rule-text.ts';

const faults = {
  same: text(
    'Dieselbe Nachricht wurde schon empfangen; sie darf nicht noch einmal verarbeitet werden.',
    'The same message was received before; it must not be processed again.',
  ),
  changed: text(
    'Eine Nachricht mit derselben Kennung, aber anderem Inhalt wurde schon empfangen.',
    'A message with the same id and other content was received before.',
  ),
  'not-compared': text(
    'Eine Nachricht mit derselben Kennung wurde schon empfangen; ob der Inhalt gleich ist, ist nicht bekannt.',
    'A message with the same id was received before; whether the content is the same is not known.',
  ),
};

export const r09: XdomeaRuleText<R09Values> = {
  title: text(
    'Eine Nachricht mit dieser Kennung wurde schon verarbeitet',
    'A message with this id was processed before',
  ),
  message: ({ fault }) => faults[fault],
  reason: text(
    'Dieselbe Nachricht darf erneut gesendet werden und behält dann ihre Kennung; eine berichtigte braucht eine neue. Sonst ist nicht zu erkennen, welcher Stand gilt, und Akten werden doppelt angelegt.',
    'The same message may be sent again and keeps its id; a corrected one needs a new id. Otherwise nobody can tell which state counts, and records are created twice.',
  ),
  repair: text(
    'Für jede geänderte Nachricht eine neue nachrichtenUUID vergeben; bis xdomea 3.1 je Verfahren und Nachrichtentyp nur eine Nachricht senden.',
    'Give every changed message a new nachrichtenUUID; up to xdomea 3.1 send only one message of each type in a process.',
  ),
  source:
    'xdomea schema 4.0.0, nachrichtenUUID, documentation (H); up to 3.1 one message per type and process (Landesarchiv NRW)',
  example: {
    wrong: 'a corrected 0503 with the nachrichtenUUID of the first one',
    right: 'a corrected 0503 with a nachrichtenUUID of its own',
  },
};
