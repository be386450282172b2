/** Pairs of ids in groups: group `id` lies from `starts[id]` up to `starts[id + 1]`. */
export interface SortedPairs {
  readonly starts: Uint32Array;
  readonly pairs: Uint32Array;
}

/** Rows grouped by their first (0) or last (2) column; predicate and the other column stay, sorted within a group. */
export function sortedBy(triples: Uint32Array, rows: number, terms: number, column: 0 | 2): SortedPairs {
  const other = 2 - column;
  const starts = new Uint32Array(terms + 1);
  for (let row = 0; row < rows; row++) starts[triples[row * 3 + column]! + 1]! += 2;
  for (let id = 0; id < terms; id++) starts[id + 1]! += starts[id]!;
  const next = starts.slice();
  const pairs = new Uint32Array(rows * 2);
  for (let row = 0; row < rows; row++) {
    const id = triples[row * 3 + column]!;
    const at = next[id]!;
    pairs[at] = triples[row * 3 + 1]!;
    pairs[at + 1] = triples[row * 3 + other]!;
    next[id] = at + 2;
  }
  for (let id = 0; id < terms; id++) sortPairs(pairs, starts[id]!, starts[id + 1]!);
  return { starts, pairs };
}

/** Sorts pairs in place. Most groups are a handful of triples, for which insertion is fastest. */
function sortPairs(pairs: Uint32Array, from: number, to: number): void {
  if (to - from > 64) {
    // Predicate and object as one number: ids are below 2^26 in anything that fits into memory.
    const keys = new Float64Array((to - from) / 2);
    for (let at = from; at < to; at += 2) keys[(at - from) / 2] = pairs[at]! * 2 ** 26 + pairs[at + 1]!;
    keys.sort();
    for (let at = from; at < to; at += 2) {
      const key = keys[(at - from) / 2]!;
      const first = Math.floor(key / 2 ** 26);
      pairs[at] = first;
      pairs[at + 1] = key - first * 2 ** 26;
    }
    return;
  }
  for (let at = from + 2; at < to; at += 2) {
    const first = pairs[at]!;
    const second = pairs[at + 1]!;
    let hole = at;
    while (
      hole > from &&
      (pairs[hole - 2]! > first || (pairs[hole - 2] === first && pairs[hole - 1]! > second))
    ) {
      pairs[hole] = pairs[hole - 2]!;
      pairs[hole + 1] = pairs[hole - 1]!;
      hole -= 2;
    }
    pairs[hole] = first;
    pairs[hole + 1] = second;
  }
}

/** Groups without pairs that follow their like. */
export function withoutDoubles({ starts, pairs }: SortedPairs): SortedPairs {
  let filled = 0;
  const kept = new Uint32Array(starts.length);
  for (let id = 0; id + 1 < starts.length; id++) {
    const begin = filled;
    const end = starts[id + 1]!;
    for (let at = starts[id]!; at < end; at += 2) {
      const same = filled > begin && pairs[filled - 2] === pairs[at] && pairs[filled - 1] === pairs[at + 1];
      if (same) continue;
      pairs[filled] = pairs[at]!;
      pairs[filled + 1] = pairs[at + 1]!;
      filled += 2;
    }
    kept[id] = begin;
    kept[id + 1] = filled;
  }
  return { starts: kept, pairs: pairs.subarray(0, filled) };
}
