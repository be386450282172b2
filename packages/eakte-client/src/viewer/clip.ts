/** Characters that may still be kept of a message. */
export interface Budget {
  characters: number;
}

const longest = 2000;
const mostEntries = 100;

/** Entries left out at the end of a list that was cut. */
const cut = new WeakMap<object, number>();

/** How many entries of a list were left out when it was copied. */
export const leftOut = (list: object): number => cut.get(list) ?? 0;

/** A text of bounded length, without half a character at its end. */
export const clip = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text;

/**
 * A copy of a part of the model of bounded size: long texts are cut, long lists, too. It holds nothing of the original,
 * so that the rest of the message can be given up.
 */
export function clipped<Value>(value: Value, budget: Budget): Value {
  return copyOf(value, budget) as Value;
}

function copyOf(value: unknown, budget: Budget): unknown {
  if (typeof value === 'string') {
    const kept = clip(value);
    budget.characters -= kept.length;
    return kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  // An empty field takes room as well.
  budget.characters -= 10;
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copyOf(inner, budget)]));
  const kept: unknown[] = [];
  for (const entry of value.slice(0, mostEntries)) {
    if (budget.characters <= 0) break;
    kept.push(copyOf(entry, budget));
  }
  if (kept.length < value.length) cut.set(kept, value.length - kept.length);
  return kept;
}
