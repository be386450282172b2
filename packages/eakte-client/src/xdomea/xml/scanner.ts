import { XmlFault } from './fault.ts';
import { faults } from './faults.ts';
import { LineCounter } from './lines.ts';
import { type QName, QNameTable } from './names.ts';
import { commentEnd, declarationEnd, instructionEnd } from './prolog.ts';
import { resolveReferences } from './references.ts';

/** What text at the current place means to the consumer. */
export const textMode = { onlySpace: 0, ignore: 1, collect: 2 } as const;

export interface ScanHandler {
  /** One of `textMode`. Read by the scanner before each piece of text. */
  mode: number;
  /** An element begins. Its attributes are in the scanner's `attribute…` fields. `at` is its `<`. */
  open(name: QName, at: number): void;
  /** It ends; `at` is the `<` of its end tag, or the end of an empty element. */
  close(at: number): void;
  /** A piece of text, references resolved. Only in mode `collect`. */
  text(text: string): void;
  /** Text that is not white space where only white space may stand. */
  stray(at: number): void;
}

export interface ScanLimits {
  /** Elements inside each other. libxml2 stops at 256 as well. */
  depth: number;
  /** Characters of one tag with its attributes, one comment or one processing instruction. */
  markup: number;
  /** Attributes of one tag: looking for doubles takes their square. */
  attributes: number;
}

export const defaultLimits: ScanLimits = { depth: 256, markup: 1 << 20, attributes: 512 };

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are not allowed in XML 1.0.
const illegal = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/**
 * A streaming reader of XML 1.0 without DTD: checks well-formedness, keeps no tree, and makes no object for a
 * tag. Text is fed in pieces of any size. Every fault is an `XmlFault`.
 */
export class XmlScanner {
  readonly names = new QNameTable();
  attributeCount = 0;
  readonly attributeNames: QName[] = [];
  readonly attributeValues: string[] = [];
  /** Names of the open elements. */
  readonly openNames: QName[] = [];
  depth = 0;

  readonly #handler: ScanHandler;
  readonly #limits: ScanLimits;
  #buffer = '';
  #position = 0;
  #started = false;
  #rootSeen = false;
  #ended = false;
  #nextReference = -1;
  #nextCdataEnd = -1;
  readonly #lines = new LineCounter();
  #capture: string | undefined;
  #captureFrom = 0;
  #captureLimit = 0;

  constructor(handler: ScanHandler, limits: ScanLimits = defaultLimits) {
    this.#handler = handler;
    this.#limits = limits;
  }

