import { isUuid } from '@rathaus/client-core/text';

const hasUuidForm: (id: string) => boolean = isUuid;

/** Ids that are no UUIDs are faults of a message: so many are kept, enough to compare it with the others. */
const mostOthers = 100_000;
/** The index is at most this full. */
const fullest = 0.7;

/**
 * A map from record ids to small numbers (0 to 255) in 20 to 40 bytes for each UUID, so that what one message says of a
 * million records can be held beside the next one. Upper and lower case are the same; entries come in the order in which
 * they were added, ids in lower case.
 */
export class IdMap implements Iterable<[id: string, value: number]> {
  /** Four words for each UUID, in the order of adding. */
  #words = new Uint32Array(4 * 64);
  #values = new Uint8Array(64);
  /** Places in the order of adding, from 1; 0 is free. */
  #index = new Uint32Array(128);
  #count = 0;
  readonly #others = new Map<string, number>();
  /** So that ids for one and the same place of the index cannot be made up. */
  readonly #seed = crypto.getRandomValues(new Uint32Array(1))[0]!;

  get size(): number {
    return this.#count + this.#others.size;
  }

  get(id: string): number | undefined {
    if (!hasUuidForm(id)) return this.#others.get(id.toLowerCase());
    const at = this.#index[this.#slotOf(wordsOf(id))]!;
    return at === 0 ? undefined : this.#values[at - 1];
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** Adds an id or changes its number. */
  set(id: string, value: number): void {
    if (!hasUuidForm(id)) {
      const key = id.toLowerCase();
      if (this.#others.size < mostOthers || this.#others.has(key)) this.#others.set(key, value);
      return;
    }
    const words = wordsOf(id);
    const slot = this.#slotOf(words);
    const known = this.#index[slot]!;
    if (known !== 0) {
      this.#values[known - 1] = value;
      return;
    }
    if (this.#count === this.#values.length) this.#growEntries();
    this.#words.set(words, this.#count * 4);
    this.#values[this.#count] = value;
    this.#count += 1;
    this.#index[slot] = this.#count;
    if (this.#count > this.#index.length * fullest) this.#growIndex();
  }

  *[Symbol.iterator](): Generator<[id: string, value: number]> {
    for (let at = 0; at < this.#count; at += 1)
      yield [uuidOf(this.#words.subarray(at * 4, at * 4 + 4)), this.#values[at]!];
    yield* this.#others;
  }

  /** The place in the index where the words are, or the free one where they belong. */
  #slotOf(words: Uint32Array): number {
    let hash = this.#seed;
    for (let at = 0; at < 4; at += 1) {
      hash = Math.imul(hash ^ words[at]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    const { length } = this.#index;
    let slot = (hash >>> 0) % length;
    for (let at = this.#index[slot]!; at !== 0; at = this.#index[slot]!) {
      if (this.#isAt((at - 1) * 4, words)) return slot;
      slot = slot + 1 === length ? 0 : slot + 1;
    }
    return slot;
  }

  #isAt(at: number, words: Uint32Array): boolean {
    for (let word = 0; word < 4; word += 1) if (this.#words[at + word] !== words[word]) return false;
    return true;
  }

  #growEntries(): void {
    const entries = Math.ceil(this.#values.length * 1.5);
    const words = new Uint32Array(entries * 4);
    words.set(this.#words);
    this.#words = words;
    const values = new Uint8Array(entries);
    values.set(this.#values);
    this.#values = values;
  }

  #growIndex(): void {
    this.#index = new Uint32Array(this.#index.length * 2);
    for (let at = 0; at < this.#count; at += 1)
      this.#index[this.#slotOf(this.#words.subarray(at * 4, at * 4 + 4))] = at + 1;
  }
}

/** The 128 bits of a UUID; a buffer that the next call uses again. */
const bits = new Uint32Array(4);

function wordsOf(uuid: string): Uint32Array {
  let word = 0;
  let digits = 0;
  for (let at = 0; at < uuid.length; at += 1) {
    const c = uuid.charCodeAt(at);
    if (c === 0x2d) continue;
    word = (word << 4) | (c <= 0x39 ? c - 0x30 : (c | 0x20) - 0x57);
    digits += 1;
    if (digits % 8 === 0) bits[digits / 8 - 1] = word;
  }
  return bits;
}

function uuidOf(words: Uint32Array): string {
  const digits = [...words].map((word) => word.toString(16).padStart(8, '0')).join('');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join('-');
}
