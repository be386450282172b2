import { sleep, throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';
import type { Clock, Random } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import { eventsOf, type Notify, workerFault } from '../events/exchange-event.ts';
import type { OnReceive } from '../inbox/types.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { WorkEvent } from '../work/failing.ts';
import { createKernel, type Kernel, type KernelOptions, type WorkHandler } from '../work/kernel.ts';
import type { RunOnceOptions, RunOptions } from '../work/run-options.ts';
import type { WorkKind } from '../work/work-item.ts';
import { createRoster, type Roster, type RosterSettings } from './roster.ts';

export interface RunnerSettings extends Pick<RosterSettings, 'ids' | 'resolve'> {
  /** What is worked on. In one round the groups follow each other: what the first finds is work of the next. */
  readonly groups: readonly (readonly WorkKind[])[];
  readonly onReceive: OnReceive | undefined;
  readonly pace: KernelOptions;
  readonly clock: Clock;
  readonly random: Random;
  /** Hears what no tenant is to blame for. */
  readonly notify: Notify;
  /** Whether a tenant that cannot be served ends the run: when it is the only one. */
  isEnd?(error: unknown): boolean;
}

/** Works for tenants: one kernel for each store they share. */
export interface Runner {
  runOnce(options?: RunOnceOptions): Promise<void>;
  run(options: RunOptions): Promise<void>;
  readonly roster: Roster;
  /** Items in hand now. */
  readonly busy: number;
  /** When the one that waits longest of those that run last looked for work; undefined while nothing runs. */
  readonly lookedAt: number | undefined;
  /** Services that are left alone now because they fail. */
  resting(): { tenant: string; service: string }[];
  /** Services that answer nobody although work waits for them. */
  slow(): string[];
}

export function createRunner(settings: RunnerSettings): Runner {
  const { groups, onReceive, pace, clock, random, notify } = settings;
  // Who there is is looked at as often as what there is to do. Sources of tenants are asked every five seconds at most.
  const { interval: lookAgain = 1000 } = pace;
  const kernels = new Map<ExchangeStore, Map<string, Kernel>>();
  let adopted: () => void = () => undefined;
  let rosterLookedAt: number | undefined;
  let ended: { readonly error: unknown } | undefined;

  const roster = createRoster({
    ids: settings.ids,
    resolve: settings.resolve,
    adopted: () => adopted(),
    wake: (store) => {
      for (const kernel of kernels.get(store)?.values() ?? []) kernel.wake();
    },
    refused(id, error) {
      if (settings.isEnd?.(error)) ended = { error };
      else notify(workerFault(id, error));
    },
  });

  /** Goes to the observer of the tenant it is about, else to that of the worker. */
  const tell = (event: WorkEvent): void => {
    for (const one of eventsOf(event)) {
      const told = one.tenant === undefined ? undefined : roster.find(one.tenant)?.notify;
      (told ?? notify)(one);
    }
  };

  const handlerOf = (kind: WorkKind): WorkHandler => ({
    endless: kind === 'listing' || kind === 'sweep',
    async run(item, { signal, ...more }) {
      const work = roster.find(item.tenant);
      if (!work || work.gone.aborted) return { next: 'put-down' };
      try {
        return await work
          .handlers(onReceive)
          [kind].run(item, { signal: AbortSignal.any([signal, work.gone]), ...more });
      } catch (error) {
        if (work.gone.aborted && !signal.aborted) return { next: 'put-down' };
        throw error;
      }
    },
    classOf: (error, item) => roster.find(item.tenant)?.handlers(onReceive)[kind].classOf?.(error, item),
    waitOf: (error, item) => roster.find(item.tenant)?.handlers(onReceive)[kind].waitOf?.(error, item),
  });

  function kernelOf(store: ExchangeStore, kinds: readonly WorkKind[]): Kernel {
    const ofStore = kernels.get(store) ?? new Map<string, Kernel>();
    kernels.set(store, ofStore);
    const name = kinds.join();
    const known = ofStore.get(name);
    if (known) return known;
    const made = createKernel(
      {
        store,
        handlers: Object.fromEntries(kinds.map((kind) => [kind, handlerOf(kind)])),
        tenants: () => roster.served(store),
        clock,
        random,
        notify: tell,
      },
      pace,
    );
    ofStore.set(name, made);
    return made;
  }

  const allKernels = (): Kernel[] => [...kernels.values()].flatMap((ofStore) => [...ofStore.values()]);

  const refresh = (signal: AbortSignal): Promise<void> =>
    unlessAborted(roster.refresh(signal), signal, 'Looking who there is to work for');

  return {
    roster,
    get busy() {
      return allKernels().reduce((busy, kernel) => busy + kernel.busy, 0);
    },

    get lookedAt() {
      const all = [rosterLookedAt, ...allKernels().map((kernel) => kernel.lookedAt)];
      const known = all.filter((one) => one !== undefined);
      return known.length === 0 ? undefined : Math.min(...known);
    },
    resting: () => allKernels().flatMap((kernel) => kernel.resting()),
    slow: () => [...new Set(allKernels().flatMap((kernel) => kernel.slow()))],

    async runOnce({ signal } = {}) {
      throwIfAborted(signal, 'A round of work');
      try {
        await refresh(signal ?? new AbortController().signal);
        if (ended) throw ended.error;
        for (const group of groups)
          for (const store of roster.stores()) await kernelOf(store, group).runOnce({ signal });
      } finally {
        throwIfAborted(signal, 'A round of work');
      }
    },

    async run({ signal }) {
      if (!signal) throw exchangeError('exchange.worker.no-signal');
      const end = new AbortController();
      const stop = AbortSignal.any([signal, end.signal]);
      const running = new Map<ExchangeStore, { stop: AbortController; done: Promise<void> }>();
      const kinds = groups.flat();
      const follow = (): void => {
        if (stop.aborted) return;
        const stores = roster.stores();
        for (const store of stores) {
          if (running.has(store)) continue;
          const own = new AbortController();
          const done = kernelOf(store, kinds).run({ signal: AbortSignal.any([stop, own.signal]) });
          running.set(store, { stop: own, done });
        }
        for (const [store, one] of running) {
          if (stores.has(store)) continue;
          one.stop.abort();
          running.delete(store);
          leaving.push(one.done);
        }
      };
      const leaving: Promise<void>[] = [];
      // At once with the first that is there: nobody waits for the source of another.
      adopted = follow;
      try {
        while (!stop.aborted) {
          rosterLookedAt = clock();
          await refresh(stop).catch((error: unknown) => {
            if (!stop.aborted) notify(workerFault(undefined, error));
          });
          if (ended) end.abort();
          follow();
          await sleep(lookAgain, stop).catch(() => undefined);
        }
        rosterLookedAt = undefined;
        await Promise.all([...running.values()].map(({ done }) => done).concat(leaving));
      } finally {
        rosterLookedAt = undefined;
        roster.end();
      }
      if (ended && !signal.aborted) throw ended.error;
    },
  };
}
