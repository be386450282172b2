import type { SQLInputValue } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { throwIfAborted } from '@rathaus/client-core/abort';
import type { Limits } from './config.ts';
import { RequestProblem } from './problem.ts';
import type { Filter, RowQuery } from './query.ts';
import type { StoredValue, TableVersion } from './table-version.ts';

/** Rows looked at by one statement. `node:sqlite` cannot be interrupted: what one statement does must be short. */
const slice = 20_000;
/** Rows and bytes that one statement hands over at most. */
const batchRows = 500;
const batchBytes = 4 * 2 ** 20;
/** Milliseconds of computing after which others get their turn. */
const turn = 10;

/** A row: its number, then the values of the wanted columns. */
export type WalkedRow = readonly StoredValue[];

/** How far a walk may go. */
export interface WalkOptions {
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** Row after which the walk begins. */
  readonly after?: number | undefined;
  /** Rows wanted at most. */
  readonly most?: number | undefined;
  /** Whether the time of the limits applies; a download goes on as long as its reader wants. */
  readonly timed: boolean;
}

interface Sql {
  readonly text: string;
  readonly values: readonly SQLInputValue[];
}

const joined = (filters: readonly Filter[]): Sql => ({
  text: filters.map(({ sql }) => ` and ${sql}`).join(''),
  values: filters.flatMap(({ values }) => values),
});

/** Lets others have their turn and ends the work when its time is over. */
function createPace({ limits, signal, timed }: Pick<WalkOptions, 'limits' | 'signal' | 'timed'>) {
  let since = performance.now();
  let used = 0;
  return async () => {
    throwIfAborted(signal, 'Reading rows');
    const elapsed = performance.now() - since;
    if (elapsed < turn) return;
    used += elapsed;
    if (timed && used > limits.time) throw new RequestProblem('too-costly');
    await nextTurn();
    since = performance.now();
  };
}

/**
 * The rows of a query in batches, by row number or along an index. Each statement looks at a bounded number of rows, so
 * that no query keeps the process for itself. What is empty or does not fit its type comes last in both directions.
 * `columns`: indexes of the columns that are wanted. Throws the problem `sort-without-index` at once.
 */
export function walk(
  version: TableVersion,
  query: Pick<RowQuery, 'filters' | 'sort'>,
  columns: readonly number[],
  options: WalkOptions,
): AsyncGenerator<readonly WalkedRow[]> {
  const { sort, filters } = query;
  if (!sort) return byRowNumber(version, filters, columns, options);
  const { rows, columns: all } = version.meta;
  const isIndexed = all[sort.column]?.indexed === true;
  if (!isIndexed && rows > options.limits.sortedRows)
    throw new RequestProblem('sort-without-index', {
      parameter: all[sort.column]?.name,
      available: all.flatMap(({ name, indexed }) => (indexed ? [name] : [])),
    });
  const way = !isIndexed || isSmall(version, filters, options.limits) ? sorted : alongIndex;
  if (!sort.descending) return way(version, { filters, sort }, columns, options);
  return valuesFirst(version, { filters, sort }, columns, options, way);
}

/** Downwards SQLite has the blobs first: the values are walked before them, in a walk of their own. */
async function* valuesFirst(
  version: TableVersion,
  { filters, sort }: SortedQuery,
  columns: readonly number[],
  options: WalkOptions,
  way: typeof sorted,
): AsyncGenerator<readonly WalkedRow[]> {
  const { column } = sort;
  const isBeyondValues =
    options.after !== undefined && typeof sortKey(version, column, options.after) === 'object';
  let left = options.most ?? Number.POSITIVE_INFINITY;
  for (const [operator, comparison] of [
    ['lt', '<'],
    ['gte', '>='],
  ] as const) {
    const isValues = operator === 'lt';
    if ((isValues && isBeyondValues) || left <= 0) continue;
    const part: Filter = { column, operator, sql: `+c${column} ${comparison} x''`, values: [] };
    const after = isValues || isBeyondValues ? options.after : undefined;
    const most = Number.isFinite(left) ? left : undefined;
    for await (const batch of way(version, { filters: [...filters, part], sort }, columns, {
      ...options,
      after,
      most,
    })) {
      left -= batch.length;
      yield batch;
    }
  }
}

/** Number of rows that match, without reading them. */
export async function countRows(
  version: TableVersion,
  filters: readonly Filter[],
  options: Pick<WalkOptions, 'limits' | 'signal'>,
): Promise<number> {
  const { rows } = version.meta;
  if (filters.length === 0) return rows;
  const pace = createPace({ ...options, timed: true });
  const { text, values } = joined(filters);
  let count = 0;
  for (let from = 0; from < rows; from += slice) {
    await pace();
    const [found] = version.all(`select count(*) from r where id > ? and id <= ?${text}`, [
      from,
      from + slice,
      ...values,
    ]);
    count += Number(found?.[0]);
  }
  return count;
}

const listed = (columns: readonly number[]): string => columns.map((column) => `, c${column}`).join('');

/** Rows of one statement, so that the longest ones still fit into the memory of a batch. */
const batchOf = ({ meta }: TableVersion): number =>
  Math.max(1, Math.min(batchRows, Math.floor(batchBytes / Math.max(1, meta.longestRow))));

