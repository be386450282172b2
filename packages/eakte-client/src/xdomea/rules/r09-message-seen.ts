import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r09: Rule = {
  id: 'R09',
  severity: 'error',
  title: text('Eine Nachricht wird nur einmal verarbeitet', 'A message is processed only once'),
  reason: text(
    'Dieselbe UUID mit anderem Inhalt ist ein Fehler des Absenders; mit demselben Inhalt wäre sie schon verarbeitet.',
    'The same UUID with other content is a fault of the sender; with the same content it was processed already.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Für eine korrigierte Nachricht eine neue UUID vergeben.',
      'Give a corrected message a new UUID.',
    ),
  },
  source: 'documentation and implementationHint of the schemas (4.0)',
  example: {
    wrong: 'zweite Nachricht mit derselben nachrichtenUUID',
    right: 'neue nachrichtenUUID je Nachricht',
  },
  versions: ['4.0.0'],

  visit(context) {
    return {
      kopf(kopf) {
        const seen = context.parameters.seen;
        const id = kopf.nachrichtenUuid?.toLowerCase();
        if (seen instanceof Set && id !== undefined && seen.has(id)) {
          context.report(
            text(
              'Eine Nachricht mit dieser UUID ist schon eingegangen.',
              'A message with this UUID has already arrived.',
            ),
          );
        }
      },
    };
  },
};
