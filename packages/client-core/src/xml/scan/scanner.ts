import { RawCapture } from './capture.ts';
import { namedFault, notXml, refusedXml, XmlFault } from './fault.ts';
import { Followers } from './followers.ts';
import { Landmarks } from './landmarks.ts';
import { LineCounter } from './lines.ts';
import { hashFactor, hashStart, type QName, QNameTable } from './names.ts';
import { commentEnd, declarationEnd, instructionEnd } from './prolog.ts';
import { resolveReferences } from './references.ts';
import { TagAttributes } from './tag-attributes.ts';

/** What text at the current place means to the consumer. */
export const textMode = { onlySpace: 0, ignore: 1, collect: 2 } as const;

/** Takes what the scanner reads, in document order. May throw an `XmlFault` to end the reading. */
export interface ScanHandler {
  /** One of `textMode`. Read by the scanner before each piece of text. */
  mode: number;
  /** An element begins. Its attributes are in the scanner's `attribute…` fields. `at` is its `<`. */
  open(name: QName, at: number): void;
  /** It ends; `at` is the `<` of its end tag, or the end of an empty element. */
  close(at: number): void;
  /** A piece of text, references resolved. Only in mode `collect`. */
  text(text: string): void;
  /** Text that is not white space where only white space is allowed. */
  stray(at: number): void;
}

/** What a document may not exceed, so that a hostile one fills neither memory nor time. */
export interface ScanLimits {
  /** Elements inside each other. libxml2 stops at 256 as well. */
  depth: number;
  /** Characters of one tag with its attributes, one comment or one processing instruction. */
  markup: number;
  /** Attributes of one tag: looking for doubles takes their square. */
  attributes: number;
}

/** Limits for documents of strangers: 256 elements deep, tags of 1 Mi characters, 512 attributes. */
export const defaultLimits: ScanLimits = { depth: 256, markup: 1 << 20, attributes: 512 };

/** By character: 1 when a text that holds it needs a closer look. */
const special = new Uint8Array(0x10000);
special.fill(1, 0, 0x20);
special.fill(0, 0x09, 0x0b);
special.fill(1, 0xd800, 0xe000);
for (const c of [0x26, 0x3c, 0x5d, 0xfffe, 0xffff]) special[c] = 1;

/**
 * A streaming reader of XML 1.0 (fifth edition) without DTD: checks well-formedness, keeps no tree, and makes no object
 * for a tag. Text is fed in pieces of any size. Every fault is an `XmlFault`; a DOCTYPE is refused.
 *
 * @example
 * const scanner = new XmlScanner({ mode: textMode.ignore, open: ({ local }) => console.log(local), close() {}, text() {}, stray() {} });
 * scanner.write('<a><b/></a>');
 * scanner.end();
 */
export class XmlScanner {
  /** Names of the document, for `Scope.nameId`. */
  readonly names = new QNameTable();
  /** Names of the open elements. */
  readonly openNames: QName[] = [];
  /** Number of open elements. */
  depth = 0;

  readonly #handler: ScanHandler;
  readonly #limits: ScanLimits;
  #buffer = '';
  #position = 0;
  #started = false;
  #rootSeen = false;
  #ended = false;
  readonly #landmarks = new Landmarks();
  readonly #followers = new Followers(this.names);
  readonly #attributes: TagAttributes;
  readonly #lines = new LineCounter();
  /** By depth: where the open elements begin; -1 when that has left the buffer and line and column are noted. */
  readonly #starts: number[] = [];
  readonly #startLines: { line: number; column: number }[] = [];
  readonly #capture = new RawCapture();

  constructor(handler: ScanHandler, limits: ScanLimits = defaultLimits) {
    this.#handler = handler;
    this.#limits = limits;
    this.#attributes = new TagAttributes(this.names, this.#landmarks, limits.attributes);
    this.attributeNames = this.#attributes.names;
    this.attributeValues = this.#attributes.values;
  }

  /** Attributes of the tag that is being reported. */
  get attributeCount(): number {
    return this.#attributes.count;
  }
  readonly attributeNames: readonly QName[];
  readonly attributeValues: readonly string[];

  /** Feeds text. */
  write(chunk: string): void {
    this.#append(chunk);
    this.#scan(false);
  }

  /** The text is complete. */
  end(): void {
    this.#scan(true);
    const at = this.#lastCharacter();
    if (this.depth > 0) {
      throw new XmlFault(at, namedFault('not-closed', this.openNames[this.depth - 1]!.text), false);
    }
    if (!this.#rootSeen) throw notXml('no-element', at);
  }

  /** Line and column of an offset that was given out since the last `write()`. */
  locate(at: number): { line: number; column: number } {
    return this.#lines.locate(this.#buffer, at);
  }

  /** Line and column of the start tag of an open element; 0 is the root. */
  locateOpen(depth: number): { line: number; column: number } {
    const at = this.#starts[depth]!;
    return at < 0 ? this.#startLines[depth]! : this.locate(at);
  }

  /** Offset behind what was fed so far. */
  get fed(): number {
    return this.#buffer.length;
  }

  /** Offset of the last character that is no white space, where a file ends that is not complete. */
  #lastCharacter(): number {
    return this.#buffer.trimEnd().length - 1;
  }

  /** Begins to keep the raw text, from `at` on. Beyond the limit a document is refused, with `cut` the text is cut. */
  startCapture(at: number, limit: number, beyond: 'refuse' | 'cut' = 'refuse'): void {
    this.#capture.start(at, limit, beyond);
  }

  /** Ends keeping before `at` and gives the raw text. */
  endCapture(at: number): string {
    return this.#capture.end(this.#buffer, at);
  }

  /** Offset behind the tag that is being reported. */
  tagEnd = 0;

