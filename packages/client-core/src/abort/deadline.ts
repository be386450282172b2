import type { RathausError } from '../errors/rathaus-error.ts';
import { abortedError, throwIfAborted } from './aborted.ts';

/** What is longer, `Infinity` too, `setTimeout` turns into 1 ms. */
export const longestTimer = 2 ** 31 - 1;

/** A piece of work with its end: nothing outlives the caller or the time, whatever it waits for. */
export interface Deadline {
  /** Aborts with the deadline. */
  readonly signal: AbortSignal;
  /** Waits for `work`, but rejects at once when the caller goes or the time is over. */
  limit<T>(work: T | PromiseLike<T>): Promise<T>;
  /** Gives the work its whole time again. */
  restart(): void;
  /** Stops the clock; an abort of the caller still counts. */
  pause(): void;
  /** Takes timer and listener away; with `true` whoever still holds the signal learns that nobody waits any more. */
  release(abort?: boolean): void;
}

/** `what` names the work in English, `left` are the milliseconds that it may take now, `late` makes its error. */
export function startDeadline(
  what: string,
  signal: AbortSignal | undefined,
  left: () => number,
  late: (milliseconds: number) => RathausError,
): Deadline {
  throwIfAborted(signal, what);
  // Most work never asks for the signal, and an abort makes an event and an error with its stack.
  let abort: AbortController | undefined;
  let isOver = false;
  const end = () => {
    isOver = true;
    abort?.abort();
  };
  // Not one promise that every call races with: a race makes several promises more, and this is done for each request.
  const waiting = new Set<(error: RathausError) => void>();
  let stopped: RathausError | undefined;
  const stop = (error: RathausError) => {
    if (stopped) return;
    stopped = error;
    // First the promises: what the work says about its abort comes too late.
    for (const reject of waiting) reject(error);
    waiting.clear();
    end();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pause = () => clearTimeout(timer);
  let released = false;
  const restart = () => {
    pause();
    // A function of the application may come back, and an upload move on, when the work has ended.
    if (released) return;
    const milliseconds = Math.max(0, left());
    timer = setTimeout(() => stop(late(milliseconds)), Math.min(milliseconds, longestTimer));
  };
  const leave = () => stop(abortedError(what, signal));
  signal?.addEventListener('abort', leave);
  restart();
  return new OpenDeadline(
    () => {
      abort ??= new AbortController();
      if (isOver) abort.abort();
      return abort.signal;
    },
    (work) =>
      new Promise((resolve, reject) => {
        waiting.add(reject);
        Promise.resolve(work).then(
          (value) => {
            waiting.delete(reject);
            resolve(value);
          },
          (error) => {
            waiting.delete(reject);
            reject(error);
          },
        );
        // Work that has ended already still counts: it comes first.
        if (stopped) queueMicrotask(() => reject(stopped));
      }),
    restart,
    pause,
    (over = false) => {
      released = true;
      pause();
      signal?.removeEventListener('abort', leave);
      if (over) end();
    },
  );
}

/** A class, because an object that is written with a getter takes longer to make than all the rest of a deadline. */
class OpenDeadline implements Deadline {
  readonly #signal: () => AbortSignal;
  readonly limit: Deadline['limit'];
  readonly restart: Deadline['restart'];
  readonly pause: Deadline['pause'];
  readonly release: Deadline['release'];

  constructor(
    signal: () => AbortSignal,
    limit: Deadline['limit'],
    restart: Deadline['restart'],
    pause: Deadline['pause'],
    release: Deadline['release'],
  ) {
    this.#signal = signal;
    this.limit = limit;
    this.restart = restart;
    this.pause = pause;
    this.release = release;
  }

  get signal(): AbortSignal {
    return this.#signal();
  }
}
