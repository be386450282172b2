import type { RetryOptions } from './options.ts';

const idempotent = /^(GET|PUT|DELETE|HEAD|OPTIONS)$/;

export const isIdempotent = (method: string): boolean => idempotent.test(method);

/** Verbs that change nothing at the service (RFC 9110, section 9.2.1). */
export const isSafe = (method: string): boolean => /^(GET|HEAD|OPTIONS)$/.test(method);

/** Answers that a later repetition may turn into a success (RFC 9110, RFC 6585, RFC 8470). */
export const isTransient = (status: number): boolean => /^(408|425|429|50[0234])$/.test(String(status));

/** Milliseconds until the next attempt; `Infinity`: do not try again. `attempt` counts from 1. */
export function nextDelay(
  { limit = 2, baseDelay = 300, maxDelay = 10_000, maxRetryAfter = 30_000 }: RetryOptions,
  attempt: number,
  after = 0,
  random: () => number,
): number {
  if (attempt > limit || after > maxRetryAfter) return Infinity;
  // Jitter on top of the wish of the service: all its clients got the same one.
  return after + random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1));
}
