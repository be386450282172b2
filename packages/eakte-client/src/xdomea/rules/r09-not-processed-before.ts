import { factsOf } from './procedure-facts.ts';
import type { Rule } from './rule.ts';
import { sameId } from './uuid.ts';

/** A message id stands for one content. */
export const r09NotProcessedBefore: Rule = {
  id: 'R09',
  severity: 'error',
  title: {
    de: 'Eine Nachricht mit dieser Kennung wurde schon verarbeitet',
    en: 'A message with this id was processed before',
  },
  reason: {
    de: 'Dieselbe Nachricht darf erneut gesendet werden und behält dann ihre Kennung; eine berichtigte braucht eine neue. Sonst ist nicht zu erkennen, welcher Stand gilt, und Akten werden doppelt angelegt.',
    en: 'The same message may be sent again and keeps its id; a corrected one needs a new id. Otherwise nobody can tell which state counts, and records are created twice.',
  },
  repair: {
    who: 'vendor',
    how: {
      de: 'Für jede geänderte Nachricht eine neue nachrichtenUUID vergeben; bis xdomea 3.1 je Verfahren und Nachrichtentyp nur eine Nachricht senden.',
      en: 'Give every changed message a new nachrichtenUUID; up to xdomea 3.1 send only one message of each type in a process.',
    },
  },
  source:
    'xdomea schema 4.0.0, nachrichtenUUID, documentation (H); up to 3.1 one message per type and process (Landesarchiv NRW)',
  example: {
    wrong: 'a corrected 0503 with the nachrichtenUUID of the first one',
    right: 'a corrected 0503 with a nachrichtenUUID of its own',
  },
  visit(context) {
    return {
      kopf({ nachrichtenUuid }) {
        const { messages = [], digest } = factsOf(context);
        const known =
          context.version === '4.0.0'
            ? messages.find((message) => sameId(message.nachrichtenUuid, nachrichtenUuid))
            : messages.find((message) => message.messageType === context.messageType);
        if (!known) return;
        if (known.digest !== undefined && known.digest === digest) {
          context.report(
            {
              de: 'Dieselbe Nachricht wurde schon empfangen; sie darf nicht noch einmal verarbeitet werden.',
              en: 'The same message was received before; it must not be processed again.',
            },
            { severity: 'info' },
          );
          return;
        }
        const differs = known.digest !== undefined && digest !== undefined;
        context.report({
          de: differs
            ? 'Eine Nachricht mit derselben Kennung, aber anderem Inhalt wurde schon empfangen.'
            : 'Eine Nachricht mit derselben Kennung wurde schon empfangen; ob der Inhalt gleich ist, ist nicht bekannt.',
          en: differs
            ? 'A message with the same id and other content was received before.'
            : 'A message with the same id was received before; whether the content is the same is not known.',
        });
      },
    };
  },
};
