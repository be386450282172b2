import { type Term, term } from '@rathaus/client-core/findings';

/** Ranges of numbers that are shown. */
const shown = 50;

/** Missing numbers for a finding: `[2, 4, 5, 6]` as `2`, `4-6`; `more` are the ranges that are left out. */
export function missingValues(missing: readonly number[]): {
  parts: readonly Term[];
  more: number;
  missing: number;
} {
  const ranges = rangesOf(missing);
  const parts = ranges.slice(0, shown).map((range) => term(range));
  return { parts, more: ranges.length - parts.length, missing: missing.length };
}

function rangesOf(numbers: readonly number[]): string[] {
  const ranges: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
}
