import { notXml } from './fault.ts';

const illegal =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are not allowed in XML 1.0.
  /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The same for one character of a text; halves of pairs have to follow each other. */
function isIllegalAt(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c < 0x20) return c !== 0x09 && c !== 0x0a && c !== 0x0d;
  if (c < 0xd800) return false;
  if (c < 0xdc00) return (text.charCodeAt(at + 1) & 0xfc00) !== 0xdc00;
  if (c < 0xe000) return (text.charCodeAt(at - 1) & 0xfc00) !== 0xd800;
  return c === 0xfffe || c === 0xffff;
}

/** Up to here looking at each character costs less than a search that may run to the end of the buffer. */
const short = 256;

/**
 * What text must not hold or has to be looked at for: the next such place is searched once and kept, so that many
 * texts in one buffer cost one search. Forget it when the buffer changes.
 */
export class Landmarks {
  #illegal = -1;
  #cdataEnd = -1;
  #reference = -1;

  forget(): void {
    this.#illegal = -1;
    this.#cdataEnd = -1;
    this.#reference = -1;
  }

  /** Throws when a character that XML 1.0 does not allow is in `[from, to)` (section 2.2). */
  requireLegal(buffer: string, from: number, to: number): void {
    if (this.#illegal >= to) return;
    if (to - from <= short) {
      for (let at = from; at < to; at += 1)
        if (isIllegalAt(buffer, at)) throw notXml('control-character', at);
      return;
    }
    if (this.#illegal < from) {
      illegal.lastIndex = from;
      this.#illegal = illegal.test(buffer) ? illegal.lastIndex - 1 : buffer.length;
    }
    if (this.#illegal < to) throw notXml('control-character', this.#illegal);
  }

  /** Checks text between tags; true when it has no reference. */
  isPlain(buffer: string, from: number, to: number): boolean {
    this.requireLegal(buffer, from, to);
    if (this.#cdataEnd < from) {
      const found = buffer.indexOf(']]>', from);
      this.#cdataEnd = found < 0 ? buffer.length : found;
    }
    if (this.#cdataEnd < to) throw notXml('cdata-end-in-text', this.#cdataEnd);
    if (this.#reference < from) {
      const found = buffer.indexOf('&', from);
      this.#reference = found < 0 ? buffer.length : found;
    }
    return this.#reference >= to;
  }
}
