/** Counts lines of a text that passes through a buffer, only as far as someone asks for a place. */
export class LineCounter {
  #line = 1;
  /** Offset in the buffer where the line begins; below zero when that part has left the buffer. */
  #lineStart = 0;
  #counted = 0;

  /** Line and column of an offset. Offsets must not go back behind a line that was asked for. */
  locate(buffer: string, at: number): { line: number; column: number } {
    this.count(buffer, at);
    return { line: this.#line, column: at - this.#lineStart + 1 };
  }

  count(buffer: string, to: number): void {
    let at = this.#counted;
    for (;;) {
      const next = buffer.indexOf('\n', at);
      if (next < 0 || next >= to) break;
      this.#line += 1;
      this.#lineStart = next + 1;
      at = next + 1;
    }
    if (to > this.#counted) this.#counted = Math.max(at, Math.min(to, buffer.length));
  }

  /** The buffer loses its first characters. */
  shift(characters: number): void {
    this.#lineStart -= characters;
    this.#counted -= characters;
  }

  /** The text begins behind these characters (a byte order mark). */
  skip(characters: number): void {
    this.#lineStart = characters;
    this.#counted = characters;
  }
}
