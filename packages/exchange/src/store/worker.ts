import { type Abortable, sleep, throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';
import type { Random } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import { jittered } from './backoff.ts';

/** Pace of a worker. */
export interface WorkerOptions {
  /** Milliseconds between two looks, ±20 %. Default 5000. */
  interval?: number | undefined;
  /** Items worked on at the same time. Default 4. */
  concurrency?: number | undefined;
  /** Milliseconds a worker holds an item without a sign of life. Default 30,000. */
  lease?: number | undefined;
}

/** One item a worker holds. */
export interface Held<Row> {
  row: Row;
  owner: string;
  /** Aborts when the worker stops or loses the item. */
  signal: AbortSignal;
}

export interface WorkerTasks<Row> {
  owner: string;
  random: Random;
  /** Once per round, before claiming: look for new work. Its error ends the round, not the worker. */
  discover(signal: AbortSignal): Promise<void>;
  /** Instant as it is compared with `next_attempt_at`. */
  now(): string;
  /** An item that was due at `due`: what a round has put off does not come back in the same round. */
  claim(leaseMs: number, due: string): Promise<Row | undefined>;
  renew(row: Row, leaseMs: number): Promise<boolean>;
  handle(held: Held<Row>): Promise<void>;
  release(row: Row): Promise<void>;
  /** Hears of a fault of the worker itself; never throws. */
  fault(error: unknown): void;
}

/** Works on what is durable: nothing is lost when it is killed. */
export interface Worker {
  /**
   * Works once on everything that is due now, then resolves. An abort puts down the items in hand and ends as
   * `core.aborted`.
   */
  runOnce(options?: Abortable): Promise<void>;
  /**
   * Works until the signal aborts: that is its regular end, it resolves when the items in hand are put down. Asks for the
   * configuration of its tenant before each round. Rejects with `core.tenant.unknown` (or `ambiguous`) when there is no
   * such tenant any more, and with `exchange.worker.no-signal`; other faults are observed (`worker.fault`) and it goes on.
   */
  run(options: { signal: AbortSignal }): Promise<void>;
}

/** The rounds of one worker with one configuration. */
export interface Rounds {
  once(signal: AbortSignal): Promise<void>;
  /** Milliseconds until the next one. */
  pause(): number;
}

/** Claims items one by one, keeps their leases alive, puts them down when stopped. */
export function createRounds<Row>(tasks: WorkerTasks<Row>, options: WorkerOptions = {}): Rounds {
  const { interval = 5000, concurrency = 4, lease = 30_000 } = options;

  async function work(row: Row, outer: AbortSignal): Promise<void> {
    const lost = new AbortController();
    const heartbeat = setInterval(() => {
      tasks.renew(row, lease).then(
        (held) => held || lost.abort(),
        (error) => {
          tasks.fault(error);
          lost.abort();
        },
      );
    }, lease / 3);
    try {
      await tasks.handle({ row, owner: tasks.owner, signal: AbortSignal.any([outer, lost.signal]) });
    } finally {
      clearInterval(heartbeat);
      await tasks.release(row);
    }
  }

  return {
    pause: () => jittered(interval, tasks.random),
    async once(signal) {
      if (signal.aborted) return;
      await tasks.discover(signal);
      const due = tasks.now();
      const active = new Set<Promise<void>>();
      const failures: unknown[] = [];
      for (;;) {
        while (active.size < concurrency && !signal.aborted) {
          const row = await tasks.claim(lease, due);
          if (row === undefined) break;
          const task: Promise<void> = work(row, signal)
            .catch((error) => void failures.push(error))
            .finally(() => active.delete(task));
          active.add(task);
        }
        if (active.size === 0) break;
        await Promise.race(active);
      }
      const [first, ...others] = failures;
      for (const error of others) tasks.fault(error);
      if (failures.length > 0) throw first;
    },
  };
}

/** For whom a worker works: its tenant may change or go while it runs. */
export interface WorkerTenancy {
  /** Names the worker in errors: `the outbox`. */
  name: string;
  /** Aborts with the error of a tenant that is gone. */
  gone: AbortSignal;
  /** The rounds with the configuration as it is now. */
  latest(): Promise<Rounds>;
  fault(error: unknown): void;
}

/** One round with the configuration that the handle was made with. */
export async function runOnce(
  rounds: Rounds,
  { name, gone }: WorkerTenancy,
  { signal }: Abortable = {},
): Promise<void> {
  const work = `A round of ${name}`;
  throwIfAborted(signal, work);
  gone.throwIfAborted();
  const failure = await rounds.once(signal ? AbortSignal.any([signal, gone]) : gone).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  // Whatever failed because of an abort is the abort.
  throwIfAborted(signal, work);
  gone.throwIfAborted();
  if (failure) throw failure.error;
}

/** Round after round, each with the configuration as it is then. */
export async function runRounds(
  { name, gone, latest, fault }: WorkerTenancy,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  if (!signal) throw exchangeError('exchange.worker.no-signal', { message: name });
  const stop = AbortSignal.any([signal, gone]);
  let pause = 5000;
  while (!signal.aborted) {
    gone.throwIfAborted();
    try {
      const rounds = await unlessAborted(latest(), signal, `Waiting for the configuration of ${name}`);
      pause = rounds.pause();
      await rounds.once(stop);
    } catch (error) {
      if (signal.aborted) return;
      gone.throwIfAborted();
      fault(error);
    }
    await sleep(pause, stop).catch(() => undefined);
  }
}
