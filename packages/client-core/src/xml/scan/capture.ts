import { refusedXml } from './fault.ts';

/** Keeps the raw text of a part of the document, also where that part leaves the buffer before its end. */
export class RawCapture {
  #kept: string | undefined;
  /** Offset in the buffer of what is not kept yet. */
  #from = 0;
  #limit = 0;
  #cuts = false;

  /** Begins at an offset. Beyond the limit a document is refused; with `cut` the text is cut. */
  start(at: number, limit: number, beyond: 'refuse' | 'cut'): void {
    this.#kept = '';
    this.#from = at;
    this.#limit = limit;
    this.#cuts = beyond === 'cut';
  }

  /** Ends before an offset and gives the text. */
  end(buffer: string, at: number): string {
    const text = (this.#kept ?? '') + buffer.slice(this.#from, at);
    this.#kept = undefined;
    return this.#cuts ? text.slice(0, this.#limit) : text;
  }

  /** The buffer loses its first characters. */
  shift(buffer: string, characters: number): void {
    if (this.#kept === undefined) return;
    this.#kept += buffer.slice(this.#from, characters);
    this.#from = 0;
    if (this.#cuts) this.#kept = this.#kept.slice(0, this.#limit);
    else if (this.#kept.length > this.#limit) throw refusedXml('text-too-long');
  }
}
