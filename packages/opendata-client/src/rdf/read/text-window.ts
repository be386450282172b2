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
  /** The end of a comment has not come yet. */
  #inComment = false;
  /** Line in which the text begins, and where that line begins: below 0 as far as it is forgotten already. */
  #firstLine = 1;
  #firstStart = 0;
  /** The same of the place that was asked for last. */
  #counted = 0;
  #line = 1;
  #lineStart = 0;

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
    if (this.#inComment) at = this.#endOfComment(at);
    while (at < text.length) {
      const c = text.charCodeAt(at);
      if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) at++;
      else if (c === 0x23) at = this.#endOfComment(at);
      else {
        this.at = at;
        return true;
      }
    }
    this.at = at;
    return false;
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

  /** Where the comment ends; at the end of the text it goes on with the next piece. */
  #endOfComment(from: number): number {
    const endOfLine = /[\n\r]/g;
    endOfLine.lastIndex = from;
    const found = endOfLine.exec(this.text);
    this.#inComment = found === null;
    return found?.index ?? this.text.length;
  }

  /** Forgets what was read. */
  forget(): void {
    this.locate(this.at);
    this.text = this.text.slice(this.at);
    this.#firstLine = this.#line;
    this.#firstStart = this.#lineStart -= this.at;
    this.#counted = 0;
    this.at = 0;
  }

  /** Line and column of a place, from 1. Places are asked for from the front to the back: each line is counted once. */
  locate(at: number): { line: number; column: number } {
    if (at < this.#counted) {
      this.#counted = 0;
      this.#line = this.#firstLine;
      this.#lineStart = this.#firstStart;
    }
    const { text } = this;
    for (
      let next = text.indexOf('\n', this.#counted);
      next >= 0 && next < at;
      next = text.indexOf('\n', next + 1)
    ) {
      this.#line++;
      this.#lineStart = next + 1;
    }
    this.#counted = at;
    return { line: this.#line, column: at - this.#lineStart + 1 };
  }
}
