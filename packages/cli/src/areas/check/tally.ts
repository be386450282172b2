import { type Verdict, verdictOfAll } from '@rathaus/client-core/findings';
import { type ExitCode, exitCodeOf, exitCodes } from '../../program/exit-codes.ts';

/** How a file came out; `fault`: the file system refused. */
export type Outcome = Verdict | 'fault';

/** What a run over many files came to, in bounded memory. */
export interface Tally {
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly skipped: Readonly<Record<'hidden' | 'visited', number>>;
  /** Names of the first files of each outcome that somebody has to look after. */
  readonly named: Readonly<Record<Exclude<Outcome, 'passed'>, readonly string[]>>;
  /** Of those not judged, the ones that no area checks. */
  readonly foreign: number;
  /** Verdicts on several files together. */
  readonly together: readonly Verdict[];
}

const namesKept = 10;

/** A tally that is being made. */
export interface OpenTally extends Tally {
  /** `area`: who checked the file; undefined when nobody did. */
  add(outcome: Outcome, shownName: string, area?: string | undefined): void;
  skip(why: 'hidden' | 'visited'): void;
  join(verdict: Verdict): void;
}

/** Counts and remembers. */
export function createTally(): OpenTally {
  const counts = { passed: 0, failed: 0, 'not-judged': 0, fault: 0 };
  const skipped = { hidden: 0, visited: 0 };
  const named: Record<Exclude<Outcome, 'passed'>, string[]> = { failed: [], 'not-judged': [], fault: [] };
  const together: Verdict[] = [];
  let foreign = 0;
  return {
    counts,
    skipped,
    named,
    together,
    get foreign() {
      return foreign;
    },
    add(outcome, shownName, area) {
      counts[outcome]++;
      if (outcome === 'not-judged' && area === undefined) foreign++;
      if (outcome !== 'passed' && named[outcome].length < namesKept) named[outcome].push(shownName);
    },
    skip(why) {
      skipped[why]++;
    },
    join: (verdict) => void together.push(verdict),
  };
}

const verdictsOf = ({ counts, together }: Tally): Verdict[] => [
  ...(['passed', 'failed', 'not-judged'] as const).filter((verdict) => counts[verdict] > 0),
  ...together,
];

/** The verdict on all files together; a file that could not be read is not judged. */
export const verdictOfTally = (tally: Tally): Verdict =>
  verdictOfAll([...verdictsOf(tally), ...(tally.counts.fault > 0 ? (['not-judged'] as const) : [])]);

/**
 * What a run ends with. A file that could not be read leaves the run undone, whatever the others say: 3. Then one that
 * failed: 1, one that was not judged, or no file at all: 4.
 */
export const exitCodeOfTally = (tally: Tally): ExitCode =>
  tally.counts.fault > 0 ? exitCodes.environment : exitCodeOf(...verdictsOf(tally));