  /** Feeds text. */
  write(chunk: string): void {
    const bad = illegal.exec(chunk);
    if (bad) {
      this.#append(chunk.slice(0, bad.index));
      this.#scan(false);
      throw faults.controlCharacter(this.#buffer.length);
    }
    this.#append(chunk);
    this.#scan(false);
  }

  /** The text is complete. */
  end(): void {
    this.#scan(true);
    const at = this.#buffer.length;
    if (this.depth > 0) {
      throw new XmlFault(
        at,
        `Die Datei bricht ab: <${this.openNames[this.depth - 1]!.text}> ist nicht geschlossen.`,
        `The file breaks off: <${this.openNames[this.depth - 1]!.text}> is not closed.`,
      );
    }
    if (!this.#rootSeen) throw faults.noElement(at);
  }

  /** Line and column of an offset. Offsets must not decrease from call to call by more than the last line. */
  locate(at: number): { line: number; column: number } {
    return this.#lines.locate(this.#buffer, at);
  }

  /** Begins to keep the raw text, from `at` on. */
  startCapture(at: number, limit: number): void {
    this.#captureLimit = limit;
    this.#capture = '';
    this.#captureFrom = at;
  }

  /** Ends keeping before `at` and gives the raw text. */
  endCapture(at: number): string {
    const text = (this.#capture ?? '') + this.#buffer.slice(this.#captureFrom, at);
    this.#capture = undefined;
    return text;
  }

  /** Offset behind the tag that is being reported. */
  tagEnd = 0;

  #append(chunk: string): void {
    const done = this.#position;
    if (done > 0) {
      this.#lines.count(this.#buffer, done);
      this.#lines.shift(done);
      if (this.#capture !== undefined) {
        this.#capture += this.#buffer.slice(this.#captureFrom, done);
        this.#captureFrom = 0;
        if (this.#capture.length > this.#captureLimit) throw faults.textTooLong(done);
      }
      // join() makes one flat string; + would make a rope that every later access has to walk through.
      this.#buffer = [this.#buffer.slice(done), chunk].join('');
      this.#position = 0;
    } else {
      this.#buffer += chunk;
    }
    this.#nextReference = -1;
    this.#nextCdataEnd = -1;
  }

  #scan(last: boolean): void {
    if (!this.#started && !this.#startDocument(last)) return;
    const buffer = this.#buffer;
    const length = buffer.length;
    while (this.#position < length) {
      const from = this.#position;
      let open = this.#shortText(from, length);
      if (open < 0) open = buffer.indexOf('<', from);
      if (open < 0) {
        this.#tail(from, length, last);
        return;
      }
      if (open > from && !this.#done) this.#text(from, open);
      this.#position = open;
      const next = open + 1 < length ? buffer.charCodeAt(open + 1) : -1;
      let end: number;
      if (next === 0x2f) end = this.#endTag(open);
      else if (next === 0x21) end = this.#declaration(open);
      else if (next === 0x3f) end = instructionEnd(buffer, open);
      else if (next === -1) end = -1;
      else end = this.#startTag(open);
      if (end < 0) {
        if (last) throw faults.tagCut(length);
        if (length - open > this.#limits.markup) {
          throw faults.tagTooLong(open);
        }
        return;
      }
      this.#position = end;
    }
  }

  /** Set by `#shortText` when it has dealt with the text. */
  #done = false;

  /**
   * The two texts that nearly all are: white space between tags, and a short value without references. Read
   * character by character, because a search call for each would cost more than the characters. Gives the offset
   * of the `<` behind the text, or -1 for the general way.
   */
  #shortText(from: number, length: number): number {
    const buffer = this.#buffer;
    this.#done = false;
    let at = from;
    let c = buffer.charCodeAt(at);
    if (c === 0x3c) return at;
    if (this.depth === 0) return -1;
    const { mode } = this.#handler;
    if (mode === textMode.onlySpace) {
      while ((c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) && at + 1 < length)
        c = buffer.charCodeAt(++at);
      if (c !== 0x3c) return -1;
      this.#done = true;
      return at;
    }
    if (mode !== textMode.collect) return -1;
    const end = Math.min(length - 1, from + 120);
    while (c !== 0x3c && c !== 0x26 && c !== 0x5d && c !== 0x0d && at < end) c = buffer.charCodeAt(++at);
    if (c !== 0x3c) return -1;
    this.#handler.text(buffer.slice(from, at));
    this.#done = true;
    return at;
  }

  #startDocument(last: boolean): boolean {
    if (this.#buffer.length < 6 && !last) return false;
    if (this.#buffer.charCodeAt(0) === 0xfeff) {
      this.#position = 1;
      this.#lines.skip(1);
    }
    const end = declarationEnd(this.#buffer, this.#position, last);
    if (end < 0) return false;
    this.#position = end;
    this.#started = true;
    return true;
  }

  /** Text at the end of the buffer: hand out what cannot change any more. */
  #tail(from: number, length: number, last: boolean): void {
    if (last) {
      this.#text(from, length);
      this.#position = length;
      return;
    }
    if (length - from < 1 << 15) return;
    let cut = length - 80;
    const reference = this.#buffer.lastIndexOf('&', cut);
    if (reference >= from && this.#buffer.indexOf(';', reference) >= cut) cut = reference;
    while (cut > from && /[\]\r]/.test(this.#buffer[cut - 1]!)) cut -= 1;
    if (cut <= from) return;
    this.#text(from, cut);
    this.#position = cut;
  }

  #text(from: number, to: number): void {
    const { mode } = this.#handler;
    const buffer = this.#buffer;
    if (this.depth === 0 || mode === textMode.onlySpace) {
      for (let at = from; at < to; at += 1) {
        const c = buffer.charCodeAt(at);
        if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) continue;
        if (this.depth === 0) throw faults.textOutside(at);
        this.#checkText(from, to);
        this.#handler.stray(at);
        return;
      }
      return;
    }
    const plain = this.#checkText(from, to);
    if (mode === textMode.ignore) {
      if (!plain) resolveReferences(buffer.slice(from, to), from);
      return;
    }
    let text = buffer.slice(from, to);
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    this.#handler.text(plain ? text : resolveReferences(text, from));
  }

  /** True when the text has no reference. */
  #checkText(from: number, to: number): boolean {
    const buffer = this.#buffer;
    if (this.#nextCdataEnd < from) {
      const found = buffer.indexOf(']]>', from);
      this.#nextCdataEnd = found < 0 ? buffer.length : found;
    }
    if (this.#nextCdataEnd < to) {
      throw faults.cdataEndInText(this.#nextCdataEnd);
    }
    if (this.#nextReference < from) {
      const found = buffer.indexOf('&', from);
      this.#nextReference = found < 0 ? buffer.length : found;
    }
    return this.#nextReference >= to;
  }

  #endTag(open: number): number {
    const buffer = this.#buffer;
    if (this.depth === 0) throw faults.endWithoutStart(open);
    const name = this.openNames[this.depth - 1]!;
    const { text } = name;
    const { codes } = name;
    const { length } = buffer;
    let at = open + 2 + codes.length;
    if (at >= length) return -1;
    for (let index = 0, from = open + 2; index < codes.length; index += 1) {
      if (buffer.charCodeAt(from + index) !== codes[index]) return this.#mismatch(open, text);
    }
    let c = buffer.charCodeAt(at);
    while ((c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) && ++at < length) c = buffer.charCodeAt(at);
    if (at >= length) return -1;
    if (c !== 0x3e) return this.#mismatch(open, text);
    this.tagEnd = at + 1;
    this.#before = name.id * 2 + 1;
    this.#handler.close(open);
    this.depth -= 1;
    if (this.depth === 0) this.#ended = true;
    return at + 1;
  }

  /** What came after each tag the last time: most tags follow the same tag as before. */
  #followers: (QName | undefined)[] = [];
  #followersOf = 0;
  /** The tag before: twice the id of its name, plus one for end tags. */
  #before = 0;

  /** The name that is expected at an offset, when it stands there and ends there. */
  #expectedName(at: number, length: number): QName | undefined {
    const expected = this.#followers[this.#before];
    if (expected === undefined) return undefined;
    const { codes } = expected;
    const end = at + codes.length;
    if (end >= length) return undefined;
    const buffer = this.#buffer;
    const after = buffer.charCodeAt(end);
    if (after !== 0x3e && after !== 0x20 && after !== 0x2f) return undefined;
    for (let index = codes.length - 1; index >= 0; index -= 1) {
      if (buffer.charCodeAt(at + index) !== codes[index]) return undefined;
    }
    return expected;
  }

  #remember(name: QName): void {
    if (this.#followersOf !== this.names.generation) {
      this.#followers = [];
      this.#followersOf = this.names.generation;
      this.#before = 0;
    }
    this.#followers[this.#before] = name;
  }

