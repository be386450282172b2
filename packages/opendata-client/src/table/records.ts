const lf = 0x0a;
const cr = 0x0d;
const quote = 0x22;

/** Fields of one record as offsets into `bytes`; quotes around a field are already left out. */
export interface RecordView {
  bytes: Uint8Array;
  /** start, end of each field, one after the other. */
  offsets: number[];
  /** Number of fields. */
  count: number;
  /** Line the record starts on, from 1. */
  line: number;
}

export interface RecordStatistics {
  quoted: number;
  /** Line of the first quote where RFC 4180 allows none. */
  strayQuoteLine: number | undefined;
  /** Line of a quote that is never closed. */
  openQuoteLine: number | undefined;
  crlf: number;
  lf: number;
  cr: number;
}

/**
 * Splits bytes into records by RFC 4180 with a free delimiter, tolerant of stray quotes. Works on bytes, because
 * delimiter, quote and line ends are the same in UTF-8 and every one-byte encoding: no decoding before it is known.
 */
export class RecordReader {
  readonly statistics: RecordStatistics = {
    quoted: 0,
    strayQuoteLine: undefined,
    openQuoteLine: undefined,
    crlf: 0,
    lf: 0,
    cr: 0,
  };
  readonly #delimiter: number;
  readonly #view: RecordView;
  #line: number;

  constructor(delimiter: number, line = 1) {
    this.#delimiter = delimiter;
    this.#line = line;
    this.#view = { bytes: new Uint8Array(), offsets: [], count: 0, line };
  }

  /** Reads all complete records; answers how many bytes were used. With `atEnd` the rest is a record too. */
  read(bytes: Uint8Array, atEnd: boolean, onRecord: (record: RecordView) => void): number {
    const view = this.#view;
    view.bytes = bytes;
    let position = 0;
    while (position < bytes.length) {
      const next = this.#record(bytes, position, atEnd);
      if (next < 0) break;
      position = next;
      onRecord(view);
    }
    return position;
  }

  /** Reads one record from `start`; -1 when its end is not in the bytes yet. Nothing is counted before the end. */
  #record(bytes: Uint8Array, start: number, atEnd: boolean): number {
    const { offsets } = this.#view;
    const length = bytes.length;
    const delimiter = this.#delimiter;
    let position = start;
    let count = 0;
    let quoted = 0;
    let stray = false;
    let breaks = 0;
    let open = false;
    for (;;) {
      let from = position;
      let to = position;
      if (position < length && bytes[position] === quote) {
        quoted++;
        const opened = breaks;
        from = ++position;
        for (;;) {
          if (position >= length) {
            if (!atEnd) return -1;
            this.statistics.openQuoteLine ??= this.#line + opened;
            open = true;
            to = position;
            break;
          }
          const byte = bytes[position] as number;
          if (byte === quote) {
            if (position + 1 >= length && !atEnd) return -1;
            if (bytes[position + 1] !== quote) {
              to = position++;
              break;
            }
            position += 2;
            continue;
          }
          if (byte === lf || (byte === cr && bytes[position + 1] !== lf)) breaks++;
          position++;
        }
        // What follows the closing quote up to the delimiter is skipped but reported.
        while (
          position < length &&
          bytes[position] !== delimiter &&
          bytes[position] !== lf &&
          bytes[position] !== cr
        ) {
          stray = true;
          position++;
        }
      } else {
        while (position < length) {
          const byte = bytes[position] as number;
          if (byte === delimiter || byte === lf || byte === cr) break;
          position++;
        }
        to = position;
      }
      offsets[2 * count] = from;
      offsets[2 * count + 1] = to;
      count++;
      if (position >= length) {
        if (!atEnd) return -1;
        break;
      }
      const byte = bytes[position] as number;
      if (byte === delimiter) {
        position++;
        continue;
      }
      if (byte === cr) {
        if (position + 1 >= length && !atEnd) return -1;
        if (bytes[position + 1] === lf) {
          this.statistics.crlf++;
          position++;
        } else this.statistics.cr++;
      } else this.statistics.lf++;
      position++;
      breaks++;
      break;
    }
    this.#view.count = count;
    this.#view.line = this.#line;
    if (stray && !open) this.statistics.strayQuoteLine ??= this.#line;
    this.statistics.quoted += quoted;
    this.#line += breaks;
    return position;
  }
}
