/** Lines and columns of a text that passes through a buffer. */
export class LineCounter {
  /** The line the buffer begins in. */
  #firstLine = 1;
  /** Offset of its beginning; below zero when that part has left the buffer. */
  #firstStart = 0;
  /** Offsets of the line feeds in the buffer, as far as someone asked. */
  #feeds = new Int32Array(256);
  #count = 0;
  #searched = 0;

  /** Line and column of an offset of the buffer, both from 1. */
  locate(buffer: string, at: number): { line: number; column: number } {
    this.#search(buffer, at);
    const before = this.#feedsBefore(at);
    return { line: this.#firstLine + before, column: Math.max(1, at - this.#startOf(before) + 1) };
  }

  #search(buffer: string, to: number): void {
    while (this.#searched < to) {
      const feed = buffer.indexOf('\n', this.#searched);
      if (feed < 0) {
        this.#searched = buffer.length;
        return;
      }
      if (this.#count === this.#feeds.length) {
        const larger = new Int32Array(this.#count * 2);
        larger.set(this.#feeds);
        this.#feeds = larger;
      }
      this.#feeds[this.#count] = feed;
      this.#count += 1;
      this.#searched = feed + 1;
    }
  }

  #feedsBefore(at: number): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#feeds[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the line behind so many line feeds begins. */
  #startOf(feeds: number): number {
    return feeds === 0 ? this.#firstStart : this.#feeds[feeds - 1]! + 1;
  }

  /** The buffer loses its first characters. */
  shift(buffer: string, characters: number): void {
    this.#search(buffer, characters);
    const before = this.#feedsBefore(characters);
    this.#firstLine += before;
    this.#firstStart = this.#startOf(before) - characters;
    this.#count = 0;
    this.#searched = 0;
  }

  /** The text begins behind these characters (a byte order mark). */
  skip(characters: number): void {
    this.#firstStart = characters;
  }
}
