/** A qualified name as written in the file. */
export interface QName {
  /** Small number, valid until `QNameTable.generation` changes. */
  id: number;
  text: string;
  /** The characters of `text`, for comparing in place. */
  codes: Uint16Array;
  prefix: string;
  local: string;
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

const slots = 8192;
const maxNames = 4096;

/**
 * Names of the file, found again by their characters without making a string: a message has a few hundred
 * names and millions of tags. A hostile file with endless names starts the table anew, so memory is bounded.
 */
export class QNameTable {
  readonly #slots: (QName | undefined)[] = new Array(slots);
  #count = 0;
  /** Changes when ids are given out anew. */
  generation = 0;

  /** The name at `text[from, to)`, whose rolling hash the caller has; undefined when it is no name. */
  find(text: string, from: number, to: number, hash: number): QName | undefined {
    let at = hash & (slots - 1);
    for (;;) {
      const known = this.#slots[at];
      if (known === undefined) break;
      if (isAt(text, from, to, known.codes)) return known;
      at = (at + 1) & (slots - 1);
    }
    const name = text.slice(from, to);
    if (!qName.test(name)) return undefined;
    if (this.#count >= maxNames) {
      this.#slots.fill(undefined);
      this.#count = 0;
      this.generation += 1;
      at = hash & (slots - 1);
    }
    const colon = name.indexOf(':');
    // Copied, so that the name does not keep the piece of the file alive it was cut from.
    const entry: QName = {
      id: this.#count++,
      text: detach(name),
      codes: Uint16Array.from({ length: name.length }, (_, index) => name.charCodeAt(index)),
      prefix: colon < 0 ? '' : detach(name.slice(0, colon)),
      local: detach(name.slice(colon + 1)),
    };
    this.#slots[at] = entry;
    return entry;
  }
}

/** A copy that shares no memory with the text it was sliced from. */
export function detach(text: string): string {
  return text.length < 13 ? text : JSON.parse(JSON.stringify(text));
}
