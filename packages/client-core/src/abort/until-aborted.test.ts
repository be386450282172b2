import { describe, expect, it } from 'vitest';
import { untilAborted } from './until-aborted.ts';

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('untilAborted', () => {
  it('gives all items of any source, with and without a signal', async () => {
    const { signal } = new AbortController();
    for (const given of [undefined, signal]) {
      expect(await collect(untilAborted([1, 2], given, 'Reading'))).toEqual([1, 2]);
      const stream = new Response('ab').body!;
      expect(await collect(untilAborted(stream, given, 'Reading'))).toEqual([Uint8Array.of(97, 98)]);
    }
  });

  it('ends at once as core.aborted when the source hangs, and closes it without waiting', async () => {
    const abort = new AbortController();
    let closed = 0;
    const hanging: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => undefined),
        return: () => {
          closed++;
          return new Promise(() => undefined);
        },
      }),
    };
    const work = collect(untilAborted(hanging, abort.signal, 'Reading'));
    setTimeout(() => abort.abort(), 5);
    await expect(work).rejects.toMatchObject({ code: 'core.aborted' });
    expect(closed).toBe(1);
  });

  it('does not touch the source when the caller has gone before', async () => {
    let asked = 0;
    const source = (function* () {
      asked++;
      yield 1;
    })();
    const work = collect(untilAborted(source, AbortSignal.abort(), 'Reading'));
    await expect(work).rejects.toMatchObject({ code: 'core.aborted' });
    expect(asked).toBe(0);
  });

  it('passes the error of the source on, and closes a source that is left early', async () => {
    const { signal } = new AbortController();
    let closed = false;
    async function* source() {
      try {
        yield 1;
        yield 2;
      } finally {
        closed = true;
      }
    }
    for await (const item of untilAborted(source(), signal, 'Reading')) if (item === 1) break;
    expect(closed).toBe(true);
    const broken = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new TypeError('broken')) }),
    };
    await expect(collect(untilAborted(broken, signal, 'Reading'))).rejects.toThrow('broken');
  });
});
