import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { memoryStore } from '../../test/work-store.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { createKernel, type WorkHandler } from './kernel.ts';
import { createWorkStore } from './work-store.ts';

let now: number;
let store: ExchangeStore;
beforeEach(async () => {
  now = Date.parse('2026-11-30T07:00:00Z');
  store = await memoryStore(() => now);
});
afterEach(() => store.close());

/** A worker that has one item in hand while `look` looks; the item ends afterwards. */
async function whileInHand(
  begin: (options: Parameters<WorkHandler['run']>[1], held: Promise<void>) => Promise<void>,
  look: (kernel: ReturnType<typeof createKernel>) => void,
) {
  await createWorkStore(store).add({ kind: 'delivery', id: 'a', tenant: 't', service: 'fit', lane: 'ziel' });
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const kernel = createKernel(
    {
      store,
      handlers: {
        delivery: {
          async run(_item, options) {
            await begin(options, held);
            return { next: 'done' };
          },
        },
      },
      clock: () => now,
      random: () => 0.5,
      notify: () => undefined,
    },
    { lease: 1e9 },
  );
  const run = kernel.runOnce();
  while (kernel.busy === 0) await setImmediate();
  await setImmediate();
  now += 60_000;
  look(kernel);
  release();
  await run;
  return kernel;
}

it('a service that answers nothing is slow, and told as slow until the item ends', async () => {
  const kernel = await whileInHand(
    (_options, held) => held,
    (busy) => expect(busy.slow()).toEqual(['fit']),
  );
  expect(kernel.slow()).toEqual([]);
});

it('it is not slow for the time that a function of the application takes', async () => {
  await whileInHand(
    async ({ answered, apart }, held) => {
      answered?.();
      await apart?.(() => held);
    },
    (kernel) => expect(kernel.slow()).toEqual([]),
  );
});

it('the time after an answer counts anew', async () => {
  let answer: () => void = () => undefined;
  await whileInHand(
    ({ answered }, held) => {
      answer = () => answered?.();
      return held;
    },
    (kernel) => {
      answer();
      now += 9999;
      expect(kernel.slow()).toEqual([]);
      now += 1;
      expect(kernel.slow()).toEqual(['fit']);
    },
  );
});
