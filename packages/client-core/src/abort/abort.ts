import { abortedError, throwIfAborted } from './aborted.ts';
import { type Deadline, longestTimer, startDeadline } from './deadline.ts';
import { abortError } from './errors.ts';

/** The option of every asynchronous call. An abort ends the call at once, as `core.aborted`. */
export interface Abortable {
  signal?: AbortSignal | undefined;
}

/**
 * Waits for `work`, but not longer than the caller does: an abort rejects at once with `core.aborted`, even when the
 * work hangs. What the work does afterwards is ignored, also its error.
 */
export function unlessAborted<T>(
  work: PromiseLike<T>,
  signal: AbortSignal | undefined,
  what: string,
): Promise<T> {
  if (!signal) return Promise.resolve(work);
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(abortedError(what, signal));
    const free = () => signal.removeEventListener('abort', stop);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    // What is only like a promise may throw when it is asked for `then`, or call back twice.
    Promise.resolve(work).then(
      (value) => {
        free();
        resolve(value);
      },
      (error) => {
        free();
        reject(error);
      },
    );
  });
}

/** How long a function of the application may take. */
export interface ApplicationLimits extends Abortable {
  /** Milliseconds; what takes longer ends as `core.application.timeout`. Default 30,000. */
  timeout?: number | undefined;
}

/**
 * Calls a function of the application (a secret, a key, a handler, a store) that may hang: ends at once with
 * `core.aborted` when the caller goes, and with `core.application.timeout` when the time is over. The signal it hands
 * on aborts in both cases. What the function throws passes unchanged.
 *
 * @example
 * const secret = await callApplication('The function for the client secret', () => readSecret(), { signal, timeout: 5_000 });
 */
export async function callApplication<T>(
  what: string,
  call: (signal: AbortSignal) => T | PromiseLike<T>,
  { signal, timeout = 30_000 }: ApplicationLimits = {},
): Promise<T> {
  const deadline = applicationDeadline(what, signal, timeout);
  try {
    return await deadline.limit(call(deadline.signal));
  } finally {
    deadline.release(true);
  }
}

/**
 * {@link callApplication} for a function that takes no signal, such as the methods of a store. A signal that nobody
 * listens to is dear where it is made for each request.
 *
 * @example
 * const value = await awaitApplication('The state store', () => store.get(key), { signal, timeout: 10_000 });
 */
export async function awaitApplication<T>(
  what: string,
  call: () => T | PromiseLike<T>,
  { signal, timeout = 30_000 }: ApplicationLimits = {},
): Promise<T> {
  const deadline = applicationDeadline(what, signal, timeout);
  try {
    return await deadline.limit(call());
  } finally {
    deadline.release();
  }
}

const applicationDeadline = (what: string, signal: AbortSignal | undefined, timeout: number): Deadline =>
  startDeadline(
    what,
    signal,
    () => timeout,
    () =>
      abortError('core.application.timeout', {
        message: `${what} did not answer within ${timeout} ms`,
        details: { timeout },
      }),
  );

/**
 * Waits in milliseconds. An abort takes the timer away, so that it does not keep the process; the promise then stays
 * open, for those who do not wait for it any more.
 */
export const wait = (milliseconds: number, signal?: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const stop = () => clearTimeout(timer);
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      },
      Math.min(milliseconds, longestTimer),
    );
    signal?.addEventListener('abort', stop);
  });

/** Waits; an abort ends the wait at once with `core.aborted`. Milliseconds. */
export async function sleep(milliseconds: number, signal?: AbortSignal | undefined): Promise<void> {
  throwIfAborted(signal, 'Waiting');
  return unlessAborted(wait(milliseconds, signal), signal, 'Waiting');
}
