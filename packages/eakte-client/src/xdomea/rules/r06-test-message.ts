import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r06: Rule = {
  id: 'R06',
  severity: 'error',
  title: text(
    'Testnachrichten werden nicht produktiv verarbeitet',
    'Test messages are not processed in production',
  ),
  reason: text(
    'Eine als Test gekennzeichnete Nachricht darf nicht im Produktivbetrieb verarbeitet werden.',
    'A message marked as a test must not be processed in production.',
  ),
  repair: {
    who: 'authority',
    how: text(
      'Die Nachricht ohne Testkennzeichen neu erzeugen oder im Testsystem verarbeiten.',
      'Make the message again without the mark or process it in the test system.',
    ),
  },
  source: 'documentation and implementationHint of the schemas (attribute test, 4.0)',
  example: { wrong: 'test="ja"', right: 'kein Attribut test' },
  versions: ['4.0.0'],

  visit(context) {
    return {
      kopf(kopf) {
        if (kopf.test !== undefined && context.production) {
          context.report(
            text('Die Nachricht ist als Testnachricht gekennzeichnet.', 'The message is marked as a test.'),
          );
        }
      },
    };
  },
};
