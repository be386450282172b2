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
  let stop!: (error: RathausError) => void;
  const stopped = new Promise<never>((_, reject) => {
    stop = (error) => {
      // First the promise: what the work says about its abort comes too late.
      reject(error);
      end();
    };
  });
  // It may be rejected while nobody waits.
  stopped.catch(() => undefined);
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
  return {
    get signal() {
      abort ??= new AbortController();
      if (isOver) abort.abort();
      return abort.signal;
    },
    limit: (work) => Promise.race([work, stopped]),
    restart,
    pause,
    release(over = false) {
      released = true;
      pause();
      signal?.removeEventListener('abort', leave);
      if (over) end();
    },
  };
}
