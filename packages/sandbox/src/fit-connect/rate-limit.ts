import type { SandboxClock } from '../clock/clock.ts';

/** What a client may still do in the current window. */
export interface RateState {
  readonly allowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

export interface RateLimit {
  /** Counts one request of this caller. */
  count(caller: string): RateState;
  clear(): void;
}

const windowMs = 60_000;
const maxCallers = 10_000;

/** A fixed window of one minute for each caller, with the RateLimit headers of the service; the reset in seconds from now. */
export function createRateLimit(limit: number, clock: SandboxClock): RateLimit {
  const windows = new Map<string, { start: number; used: number }>();
  return {
    count(caller) {
      const now = clock.now();
      let current = windows.get(caller);
      if (!current || now - current.start >= windowMs) {
        if (windows.size >= maxCallers) windows.clear();
        current = { start: now, used: 0 };
        windows.set(caller, current);
      }
      current.used += 1;
      const reset = String(Math.max(1, Math.ceil((current.start + windowMs - now) / 1000)));
      const allowed = current.used <= limit;
      return {
        allowed,
        headers: {
          'ratelimit-limit': String(limit),
          'ratelimit-remaining': String(Math.max(0, limit - current.used)),
          'ratelimit-reset': reset,
          ...(allowed ? {} : { 'retry-after': reset }),
        },
      };
    },
    clear: () => windows.clear(),
  };
}
