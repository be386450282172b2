import { cell } from '../table/cell.ts';
import { ColumnProfile, type ColumnType } from '../table/column.ts';
import { isGerman } from '../table/column-findings.ts';
import type { TableReport } from '../table/report.ts';
import type { RowProfile } from '../table/rows.ts';
import { cellPlace } from './cell-place.ts';
import type { NumberFormat } from './cell-value.ts';
import type { TableColumnType, TableConfig } from './config.ts';
import { tableApiError } from './errors.ts';

/** How a column is served. */
export interface PlannedColumn {
  /** Name in the API. */
  readonly name: string;
  /** What the file calls it; empty when it does not. */
  readonly header: string;
  readonly type: TableColumnType;
  readonly format: NumberFormat;
}

const longestName = 200;
const types: Readonly<Record<ColumnType, TableColumnType>> = {
  empty: 'text',
  integer: 'integer',
  decimal: 'number',
  date: 'date',
  dateTime: 'text',
  boolean: 'text',
  key: 'text',
  text: 'text',
};

/** Columns of a report in which a few values differ from the type of all others. */
export const mixedColumns = ({ findings }: TableReport): ReadonlySet<number> =>
  new Set(
    findings.flatMap(({ rule, place }) =>
      rule === 'opendata.table.type-mixed' ? [cellPlace(place).column ?? 0] : [],
    ),
  );

/**
 * Names and types of the columns. A number that could mean two things (`1.234` with nothing German or English beside it)
 * stays text until the configuration says what it means. `profile`: counts of the cells, needed when a column is mixed.
 * Throws `opendata.table-api.refused` when the configuration names columns that the file does not have, or one twice.
 */
export function planColumns(
  report: TableReport,
  { id, columns: settings = {}, primaryKey, geometry }: TableConfig,
  profile: RowProfile | undefined,
): readonly PlannedColumn[] {
  const headers = report.columns.map(({ name }) => cleanName(name));
  const mixed = mixedColumns(report);
  const ambiguous = new Set(
    report.findings.flatMap(({ rule, place }) =>
      rule === 'opendata.table.number-ambiguous' ? [cellPlace(place).column ?? 0] : [],
    ),
  );
  const names = stableNames(headers);
  const planned = report.columns.map((column, index): PlannedColumn => {
    const name = names[index] as string;
    const own = Object.hasOwn(settings, name) ? settings[name] : undefined;
    let { type, format } = column;
    if (mixed.has(index + 1) && profile) ({ type, format } = typeOfMost(profile, index));
    const isGuess = ambiguous.has(index + 1) && own?.format === undefined;
    return {
      name: own?.name === undefined ? name : cleanName(own.name),
      header: headers[index] as string,
      type: own?.type ?? (isGuess ? 'text' : types[type]),
      format: own?.format ?? (format === 'iso' ? undefined : format),
    };
  });
  const known = new Set(planned.map(({ name }) => name));
  const wanted = [primaryKey, ...(geometry ? [geometry.longitude, geometry.latitude] : [])];
  const unknown =
    Object.keys(settings).some((header) => !names.includes(header)) ||
    wanted.some((name) => name !== undefined && !known.has(name));
  if (unknown) throw refusal(id, 'column-unknown');
  if (known.size < planned.length) throw refusal(id, 'column-name-twice');
  return planned;
}

/** The table is not served. The reason is a word of ours; nothing of the file is in it. */
export const refusal = (table: string, reason: string, line?: number) =>
  tableApiError('opendata.table-api.refused', {
    message: line === undefined ? reason : `${reason}, line ${line}`,
    details: line === undefined ? { table, reason } : { table, reason, line },
  });

/** One line, NFC, without control characters. */
const cleanName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zs}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, longestName)
    .toWellFormed();

/** Headers as they are; the others get a name by their place, or by how often the header was there before. */
function stableNames(headers: readonly string[]): readonly string[] {
  const taken = new Set(headers);
  const used = new Set<string>();
  return headers.map((header, index) => {
    let name = header === '' ? `spalte_${index + 1}` : header;
    const isTaken = (one: string) => used.has(one) || (one !== header && taken.has(one));
    for (let turn = 2; isTaken(name); turn++)
      name = `${header === '' ? `spalte_${index + 1}` : header}_${turn}`;
    used.add(name);
    return name;
  });
}

/** What the column would be without the cells that are text or written with an exponent. */
function typeOfMost(profile: RowProfile, index: number) {
  const most = new ColumnProfile();
  const column = profile.columns[index] as ColumnProfile;
  most.counts.set(column.counts);
  most.withFraction = column.withFraction;
  for (const odd of [cell.text, cell.exponent, cell.truth]) most.counts[odd] = 0;
  if (most.dates > most.numbers)
    clear(most, [cell.isoInstant, cell.integer, cell.decimalComma, cell.decimalPoint]);
  else clear(most, [cell.germanDate, cell.isoDate, cell.isoInstant]);
  return most.decide(isGerman(profile));
}

const clear = (profile: ColumnProfile, kinds: readonly number[]): void => {
  for (const kind of kinds) profile.counts[kind] = 0;
};
