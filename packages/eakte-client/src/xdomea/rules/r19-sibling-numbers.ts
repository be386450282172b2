import { type Term, term } from '@rathaus/client-core/findings';
import type { Mark } from '../finding/mark.ts';
import { excerpt } from './excerpt.ts';
import type { Rule, RuleObject } from './rule.ts';

/** Numbers given to the children of one record, in little room for the usual 1, 2, 3, … */
class Numbers {
  numbered = 0;
  bare = 0;
  /** First child without a number, with its place. */
  odd: { object: RuleObject; mark: Mark } | undefined;
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

/** Values of R19. */
export type R19Values =
  | { readonly fault: Term<'repeated'>; readonly number: string | number }
  | { readonly fault: Term<'partial'>; readonly numbered: number; readonly bare: number };

/** Numbers of siblings are unique, and all have one or none. */
export const r19: Rule<R19Values> = {
  id: 'R19',
  severity: 'error',
  who: 'vendor',
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
          numbers.odd ??= { object, mark: object.mark };
        } else if (!numbers.add(number)) {
          context.report(
            { fault: term('repeated'), number: typeof number === 'number' ? number : excerpt(number) },
            { object, field: 'identifikation/nummerImUebergeordnetenContainer' },
          );
        }
      },
      leave(object) {
        const numbers = byLevel[object.level];
        if (!numbers) return;
        byLevel[object.level] = undefined;
        if (numbers.numbered === 0 || numbers.bare === 0) return;
        context.report(
          { fault: term('partial'), numbered: numbers.numbered, bare: numbers.bare },
          numbers.odd,
        );
      },
    };
  },
};
