import type { RetryOptions } from './options.ts';

const idempotent = /^(GET|PUT|DELETE|HEAD|OPTIONS)$/;

export const isIdempotent = (method: string): boolean => idempotent.test(method);

/** Answers that a later repetition may turn into a success (RFC 9110, RFC 6585, RFC 8470). */
export const isTransient = (status: number): boolean => /^(408|425|429|50[0234])$/.test(String(status));

/** `Retry-After` (RFC 9110, section 10.2.3) in milliseconds; `undefined` when absent or malformed. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** Milliseconds until the next attempt; `undefined`: do not try again. `attempt` counts from 1. */
export function nextDelay(
  { limit = 2, baseDelay = 300, maxDelay = 10_000, maxRetryAfter = 30_000 }: RetryOptions,
  attempt: number,
  after: number | undefined,
  random: () => number,
): number | undefined {
  if (attempt > limit || (after ?? 0) > maxRetryAfter) return undefined;
  const jitter = random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1));
  // Jitter on top of the wish of the service: all its clients got the same one.
  return (after ?? 0) + jitter;
}
