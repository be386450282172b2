import type { Finding, Severity, Term } from '@rathaus/client-core/findings';

/** Findings of a rule, of one fault, that a profile left out or made lighter. They were found all the same. */
export interface SilencedFindings {
  readonly rule: string;
  /** Word of the fault, where the rule has several. */
  readonly fault: string | undefined;
  /** As the rule has it. */
  readonly severity: Severity;
  /** As the profile sets it. */
  readonly set: Severity | 'off';
  readonly count: number;
}

/** Counts what a profile silences, so that nothing reads as if it had been found in order. */
export class SilencedTally {
  readonly #counts = new Map<string, SilencedFindings>();

  readonly add = ({ rule, severity, values, count }: Finding, set: Severity | 'off'): void => {
    const fault = (values.fault as Term | undefined)?.term;
    const key = `${rule} ${fault} ${severity}`;
    const before = this.#counts.get(key)?.count ?? 0;
    this.#counts.set(key, { rule, fault, severity, set, count: before + count });
  };

  get all(): readonly SilencedFindings[] {
    return [...this.#counts.values()];
  }
}

/** Files that are named and missing, and files with another hash, which a profile lets pass. */
export interface SilencedLosses {
  readonly missing: number;
  readonly differing: number;
}

/**
 * What a profile may weigh and cannot undo: a file is not there, or is another one. Whoever relies on the verdict would lose
 * records.
 */
export function silencedLosses(silenced: readonly SilencedFindings[]): SilencedLosses {
  const countOf = (wanted: string, word: string) =>
    silenced.reduce(
      (sum, { rule, fault, count }) => (rule === wanted && fault === word ? sum + count : sum),
      0,
    );
  return { missing: countOf('R12', 'missing'), differing: countOf('R18', 'differs') };
}
