import { createHash } from 'node:crypto';
import { RequestProblem } from './problem.ts';
import type { RowQuery } from './query.ts';
import type { TableMeta } from './table-meta.ts';

/** Filters and sort order, as a short text: a cursor is for pages of one query. */
const digestOf = ({ filters, sort }: RowQuery): string =>
  createHash('sha256')
    .update(JSON.stringify([filters.map(({ sql, values }) => [sql, values]), sort]))
    .digest('base64url')
    .slice(0, 11);

/**
 * Names the last row of a page: version, query and row number. It holds no value, so that a forged one can name nothing
 * but another row of public data.
 */
export const writeCursor = (query: RowQuery, meta: TableMeta, row: number): string =>
  `${meta.version}.${digestOf(query)}.${row.toString(36)}`;

/** The row behind a cursor. Throws {@link RequestProblem} for another version, another query, and what is no cursor. */
export function readCursor(cursor: string, query: RowQuery, meta: TableMeta): number {
  const [, version, digest, row] = /^([\w-]{22})\.([\w-]{11})\.([0-9a-z]{1,7})$/.exec(cursor) ?? [];
  if (version === undefined || row === undefined) throw new RequestProblem('cursor-invalid');
  if (version !== meta.version) throw new RequestProblem('cursor-outdated');
  if (digest !== digestOf(query)) throw new RequestProblem('cursor-of-other-query');
  const number = Number.parseInt(row, 36);
  if (number < 1 || number > meta.rows) throw new RequestProblem('cursor-invalid');
  return number;
}
