import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r27: Rule = {
  id: 'R27',
  severity: 'warning',
  title: text(
    'Die Schritte eines Geschäftsgangs sind eindeutig nummeriert',
    'The steps of a Geschäftsgang are numbered uniquely',
  ),
  reason: text(
    'Mit doppelten Nummern ist der Ablauf nicht mehr nachvollziehbar.',
    'With double numbers the course can no longer be followed.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Alle Beteiligungsschritte mit eindeutiger Nummer übergeben.',
      'Hand over all steps, each with a number of its own.',
    ),
  },
  source: 'documentation and implementationHint of the schemas',
  example: { wrong: 'zwei Schritte mit Nummer 1', right: 'Nummern 1 und 2' },

  visit(context) {
    return {
      geschaeftsgang(geschaeftsgang, object) {
        const seen = new Set<string>();
        for (const schritt of geschaeftsgang.beteiligungsschritt ?? []) {
          if (seen.has(schritt.nummer)) {
            context.report(
              text(
                `Der Beteiligungsschritt ${schritt.nummer} kommt mehrfach vor.`,
                `The step ${schritt.nummer} occurs more than once.`,
              ),
              object ? { object } : {},
            );
          }
          seen.add(schritt.nummer);
        }
      },
    };
  },
};
