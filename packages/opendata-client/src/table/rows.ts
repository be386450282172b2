import type { Finding } from '@rathaus/client-core/findings';
import { cell, classify } from './cell.ts';
import { ColumnProfile } from './column.ts';
import type { RecordView } from './records.ts';
import { at, plain } from './rules.ts';

const longestHeader = 512;
/** What Excel and LibreOffice can open. Each column is counted in memory: a row of separators must not fill it. */
export const mostColumns = 16_384;
const comma = 0x2c;
const dot = 0x2e;

/** Receives the records of a table and keeps counts: header, widths, kinds of cells. */
export class RowProfile {
  readonly columns: ColumnProfile[] = [];
  readonly headers: Uint8Array[] = [];
  headerLine: number | undefined;
  rows = 0;
  started = false;
  /** Line of a header with more than {@link mostColumns} columns; nothing is counted then. */
  tooWideLine: number | undefined;
  readonly #width: number;
  #titleLines = 0;
  #titleLine = 0;
  #ragged = { count: 0, line: 0 };
  #blankPending = 0;
  #blank = { count: 0, line: 0 };
  #total = { count: 0, line: 0 };

  /** `width`: number of fields most records have. */
  constructor(width: number) {
    this.#width = width;
  }

  readonly add = (record: RecordView): void => {
    const { bytes, offsets, count, line } = record;
    if (this.tooWideLine !== undefined) return;
    if (count === 1 && isBlank(bytes, offsets[0] as number, offsets[1] as number)) {
      // Blank lines at the end of a file are no finding.
      this.#blankPending++;
      return;
    }
    if (!this.started) {
      if (this.#isTitle(record)) {
        if (this.#titleLines++ === 0) this.#titleLine = line;
        return;
      }
      this.started = true;
      this.#blankPending = 0;
      if (count > mostColumns) {
        this.tooWideLine = line;
        return;
      }
      for (let index = 0; index < count; index++) this.columns.push(new ColumnProfile());
      if (this.#isHeader(record)) {
        this.headerLine = line;
        for (let index = 0; index < count; index++) {
          const from = offsets[2 * index] as number;
          this.headers.push(
            bytes.slice(from, Math.min(offsets[2 * index + 1] as number, from + longestHeader)),
          );
        }
        return;
      }
    }
    if (this.#blankPending > 0) {
      if (this.#blank.count === 0) this.#blank.line = line - 1;
      this.#blank.count += this.#blankPending;
      this.#blankPending = 0;
    }
    this.rows++;
    const known = this.columns.length;
    if (count !== known && this.#ragged.count++ === 0) this.#ragged.line = line;
    const shared = count < known ? count : known;
    for (let index = 0; index < shared; index++) {
      const from = offsets[2 * index] as number;
      const to = offsets[2 * index + 1] as number;
      const kind = classify(bytes, from, to);
      const column = this.columns[index] as ColumnProfile;
      column.add(kind, line);
      if (
        (kind === cell.german && hasByte(bytes, from, to, comma)) ||
        (kind === cell.english && hasByte(bytes, from, to, dot))
      ) {
        column.withFraction++;
      }
    }
    if (startsLikeTotal(bytes, offsets[0] as number, offsets[1] as number) && this.#total.count++ === 0) {
      this.#total.line = line;
    }
  };

  findings(): Finding[] {
    const found: Finding[] = [];
    if (this.#titleLines > 0)
      found.push(plain('opendata.table.title-lines', at(this.#titleLine), this.#titleLines));
    if (this.started && this.headerLine === undefined) found.push(plain('opendata.table.header-missing'));
    if (this.started && this.rows === 0) found.push(plain('opendata.table.rows-missing'));
    for (const [rule, { count, line }] of [
      ['opendata.table.row-ragged', this.#ragged],
      ['opendata.table.row-blank', this.#blank],
      ['opendata.table.row-total', this.#total],
    ] as const) {
      if (count > 0) found.push(plain(rule, at(line), count));
    }
    return found;
  }

  /** A line before the table: narrower than it, or with text in its first field only. */
  #isTitle({ bytes, offsets, count }: RecordView): boolean {
    if (this.#width < 2 || this.#titleLines > 50) return false;
    if (count < this.#width / 2) return true;
    for (let index = 1; index < count; index++) {
      if (!isBlank(bytes, offsets[2 * index] as number, offsets[2 * index + 1] as number)) return false;
    }
    return true;
  }

  /** Years may be column names, so one word is enough to be a header; a row of values has no words or some data. */
  #isHeader({ bytes, offsets, count }: RecordView): boolean {
    let words = 0;
    for (let index = 0; index < count; index++) {
      const from = offsets[2 * index] as number;
      const to = offsets[2 * index + 1] as number;
      const kind = classify(bytes, from, to);
      if (kind === cell.text) words++;
      else if (kind === cell.integer && isYear(bytes, from, to)) continue;
      else if (kind !== cell.empty && kind !== cell.missing && kind !== cell.truth) return false;
    }
    return words > 0;
  }
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const byte = bytes[index] as number;
    if (byte !== 0x20 && byte !== 0x09) return false;
  }
  return true;
}

function hasByte(bytes: Uint8Array, from: number, to: number, wanted: number): boolean {
  for (let index = from; index < to; index++) if (bytes[index] === wanted) return true;
  return false;
}

function isYear(bytes: Uint8Array, from: number, to: number): boolean {
  const text = String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 6))).trim();
  return /^(?:19|20)\d\d$/.test(text);
}

const totals = ['summe', 'insgesamt', 'gesamtsumme', 'zusammen', 'total'];

function startsLikeTotal(bytes: Uint8Array, from: number, to: number): boolean {
  // Nearly all rows leave here: only s, i, g, z, t can begin one of the words.
  const first = (bytes[from] ?? 0) | 0x20;
  if (first !== 0x73 && first !== 0x69 && first !== 0x67 && first !== 0x7a && first !== 0x74) return false;
  if (to - from > 40) return false;
  const text = String.fromCharCode(...bytes.subarray(from, to)).toLowerCase();
  return totals.some((word) => text === word || text.startsWith(`${word} `) || text.startsWith(`${word}:`));
}
