import { isRathausError, type RathausError } from '@rathaus/client-core';
import { type Abortable, sleep, throwIfAborted } from '@rathaus/client-core/abort';
import type { Clock, Random } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { type BreakerOptions, createBreaker } from './breaker.ts';
import { type ClaimScope, createClaims, type DueLane } from './claims.ts';
import { type AttemptWait, createFailing, type WorkEvent } from './failing.ts';
import { classOf, type FailureClass, jittered, type Patience } from './failure.ts';
import { createServices } from './services.ts';
import { createSlots, type SlotOptions } from './slots.ts';
import type { Outcome, WorkItem, WorkKind } from './work-item.ts';
import { createWorkStore, isLeaseLost } from './work-store.ts';

/** What a handler works with. */
export interface HandlerOptions {
  readonly signal: AbortSignal;
  /** Tells that the service answers although the item is not done: more of its tenant may begin. */
  readonly answered?: (() => void) | undefined;
  /** Does what the service is not waited for: a function of the application. It does not count as slow meanwhile. */
  readonly apart?: (<T>(work: () => Promise<T>) => Promise<T>) | undefined;
}

/** What does the work of one kind. */
export interface WorkHandler {
  /**
   * Does what can be done now, and says what follows. May be called again for what was done: it reads how far the item is.
   * Its writes go through `WorkStore.commit` with the item as lease.
   */
  run(item: WorkItem, options: HandlerOptions): Promise<Outcome>;
  /** Class of a fault. Default: by its origin. */
  classOf?(error: RathausError, item: WorkItem): FailureClass | undefined;
  /** How long a fault is left alone at least that nobody ends by trying again. Default: the pause of any failure. */
  waitOf?(error: RathausError, item: WorkItem): AttemptWait | undefined;
  /** Never stops, however long it fails: regular looks, which nobody would miss. */
  readonly endless?: boolean | undefined;
}

/** Pace, limits and patience of a worker. */
export interface KernelOptions extends SlotOptions {
  /** Milliseconds between two looks for due work when nothing is due, ±20 %. Default 1000. */
  readonly interval?: number | undefined;
  /** Milliseconds a worker holds an item without a sign of life. Default 30,000. */
  readonly lease?: number | undefined;
  /** Milliseconds that work in hand may take to end when the worker is told to stop. Default 10,000. */
  readonly drain?: number | undefined;
  readonly patience?: Patience | undefined;
  readonly breaker?: BreakerOptions | undefined;
}

export interface KernelSettings {
  readonly store: ExchangeStore;
  readonly handlers: Partial<Record<WorkKind, WorkHandler>>;
  /** Tenants this worker works for, asked for before each look; undefined: all. */
  readonly tenants?: (() => readonly string[]) | undefined;
  readonly clock: Clock;
  readonly random: Random;
  /** Hears what happens; never throws. */
  notify(event: WorkEvent): void;
}

/** Works on what is due: nothing is lost when it is killed. */
export interface Kernel {
  /** Works once on everything that is due now, then resolves. Ends as `core.aborted` when the signal aborts. */
  runOnce(options?: Abortable): Promise<void>;
  /**
   * Claims whenever a slot is free, until the signal aborts: that is its regular end. Work in hand then has `drain`
   * milliseconds to end, after which it is put down. Faults of the database are told, and it goes on.
   */
  run(options: { readonly signal: AbortSignal }): Promise<void>;
  /** There may be new work: look at once. */
  wake(): void;
  /** Items in hand now. */
  readonly busy: number;
  /** When `run` last looked for work, by the clock; undefined while it does not run. */
  readonly lookedAt: number | undefined;
  /** Services that are left alone now because they fail. */
  resting(): { tenant: string; service: string }[];
  /** Services that answer nobody although work waits for them: few items at a time try. */
  slow(): string[];
}

