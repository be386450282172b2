import type { Report } from '@rathaus/client-core/findings';
import type { TableColumn } from './column.ts';
import type { Delimiter } from './delimiter.ts';
import type { TableEncoding } from './encoding.ts';
import type { TableFinding } from './rules.ts';

/**
 * What `inspectTable()` found about a file; its places are lines and columns. Sentences come from the `catalogue` of
 * `@rathaus/opendata-client/texts`. `not-judged`: only a part was read.
 */
export interface TableReport extends Report {
  readonly kind: 'opendata.table';
  readonly findings: readonly TableFinding[];
  /** Bytes read. */
  readonly bytes: number;
  readonly encoding: TableEncoding;
  readonly delimiter: Delimiter | undefined;
  /** Whether some field is quoted; the quote is always `"`. */
  readonly quoted: boolean;
  readonly newline: 'crlf' | 'lf' | 'cr' | 'mixed' | 'none';
  /** Line of the header row, from 1. */
  readonly headerLine: number | undefined;
  readonly columns: readonly TableColumn[];
  /** Data rows, without header, title and blank lines. */
  readonly rows: number;
}
