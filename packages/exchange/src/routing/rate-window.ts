import { isRathausError } from '@rathaus/client-core';
import type { Clock } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';

export interface RateWindowOptions {
  clock: Clock;
  sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
  /** Milliseconds that a call waits for the next window; a longer wait is left to the caller. */
  maxWait: number;
}

/** The window of requests that the service grants, as its last answer said. */
export interface RateWindow {
  /** Runs a call when the window allows it. Errors: `exchange.routing.rate-limited`, those of the call. */
  run<T extends { headers: Headers }>(call: () => Promise<T>, signal: AbortSignal | undefined): Promise<T>;
}

/** No window lasts longer; what a service says beyond it is a fault, which must not lock anybody out for days. */
const longestWindow = 3_600_000;
/** Seconds from this number on are since 1970, not from now: documents and servers do not agree. */
const epochSeconds = 1e9;

const digits = (headers: Headers, name: string): number | undefined => {
  const text = headers.get(name) ?? '';
  return /^\d{1,13}$/.test(text) ? Number(text) : undefined;
};

/**
 * Keeps to `RateLimit-Remaining` and `RateLimit-Reset`: when nothing is left, the next call waits for the new window,
 * instead of making the service refuse it.
 */
export function createRateWindow({ clock, sleep, maxWait }: RateWindowOptions): RateWindow {
  let open = 0;
  const closeFor = (milliseconds: number) => {
    open = clock() + Math.min(Math.max(0, milliseconds), longestWindow);
  };
  const limited = (wait: number, cause?: unknown) =>
    exchangeError('exchange.routing.rate-limited', {
      cause,
      details: { retryAfter: Math.ceil(wait / 1000) },
    });

  return {
    async run(call, signal) {
      // A clock that was set back must not make the wait longer than a window.
      const wait = Math.min(open - clock(), longestWindow);
      if (wait > maxWait) throw limited(wait);
      if (wait > 0) await sleep(wait, signal);
      try {
        const answer = await call();
        const reset = digits(answer.headers, 'ratelimit-reset');
        if (digits(answer.headers, 'ratelimit-remaining') === 0 && reset !== undefined)
          closeFor(reset >= epochSeconds ? reset * 1000 - clock() : reset * 1000);
        return answer;
      } catch (error) {
        if (!isRathausError(error) || error.status !== 429) throw error;
        const { retryAfter } = error.details;
        closeFor(typeof retryAfter === 'number' ? retryAfter * 1000 : 1000);
        throw limited(open - clock(), error);
      }
    },
  };
}
