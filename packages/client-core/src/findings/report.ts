import type { Finding, FindingValues, Severity } from './finding.ts';
import type { Place } from './place.ts';

/** `not-judged`: something that decides was not checked. What was not checked has never passed. */
export type Verdict = 'passed' | 'failed' | 'not-judged';

/** Something a check did not look at, and so does not vouch for. */
export interface Unchecked {
  /** Stable id with a text of its own, like a rule: `eakte.unchecked.files`. */
  readonly what: string;
  readonly place: Place;
  readonly values: FindingValues;
}

/** The result of any check of the SDK. Checks do not throw for what they check. */
export interface Report {
  /** What was checked: `eakte.message`, `exchange.key`, `opendata.table`. Says which texts belong to it. */
  readonly kind: string;
  /** Name of the file, where there is one. Personal data: a masked report hides it. */
  readonly name?: string | undefined;
  readonly verdict: Verdict;
  /** In the order they were found; repeats beyond the bound are counted in the last one of their rule. */
  readonly findings: readonly Finding[];
  /** What keeps the verdict from being `passed` although there is no error. */
  readonly unchecked: readonly Unchecked[];
  /** Number of findings of each severity, also of those not listed. */
  readonly counts: Readonly<Record<Severity, number>>;
}

/** The verdict that follows: an error fails, something unchecked leaves it open, nothing of both passes. */
export function verdictOf(errors: number, unchecked: number): Verdict {
  if (errors > 0) return 'failed';
  return unchecked > 0 ? 'not-judged' : 'passed';
}

/** The verdict on several things together: one failed fails all, one not judged leaves all open. Nothing is not judged. */
export function verdictOfAll(verdicts: Iterable<Verdict>): Verdict {
  const all = new Set(verdicts);
  if (all.has('failed')) return 'failed';
  return all.has('not-judged') || all.size === 0 ? 'not-judged' : 'passed';
}
