import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ListOptions, listedSubmissions } from './listed-submissions.ts';

const entries = (count: number) =>
  Array.from({ length: count }, () => ({
    submissionId: randomUUID(),
    caseId: randomUUID(),
    destinationId: randomUUID(),
  }));

/** A list as a service gives it, which names its length or does not. */
function listOf(all: ReturnType<typeof entries>, saysTotal = true) {
  let calls = 0;
  return {
    async read(options: ListOptions): Promise<string[]> {
      const ids: string[] = [];
      const load = async ({ offset, limit }: { offset: number; limit: number }) => {
        calls += 1;
        return {
          submissions: all.slice(offset, offset + limit),
          totalCount: saysTotal ? all.length : undefined,
        };
      };
      for await (const { submissionId } of listedSubmissions(load, { pageSize: 500, ...options }))
        ids.push(submissionId);
      return ids;
    },
    get calls() {
      return calls;
    },
  };
}

describe('a list that is longer than one look', () => {
  it('is seen whole within as many looks as it has parts, twice at most, and each look is bounded', async () => {
    for (const [length, looks] of [
      [10_001, 2],
      [16_000, 4],
      [32_345, 8],
    ] as const) {
      const all = entries(length);
      // Wherever the counting stands: workers come and go.
      for (const begin of [1, 6]) {
        const list = listOf(all);
        const seen = new Set<string>();
        for (let look = begin; look < begin + looks; look += 1) {
          const before = list.calls;
          for (const id of await list.read({ look })) seen.add(id);
          expect(list.calls - before).toBeLessThanOrEqual(22);
        }
        expect(seen.size).toBe(length);
      }
    }
  });

  it('cannot be kept from it by growing while it is read', async () => {
    const all = entries(15_001);
    const last = all.at(-1)?.submissionId ?? '';
    const list = listOf(all);
    let found = 0;
    for (let look = 1; look <= 16 && found === 0; look += 1) {
      if ((await list.read({ look })).includes(last)) found = look;
      all.push(...entries(1000));
    }
    expect(found).toBeGreaterThan(0);
  });

  it('is read to its end, too, when the service does not say how long it is', async () => {
    const all = entries(10_500);
    const list = listOf(all, false);
    const seen = new Set<string>();
    for (let look = 1; look <= 64; look += 1) for (const id of await list.read({ look })) seen.add(id);
    expect(seen.size).toBe(all.length);
  });

  it('ends after 10,000 for whoever does not count the looks, and goes on from where that was', async () => {
    const all = entries(12_000);
    const read = async (from?: number) => {
      const load = async ({ offset, limit }: { offset: number; limit: number }) => ({
        submissions: all.slice(offset, offset + limit),
        totalCount: all.length,
      });
      let count = 0;
      for await (const { items } of listedSubmissions(load, { pageSize: 500 }).byPage({ from }))
        count += items.length;
      return count;
    };
    expect(await read()).toBe(10_000);
    expect(await read(10_000)).toBe(2000);
  });
});
