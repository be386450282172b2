import { unlessAborted } from '../abort/abort.ts';
import { throwIfAborted } from '../abort/aborted.ts';
import { pagingError } from './errors.ts';

/** One page as the service gave it. */
export interface Page<Item, Cursor> {
  items: readonly Item[];
  /** Where the next page begins; absent on the last one. */
  next?: Cursor | undefined;
}

/**
 * A promise of the first page and, at the same time, an async iterator of all items: `await pages` or
 * `for await (const item of pages)`. There is no way to collect everything by accident.
 */
export interface Pages<Item, Cursor = string> extends PromiseLike<Page<Item, Cursor>>, AsyncIterable<Item> {
  /** Page by page; `from` continues where an earlier run stopped (`page.next`). */
  byPage(options?: { from?: Cursor | undefined }): AsyncIterable<Page<Item, Cursor>>;
}

/** A service that names the next page. */
export interface CursorPaging<Item, Cursor> {
  /** Loads one page; `cursor` is `undefined` for the first. */
  load(cursor: Cursor | undefined, signal: AbortSignal | undefined): Promise<Page<Item, Cursor>>;
  signal?: AbortSignal | undefined;
}

/** A service that counts. */
export interface OffsetPaging<Item> {
  /** Loads `limit` items from `offset`; `total`, when the service gives it. */
  load(
    range: { offset: number; limit: number },
    signal: AbortSignal | undefined,
  ): Promise<{ items: readonly Item[]; total?: number | undefined }>;
  /** Items asked for per page. */
  limit: number;
  signal?: AbortSignal | undefined;
}

/**
 * Pages by a cursor that the service hands out. A cursor that comes again ends with `core.paging.repeated`
 * (origin `service`) instead of an endless loop.
 *
 * @example
 * const dogs = paginate({ load: (cursor, signal) => client.get('/dogs', { query: { cursor }, signal }) });
 * for await (const dog of dogs) console.log(dog.name);
 */
export function paginate<Item, Cursor = string>({
  load,
  signal,
}: CursorPaging<Item, Cursor>): Pages<Item, Cursor> {
  let first: Promise<Page<Item, Cursor>> | undefined;

  async function* byPage({ from }: { from?: Cursor | undefined } = {}): AsyncGenerator<Page<Item, Cursor>> {
    const seen = new Set<string>();
    let cursor = from;
    for (;;) {
      throwIfAborted(signal, 'Paging');
      if (cursor !== undefined) {
        const mark = JSON.stringify(cursor);
        if (seen.has(mark)) throw repeated('the same cursor');
        seen.add(mark);
      }
      // A page that was awaited before the iteration is not asked for again.
      const page = await unlessAborted(
        cursor === undefined && first ? first : load(cursor, signal),
        signal,
        'Paging',
      );
      yield page;
      if (page.next === undefined) return;
      cursor = page.next;
    }
  }

  return {
    // biome-ignore lint/suspicious/noThenProperty: a page object is a promise of its first page by design
    then(onfulfilled, onrejected) {
      first ??= unlessAborted(load(undefined, signal), signal, 'Paging');
      return first.then(onfulfilled, onrejected);
    },
    async *[Symbol.asyncIterator]() {
      for await (const page of byPage()) yield* page.items;
    },
    byPage,
  };
}

/**
 * Pages by offset and limit. A page shorter than `limit` is not taken for the last one, because services cap the
 * limit silently: the end is an empty page or the `total` that the service gave. A service that ignores the offset and sends the
 * same page again ends with `core.paging.repeated`.
 *
 * @example
 * const datasets = paginateOffset({
 *   limit: 100,
 *   load: async ({ offset, limit }, signal) => {
 *     const { results, count } = await client.get('/datasets', { query: { offset, limit }, signal });
 *     return { items: results, total: count };
 *   },
 * });
 * for await (const page of datasets.byPage()) await store(page.items);
 */
export function paginateOffset<Item>({ load, limit, signal }: OffsetPaging<Item>): Pages<Item, number> {
  let last: { offset: number; items: string } | undefined;
  return paginate<Item, number>({
    signal,
    async load(offset = 0) {
      const { items, total } = await load({ offset, limit }, signal);
      const text = JSON.stringify(items);
      if (items.length > 0 && last && last.offset < offset && last.items === text)
        throw repeated('the same page');
      last = { offset, items: text };
      const next = offset + items.length;
      const end = items.length === 0 || (total !== undefined && next >= total);
      return end ? { items } : { items, next };
    },
  });
}

const repeated = (what: string) =>
  pagingError('core.paging.repeated', {
    message: `The service sent ${what} again; going on would never end`,
  });
