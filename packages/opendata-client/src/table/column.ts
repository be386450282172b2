import { cell, cellKinds } from './cell.ts';

/** Type of all values of a column that are not empty. */
export type ColumnType = 'empty' | 'integer' | 'decimal' | 'date' | 'dateTime' | 'boolean' | 'key' | 'text';

/** What is known of a column after the last row. Counts, never values. */
export interface TableColumn {
  /** From the header row; empty when there is none. */
  name: string;
  /** `key`: digits of which some start with zero (AGS, ARS, postal codes); keep it as text. */
  type: ColumnType;
  /** How numbers or dates are written: `1.234,56` and `31.12.2026` are `de`, `1,234.56` is `en`, `2026-12-31` is `iso`. */
  format?: 'de' | 'en' | 'iso';
  /** Cells with nothing in them. */
  empty: number;
  /** Cells with a marker for a missing value (`-`, `k.A.`, `x`). */
  missing: number;
}

/** Counts the kinds of cells of one column. */
export class ColumnProfile {
  readonly counts = new Float64Array(cellKinds);
  /** Line of the first cell of each kind. */
  readonly firstLine = new Float64Array(cellKinds);

  add(kind: number, line: number): void {
    const count = this.counts[kind] as number;
    if (count === 0) this.firstLine[kind] = line;
    this.counts[kind] = count + 1;
  }

  count(...kinds: number[]): number {
    return kinds.reduce((sum, kind) => sum + (this.counts[kind] as number), 0);
  }

  /** Cells that carry a value. */
  get filled(): number {
    return this.counts.reduce((sum, count) => sum + count, 0) - this.count(cell.empty, cell.missing);
  }

  get numbers(): number {
    const { integer, decimalComma, decimalPoint, oneDotGroup, german, english } = cell;
    return this.count(integer, decimalComma, decimalPoint, oneDotGroup, german, english);
  }

  get dates(): number {
    return this.count(cell.germanDate, cell.isoDate);
  }

  /** Decides the type. `german`: some column of the table is certainly written in the German way. */
  decide(german: boolean): Pick<TableColumn, 'type' | 'format'> {
    const { filled } = this;
    if (filled === 0) return { type: 'empty' };
    if (this.count(cell.truth) === filled) return { type: 'boolean' };
    if (this.dates === filled)
      return { type: 'date', format: this.count(cell.germanDate) > 0 ? 'de' : 'iso' };
    if (this.count(cell.isoInstant) === filled) return { type: 'dateTime', format: 'iso' };
    if (this.count(cell.key) > 0 && this.count(cell.key, cell.integer) === filled) return { type: 'key' };
    if (this.numbers !== filled) return { type: 'text' };
    if (this.count(cell.integer) === filled) return { type: 'integer' };
    const comma = this.count(cell.decimalComma);
    if (this.count(cell.english) > 0)
      return { type: this.#fractions() ? 'decimal' : 'integer', format: 'en' };
    if (this.count(cell.decimalPoint) > 0) {
      return comma > 0 || this.count(cell.german) > 0 ? { type: 'text' } : { type: 'decimal', format: 'en' };
    }
    if (comma > 0) return { type: 'decimal', format: 'de' };
    if (this.count(cell.german) > 0) return { type: this.#fractions() ? 'decimal' : 'integer', format: 'de' };
    // Only `1.234` shapes are left: thousands, unless nothing in the table is German and the reader must decide.
    return german ? { type: 'integer', format: 'de' } : { type: 'integer' };
  }

  /** Whether numbers in a surely German or English column had digits behind the decimal sign. */
  #fractions(): boolean {
    return this.withFraction > 0;
  }

  /** Set by the reader, which still has the bytes. */
  withFraction = 0;
}
