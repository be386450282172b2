import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { cell } from '../table/cell.ts';
import type { RecordView } from '../table/records.ts';
import type { TableReport } from '../table/report.ts';
import { cellPlace } from './cell-place.ts';
import { cellParser } from './cell-value.ts';
import type { TableConfig } from './config.ts';
import { createIndexes } from './create-indexes.ts';
import { cellDecoder } from './decode-cell.ts';
import { geometryColumns, PointBounds } from './geometry.ts';
import { mixedColumns, type PlannedColumn, planColumns, refusal } from './plan-columns.ts';
import { fieldText, type RowSink, readRows } from './read-rows.ts';
import { type IndexedColumn, storedSchema, type TableMeta } from './table-meta.ts';

/** Columns that get an index at most. Each costs about a second for a million rows, and disk. */
const mostIndexes = 24;
/** Columns with longer values are texts to read, not keys to look up. Characters. */
const longestKey = 200;
/** SQLite takes no more than 2,000 columns in one table; two are ours. */
const mostColumns = 1_000;

const encoder = new TextEncoder();

/** What an index is built from. */
export interface IndexSource {
  readonly table: TableConfig;
  readonly report: TableReport;
  /** The CSV file on disk. */
  readonly csv: string;
  readonly version: string;
  readonly now: number;
}

/**
 * Builds the SQLite file of one version of a table, in constant memory. Empty cells are empty blobs and values that do
 * not fit their column are blobs of their text, so that no comparison of SQLite takes them for numbers, dates or words.
 * Throws `opendata.table-api.refused`.
 */
export async function buildIndex(path: string, source: IndexSource, signal: AbortSignal): Promise<TableMeta> {
  const { table, report, csv, version, now } = source;
  const profile =
    mixedColumns(report).size > 0 ? await readRows(csv, report, { row: () => undefined }, signal) : undefined;
  const columns = planColumns(report, table, profile);
  if (columns.length > mostColumns) throw refusal(table.id, 'too-many-columns');
  const geometry = geometryColumns(columns, table);
  const primaryKey =
    table.primaryKey === undefined ? undefined : columns.findIndex(({ name }) => name === table.primaryKey);
  const database = new DatabaseSync(path);
  try {
    // The file is nobody's before it is complete: what a crash leaves is deleted and not repaired.
    database.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -8000');
    const names = columns.map((_, index) => `c${index}`);
    database.exec(`create table r (id integer primary key${names.map((name) => `, ${name}`).join('')})`);
    database.exec('create table meta (json text not null)');
    const writer = rowWriter(database, { table, report, columns, geometry });
    const read = await readRows(csv, report, writer.sink, signal);
    writer.sink.blockDone?.();
    if (read.rows !== report.rows || writer.rows !== report.rows)
      throw refusal(table.id, 'row-count-differs');
    if (primaryKey !== undefined && (writer.empty[primaryKey] as number) > 0)
      throw refusal(table.id, 'primary-key-empty');
    const indexed = columnsToIndex(writer.longest, primaryKey);
    const bounds = geometry && { ...geometry, system: writer.bounds.system };
    const meta: TableMeta = {
      schema: storedSchema,
      id: table.id,
      version,
      columns: columns.map((column, index): IndexedColumn => {
        const counted = read.columns[index];
        const missing = counted?.count(cell.missing) ?? 0;
        const unfit = writer.unfit[index] as number;
        return {
          ...column,
          empty: writer.empty[index] as number,
          missing,
          unfit: column.type === 'text' ? 0 : unfit - missing,
          indexed: indexed.includes(index),
        };
      }),
      rows: report.rows,
      shortRows: writer.shortRows,
      longestRow: writer.longestRow,
      geometry: bounds,
      primaryKey,
      inspection: inspectionOf(report),
      indexedAt: now,
    };
    database.prepare('insert into meta values (?)').run(JSON.stringify(meta));
    database.close();
    await createIndexes(path, { table: table.id, columns: indexed, primaryKey, rows: report.rows });
    return meta;
  } finally {
    if (database.isOpen) database.close();
  }
}

