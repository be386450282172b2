/** A qualified name as written in the file. */
export interface QName {
  /** Small number, valid until `QNameTable.generation` changes. */
  id: number;
  text: string;
  /** The characters of `text`, for comparing in place. */
  codes: Uint16Array;
  prefix: string;
  local: string;
  /** One of 32 bits, the same for names with the same local part: two with different ones are different. */
  bit: number;
}

const start =
  'A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const ncName = `[${start}][${start}\\-.0-9\\xb7\\u0300-\\u036f\\u203f\\u2040]*`;
const qName = new RegExp(`^(?:${ncName}:)?${ncName}$`, 'u');

function isAt(text: string, from: number, to: number, codes: Uint16Array): boolean {
  if (codes.length !== to - from) return false;
  for (let at = 0; at < codes.length; at += 1) if (text.charCodeAt(from + at) !== codes[at]) return false;
  return true;
}

/**
 * Where a hash starts and what each character multiplies it with (`hash = Math.imul(hash ^ character, hashFactor)`).
 * Drawn anew by each process, so that names which all fall into one place cannot be made up.
 */
const [drawnStart = 0, drawnFactor = 0] = crypto.getRandomValues(new Int32Array(2));
export const hashStart = drawnStart;
export const hashFactor = drawnFactor | 1;

const slotBits = 13;
const slots = 1 << slotBits;
const maxNames = 4096;
/** Characters of all names together; a single one may be as long as a tag. */
const maxCharacters = 1 << 22;
/** Names that are compared with one; without bad luck there are a few. */
const maxProbes = 128;

/**
 * Names of the file, found again by their characters without making a string: a message has a few hundred
 * names and millions of tags. A hostile file with endless names, or with names that all fall into one place, starts the
 * table anew, so memory and time are bounded.
 */
export class QNameTable {
  readonly #slots: (QName | undefined)[] = new Array(slots);
  #count = 0;
  #characters = 0;
  /** Changes when ids are given out anew. */
  generation = 0;

  /** The name at `text[from, to)`, whose rolling hash the caller has; undefined when it is no name. */
  find(text: string, from: number, to: number, hash: number): QName | undefined {
    let at = hash >>> (32 - slotBits);
    let probes = 0;
    for (;;) {
      const known = this.#slots[at];
      if (known === undefined) break;
      if (isAt(text, from, to, known.codes)) return known;
      if (++probes === maxProbes) break;
      at = (at + 1) & (slots - 1);
    }
    const name = text.slice(from, to);
    if (!qName.test(name)) return undefined;
    if (probes === maxProbes || this.#count >= maxNames || this.#characters >= maxCharacters) {
      this.#slots.fill(undefined);
      this.#count = 0;
      this.#characters = 0;
      this.generation += 1;
      at = hash >>> (32 - slotBits);
    }
    const colon = name.indexOf(':');
    const local = detach(name.slice(colon + 1));
    // Copied, so that the name does not keep the piece of the file alive it was cut from.
    const entry: QName = {
      id: this.#count++,
      text: detach(name),
      codes: codesOf(name),
      prefix: colon < 0 ? '' : detach(name.slice(0, colon)),
      local,
      bit: bitOf(local),
    };
    this.#slots[at] = entry;
    this.#characters += name.length;
    return entry;
  }
}

function codesOf(name: string): Uint16Array {
  const codes = new Uint16Array(name.length);
  for (let at = 0; at < codes.length; at += 1) codes[at] = name.charCodeAt(at);
  return codes;
}

function bitOf(local: string): number {
  let sum = 0;
  for (let at = 0; at < local.length; at += 1) sum = (Math.imul(sum, 31) + local.charCodeAt(at)) | 0;
  return 1 << (sum & 31);
}

/** A copy that shares no memory with the text it was sliced from. */
export function detach(text: string): string {
  return text.length < 13 ? text : JSON.parse(JSON.stringify(text));
}
