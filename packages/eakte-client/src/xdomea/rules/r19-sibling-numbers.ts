import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r19: Rule = {
  id: 'R19',
  severity: 'error',
  title: text(
    'Nummern im übergeordneten Container sind eindeutig',
    'Numbers within the container are unique',
  ),
  reason: text(
    'Die Nummern bestimmen die Reihenfolge der Akte; doppelte oder halb vergebene Nummern machen sie beliebig.',
    'The numbers give the order of the file; double or partial numbers make it arbitrary.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Alle Geschwister fortlaufend nummerieren oder keines. Lücken sind erlaubt.',
      'Number all siblings or none. Gaps are allowed.',
    ),
  },
  source: 'documentation and implementationHint of the schemas',
  example: { wrong: 'zwei Dokumente mit Nummer 1', right: 'Nummern 1 und 2' },

  visit(context) {
    interface Siblings {
      numbers: Set<number | string>;
      without: boolean;
      told: boolean;
    }
    const top: Siblings = { numbers: new Set(), without: false, told: false };
    return {
      leave(object) {
        if (object.element === 'Anschreiben') return;
        let siblings = top;
        if (object.parent) {
          siblings = (object.parent.memo.R19 as Siblings | undefined) ?? {
            numbers: new Set(),
            without: false,
            told: false,
          };
          object.parent.memo.R19 = siblings;
        }
        const number = object.data.identifikation?.nummerImUebergeordnetenContainer;
        if (number === undefined) siblings.without = true;
        else if (siblings.numbers.has(number)) {
          context.report(
            text(
              `Die Nummer ${number} kommt unter den Geschwistern mehrfach vor.`,
              `The number ${number} occurs more than once among the siblings.`,
            ),
            {
              object,
            },
          );
        } else siblings.numbers.add(number);
        if (siblings.without && siblings.numbers.size > 0 && !siblings.told) {
          siblings.told = true;
          context.report(
            text('Nur ein Teil der Geschwister ist nummeriert.', 'Only some of the siblings are numbered.'),
            { object },
          );
        }
      },
    };
  },
};