  #append(chunk: string): void {
    const done = this.#position;
    if (done > 0) {
      for (let depth = 0; depth < this.depth; depth += 1) {
        if (this.#starts[depth]! < 0) continue;
        this.#startLines[depth] = this.locate(this.#starts[depth]!);
        this.#starts[depth] = -1;
      }
      this.#lines.shift(this.#buffer, done);
      this.#capture.shift(this.#buffer, done);
      // join() makes one flat string; + would make a rope that every later access has to walk through.
      this.#buffer = done === this.#buffer.length ? chunk : [this.#buffer.slice(done), chunk].join('');
      this.#position = 0;
    } else {
      this.#buffer += chunk;
    }
    this.#landmarks.forget();
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
      else if (next === 0x3f) end = this.#legal(open, instructionEnd(buffer, open));
      else if (next === -1) end = -1;
      else end = this.#startTag(open);
      if (end < 0) {
        if (last) throw notXml('tag-cut', open);
        if (length - open > this.#limits.markup) {
          throw refusedXml('tag-too-long', open);
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
    while (special[c] === 0 && at < end) c = buffer.charCodeAt(++at);
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
    while (cut > from && /[\]\r\ud800-\udbff]/.test(this.#buffer[cut - 1]!)) cut -= 1;
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
        if (this.depth === 0) throw notXml('text-outside', at);
        if (!this.#landmarks.isPlain(buffer, from, to)) resolveReferences(buffer.slice(from, to), from);
        this.#handler.stray(at);
        return;
      }
      return;
    }
    const plain = this.#landmarks.isPlain(buffer, from, to);
    if (mode === textMode.ignore) {
      if (!plain) resolveReferences(buffer.slice(from, to), from);
      return;
    }
    let text = buffer.slice(from, to);
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    this.#handler.text(plain ? text : resolveReferences(text, from));
  }

  /** Checks the characters of what was read up to `end`; nothing was when it is below zero. */
  #legal(from: number, end: number): number {
    if (end >= 0) this.#landmarks.requireLegal(this.#buffer, from, end);
    return end;
  }

  #endTag(open: number): number {
    const buffer = this.#buffer;
    if (this.depth === 0) throw notXml('end-without-start', open);
    const name = this.openNames[this.depth - 1]!;
    const { text } = name;
    const { length } = buffer;
    let at = open + 2 + text.length;
    if (at >= length) return -1;
    // A part of the buffer is compared many characters at a time; one by one takes twice as long.
    if (buffer.slice(open + 2, at) !== text) return this.#mismatch(open, text);
    let c = buffer.charCodeAt(at);
    while ((c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) && ++at < length) c = buffer.charCodeAt(at);
    if (at >= length) return -1;
    if (c !== 0x3e) return this.#mismatch(open, text);
    this.tagEnd = at + 1;
    this.#followers.closed(name);
    this.#handler.close(open);
    this.depth -= 1;
    if (this.depth === 0) this.#ended = true;
    return at + 1;
  }

  #mismatch(open: number, expected: string): never {
    throw new XmlFault(open, namedFault('end-tag-wrong', expected), false);
  }

  #startTag(open: number): number {
    const buffer = this.#buffer;
    const { length } = buffer;
    let at = open + 1;
    let c = 0;
    let name = this.#followers.at(buffer, at);
    if (name !== undefined) {
      at += name.text.length;
      c = buffer.charCodeAt(at);
    } else {
      let hash = hashStart;
      while (at < length) {
        c = buffer.charCodeAt(at);
        if (c <= 0x20 || c === 0x3e || c === 0x2f || c === 0x3d || c === 0x3c) break;
        hash = Math.imul(hash ^ c, hashFactor);
        at += 1;
      }
      if (at >= length) return -1;
      name = this.names.find(buffer, open + 1, at, hash);
      if (name !== undefined) this.#followers.remember(name);
    }
    if (name === undefined) throw notXml('element-name', open);
    this.#attributes.count = 0;
    if (c !== 0x3e) {
      at = this.#attributes.read(buffer, at);
      if (at < 0) return -1;
      c = buffer.charCodeAt(at);
    }
    const empty = c === 0x2f;
    if (empty) {
      c = buffer.charCodeAt(++at);
      if (Number.isNaN(c)) return -1;
    }
    if (c !== 0x3e) throw notXml('tag-end', at);
    if (this.#ended) throw notXml('second-root', open);
    if (this.depth >= this.#limits.depth) {
      throw refusedXml('too-deep', open);
    }
    this.#rootSeen = true;
    this.tagEnd = at + 1;
    this.openNames[this.depth] = name;
    this.#starts[this.depth] = open;
    this.depth += 1;
    if (empty) this.#followers.closed(name);
    else this.#followers.opened(name);
    this.#handler.open(name, open);
    if (empty) {
      this.#handler.close(at + 1);
      this.depth -= 1;
      if (this.depth === 0) this.#ended = true;
    }
    return at + 1;
  }

  #declaration(open: number): number {
    const buffer = this.#buffer;
    if (buffer.startsWith('<!--', open)) return this.#legal(open, commentEnd(buffer, open));
    if (buffer.startsWith('<![CDATA[', open)) {
      if (this.depth === 0) throw notXml('text-outside', open);
      const end = buffer.indexOf(']]>', open + 9);
      if (end < 0) return -1;
      this.#landmarks.requireLegal(buffer, open + 9, end);
      this.#cdata(open + 9, end);
      return end + 3;
    }
    if (buffer.startsWith('<!DOCTYPE', open)) {
      throw refusedXml('doctype', open);
    }
    if (buffer.length - open < 9) return -1;
    throw notXml('unknown-markup', open);
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
