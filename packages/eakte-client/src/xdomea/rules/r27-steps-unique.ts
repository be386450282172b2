import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

/** A workflow is delivered with all its steps, each with a number of its own. */
export const r27: Rule = {
  id: 'R27',
  severity: 'warning',
  title: text(
    'Der Geschäftsgang ist nicht vollständig oder nicht eindeutig nummeriert',
    'The workflow is incomplete or not numbered clearly',
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
  source: 'xdomea schema, Beteiligungsschritt and its Nummer, documentation and implementationHint (H)',
  example: { wrong: 'zwei Schritte mit Nummer 1', right: 'Nummern 1 und 2' },

  visit(context) {
    let numbers = new Set<string>();
    return {
      geschaeftsgang({ beteiligungsschritt = [] }, object) {
        numbers = new Set();
        const place = object ? { object } : {};
        for (const { nummer } of beteiligungsschritt) {
          if (nummer === undefined) continue;
          if (numbers.has(nummer)) {
            context.report(
              {
                de: `Die Nummer ${nummer.slice(0, 20)} tragen zwei Beteiligungsschritte.`,
                en: `Two steps have the number ${nummer.slice(0, 20)}.`,
              },
              place,
            );
          }
          numbers.add(nummer);
        }
        const gap = firstGap(numbers);
        if (gap !== undefined) {
          context.report(
            {
              de: `In der fortlaufenden Nummerierung fehlt der Beteiligungsschritt ${gap}.`,
              en: `The step ${gap} is missing in the running numbers.`,
            },
            place,
          );
        }
        for (const { parallelZuBeteiligungsschritt = [] } of beteiligungsschritt) {
          for (const other of parallelZuBeteiligungsschritt) {
            if (numbers.has(other)) continue;
            context.report(
              {
                de: `Ein Schritt verläuft parallel zu ${other.slice(0, 20)}; dieser Schritt wurde nicht geliefert.`,
                en: `A step runs parallel to ${other.slice(0, 20)}; that step was not delivered.`,
              },
              place,
            );
          }
        }
      },
      body(element, value) {
        if (element !== 'GeaenderterBeteiligungsschritt') return;
        const { nummer } = value as { nummer?: string };
        if (nummer === undefined || numbers.has(nummer)) return;
        context.report({
          de: `Der geänderte Beteiligungsschritt ${nummer.slice(0, 20)} kommt im Geschäftsgang nicht vor.`,
          en: `The changed step ${nummer.slice(0, 20)} does not occur in the workflow.`,
        });
      },
    };
  },
};

/** The first number missing from 1, 2, 3, …; undefined when complete or not numbered that way. */
function firstGap(numbers: ReadonlySet<string>): number | undefined {
  let highest = 0;
  for (const text of numbers) {
    if (!/^[1-9]\d{0,8}$/.test(text)) return undefined;
    highest = Math.max(highest, Number(text));
  }
  // As many as the highest: no gap. A jump far ahead is another way of counting (10, 20, 30).
  if (highest === numbers.size || highest > numbers.size * 2) return undefined;
  for (let number = 1; number < highest; number += 1) if (!numbers.has(String(number))) return number;
  return undefined;
}
