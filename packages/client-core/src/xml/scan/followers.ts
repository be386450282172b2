import type { QName, QNameTable } from './names.ts';

/**
 * What came after each tag the last time: most tags follow the same tag as before, and comparing with one name
 * is cheaper than looking a name up.
 */
export class Followers {
  readonly #names: QNameTable;
  #after: (QName | undefined)[] = [];
  #generation = 0;
  /** The tag before: twice the id of its name, plus one for end tags. */
  #before = 0;

  constructor(names: QNameTable) {
    this.#names = names;
  }

  /** A start tag was read. */
  opened(name: QName): void {
    this.#before = name.id * 2;
  }

  /** An end tag, or an empty element, was read. */
  closed(name: QName): void {
    this.#before = name.id * 2 + 1;
  }

  /** The name that is expected at an offset, when it is there and ends there. */
  at(buffer: string, at: number): QName | undefined {
    // Names from before the table began anew carry ids that now belong to others.
    if (this.#generation !== this.#names.generation) return undefined;
    const expected = this.#after[this.#before];
    if (expected === undefined) return undefined;
    const { text } = expected;
    const end = at + text.length;
    if (end >= buffer.length) return undefined;
    const after = buffer.charCodeAt(end);
    if (after !== 0x3e && after !== 0x20 && after !== 0x2f) return undefined;
    if (buffer.slice(at, end) !== text) return undefined;
    return expected;
  }

  remember(name: QName): void {
    if (this.#generation !== this.#names.generation) {
      this.#after = [];
      this.#generation = this.#names.generation;
      this.#before = 0;
    }
    this.#after[this.#before] = name;
  }
}
