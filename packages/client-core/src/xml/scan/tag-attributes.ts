import { term } from '../../findings/finding.ts';
import { namedFault, notXml, XmlFault } from './fault.ts';
import type { Landmarks } from './landmarks.ts';
import { hashFactor, hashStart, type QName, type QNameTable } from './names.ts';
import { resolveReferences } from './references.ts';

/** The attributes of the tag that is being read; the lists are used again for each tag. */
export class TagAttributes {
  count = 0;
  readonly names: QName[] = [];
  readonly values: string[] = [];
  readonly #table: QNameTable;
  readonly #landmarks: Landmarks;
  readonly #limit: number;

  constructor(table: QNameTable, landmarks: Landmarks, limit: number) {
    this.#table = table;
    this.#landmarks = landmarks;
    this.#limit = limit;
  }

  /** Reads attributes from behind the element name; gives the offset of `>` or `/`, or -1 when the buffer ends before. */
  read(buffer: string, from: number): number {
    let at = from;
    for (;;) {
      const before = at;
      let c = buffer.charCodeAt(at);
      while (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) c = buffer.charCodeAt(++at);
      if (Number.isNaN(c)) return -1;
      if (c === 0x3e || c === 0x2f) return at;
      if (at === before) throw notXml('attribute-space', at);
      const start = at;
      let hash = hashStart;
      while (c > 0x20 && c !== 0x3d && c !== 0x3e && c !== 0x2f && c !== 0x3c && c !== 0x22 && c !== 0x27) {
        hash = Math.imul(hash ^ c, hashFactor);
        c = buffer.charCodeAt(++at);
      }
      const end = at;
      while (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) c = buffer.charCodeAt(++at);
      if (Number.isNaN(c)) return -1;
      if (c !== 0x3d) throw notXml('attribute-no-value', at);
      c = buffer.charCodeAt(++at);
      while (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) c = buffer.charCodeAt(++at);
      if (Number.isNaN(c)) return -1;
      if (c !== 0x22 && c !== 0x27) throw notXml('attribute-no-quotes', at);
      const close = buffer.indexOf(c === 0x22 ? '"' : "'", at + 1);
      if (close < 0) return -1;
      const name = this.#table.find(buffer, start, end, hash);
      if (name === undefined) throw notXml('attribute-name', start);
      this.#add(name, this.#value(buffer, at + 1, close), start);
      at = close + 1;
    }
  }

  #add(name: QName, value: string, at: number): void {
    if (this.count >= this.#limit) {
      throw new XmlFault(at, { fault: term('too-many-attributes'), limit: this.#limit }, true);
    }
    for (let known = 0; known < this.count; known += 1) {
      if (this.names[known]!.text === name.text) {
        throw new XmlFault(at, namedFault('attribute-twice', name.text), false);
      }
    }
    this.names[this.count] = name;
    this.values[this.count] = value;
    this.count += 1;
  }

  #value(buffer: string, from: number, to: number): string {
    this.#landmarks.requireLegal(buffer, from, to);
    let value = buffer.slice(from, to);
    const less = value.indexOf('<');
    if (less >= 0) throw notXml('less-in-attribute', from + less);
    if (/[\t\n\r]/.test(value)) value = value.replace(/\r\n|[\t\n\r]/g, ' ');
    return value.includes('&') ? resolveReferences(value, from) : value;
  }
}
