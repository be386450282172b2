import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Page, paginate, paginateOffset } from '../index.ts';

async function take<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('paginate', () => {
  const book = (pages: number[][], calls: (string | undefined)[] = []) =>
    paginate<number>({
      load: async (cursor) => {
        calls.push(cursor);
        const index = Number(cursor ?? 0);
        return { items: pages[index] ?? [], ...(index + 1 < pages.length && { next: String(index + 1) }) };
      },
    });

  it('is a promise of the first page and an iterator of all items, loading each page once', async () => {
    const calls: (string | undefined)[] = [];
    const pages = book([[1, 2], [], [3]], calls);
    expectTypeOf(await pages).toEqualTypeOf<Page<number, string>>();
    expect(await pages).toEqual({ items: [1, 2], next: '1' });
    expect(await take(pages)).toEqual([1, 2, 3]);
    expect(calls).toEqual([undefined, '1', '2']);
  });

  it('loads nothing before it is asked and no page that is not wanted', async () => {
    const calls: (string | undefined)[] = [];
    const pages = book([[1], [2], [3]], calls);
    expect(calls).toEqual([]);
    for await (const item of pages) if (item === 2) break;
    expect(calls).toEqual([undefined, '1']);
  });

  it('continues from a kept cursor', async () => {
    expect(await take(book([[1], [2], [3]]).byPage({ from: '1' }))).toEqual([
      { items: [2], next: '2' },
      { items: [3] },
    ]);
  });

  it('gives every item once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.integer()), { minLength: 1 }), async (pages) => {
        expect(await take(book(pages))).toEqual(pages.flat());
      }),
    );
  });

  it.each([
    ['the same cursor', ['a', 'a']],
    ['a circle', ['a', 'b', 'a']],
  ])('ends with an error at %s', async (_, cursors) => {
    let call = 0;
    const pages = paginate<number>({
      load: async () => ({ items: [1], next: cursors[call++ % cursors.length] }),
    });
    await expect(take(pages)).rejects.toMatchObject({ code: 'core.paging.repeated', origin: 'service' });
    expect(call).toBe(cursors.length);
  });

  it('stops at an abort', async () => {
    const gone = new AbortController();
    const pages = paginate<number, number>({
      signal: gone.signal,
      load: async (cursor = 0) => ({ items: [cursor], next: cursor + 1 }),
    });
    const read = async () => {
      for await (const item of pages) if (item === 3) gone.abort();
    };
    await expect(read()).rejects.toMatchObject({ code: 'core.aborted' });
  });
});

describe('paginateOffset', () => {
  const shelf = (size: number, cap: number, told: boolean) => {
    const all = Array.from({ length: size }, (_, index) => index);
    return paginateOffset<number>({
      limit: 10,
      load: async ({ offset, limit }) => ({
        items: all.slice(offset, offset + Math.min(limit, cap)),
        ...(told && { total: size }),
      }),
    });
  };

  it('gives every item once, also when the service caps the limit silently', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        async (size, cap, told) => {
          expect(await take(shelf(size, cap, told))).toEqual(
            Array.from({ length: size }, (_, index) => index),
          );
        },
      ),
    );
  });

  it('ends with an error when the service ignores the offset', async () => {
    const pages = paginateOffset<number>({ limit: 2, load: async () => ({ items: [1, 2] }) });
    await expect(take(pages)).rejects.toMatchObject({ code: 'core.paging.repeated' });
  });
});
