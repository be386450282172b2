import { createHash } from 'node:crypto';
import type { TableReport } from '../table/report.ts';
import type { TableConfig } from './config.ts';
import type { TableGeometry } from './geometry.ts';
import type { PlannedColumn } from './plan-columns.ts';

/** A column as it was indexed. */
export interface IndexedColumn extends PlannedColumn {
  /** Cells without a value. */
  readonly empty: number;
  /** Cells with a marker for a missing value (`k.A.`, `-`); in typed columns kept as text. */
  readonly missing: number;
  /** Other cells that do not fit the type and are kept as text. */
  readonly unfit: number;
  /** Whether queries may sort by it at any size of the table. */
  readonly indexed: boolean;
}

/** What is known of one version of a table; stored beside its rows. */
export interface TableMeta {
  /** Of the stored form. */
  readonly schema: number;
  readonly id: string;
  /** Names the version: of bytes and settings. */
  readonly version: string;
  readonly columns: readonly IndexedColumn[];
  readonly rows: number;
  /** Rows with fewer fields than the header; the missing ones are empty. */
  readonly shortRows: number;
  /** Bytes of the longest row. */
  readonly longestRow: number;
  readonly geometry: TableGeometry | undefined;
  readonly primaryKey: number | undefined;
  readonly inspection: Pick<TableReport, 'encoding' | 'delimiter' | 'headerLine' | 'bytes'> & {
    readonly findings: readonly {
      rule: string;
      severity: string;
      count: number;
      line?: number;
      column?: number;
    }[];
  };
  /** Milliseconds since the epoch. */
  readonly indexedAt: number;
}

/** Rises when indexes are stored otherwise; those of other versions of this package are then left alone and built anew. */
export const storedSchema = 1;

/** Name of the version that bytes and settings make: the same in each process, so that cursors and ETags agree. */
export function versionOf(sha256: string, { id, columns = {}, primaryKey, geometry }: TableConfig): string {
  const settings = Object.entries(columns)
    .map(([header, { name, type, format }]) => [header, name, type, format])
    .toSorted(([a], [b]) => ((a as string) < (b as string) ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([storedSchema, id, sha256, settings, primaryKey, geometry]))
    .digest('base64url')
    .slice(0, 22);
}
