import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKernelBench, type KernelBench } from '../../test/kernel-bench.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { createKernel } from './kernel.ts';
import type { WorkItem } from './work-item.ts';

let bench: KernelBench;
let store: KernelBench['store'];
let work: KernelBench['work'];
let events: KernelBench['events'];
let told: KernelBench['told'];
let kernel: KernelBench['kernel'];
let add: KernelBench['add'];
let row: KernelBench['row'];

beforeEach(async () => {
  bench = await createKernelBench();
  ({ store, work, events, told, kernel, add, row } = bench);
});
afterEach(() => bench.store.close());

describe('runOnce', () => {
  it('does what is due, once, and not what it has put off itself', async () => {
    for (const id of ['a', 'b', 'c']) await add(id);
    const seen: string[] = [];
    await kernel(async ({ id }) => {
      seen.push(id);
      return id === 'a' ? { next: 'again', after: 0 } : id === 'b' ? { next: 'wait' } : { next: 'done' };
    }).runOnce();
    expect(seen.sort()).toEqual(['a', 'b', 'c']);
    expect([(await row('a')).state, (await row('b')).state, (await row('c')).state]).toEqual([
      'ready',
      'waiting',
      'done',
    ]);
  });

  it('does not wait for the slowest of a round before it takes the next', async () => {
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    await add('slow', { tenant: 'a' });
    for (let n = 0; n < 20; n += 1) await add(`quick-${n}`, { tenant: 'b' });
    let quick = 0;
    const run = kernel(
      async ({ id }) => {
        if (id === 'slow') await slow;
        else quick += 1;
        return { next: 'done' };
      },
      { concurrency: 2, perTenant: 1 },
    ).runOnce();
    await vi.waitFor(() => expect(quick).toBe(20), { timeout: 20_000 });
    release();
    await run;
  });

  it('ends as aborted, and leaves what it had in hand as it was', async () => {
    await add('a');
    const stop = new AbortController();
    const run = kernel(async (_item, { signal }) => {
      stop.abort();
      signal.throwIfAborted();
      return { next: 'done' };
    }).runOnce({ signal: stop.signal });
    await expect(run).rejects.toMatchObject({ code: 'core.aborted' });
    expect(await row('a')).toMatchObject({ state: 'ready', lease_until: null, failures: 0 });
  });
});

describe('leases', () => {
  it('two workers never do the same at once', async () => {
    for (let n = 0; n < 40; n += 1) await add(`d-${n}`);
    const seen: string[] = [];
    const one = () =>
      kernel(async ({ id }) => {
        seen.push(id);
        await new Promise((resolve) => setImmediate(resolve));
        return { next: 'done' };
      });
    await Promise.all([one().runOnce(), one().runOnce(), one().runOnce(), one().runOnce()]);
    expect(seen).toHaveLength(40);
    expect(new Set(seen).size).toBe(40);
  });

  it('a worker that was thought dead writes nothing any more', async () => {
    await add('a');
    const written: string[] = [];
    const write = (item: WorkItem, who: string) =>
      work.commit(item, async () => {
        written.push(who);
      });
    let wake: () => void = () => undefined;
    const frozen = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const first = kernel(async (item) => {
      await frozen;
      await write(item, 'first');
      return { next: 'done' };
    }).runOnce();
    await vi.waitFor(async () => expect(Number((await row('a')).epoch)).toBe(1), { timeout: 20_000 });
    bench.now += 60_000;
    await kernel(async (item) => {
      await write(item, 'second');
      return { next: 'again', after: 1000 };
    }).runOnce();
    wake();
    await first;
    expect(written).toEqual(['second']);
    expect(await row('a')).toMatchObject({ state: 'ready', epoch: 2 });
  });

  it('who has put an item down writes nothing any more, although nobody else has it', async () => {
    await add('a');
    let late: WorkItem | undefined;
    await kernel(async (item) => {
      late = item;
      return { next: 'again', after: 1000 };
    }).runOnce();
    await expect(work.commit(late!, async () => undefined)).rejects.toMatchObject({
      code: 'exchange.worker.lease-lost',
    });
  });
});

describe('run', () => {
  it('takes new work at once when it is woken, and drains at the end', async () => {
    const seen: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const worker = kernel(
      async ({ id }) => {
        if (id === 'last') await held;
        seen.push(id);
        return { next: 'done' };
      },
      { interval: 60_000 },
    );
    const stop = new AbortController();
    const run = worker.run({ signal: stop.signal });
    await vi.waitFor(
      async () => {
        if (!(await row('first').catch(() => undefined))) await add('first');
        worker.wake();
        expect(seen).toEqual(['first']);
      },
      { timeout: 20_000 },
    );
    await add('last');
    worker.wake();
    await vi.waitFor(() => expect(worker.busy).toBe(1), { timeout: 20_000 });
    stop.abort();
    release();
    await run;
    expect(seen).toEqual(['first', 'last']);
    expect((await row('last')).state).toBe('done');
  });

  it('puts down what does not end within its time', async () => {
    await add('hangs');
    const stop = new AbortController();
    const worker = kernel(
      (_item, { signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
      { drain: 20 },
    );
    const run = worker.run({ signal: stop.signal });
    await vi.waitFor(() => expect(worker.busy).toBe(1), { timeout: 20_000 });
    stop.abort();
    await run;
    expect(await row('hangs')).toMatchObject({ state: 'ready', lease_until: null, failures: 0 });
  });

  it('goes on when the database was away', async () => {
    await add('a');
    let away = 3;
    const { db } = store;
    const broken: ExchangeStore = {
      ...store,
      ready: async () => {
        away -= 1;
        if (away > 0) throw new Error('connection refused');
      },
    };
    const seen: string[] = [];
    const worker = createKernel(
      {
        store: { ...broken, db },
        handlers: {
          delivery: {
            run: async ({ id }) => {
              seen.push(id);
              return { next: 'done' };
            },
          },
        },
        clock: () => bench.now,
        random: () => 0.5,
        notify: (event) => events.push(event),
      },
      { interval: 5 },
    );
    const stop = new AbortController();
    const run = worker.run({ signal: stop.signal });
    await vi.waitFor(() => expect(seen).toEqual(['a']), { timeout: 20_000 });
    stop.abort();
    await run;
    expect(told().filter((type) => type === 'work.fault')).toHaveLength(2);
  });
});
