import { text } from '@rathaus/client-core/texts';
import type { Look } from './doctor-report.ts';

/** Milliseconds of difference that signed messages are allowed. */
const tolerance = 30_000;

/** Milliseconds by which our clock is ahead of whoever answered; `undefined` when the answer says no time. */
export function skewOf({ headers }: Response, now: number): number | undefined {
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) return undefined;
  // A cache on the way says how long it has had the answer.
  const age = Number(headers.get('age') ?? 0) * 1000;
  return now - date - (Number.isFinite(age) ? age : 0);
}

export function lookAtClock(skew: number | undefined): Look {
  if (skew === undefined) return { state: 'not-judged', why: 'no-date' };
  const seconds = Math.round(skew / 1000);
  return Math.abs(skew) > tolerance
    ? { state: 'failed', code: 'clock-differs', said: `${seconds} s` }
    : { state: 'passed', detail: text(`Unterschied ${seconds} s`, `difference ${seconds} s`) };
}
