import type { Random } from '@rathaus/client-core/observe';

/** Waits between attempts of a durable task: they double, each between half and all of it. */
export interface BackoffOptions {
  /** Milliseconds of the first pause. Default 1000. */
  base?: number | undefined;
  /** Milliseconds of the longest pause. Default 300,000. */
  max?: number | undefined;
  /** Failed attempts after which an item waits for a person (`stopped`). Default 30. */
  attempts?: number | undefined;
}

/** Exponential pause with jitter (between half and all of it), so that many workers do not come back together. */
export function backoff(attempt: number, options: BackoffOptions, random: Random): number {
  const { base = 1000, max = 300_000 } = options;
  return Math.round(Math.min(max, base * 2 ** Math.min(attempt - 1, 20)) * (0.5 + random() / 2));
}

/** A pause around the interval (±20 %), for regular polling. */
export function jittered(interval: number, random: Random): number {
  return Math.round(interval * (0.8 + random() * 0.4));
}
