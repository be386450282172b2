import { text } from './local-text.ts';
import type { Rule, RuleObject } from './rule.ts';

/** Numbers given to the children of one record, in little room for the usual 1, 2, 3, … */
class Numbers {
  numbered = 0;
  bare = 0;
  /** First child without a number, for the place of a finding. */
  odd: RuleObject | undefined;
  #from = 0;
  #to = -1;
  readonly #others = new Set<number | string>();

  /** False when the number was given before. */
  add(number: number | string): boolean {
    this.numbered += 1;
    if (typeof number === 'number') {
      if (number >= this.#from && number <= this.#to) return false;
      if (this.#to < this.#from) {
        this.#from = number;
        this.#to = number;
        return true;
      }
      if (number === this.#to + 1 && !this.#others.has(number)) {
        this.#to = number;
        return true;
      }
    }
    if (this.#others.has(number)) return false;
    this.#others.add(number);
    return true;
  }
}

/** Numbers of siblings are unique, and all have one or none. */
export const r19: Rule = {
  id: 'R19',
  severity: 'error',
  title: text(
    'Nummern im übergeordneten Objekt sind doppelt oder nur teilweise vergeben',
    'Numbers within the parent record are given twice or only to some',
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
  source: 'xdomea schema, NummerImUebergeordnetenContainer, implementationHint (H)',
  example: { wrong: 'zwei Dokumente mit Nummer 1', right: 'Nummern 1 und 2' },

  visit(context) {
    const byLevel: (Numbers | undefined)[] = [];
    return {
      enter(object) {
        const { level, parent, data } = object;
        byLevel[level] = undefined;
        if (!parent || parent.kind === 'Dokument') return;
        const number = data.identifikation?.nummerImUebergeordnetenContainer;
        let numbers = byLevel[level - 1];
        if (!numbers) {
          numbers = new Numbers();
          byLevel[level - 1] = numbers;
        }
        if (number === undefined || number === '') {
          numbers.bare += 1;
          numbers.odd ??= object;
        } else if (!numbers.add(number)) {
          context.report(
            {
              de: `Die Nummer ${String(number).slice(0, 20)} trägt schon ein anderes Objekt unter demselben übergeordneten.`,
              en: `The number ${String(number).slice(0, 20)} belongs to another record under the same parent already.`,
            },
            { object },
          );
        }
      },
      leave(object) {
        const numbers = byLevel[object.level];
        if (!numbers) return;
        byLevel[object.level] = undefined;
        if (numbers.numbered === 0 || numbers.bare === 0) return;
        context.report(
          {
            de: `${numbers.numbered} untergeordnete Objekte tragen eine Nummer, ${numbers.bare} keine.`,
            en: `${numbers.numbered} records inside have a number, ${numbers.bare} have none.`,
          },
          { object },
        );
      },
    };
  },
};
