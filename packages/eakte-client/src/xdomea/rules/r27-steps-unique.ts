import { type Term, term } from '@rathaus/client-core/findings';
import { excerpt } from './excerpt.ts';
import type { Rule } from './rule.ts';

/** Values of R27. */
export type R27Values =
  | { readonly fault: Term<'repeated' | 'parallel' | 'changed'>; readonly step: string }
  | { readonly fault: Term<'gap'>; readonly step: number };

/** A workflow is delivered with all its steps, each with a number of its own. */
export const r27: Rule<R27Values> = {
  id: 'R27',
  severity: 'warning',
  who: 'vendor',
  visit(context) {
    let numbers = new Set<string>();
    return {
      geschaeftsgang(geschaeftsgang, object) {
        const { beteiligungsschritt = [] } = geschaeftsgang;
        numbers = new Set();
        for (const part of beteiligungsschritt) {
          const { nummer } = part;
          if (nummer === undefined) continue;
          if (numbers.has(nummer)) {
            context.report(
              { fault: term('repeated'), step: excerpt(nummer) },
              { object, part, field: 'nummer' },
            );
          }
          numbers.add(nummer);
        }
        const gap = firstGap(numbers);
        if (gap !== undefined) {
          context.report({ fault: term('gap'), step: gap }, { object, part: geschaeftsgang });
        }
        for (const part of beteiligungsschritt) {
          for (const [at, other] of (part.parallelZuBeteiligungsschritt ?? []).entries()) {
            if (numbers.has(other)) continue;
            context.report(
              { fault: term('parallel'), step: excerpt(other) },
              { object, part, field: `parallelZuBeteiligungsschritt/${at}` },
            );
          }
        }
      },
      body(element, value) {
        if (element !== 'GeaenderterBeteiligungsschritt') return;
        const part = value as { nummer?: string };
        const { nummer } = part;
        if (nummer === undefined || numbers.has(nummer)) return;
        context.report({ fault: term('changed'), step: excerpt(nummer) }, { part, field: 'nummer' });
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
