import type { WorkEvent } from '../src/work/failing.ts';
import { createKernel, type KernelOptions, type WorkHandler } from '../src/work/kernel.ts';
import { createWorkStore } from '../src/work/work-store.ts';
import { memoryStore } from './work-store.ts';

/** A store in memory with a clock that tests move, and kernels over it that tell what happens. */
export async function createKernelBench() {
  const events: WorkEvent[] = [];
  const bench = { now: Date.parse('2026-11-30T07:00:00Z') };
  const store = await memoryStore(() => bench.now);
  const work = createWorkStore(store);
  return Object.assign(bench, {
    store,
    work,
    events,
    told: () => events.map(({ type }) => type),
    kernel: (run: WorkHandler['run'], options: KernelOptions = {}, more: Partial<WorkHandler> = {}) =>
      createKernel(
        {
          store,
          handlers: { delivery: { run, ...more } },
          clock: () => bench.now,
          random: () => 0.5,
          notify: (event) => events.push(event),
        },
        { interval: 5, ...options },
      ),
    add: (id: string, more: { tenant?: string; lane?: string; service?: string } = {}) =>
      work.add({ kind: 'delivery', id, tenant: 'musterstadt', service: 'fit', lane: 'ziel', ...more }),
    row: (id: string) =>
      store.db.selectFrom('work_item').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  });
}

export type KernelBench = Awaited<ReturnType<typeof createKernelBench>>;
