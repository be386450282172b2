import type { RowQuery } from './query.ts';
import type { TableMeta } from './table-meta.ts';
import type { StoredValue } from './table-version.ts';
import type { WalkedRow } from './walk.ts';

/** Formats of rows, by the ending of their address. */
export const formats = ['json', 'csv', 'geojson'] as const;

/** A format of rows. */
export type RowFormat = (typeof formats)[number];

/** Media types: RFC 8259, RFC 4180 with RFC 7111, RFC 7946. */
export const mediaTypes: Readonly<Record<RowFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
  geojson: 'application/geo+json',
};

/** What is known about an answer before its rows. */
export interface AnswerHead {
  readonly count: number | undefined;
  /** Address of the next page. */
  readonly next: string | undefined;
}

/** Writes rows as text, one by one. */
export interface RowWriter {
  /** Indexes of the columns it needs, in the order it expects them behind the row number. */
  readonly columns: readonly number[];
  begin(head: AnswerHead): string;
  row(row: WalkedRow, isFirst: boolean): string;
  readonly end: string;
}

const decoder = new TextDecoder();

/** The value as people and programs get it: `null` for an empty cell, text for what does not fit its column. */
export function valueOfCell(stored: StoredValue): string | number | null {
  if (typeof stored !== 'object') return stored;
  return stored.length === 0 ? null : decoder.decode(stored);
}

/** Makes the writer of a format for the columns of a query. */
export function rowWriter(format: RowFormat, query: RowQuery, meta: TableMeta): RowWriter {
  if (format === 'csv') return csvWriter(query, meta);
  return format === 'json' ? jsonWriter(query, meta) : geoJsonWriter(query, meta);
}

/** Objects are written as text: a column may be called `__proto__`. */
function objectWriter(query: RowQuery, { columns }: TableMeta) {
  const keys = query.columns.map((column) => `${JSON.stringify(columns[column]?.name)}:`);
  return (row: WalkedRow): string => {
    let text = '{';
    for (const [index, key] of keys.entries())
      text += `${index === 0 ? '' : ','}${key}${JSON.stringify(valueOfCell(row[index + 1] as StoredValue))}`;
    return `${text}}`;
  };
}

function jsonWriter(query: RowQuery, meta: TableMeta): RowWriter {
  const write = objectWriter(query, meta);
  return {
    columns: query.columns,
    begin: ({ count, next }) => {
      const head = JSON.stringify({ table: meta.id, version: meta.version, count, next: next ?? null });
      return `${head.slice(0, -1)},"rows":[`;
    },
    row: (row, isFirst) => `${isFirst ? '\n' : ',\n'}${write(row)}`,
    end: '\n]}\n',
  };
}

function geoJsonWriter(query: RowQuery, meta: TableMeta): RowWriter {
  const write = objectWriter(query, meta);
  const { geometry, primaryKey } = meta;
  const shown = query.columns.length;
  const columns = [...query.columns, geometry?.longitude ?? 0, geometry?.latitude ?? 0, primaryKey ?? 0];
  return {
    columns,
    begin: ({ count, next }) => {
      const links = next === undefined ? [] : [{ href: next, rel: 'next', type: mediaTypes.geojson }];
      const head = JSON.stringify({ type: 'FeatureCollection', numberMatched: count, links });
      return `${head.slice(0, -1)},"features":[`;
    },
    row: (row, isFirst) => {
      const [longitude, latitude, key] = [row[shown + 1], row[shown + 2], row[shown + 3]];
      const id = primaryKey === undefined ? row[0] : valueOfCell(key as StoredValue);
      const point =
        typeof longitude === 'number' && typeof latitude === 'number'
          ? { type: 'Point', coordinates: [longitude, latitude] }
          : null;
      return `${isFirst ? '\n' : ',\n'}{"type":"Feature","id":${JSON.stringify(id)},"geometry":${JSON.stringify(point)},"properties":${write(row)}}`;
    },
    end: '\n]}\n',
  };
}

/** What makes a spreadsheet take a text for a formula (OWASP, "CSV Injection"), also by letters of full width. */
const formula = /^[=+\-@\t\r＝＋－＠]./su;

/**
 * RFC 4180, unchanged values, numbers with a decimal point. The dialect `excel` is for people: byte order mark,
 * semicolon, decimal comma, and an apostrophe before texts that a spreadsheet would calculate.
 */
function csvWriter(query: RowQuery, { columns }: TableMeta): RowWriter {
  const isExcel = query.dialect === 'excel';
  const delimiter = isExcel ? ';' : ',';
  const field = (value: string | number | null): string => {
    if (value === null) return '';
    if (typeof value === 'number') return isExcel ? plainNumber(value).replace('.', ',') : plainNumber(value);
    const text = isExcel && formula.test(value) ? `'${value}` : value;
    return /[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (fields: string[]) =>
    // A line with one empty field would be a blank line, which readers leave out.
    `${fields.length === 1 && fields[0] === '' ? '""' : fields.join(delimiter)}\r\n`;
  return {
    columns: query.columns,
    begin: () =>
      `${isExcel ? '\ufeff' : ''}${line(query.columns.map((column) => field(columns[column]?.name ?? '')))}`,
    row: (row) => line(query.columns.map((_, index) => field(valueOfCell(row[index + 1] as StoredValue)))),
    end: '',
  };
}

const plain = new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 17 });

/** Without exponent, which spreadsheets round. */
const plainNumber = (value: number): string => {
  const text = String(value);
  return text.includes('e') ? plain.format(value) : text;
};
