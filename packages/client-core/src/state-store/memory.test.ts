import { describe, expect, it } from 'vitest';
import { checkRandomOperations } from '../../test/state-store/random-operations.ts';
import { createMemoryStateStore } from '../index.ts';
import { stateStoreContract } from '../testing/index.ts';

let now = 0;
const clock = () => now;

describe('contract', () => {
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  for (const { name, run } of stateStoreContract({ create: () => createMemoryStateStore({ clock }), pass }))
    it(name, run);

  it('notices stores that break it', async () => {
    const good = createMemoryStateStore({ clock });
    const broken = [
      { ...good, add: async () => true },
      { ...good, take: good.get },
      { ...good, set: async () => {} },
      { ...good, get: async (key: string) => (await good.get(key)) || undefined },
      { ...good, count: async () => 1 },
      // Each call prolongs the count: a limit that never ends.
      {
        ...good,
        count: async (key: string, ttl: number) => {
          const number = Number((await good.get(key)) ?? 0) + 1;
          await good.set(key, String(number), ttl);
          return number;
        },
      },
      { ...good, get: async (key: string) => (await good.get(key))?.normalize('NFD') },
    ];
    for (const store of broken) {
      const results = await Promise.allSettled(
        stateStoreContract({ create: () => store, pass }).map(({ run }) => run()),
      );
      expect(results.some(({ status }) => status === 'rejected')).toBe(true);
    }
  });
});

it('random operations give what a model gives', async () => {
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  await checkRandomOperations(createMemoryStateStore({ clock }), pass, { runs: 1_000, steps: 60 });
});

it('a full store refuses new keys instead of forgetting, and makes room from what has expired', async () => {
  const store = createMemoryStateStore({ clock, maxEntries: 2 });
  await store.set('a', '1', 1_000);
  await store.set('b', '1', 9_000);
  await expect(store.set('c', '1', 1_000)).rejects.toThrow('full');
  await store.set('a', '2', 1_000);
  now += 1_001;
  await store.set('c', '1', 1_000);
  expect([await store.get('a'), await store.get('b'), await store.get('c')]).toEqual([undefined, '1', '1']);
});

it('a full store still counts what is there, and refuses another count', async () => {
  const store = createMemoryStateStore({ clock, maxEntries: 1 });
  await store.count('a', 1_000);
  expect(await store.count('a', 1_000)).toBe(2);
  await expect(store.count('b', 1_000)).rejects.toMatchObject({ code: 'core.store.full', retryable: true });
});