async function* byRowNumber(
  version: TableVersion,
  filters: readonly Filter[],
  columns: readonly number[],
  options: WalkOptions,
): AsyncGenerator<readonly WalkedRow[]> {
  const pace = createPace(options);
  const { text, values } = joined(filters);
  const sql = `select id${listed(columns)} from r where id > ? and id <= ?${text} order by id limit ?`;
  const batch = batchOf(version);
  let left = options.most ?? Number.POSITIVE_INFINITY;
  let from = options.after ?? 0;
  while (left > 0 && from < version.meta.rows) {
    await pace();
    const wanted = Math.min(batch, left);
    const found = version.all(sql, [from, from + slice, ...values, wanted]);
    left -= found.length;
    // A full batch may have stopped within the slice.
    from = found.length === wanted ? Number(found.at(-1)?.[0]) : from + slice;
    if (found.length > 0) yield found;
  }
}

type SortedQuery = Pick<RowQuery, 'filters'> & { readonly sort: NonNullable<RowQuery['sort']> };

/** Whether an equality with an index leaves so few rows that sorting them costs nothing. */
function isSmall(version: TableVersion, filters: readonly Filter[], { sortedRows }: Limits): boolean {
  return filters.some(({ operator, column, sql, values }) => {
    if (operator !== 'eq' || version.meta.columns[column]?.indexed !== true) return false;
    const [found] = version.all(`select count(*) from (select 1 from r where ${sql} limit ?)`, [
      ...values,
      sortedRows + 1,
    ]);
    return Number(found?.[0]) <= sortedRows;
  });
}

/** The value by which the row of a cursor is sorted. */
function sortKey(version: TableVersion, column: number, row: number): StoredValue {
  return version.all(`select c${column} from r where id = ?`, [row])[0]?.[0] as StoredValue;
}

const directionOf = ({ column, descending }: SortedQuery['sort']) => ({
  order: descending ? `c${column} desc, id desc` : `c${column}, id`,
  beyond: `(c${column}, id) ${descending ? '<' : '>'} (?, ?)`,
});

/** Few rows: their numbers are sorted once, their values read by batches. */
async function* sorted(
  version: TableVersion,
  { filters, sort }: SortedQuery,
  columns: readonly number[],
  options: WalkOptions,
): AsyncGenerator<readonly WalkedRow[]> {
  const pace = createPace(options);
  const { text, values } = joined(filters);
  const { order, beyond } = directionOf(sort);
  const { after, most = options.limits.sortedRows } = options;
  const start = after === undefined ? [] : [sortKey(version, sort.column, after), after];
  const numbers = version.all(
    `select id from r where ${after === undefined ? 'true' : beyond}${text} order by ${order} limit ?`,
    [...start, ...values, most],
  );
  const batch = batchOf(version);
  const sql = `select id${listed(columns)} from r where id = ?`;
  for (let from = 0; from < numbers.length; from += batch) {
    await pace();
    yield numbers.slice(from, from + batch).flatMap(([number]) => version.all(sql, [number as StoredValue]));
  }
}

/** Comparisons that bound the part of an index that has to be walked. */
const bounding: readonly string[] = ['eq', 'gt', 'gte', 'lt', 'lte'];

/** Many rows: a slice of the index at a time, and of it what the other filters leave. */
async function* alongIndex(
  version: TableVersion,
  { filters, sort }: SortedQuery,
  columns: readonly number[],
  options: WalkOptions,
): AsyncGenerator<readonly WalkedRow[]> {
  const pace = createPace(options);
  const isInner = ({ column, operator }: Filter) => column === sort.column && bounding.includes(operator);
  const inner = joined(filters.filter(isInner));
  const outer = joined(filters.filter((filter) => !isInner(filter)));
  // The plus that keeps SQLite from an index elsewhere is in the way here.
  const innerText = inner.text.replaceAll('+c', 'c');
  const { order, beyond } = directionOf(sort);
  const source = `r indexed by i${sort.column}`;
  const batch = batchOf(version);
  let left = options.most ?? Number.POSITIVE_INFINITY;
  let start: readonly SQLInputValue[] =
    options.after === undefined ? [] : [sortKey(version, sort.column, options.after), options.after];
  while (left > 0) {
    await pace();
    const where = `where ${start.length === 0 ? `c${sort.column} is not null` : beyond}${innerText}`;
    const bound = [...start, ...inner.values];
    const wanted = Math.min(batch, left);
    const within = outer.text === '' ? wanted : slice;
    const needed =
      outer.text === '' ? columns : [...new Set([...columns, ...filters.map(({ column }) => column)])];
    const found = version.all(
      outer.text === ''
        ? `select id${listed(columns)} from ${source} ${where} order by ${order} limit ?`
        : `select id${listed(columns)} from (select id${listed([...new Set([...needed, sort.column])])} from ${source} ${where} order by ${order} limit ?) where true${outer.text} order by ${order} limit ?`,
      outer.text === '' ? [...bound, wanted] : [...bound, within, ...outer.values, wanted],
    );
    left -= found.length;
    if (found.length > 0) yield found;
    if (found.length === wanted) {
      const last = Number(found.at(-1)?.[0]);
      start = [sortKey(version, sort.column, last), last];
      continue;
    }
    if (outer.text === '') return;
    const [end] = version.all(
      `select c${sort.column}, id from ${source} ${where} order by ${order} limit 1 offset ?`,
      [...bound, slice - 1],
    );
    if (!end) return;
    start = [end[0] as StoredValue, Number(end[1])];
  }
}