  #mismatch(open: number, expected: string): never {
    throw new XmlFault(
      open,
      `Falscher Endtag: <${expected}> ist noch offen.`,
      `Wrong end tag: <${expected}> is still open.`,
    );
  }

  #startTag(open: number): number {
    const buffer = this.#buffer;
    const { length } = buffer;
    let at = open + 1;
    let c = 0;
    let name = this.#expectedName(at, length);
    if (name !== undefined) {
      at += name.codes.length;
      c = buffer.charCodeAt(at);
    } else {
      let hash = 0;
      while (at < length) {
        c = buffer.charCodeAt(at);
        if (c <= 0x20 || c === 0x3e || c === 0x2f || c === 0x3d || c === 0x3c) break;
        hash = (Math.imul(hash, 31) + c) | 0;
        at += 1;
      }
      if (at >= length) return -1;
      name = this.names.find(buffer, open + 1, at, hash);
      if (name !== undefined) this.#remember(name);
    }
    if (name === undefined) throw faults.elementName(open);
    this.attributeCount = 0;
    if (c !== 0x3e) {
      at = this.#attributes(at);
      if (at < 0) return -1;
      c = buffer.charCodeAt(at);
    }
    const empty = c === 0x2f;
    if (empty) {
      c = buffer.charCodeAt(++at);
      if (Number.isNaN(c)) return -1;
    }
    if (c !== 0x3e) throw faults.tagEnd(at);
    if (this.#ended) throw faults.secondRoot(open);
    if (this.depth >= this.#limits.depth) {
      throw faults.tooDeep(open);
    }
    this.#rootSeen = true;
    this.tagEnd = at + 1;
    this.openNames[this.depth] = name;
    this.depth += 1;
    this.#before = empty ? name.id * 2 + 1 : name.id * 2;
    this.#handler.open(name, open);
    if (empty) {
      this.#handler.close(at + 1);
      this.depth -= 1;
      if (this.depth === 0) this.#ended = true;
    }
    return at + 1;
  }

  /** Reads attributes; gives the offset of `>` or `/`, or -1 when the buffer ends before. */
  #attributes(from: number): number {
    const buffer = this.#buffer;
    let at = from;
    for (;;) {
      const before = at;
      let c = buffer.charCodeAt(at);
      while (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) c = buffer.charCodeAt(++at);
      if (Number.isNaN(c)) return -1;
      if (c === 0x3e || c === 0x2f) return at;
      if (at === before) throw faults.attributeSpace(at);
      const start = at;
      let hash = 0;
      while (c > 0x20 && c !== 0x3d && c !== 0x3e && c !== 0x2f && c !== 0x3c && c !== 0x22 && c !== 0x27) {
        hash = (Math.imul(hash, 31) + c) | 0;
        c = buffer.charCodeAt(++at);
      }
      const end = at;
      while (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) c = buffer.charCodeAt(++at);
      if (Number.isNaN(c)) return -1;
      if (c !== 0x3d) throw faults.attributeNoValue(at);
      c = buffer.charCodeAt(++at);
      while (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) c = buffer.charCodeAt(++at);
      if (Number.isNaN(c)) return -1;
      if (c !== 0x22 && c !== 0x27) throw faults.attributeNoQuotes(at);
      const close = buffer.indexOf(c === 0x22 ? '"' : "'", at + 1);
      if (close < 0) return -1;
      const name = this.names.find(buffer, start, end, hash);
      if (name === undefined) throw faults.attributeName(start);
      if (this.attributeCount >= this.#limits.attributes)
        throw new XmlFault(
          start,
          `Ein Element hat mehr als ${this.#limits.attributes} Attribute.`,
          `An element has more than ${this.#limits.attributes} attributes.`,
          'R32',
        );
      for (let known = 0; known < this.attributeCount; known += 1) {
        if (this.attributeNames[known]!.text === name.text) {
          throw new XmlFault(
            start,
            `Das Attribut ${name.text} steht zweimal.`,
            `The attribute ${name.text} stands twice.`,
          );
        }
      }
      this.attributeNames[this.attributeCount] = name;
      this.attributeValues[this.attributeCount] = this.#attributeValue(at + 1, close);
      this.attributeCount += 1;
      at = close + 1;
    }
  }

  #attributeValue(from: number, to: number): string {
    let value = this.#buffer.slice(from, to);
    const less = value.indexOf('<');
    if (less >= 0) throw faults.lessInAttribute(from + less);
    if (/[\t\n\r]/.test(value)) value = value.replace(/\r\n|[\t\n\r]/g, ' ');
    return value.includes('&') ? resolveReferences(value, from) : value;
  }

  #declaration(open: number): number {
    const buffer = this.#buffer;
    if (buffer.startsWith('<!--', open)) return commentEnd(buffer, open);
    if (buffer.startsWith('<![CDATA[', open)) {
      if (this.depth === 0) throw faults.textOutside(open);
      const end = buffer.indexOf(']]>', open + 9);
      if (end < 0) return -1;
      this.#cdata(open + 9, end);
      return end + 3;
    }
    if (buffer.startsWith('<!DOCTYPE', open)) {
      throw faults.doctype(open);
    }
    if (buffer.length - open < 9) return -1;
    throw faults.unknownMarkup(open);
  }

  #cdata(from: number, to: number): void {
    const { mode } = this.#handler;
    if (mode === textMode.collect) {
      this.#handler.text(this.#buffer.slice(from, to).replace(/\r\n?/g, '\n'));
    } else if (mode === textMode.onlySpace) {
      // Even an empty or blank CDATA section counts as character content where none is allowed.
      this.#handler.stray(from);
    }
  }
}