const inspectionOf = ({
  encoding,
  delimiter,
  headerLine,
  bytes,
  findings,
}: TableReport): TableMeta['inspection'] => ({
  encoding,
  delimiter,
  headerLine,
  bytes,
  findings: findings.slice(0, 200).map(({ rule, severity, count, place }) => ({
    rule,
    severity,
    count,
    ...cellPlace(place),
  })),
});

function columnsToIndex(longest: Float64Array, primaryKey: number | undefined): readonly number[] {
  const fit = [...longest.keys()].filter(
    (index) => (longest[index] as number) <= longestKey || index === primaryKey,
  );
  const first = fit.slice(0, mostIndexes);
  return primaryKey === undefined || first.includes(primaryKey) ? first : [primaryKey, ...first.slice(1)];
}

interface WriterInput {
  readonly table: TableConfig;
  readonly report: TableReport;
  readonly columns: readonly PlannedColumn[];
  readonly geometry: { longitude: number; latitude: number } | undefined;
}

/** Writes rows in transactions of one block, and counts. */
function rowWriter(database: DatabaseSync, { table, report, columns, geometry }: WriterInput) {
  const width = columns.length;
  const insert: StatementSync = database.prepare(
    `insert into r values (?${", coalesce(?, x'')".repeat(width)})`,
  );
  const decode = cellDecoder(report.encoding);
  const parsers = columns.map(({ type, format }) => cellParser(type, format));
  const values: (string | number | Uint8Array | null)[] = new Array(width + 1).fill(null);
  const counts = { rows: 0, shortRows: 0, longestRow: 0 };
  const empty = new Float64Array(width);
  const unfit = new Float64Array(width);
  const longest = new Float64Array(width);
  const bounds = new PointBounds();
  let open = false;

  function put(index: number, given: string): void {
    const trimmed = given.trim();
    if (trimmed === '') {
      values[index + 1] = null;
      empty[index] = (empty[index] as number) + 1;
      return;
    }
    const text = given.normalize('NFC');
    if (text.length > (longest[index] as number)) longest[index] = text.length;
    if (columns[index]?.type === 'text') {
      values[index + 1] = text;
      return;
    }
    const value = parsers[index]?.(trimmed);
    values[index + 1] = value ?? encoder.encode(text);
    if (value === undefined) unfit[index] = (unfit[index] as number) + 1;
  }

  function row({ offsets, count, line }: RecordView, bytes: Buffer): void {
    if (!open) {
      database.exec('begin');
      open = true;
    }
    for (let index = 0; index < width; index++) {
      if (index < count)
        put(index, fieldText(decode, bytes, offsets[2 * index] as number, offsets[2 * index + 1] as number));
      else put(index, '');
    }
    // A value beyond the last column says that the others may stand in the wrong one.
    for (let index = width; index < count; index++)
      if (decode(bytes, offsets[2 * index] as number, offsets[2 * index + 1] as number).trim() !== '')
        throw refusal(table.id, 'row-too-wide', line);
    if (count < width) counts.shortRows++;
    counts.longestRow = Math.max(
      counts.longestRow,
      (offsets[2 * Math.min(count, width) - 1] as number) - (offsets[0] as number),
    );
    if (geometry) bounds.add(values[geometry.longitude + 1], values[geometry.latitude + 1]);
    values[0] = ++counts.rows;
    insert.run(...values);
  }

  const sink: RowSink = {
    row,
    blockDone() {
      if (open) database.exec('commit');
      open = false;
    },
  };
  return {
    sink,
    empty,
    unfit,
    longest,
    bounds,
    get rows() {
      return counts.rows;
    },
    get shortRows() {
      return counts.shortRows;
    },
    get longestRow() {
      return counts.longestRow;
    },
  };
}
