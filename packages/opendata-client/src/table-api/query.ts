import type { SQLInputValue } from 'node:sqlite';
import { isDate } from './cell-value.ts';
import type { Limits } from './config.ts';
import { RequestProblem } from './problem.ts';
import type { IndexedColumn, TableMeta } from './table-meta.ts';
import { foldCase } from './table-version.ts';

/** Comparisons of a filter. Without one, `spalte=wert`, it is `eq`. */
export const operators = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'contains', 'null', 'fits'] as const;

/** A comparison by its name in the query: `einwohner.gte=1000`. */
export type Operator = (typeof operators)[number];

/** Parameters that are no columns. A column of the same name is reached with its comparison: `limit.eq=5`. */
export const parameters = ['columns', 'sort', 'limit', 'cursor', 'count', 'dialect'] as const;

/** One condition, as SQL with its bound values. */
export interface Filter {
  /** Index of the column. */
  readonly column: number;
  readonly operator: Operator;
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/** What a request asks of a table, checked. */
export interface RowQuery {
  /** Indexes of the columns that are shown. */
  readonly columns: readonly number[];
  readonly filters: readonly Filter[];
  readonly sort: { readonly column: number; readonly descending: boolean } | undefined;
  /** Rows of a page, or all. Left out: what suits the format. */
  readonly limit: number | 'all' | undefined;
  readonly cursor: string | undefined;
  readonly count: boolean;
  /** `excel`: what a German spreadsheet opens by double click. */
  readonly dialect: 'rfc4180' | 'excel';
}

/** Reads the parameters of a request. Throws {@link RequestProblem} for each that is not known or does not fit. */
export function readQuery(search: URLSearchParams, meta: TableMeta, limits: Limits): RowQuery {
  const filters: Filter[] = [];
  const columns: number[] = [];
  const single = new Map<string, string>();
  for (const [key, value] of search) {
    if (key === 'columns') columns.push(...readColumns(value, meta));
    else if ((parameters as readonly string[]).includes(key)) {
      if (single.has(key)) throw new RequestProblem('repeated-parameter', { parameter: key });
      single.set(key, value);
    } else filters.push(readFilter(key, value, meta, limits));
    if (filters.length > limits.filters)
      throw new RequestProblem('too-many-filters', { limit: limits.filters });
  }
  return {
    columns: columns.length > 0 ? [...new Set(columns)] : [...meta.columns.keys()],
    filters,
    sort: readSort(single.get('sort'), meta),
    limit: readLimit(single.get('limit'), limits),
    cursor: single.get('cursor'),
    count: oneOf('count', single.get('count') ?? 'false', ['true', 'false']) === 'true',
    dialect: oneOf('dialect', single.get('dialect') ?? 'rfc4180', ['rfc4180', 'excel']),
  };
}

const namesOf = ({ columns }: TableMeta): string[] => columns.map(({ name }) => name);

function columnNamed(name: string, parameter: string, meta: TableMeta): number {
  const index = meta.columns.findIndex((column) => column.name === name);
  if (index < 0)
    throw new RequestProblem('unknown-column', {
      parameter,
      expected: name.slice(0, 100).toWellFormed(),
      available: namesOf(meta),
    });
  return index;
}

const readColumns = (value: string, meta: TableMeta): number[] =>
  readList('columns', value).map((name) => columnNamed(name, 'columns', meta));

function readSort(value: string | undefined, meta: TableMeta): RowQuery['sort'] {
  if (value === undefined) return undefined;
  // A column whose own name begins with a minus is found first.
  const descending = value.startsWith('-') && !meta.columns.some(({ name }) => name === value);
  return { column: columnNamed(descending ? value.slice(1) : value, 'sort', meta), descending };
}

function readLimit(value: string | undefined, { rows }: Limits): RowQuery['limit'] {
  if (value === undefined || value === 'all') return value;
  const limit = /^[1-9]\d{0,8}$/.test(value) ? Number(value) : 0;
  if (limit < 1 || limit > rows)
    throw new RequestProblem('invalid-value', {
      parameter: 'limit',
      expected: `1–${rows}, all`,
      limit: rows,
    });
  return limit;
}

function oneOf<Word extends string>(parameter: string, value: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === value);
  if (found === undefined)
    throw new RequestProblem('invalid-value', { parameter, expected: words.join(', '), available: words });
  return found;
}

