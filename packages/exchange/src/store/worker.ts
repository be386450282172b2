import { RathausError } from '@rathaus/client-core';
import { jittered, pause } from './backoff.ts';

/** How a round of work is stopped. */
export interface RunOptions {
  signal?: AbortSignal;
}

/** Pace of a worker. */
export interface WorkerOptions {
  /** Milliseconds between two looks, ±20 %. Default 5000. */
  interval?: number;
  /** Items worked on at the same time. Default 4. */
  concurrency?: number;
  /** Milliseconds a worker holds an item without a sign of life. Default 30,000. */
  lease?: number;
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
  random: () => number;
  /** Once per round, before claiming: look for new work. Its error is reported and ends the round, not the worker. */
  discover?(signal: AbortSignal): Promise<void>;
  /** Instant as it is compared with `next_attempt_at`. */
  now(): string;
  /** An item that was due at `due`: what a round has put off does not come back in the same round. */
  claim(leaseMs: number, due: string): Promise<Row | undefined>;
  renew(row: Row, leaseMs: number): Promise<boolean>;
  handle(held: Held<Row>): Promise<void>;
  release(row: Row): Promise<void>;
  onError?(error: unknown): void;
}

/** Works on what is durable: nothing is lost when it is killed. */
export interface Worker {
  /** Works once on everything that is due now, then resolves. */
  runOnce(options?: RunOptions): Promise<void>;
  /** Works until the signal aborts; resolves when the items in hand are put down. */
  run(options: RunOptions & { signal: AbortSignal }): Promise<void>;
}

/** Claims items one by one, keeps their leases alive, puts them down when stopped. */
export function createWorker<Row>(tasks: WorkerTasks<Row>, options: WorkerOptions = {}): Worker {
  const { interval = 5000, concurrency = 4, lease = 30_000 } = options;

  async function work(row: Row, outer: AbortSignal): Promise<void> {
    const lost = new AbortController();
    const heartbeat = setInterval(() => {
      tasks.renew(row, lease).then(
        (held) => held || lost.abort(),
        (error) => {
          tasks.onError?.(error);
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

  async function round(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await tasks.discover?.(signal);
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
    if (failures.length > 0) throw failures[0];
  }

  return {
    runOnce: ({ signal } = {}) => round(signal ?? new AbortController().signal),
    async run({ signal }) {
      if (!signal) {
        throw new RathausError({
          code: 'exchange.worker.no-signal',
          origin: 'local',
          message: 'run() needs a signal to stop it',
        });
      }
      while (!signal.aborted) {
        try {
          await round(signal);
        } catch (error) {
          if (signal.aborted) break;
          tasks.onError?.(error);
        }
        await pause(jittered(interval, tasks.random), signal);
      }
    },
  };
}
