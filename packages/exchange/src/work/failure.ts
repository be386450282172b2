import { isRathausError, type RathausError } from '@rathaus/client-core';
import type { Random } from '@rathaus/client-core/observe';

/**
 * Why something failed, which decides what follows:
 * - `transient`: network, overload, an unusable answer, a maintenance page. Tried again; counts for the breaker of the service.
 * - `credential`: who we are was refused. Not the fault of the item: all work of the tenant with that service waits.
 * - `refusal`: the other side understood and refuses for good. Stops when it was confirmed.
 * - `local`: disk, database, a file that is gone, configuration. Tried again; an operator can mend it.
 * - `handler`: the application's function failed. Tried again.
 */
export type FailureClass = 'transient' | 'credential' | 'refusal' | 'local' | 'handler';

/** How long failing work is tried, and how often. */
export interface Patience {
  /** Milliseconds of failing after which an item stops and waits for a person. Default 14 days. */
  readonly stopAfter?: number | undefined;
  /** Milliseconds of the first pause. Default 1000. */
  readonly firstPause?: number | undefined;
  /** Milliseconds of the longest pause. Default 900,000. */
  readonly longestPause?: number | undefined;
  /** How often a refusal that is known to be final must be given before it counts. Default 3. */
  readonly confirmations?: number | undefined;
  /** Milliseconds over which the confirmations of a refusal are spread at least. Default 60,000. */
  readonly confirmWithin?: number | undefined;
}

const twoWeeks = 14 * 86_400_000;

/** The patience that is meant: what is left out, or undefined, has its default. */
export function patienceOf(given: Patience = {}): { readonly [Member in keyof Patience]-?: number } {
  return {
    stopAfter: given.stopAfter ?? twoWeeks,
    firstPause: given.firstPause ?? 1000,
    longestPause: given.longestPause ?? 900_000,
    confirmations: given.confirmations ?? 3,
    confirmWithin: given.confirmWithin ?? 60_000,
  };
}

/**
 * Class of an error of the family by its origin: `service` and `peer` are transient, since one wrong answer is no verdict;
 * `local` is local. Handlers know better for codes of their own.
 */
export function classOf(error: unknown): FailureClass {
  if (!isRathausError(error)) return 'local';
  return error.origin === 'local' ? 'local' : 'transient';
}

/** Pause before the next attempt: doubles, each between half and all of it, so that many workers do not come back together. */
export function pauseAfter(failures: number, patience: Patience, random: Random): number {
  const { firstPause, longestPause } = patienceOf(patience);
  const full = Math.min(longestPause, firstPause * 2 ** Math.min(failures - 1, 30));
  return Math.round(full * (0.5 + random() / 2));
}

/** A pause around an interval (±20 %), for regular looks. */
export const jittered = (interval: number, random: Random): number =>
  Math.round(interval * (0.8 + random() * 0.4));

/**
 * What was refused, and what the other side has named as the reason: the operation of the contract and the type of the
 * problem document (RFC 9457). The type comes from outside, so that only what can be an address is kept.
 */
export function reasonOf({ problem, details }: RathausError): string | undefined {
  const type = problem?.type;
  if (typeof type !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(type)) return undefined;
  return typeof details.operation === 'string' ? `${details.operation}: ${type}` : type;
}