/** A name with a comparison behind its last dot, else a column alone. Both are decided by what the table has. */
function readFilter(key: string, value: string, meta: TableMeta, limits: Limits): Filter {
  const dot = key.lastIndexOf('.');
  const prefix = meta.columns.findIndex(({ name }) => dot > 0 && name === key.slice(0, dot));
  const word = operators.find((operator) => operator === key.slice(dot + 1));
  if (prefix >= 0 && word) return filterOf(key, prefix, word, value, meta, limits);
  const whole = meta.columns.findIndex(({ name }) => name === key);
  if (whole >= 0) return filterOf(key, whole, 'eq', value, meta, limits);
  const column = meta.columns[prefix];
  if (column)
    throw new RequestProblem('unknown-operator', { parameter: key, available: operatorsOf(column) });
  throw new RequestProblem('unknown-parameter', {
    parameter: key,
    available: [...parameters, ...namesOf(meta)],
  });
}

/** The comparisons that make sense for a column. */
export const operatorsOf = ({ type }: Pick<IndexedColumn, 'type'>): readonly Operator[] =>
  operators.filter((operator) =>
    operator === 'contains' ? type === 'text' : operator !== 'fits' || type !== 'text',
  );

const comparisons = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

function filterOf(
  parameter: string,
  index: number,
  operator: Operator,
  value: string,
  meta: TableMeta,
  limits: Limits,
): Filter {
  const column = meta.columns[index] as IndexedColumn;
  if (!operatorsOf(column).includes(operator))
    throw new RequestProblem('unknown-operator', { parameter, available: operatorsOf(column) });
  const name = `c${index}`;
  const made = (sql: string, values: readonly SQLInputValue[] = []): Filter => ({
    column: index,
    operator,
    sql,
    values,
  });
  switch (operator) {
    case 'null': {
      const wanted = oneOf(parameter, value, ['true', 'false']) === 'true';
      return made(wanted ? `${name} = x''` : `+${name} <> x''`);
    }
    case 'fits': {
      // What does not fit is a blob with bytes, what is empty one without.
      const wanted = oneOf(parameter, value, ['true', 'false']) === 'true';
      return made(wanted ? `typeof(${name}) <> 'blob'` : `+${name} > x''`);
    }
    case 'contains':
      if (value === '') throw new RequestProblem('invalid-value', { parameter, expected: 'text' });
      return made(`(typeof(${name}) = 'text' and instr(fold(${name}), ?) > 0)`, [foldCase(value)]);
    case 'in': {
      const values = readList(parameter, value).map((one) => comparable(parameter, one, column));
      if (values.length > limits.values)
        throw new RequestProblem('too-many-values', { parameter, limit: limits.values });
      return made(`+${name} in (${values.map(() => '?').join(', ')})`, values);
    }
    case 'ne':
      return made(`(+${name} <> ? and +${name} <> x'')`, [comparable(parameter, value, column)]);
    case 'eq':
      return made(`${name} = ?`, [comparable(parameter, value, column)]);
    default:
      // Without the second bound every value that does not fit would be greater than each number and date.
      return made(`(+${name} ${comparisons[operator]} ? and +${name} < x'')`, [
        comparable(parameter, value, column),
      ]);
  }
}

/** The value to compare with, by the type of the column. */
function comparable(parameter: string, value: string, { type }: IndexedColumn): string | number {
  if (type === 'text') return value.normalize('NFC');
  if (type === 'date') {
    if (!isDate(value))
      throw new RequestProblem('invalid-value', { parameter, expected: 'YYYY-MM-DD (2026-12-31)' });
    return value;
  }
  const number = /^[+-]?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/.test(value)
    ? Number(value)
    : Number.NaN;
  if (!Number.isFinite(number))
    throw new RequestProblem('invalid-value', {
      parameter,
      expected: type === 'integer' ? '1234' : '1234.5',
    });
  return number;
}

/** Values between commas; one that has a comma or a quote in it is quoted as in CSV. */
export function readList(parameter: string, value: string): string[] {
  const values: string[] = [];
  const item = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  for (;;) {
    const found = item.exec(value);
    if (!found) throw new RequestProblem('invalid-value', { parameter, expected: 'a,b,"c,d"' });
    values.push(found[1]?.replaceAll('""', '"') ?? (found[2] as string));
    if (found[3] === '') return values;
  }
}