/** The work kernel: one for what goes out, what comes in, and whatever else has to be done durably. */
export function createKernel(settings: KernelSettings, options: KernelOptions = {}): Kernel {
  const { store, handlers, clock, random, notify } = settings;
  const { interval = 1000, lease = 30_000, drain = 10_000 } = options;
  const kinds = Object.keys(handlers) as WorkKind[];
  const claims = createClaims(store);
  const work = createWorkStore(store);
  const breaker = createBreaker(clock, options.breaker);
  const services = createServices(clock, options.breaker);
  const slots = createSlots(options, { breaker, services });
  const failing = createFailing({ work, breaker, random, notify }, options.patience);
  const fault = (error: unknown) =>
    notify({
      type: 'work.fault',
      error: isRathausError(error) ? error : exchangeError('exchange.worker.unexpected', { cause: error }),
    });
  let woken: () => void = () => undefined;
  let lookedAt: number | undefined;

  /** More may begin when it is news that the service answers. */
  const answeredBy = (item: WorkItem): void => {
    if (services.answered(item)) woken();
  };

  /** Claims what fits into the free slots, a little of each lane. Resolves to the tasks that began. */
  async function fill(
    active: Set<Promise<void>>,
    stop: AbortSignal,
    dueBy: number,
    scope: ClaimScope,
  ): Promise<number> {
    let begun = 0;
    for (const [lane, limit] of slots.share(await claims.lanes(scope, dueBy))) {
      if (stop.aborted) break;
      for (const item of await claims.claim(scope, lane, { limit, leaseMs: lease, dueBy })) {
        begun += 1;
        slots.take(item);
        const task: Promise<void> = hold(item, lane, stop)
          .catch(fault)
          .finally(() => {
            slots.free(item);
            active.delete(task);
            woken();
          });
        active.add(task);
      }
    }
    return begun;
  }

  async function hold(item: WorkItem, lane: DueLane, stop: AbortSignal): Promise<void> {
    const lost = new AbortController();
    // By this worker's own clock, which only has to run as fast as that of the database: a margin of a third.
    let heldUntil = clock() + (lease * 2) / 3;
    const heartbeat = setInterval(() => {
      claims.renew(item, lease).then(
        (held) => {
          if (held) heldUntil = clock() + (lease * 2) / 3;
          else lost.abort();
        },
        (error: unknown) => {
          fault(error);
          if (clock() >= heldUntil) lost.abort();
        },
      );
    }, lease / 3);
    try {
      await attempt(item, lane, AbortSignal.any([stop, lost.signal]));
    } finally {
      clearInterval(heartbeat);
    }
  }

  async function attempt(item: WorkItem, lane: DueLane, signal: AbortSignal): Promise<void> {
    const handler = handlers[item.kind];
    let outcome: Outcome;
    try {
      if (!handler) throw exchangeError('exchange.worker.unexpected');
      const answered = () => {
        breaker.answered(item.tenant, item.service);
        answeredBy(item);
      };
      outcome = await handler.run(item, { signal, answered, apart: (work) => services.apart(item, work) });
    } catch (error) {
      if (isLeaseLost(error)) return breaker.abandoned(item.tenant, item.service);
      if (signal.aborted) {
        breaker.abandoned(item.tenant, item.service);
        return work.putDown(item);
      }
      const known = isRathausError(error)
        ? error
        : exchangeError('exchange.worker.unexpected', { cause: error });
      if (known !== error) fault(known);
      const failureClass = handler?.classOf?.(known, item) ?? classOf(known);
      // A refusal is an answer.
      if (failureClass === 'refusal' || failureClass === 'credential') answeredBy(item);
      const wait = handler?.waitOf?.(known, item);
      return failing.failed(item, known, failureClass, { endless: handler?.endless, wait });
    }
    if (outcome.next === 'put-down') {
      breaker.abandoned(item.tenant, item.service);
      return work.putDown(item, 1000);
    }
    breaker.succeeded(item.tenant, item.service);
    answeredBy(item);
    if (lane.probing && (await work.unblock(item)))
      notify({ type: 'work.unblocked', tenant: item.tenant, service: item.service });
    if (outcome.next === 'settled') return;
    await work.settle(item, outcome).catch((error: unknown) => {
      if (!isLeaseLost(error)) throw error;
    });
  }

  const scopeNow = (): ClaimScope => ({ kinds, tenants: settings.tenants?.() });

  return {
    get busy() {
      return slots.busy;
    },
    get lookedAt() {
      return lookedAt;
    },
    resting: () => breaker.open(),
    slow: () => services.slow(),
    wake: () => woken(),

    async runOnce({ signal } = {}) {
      throwIfAborted(signal, 'A round of work');
      const stop = new AbortController();
      const onAbort = () => stop.abort();
      signal?.addEventListener('abort', onAbort, { once: true });
      const active = new Set<Promise<void>>();
      try {
        await store.ready();
        // What this round puts off does not come back in this round.
        const dueBy = await work.databaseNow();
        for (;;) {
          const begun = stop.signal.aborted ? 0 : await fill(active, stop.signal, dueBy, scopeNow());
          if (active.size > 0) await Promise.race(active);
          else if (begun === 0) break;
        }
      } finally {
        signal?.removeEventListener('abort', onAbort);
        await Promise.all(active);
      }
      throwIfAborted(signal, 'A round of work');
    },

    async run({ signal }) {
      if (!signal) throw exchangeError('exchange.worker.no-signal');
      const active = new Set<Promise<void>>();
      const giveUp = new AbortController();
      while (!signal.aborted) {
        lookedAt = clock();
        // Made before looking: what is woken while it looks must not wait for the next look.
        const wake = new Promise<void>((resolve) => {
          woken = resolve;
        });
        let pause = jittered(interval, random);
        try {
          await store.ready();
          const scope = scopeNow();
          const begun = await fill(active, giveUp.signal, await work.databaseNow(), scope);
          if (begun > 0 && slots.hasRoom) continue;
          const wait = await claims.nextDue();
          if (wait !== undefined && wait > 0 && wait < pause) pause = Math.max(1, wait);
        } catch (error) {
          if (!signal.aborted) fault(error);
        }
        const pausing = new AbortController();
        const awake = AbortSignal.any([signal, pausing.signal]);
        await Promise.race([wake, sleep(pause, awake).catch(() => undefined)]);
        pausing.abort();
      }
      lookedAt = undefined;
      if (active.size > 0) {
        const drained = new AbortController();
        sleep(drain, drained.signal).then(
          () => giveUp.abort(),
          () => undefined,
        );
        await Promise.all(active);
        drained.abort();
      }
    },
  };
}
