import type { Random } from '@rathaus/client-core/observe';
import type { OperatorFault } from '../transport/operator-fault.ts';
import { jittered } from '../work/failure.ts';

const hour = 3_600_000;
const longest = 6 * hour;

/**
 * Milliseconds for which a fault is left alone that only an operator ends. It grows with its age: what was mended at once
 * goes on soon, and what nobody mends for days costs little. What each look sees by itself is tried every few hours only,
 * to tell that it still waits.
 */
export function operatorPause(
  { isLookedFor, until }: OperatorFault,
  { age, now }: { readonly age: number; readonly now: number },
  random: Random,
): number {
  const pause = isLookedFor ? Math.max(hour, age / 2) : age / 4;
  const spread = jittered(Math.min(longest, pause), random);
  return until !== undefined && until > now ? Math.min(spread, until - now) : spread;
}
