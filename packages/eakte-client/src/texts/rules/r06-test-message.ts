import { text } from '@rathaus/client-core/texts';
import type { R06Values } from '../../xdomea/rules/r06-test-message.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r06: XdomeaRuleText<R06Values> = {
  title: text('Die Nachricht ist als Test gekennzeichnet', 'The message is marked as a test'),
  message: text(
    'Das Wurzelelement trägt das Attribut test; die Prüfung läuft für den Echtbetrieb.',
    'The root element has the attribute test; this check is for production.',
  ),
  reason: text(
    'Testnachrichten dürfen im Echtbetrieb nicht verarbeitet werden: Sie würden erfundene Akten anlegen oder Löschungen auslösen.',
    'Test messages must not be processed in production: they would create invented records or trigger deletions.',
  ),
  repair: text(
    'Für den Echtbetrieb ohne Testkennzeichen exportieren; zum Testen die Prüfung im Testbetrieb aufrufen.',
    'Export without the mark for production; for tests run the check in test mode.',
  ),
  source: text(
    'xdomea 4.0, Schema, Erläuterung zum Attribut „test“ des Wurzelelements',
    'xdomea 4.0, schema, explanation of the attribute "test" of the root element',
  ),
  example: {
    wrong: '<xdomea:… test="Schulung">',
    right: text('<xdomea:…> (ohne Attribut test)', '<xdomea:…> (no attribute test)'),
  },
};
