import type { CodedError } from '../errors/define-errors.ts';
import { abortError } from './errors.ts';

/** The option of every asynchronous call. An abort ends the call at once, as `core.aborted`. */
export interface Abortable {
  signal?: AbortSignal | undefined;
}

/** The error of a call that its caller gave up. `what` names the work in English: `Waiting for a token`. */
export const abortedError = (what: string, signal?: AbortSignal): CodedError<'core.aborted'> =>
  abortError('core.aborted', { message: `${what} was aborted by the caller`, cause: signal?.reason });

/** Throws `core.aborted` when the caller has gone already. */
export function throwIfAborted(signal: AbortSignal | undefined, what: string): void {
  if (signal?.aborted) throw abortedError(what, signal);
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

/** What is longer, `Infinity` too, `setTimeout` turns into 1 ms. */
const longestTimer = 2 ** 31 - 1;

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
  throwIfAborted(signal, what);
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), Math.min(Math.max(0, timeout), longestTimer));
  const both = signal ? AbortSignal.any([signal, over.signal]) : over.signal;
  try {
    return await unlessAborted(Promise.resolve(call(both)), both, what);
  } catch (error) {
    if (!signal?.aborted && over.signal.aborted && abortError.is(error) && error.code === 'core.aborted') {
      throw abortError('core.application.timeout', {
        message: `${what} did not answer within ${timeout} ms`,
        details: { timeout },
      });
    }
    throw error;
  } finally {
    clearTimeout(timer);
    // Whoever still holds the signal learns that nobody waits any more.
    over.abort();
  }
}

/** Waits; an abort ends the wait at once with `core.aborted`. Milliseconds. */
export function sleep(milliseconds: number, signal?: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.min(milliseconds, longestTimer));
  });
  return unlessAborted(wait, signal, 'Waiting').finally(() => clearTimeout(timer));
}
