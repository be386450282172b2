/** Characters of one token: IRI, name or text. A geometry may have millions, what is longer is no metadata. */
export const longestToken = 1 << 24;

/** What `quoted()` reads. */
export interface Quoted {
  /** With its escapes. */
  readonly content: string;
  /** Behind the closing quotes. */
  readonly end: number;
  readonly isLong: boolean;
}

/**
 * The part of a text that a reader has before it. Text is appended in pieces of any size and forgotten when it is read.
 * After a token that was cut, the next look waits until there is twice as much, so that a token of many pieces is looked
 * at in linear time.
 */
export class TextWindow {
  text = '';
  /** Where the reader is. */
  at = 0;
  /** No more text comes. */
  isFinal = false;
  #enough = 0;
  #lines = 1;
  /** Characters of the line that are forgotten already. */
  #column = 0;

  /** Adds text; false while it is too little to be worth a look. */
  append(piece: string): boolean {
    this.text += piece;
    return this.text.length >= this.#enough;
  }

  /** The token at `at` is cut. */
  waitForMore(): void {
    const length = this.text.length - this.at;
    this.#enough = Math.min(2 * length, length + longestToken);
  }

  /** Goes to the next token, over white space and comments. False at the end of the text. */
  skipSpace(): boolean {
    const { text } = this;
    let { at } = this;
    while (at < text.length) {
      const c = text.charCodeAt(at);
      if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) at++;
      else if (c === 0x23) {
        const end = this.#endOfLine(at);
        if (end < 0) {
          // The comment goes on; its `#` stays, so that the rest is known as one.
          this.at = at;
          if (this.isFinal) this.at = text.length;
          return false;
        }
        at = end;
      } else {
        this.at = at;
        return true;
      }
    }
    this.at = at;
    return false;
  }

  /** `indexOf` within the bound of a token; beyond it, the end of the text counts as found nowhere. */
  indexOf(character: string, from: number): number {
    return this.text.indexOf(character, from);
  }

  /** A text in quotes that begins at `at`; `undefined` while its end is not there. */
  quoted(quote: number): Quoted | undefined {
    const { text, at } = this;
    const mark = quote === 0x22 ? '"' : "'";
    if (text.charCodeAt(at + 1) !== quote) return this.#closed(mark, at + 1, false);
    if (text.length <= at + 2 && !this.isFinal) return undefined;
    if (text.charCodeAt(at + 2) !== quote) return { content: '', end: at + 2, isLong: false };
    return this.#closed(mark.repeat(3), at + 3, true);
  }

  #closed(marks: string, from: number, isLong: boolean): Quoted | undefined {
    const { text } = this;
    for (let end = text.indexOf(marks, from); end >= 0; end = text.indexOf(marks, end + 1)) {
      let slashes = 0;
      while (text.charCodeAt(end - 1 - slashes) === 0x5c && end - 1 - slashes >= from) slashes++;
      if (slashes % 2 === 0) return { content: text.slice(from, end), end: end + marks.length, isLong };
    }
    return undefined;
  }

  #endOfLine(from: number): number {
    const lineFeed = this.text.indexOf('\n', from);
    const carriageReturn = this.text.indexOf('\r', from);
    if (lineFeed < 0) return carriageReturn;
    return carriageReturn < 0 ? lineFeed : Math.min(lineFeed, carriageReturn);
  }

  /** Forgets what was read. */
  forget(): void {
    this.#count(this.at);
    this.text = this.text.slice(this.at);
    this.at = 0;
  }

  /** Line and column of a place, from 1. */
  locate(at: number): { line: number; column: number } {
    let line = this.#lines;
    let start = -this.#column;
    for (
      let next = this.text.indexOf('\n');
      next >= 0 && next < at;
      next = this.text.indexOf('\n', next + 1)
    ) {
      line++;
      start = next + 1;
    }
    return { line, column: at - start + 1 };
  }

  #count(to: number): void {
    let start = -this.#column;
    for (
      let next = this.text.indexOf('\n');
      next >= 0 && next < to;
      next = this.text.indexOf('\n', next + 1)
    ) {
      this.#lines++;
      start = next + 1;
    }
    this.#column = to - start;
  }
}
