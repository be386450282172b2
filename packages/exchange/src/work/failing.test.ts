import type { RathausError } from '@rathaus/client-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKernelBench, type KernelBench } from '../../test/kernel-bench.ts';
import { exchangeError } from '../errors.ts';
import { createControl } from './control.ts';
import { readHistory } from './history.ts';
import type { KernelOptions, WorkHandler } from './kernel.ts';
import type { WorkKind } from './work-item.ts';

const hour = 3_600_000;
const day = 24 * hour;
let bench: KernelBench;
let store: KernelBench['store'];
let work: KernelBench['work'];
let told: KernelBench['told'];
let kernel: KernelBench['kernel'];
let add: KernelBench['add'];
let row: KernelBench['row'];

beforeEach(async () => {
  bench = await createKernelBench();
  ({ store, work, told, kernel, add, row } = bench);
});
afterEach(() => bench.store.close());

const transient = () => exchangeError('exchange.worker.unexpected');

describe('failures', () => {
  const failing = (error: () => RathausError, options?: KernelOptions, more?: Partial<WorkHandler>) =>
    kernel(
      async () => {
        throw error();
      },
      options,
      more,
    );

  it('patience is counted in age: a day of outage stops nothing, two weeks do', async () => {
    await add('a');
    const worker = failing(transient, { breaker: { failures: 1e9 } });
    for (let n = 0; n < 500; n += 1) {
      bench.now += 15 * 60_000;
      await worker.runOnce();
    }
    expect(bench.now - Date.parse('2026-11-30T07:00:00Z')).toBeLessThan(14 * day);
    expect((await row('a')).state).toBe('ready');
    bench.now += 14 * day;
    await worker.runOnce();
    expect(await row('a')).toMatchObject({ state: 'stopped', error_code: 'exchange.worker.unexpected' });
    expect(told().at(-1)).toBe('work.stopped');
  });

  it('a success in between ends the age', async () => {
    await add('a');
    await failing(transient).runOnce();
    expect(Number((await row('a')).failing_since)).toBe(bench.now);
    bench.now += day;
    await kernel(async () => ({ next: 'again', after: 1000 })).runOnce();
    expect(await row('a')).toMatchObject({ failures: 0, failing_since: null, error_code: null });
  });

  it('what is made again and again, and succeeds in between, ages all the same', async () => {
    await add('a');
    let turn = 0;
    const worker = kernel(async () => {
      turn += 1;
      if (turn % 3 === 0) throw transient();
      return { next: 'again', after: 1000, isStuck: true };
    });
    for (const until = bench.now + 14 * day; bench.now < until; ) {
      expect((await row('a')).state).toBe('ready');
      bench.now += 6 * hour;
      await worker.runOnce();
    }
    for (let n = 0; n < 3; n += 1) {
      bench.now += 6 * hour;
      await worker.runOnce();
    }
    expect((await row('a')).state).toBe('stopped');
  });

  it('a refusal counts when it was given three times over a minute', async () => {
    await add('a');
    const worker = failing(transient, {}, { classOf: () => 'refusal' });
    await worker.runOnce();
    expect((await row('a')).state).toBe('ready');
    bench.now += 30_000;
    await worker.runOnce();
    expect((await row('a')).state).toBe('ready');
    bench.now += 30_000;
    await worker.runOnce();
    expect(await row('a')).toMatchObject({ state: 'stopped', failure_class: 'refusal', failures: 3 });
  });

  it('a refusal is confirmed by refusals alone, not by what failed before it', async () => {
    await add('a');
    let failureClass: 'transient' | 'refusal' = 'transient';
    const worker = failing(transient, {}, { classOf: () => failureClass });
    const again = async (given: typeof failureClass) => {
      failureClass = given;
      bench.now += hour;
      await worker.runOnce();
      return (await row('a')).state;
    };
    for (let n = 0; n < 5; n += 1) expect(await again('transient')).toBe('ready');
    expect(await again('refusal')).toBe('ready');
    expect(await again('refusal')).toBe('ready');
    expect(await again('transient')).toBe('ready');
    expect([await again('refusal'), await again('refusal')]).toEqual(['ready', 'ready']);
    expect(await again('refusal')).toBe('stopped');
  });

  it('a refusal is confirmed by the same refusal, not by others', async () => {
    await add('a');
    let error: RathausError = exchangeError('exchange.outbox.case-unknown');
    const worker = failing(() => error, {}, { classOf: () => 'refusal' });
    const again = async () => {
      bench.now += hour;
      await worker.runOnce();
      return (await row('a')).state;
    };
    expect([await again(), await again()]).toEqual(['ready', 'ready']);
    error = exchangeError('exchange.outbox.receipt-differs');
    expect([await again(), await again()]).toEqual(['ready', 'ready']);
    expect(await again()).toBe('stopped');
  });

  it('a refusal with another reason is another refusal, although its code is the same', async () => {
    await add('a');
    const refusals = ['first', 'other', 'first', 'other', 'other', 'other'];
    const types: string[] = [];
    const worker = failing(
      () => {
        const type = `https://example.org/problems/${refusals.shift()}`;
        types.push(type);
        return exchangeError('exchange.worker.unexpected', { status: 422, problem: { type, status: 422 } });
      },
      {},
      { classOf: () => 'refusal' },
    );
    const states: string[] = [];
    while (refusals.length > 0) {
      bench.now += hour;
      await worker.runOnce();
      states.push((await row('a')).state);
    }
    expect(states).toEqual(['ready', 'ready', 'ready', 'ready', 'ready', 'stopped']);
    const { kind } = await row('a');
    const history = await readHistory(store, { kind: kind as WorkKind, id: 'a' });
    expect(history.at(-1)).toMatchObject({ type: 'stopped', reason: types.at(-1) });
  });

  it('a refusal of another request is another refusal, although it says the same', async () => {
    await add('a');
    const requests = ['GET /log', 'GET /log', 'POST /answer', 'POST /answer', 'POST /answer'];
    const worker = failing(
      () =>
        exchangeError('exchange.worker.unexpected', {
          status: 422,
          problem: { type: 'https://example.org/problems/invalid', status: 422 },
          details: { operation: requests.shift() ?? '' },
        }),
      {},
      { classOf: () => 'refusal' },
    );
    const states: string[] = [];
    while (requests.length > 0) {
      bench.now += hour;
      await worker.runOnce();
      states.push((await row('a')).state);
    }
    expect(states).toEqual(['ready', 'ready', 'ready', 'ready', 'stopped']);
  });

  it('the time for which credentials were refused is no time of failing', async () => {
    await add('a');
    let failureClass: 'transient' | 'credential' | undefined = 'transient';
    const worker = kernel(
      async () => {
        if (failureClass) throw transient();
        return { next: 'again', after: 1000 };
      },
      {},
      { classOf: () => failureClass },
    );
    await worker.runOnce();
    bench.now += hour;
    failureClass = 'credential';
    await worker.runOnce();
    bench.now += 20 * day;
    await work.add({ kind: 'delivery', id: 'b', tenant: 'musterstadt', service: 'fit', lane: 'other' });
    await store.db
      .updateTable('work_item')
      .set({ due_at: bench.now + hour })
      .where('id', '=', 'a')
      .execute();
    failureClass = undefined;
    // Another one of the tenant finds out that they are taken again.
    await worker.runOnce();
    expect(Number((await row('a')).failing_since)).toBe(bench.now - hour);
    bench.now += 2 * hour;
    failureClass = 'transient';
    await worker.runOnce();
    expect((await row('a')).state).toBe('ready');
  });

  it('what tries for all while credentials are refused does not stop when it fails otherwise', async () => {
    await add('a');
    let failureClass: 'transient' | 'credential' = 'transient';
    const worker = kernel(
      async () => {
        throw transient();
      },
      {},
      { classOf: () => failureClass },
    );
    await worker.runOnce();
    bench.now += hour;
    failureClass = 'credential';
    await worker.runOnce();
    // They were mended meanwhile, but the token service has its maintenance now.
    failureClass = 'transient';
    for (let looks = 0; looks < 3; looks++) {
      bench.now += 20 * day;
      await worker.runOnce();
    }
    const { state, failures } = await row('a');
    expect([state, failures]).toEqual(['ready', 4]);
  });

  it('the time for which an operator has paused is no time of failing', async () => {
    for (const lane of ['', 'ziel']) {
      const id = `item ${lane}`;
      await add(id);
      const worker = kernel(async () => {
        throw transient();
      });
      await worker.runOnce();
      const control = createControl(store, 'musterstadt');
      const paused = lane === '' ? undefined : { service: 'fit', lane };
      await control.pause(paused);
      bench.now += 20 * day;
      await control.resume(paused);
      bench.now += hour;
      await worker.runOnce();
      const { state, failures } = await row(id);
      expect([state, failures]).toEqual(['ready', 2]);
      await store.db.deleteFrom('work_item').execute();
    }
  });

  it('refused credentials pause the tenant, not the delivery, and one item tries', async () => {
    for (const id of ['a', 'b', 'c']) await add(id);
    await add('other', { tenant: 'beispielhausen' });
    let refused = true;
    const seen: string[] = [];
    const worker = kernel(
      async ({ id, tenant }) => {
        seen.push(id);
        if (refused && tenant === 'musterstadt') throw transient();
        return { next: 'done' };
      },
      { perTenant: 1, concurrency: 2 },
      { classOf: () => 'credential' },
    );
    await worker.runOnce();
    expect(seen.sort()).toEqual(['a', 'other']);
    expect(await row('a')).toMatchObject({ state: 'ready', failures: 0, failing_since: null });
    seen.length = 0;
    await worker.runOnce();
    expect(seen).toEqual([]);
    bench.now += 15 * 60_000;
    await worker.runOnce();
    expect(seen).toHaveLength(1);
    refused = false;
    bench.now += 15 * 60_000;
    await worker.runOnce();
    await worker.runOnce();
    expect(new Set(seen)).toEqual(new Set(['a', 'b', 'c']));
    expect(told().filter((type) => type === 'work.blocked')).toHaveLength(1);
    expect(told().at(-1)).toBe('work.unblocked');
  });

  it('what is no error of the family is the fault of the worker, and the item is tried again', async () => {
    await add('a');
    await kernel(async () => {
      throw new Error('secret text');
    }).runOnce();
    expect(await row('a')).toMatchObject({ state: 'ready', failure_class: 'local', failures: 1 });
    expect(String((await row('a')).error_message)).not.toContain('secret');
  });
});

describe('pauses of persons', () => {
  it('a paused lane and a paused tenant are left alone', async () => {
    await add('a', { lane: 'eins' });
    await add('b', { lane: 'zwei' });
    await add('c', { tenant: 'beispielhausen' });
    const pause = (tenant: string, service: string, lane: string) =>
      store.db
        .insertInto('work_lane')
        .values({ tenant, service, lane, paused_at: bench.now })
        .onConflict((conflict) =>
          conflict.columns(['tenant', 'service', 'lane']).doUpdateSet({ paused_at: bench.now }),
        )
        .execute();
    await pause('musterstadt', 'fit', 'eins');
    await pause('beispielhausen', '', '');
    const seen: string[] = [];
    await kernel(async ({ id }) => {
      seen.push(id);
      return { next: 'done' };
    }).runOnce();
    expect(seen).toEqual(['b']);
  });
});
