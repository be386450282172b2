const tableBits = 5;
const tableCount = 1 << tableBits;
/** Tables are at most this full: above it, looking for a free slot takes too many steps. */
const fullest = 0.8;
const growth = 1.25;

/**
 * A set of UUIDs in 8 bytes each, so that a million of them fit where memory has to stay constant. Keeps 64
 * bits of each: two different UUIDs of one message collide with a chance of about 1 in 5 million at two million
 * entries, and the place of each follows from a seed of its own for each set: a sender who makes ids for a known
 * order of slots would otherwise make the search as slow as he likes.
 *
 * The entries are spread over some tables that grow one after the other. So a growing set never holds its old and
 * its new memory at once, only those of one table; far more tables would burden the collector.
 */
export class UuidSet {
  readonly #tables: Uint32Array[] = [];
  readonly #sizes = new Uint32Array(tableCount);
  readonly #seed: Uint32Array;
  #size = 0;

  /** `seed`: two numbers that decide the places of the entries. Random by default, so that ids that crowd cannot be crafted. */
  constructor(seed: Uint32Array = crypto.getRandomValues(new Uint32Array(2))) {
    this.#seed = seed;
    for (let at = 0; at < tableCount; at += 1) {
      // Of different lengths, so that not all are at their emptiest at the same time.
      const slots = Math.ceil(64 * growth ** (at / tableCount));
      this.#tables.push(new Uint32Array(slots * 2));
    }
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a UUID, without regard to case; false when it was there. */
  add(uuid: string): boolean {
    const { length } = uuid;
    let low = 0x2f0b4c47 ^ this.#seed[0]! ^ length;
    let high = 0x7ed55d16 ^ this.#seed[1]!;
    // Two code units a step: behind the last one stands none, which the length tells from a blank.
    for (let at = 0; at < length; at += 2) {
      const pair = uuid.charCodeAt(at) | (uuid.charCodeAt(at + 1) << 16) | 0x20_0020;
      low = Math.imul(low ^ pair, 0x9e3779b1);
      low ^= low >>> 15;
      high = Math.imul(high + pair, 0x85ebca6b);
      high ^= high >>> 13;
    }
    // Zero marks an empty slot. Unsigned at the end, as the slots hold it: else half of the repeats go unseen.
    low = (low | 1) >>> 0;
    high >>>= 0;
    const number = low >>> (32 - tableBits);
    let table = this.#tables[number]!;
    if ((this.#sizes[number]! + 1) * 2 > table.length * fullest) {
      table = grown(table);
      this.#tables[number] = table;
    }
    if (!insert(table, low, high)) return false;
    this.#sizes[number]! += 1;
    this.#size += 1;
    return true;
  }
}

/** Puts an entry into a table of pairs; false when it was there. */
function insert(table: Uint32Array, low: number, high: number): boolean {
  const { length } = table;
  // The upper bits behind those of the table choose the slot, so that the length need not be a power of two.
  let at = Math.floor((((low << tableBits) >>> 0) / 0x1_0000_0000) * (length / 2)) * 2;
  while (table[at] !== 0) {
    if (table[at] === low && table[at + 1] === high) return false;
    at += 2;
    if (at === length) at = 0;
  }
  table[at] = low;
  table[at + 1] = high;
  return true;
}

/** A larger table with the same entries. The old memory is given back at once. */
function grown(table: Uint32Array): Uint32Array {
  const larger = new Uint32Array(Math.ceil((table.length / 2) * growth) * 2);
  for (let at = 0; at < table.length; at += 2)
    if (table[at] !== 0) insert(larger, table[at]!, table[at + 1]!);
  (table.buffer as Transferable).transfer?.(0);
  return larger;
}

/** `transfer` of ES2024, which our type library does not know yet: here it frees memory without waiting for the collector. */
interface Transferable {
  transfer?(length: number): unknown;
}
