import type { Rule } from './rule.ts';

/** A message marked as a test is not processed in production. */
export const r06TestMessage: Rule = {
  id: 'R06',
  severity: 'error',
  title: { de: 'Die Nachricht ist als Test gekennzeichnet', en: 'The message is marked as a test' },
  reason: {
    de: 'Testnachrichten dürfen im Echtbetrieb nicht verarbeitet werden: Sie würden erfundene Akten anlegen oder Löschungen auslösen.',
    en: 'Test messages must not be processed in production: they would create invented records or trigger deletions.',
  },
  repair: {
    who: 'authority',
    how: {
      de: 'Für den Echtbetrieb ohne Testkennzeichen exportieren; zum Testen die Prüfung im Testbetrieb aufrufen.',
      en: 'Export without the mark for production; for tests run the check in test mode.',
    },
  },
  source: 'xdomea schema 4.0.0, root attribute test, documentation (H)',
  example: { wrong: '<xdomea:… test="Schulung">', right: '<xdomea:…> (no attribute test)' },
  versions: ['4.0.0'],
  visit(context) {
    return {
      kopf() {
        if (!context.production || context.rootAttributes.test === undefined) return;
        context.report({
          de: 'Das Wurzelelement trägt das Attribut test; die Prüfung läuft für den Echtbetrieb.',
          en: 'The root element has the attribute test; this check is for production.',
        });
      },
    };
  },
};
