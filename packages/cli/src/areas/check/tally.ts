import { type Verdict, verdictOfAll } from '@rathaus/client-core/findings';
import { type ExitCode, exitCodeOf, exitCodes } from '../../program/exit-codes.ts';
import type { SkippedWhy } from './walk.ts';

/** How a file came out; `fault`: the file system refused. */
export type Outcome = Verdict | 'fault';

/** A line of the table of a run: file, message, process, verdict, causes, all of them fit to be shown. */
export interface Row {
  readonly number: number;
  readonly cells: readonly [file: string, message: string, process: string, verdict: string, causes: string];
}

/** Rows kept of those that passed, of foreign files, and of the others. */
export const rowsKept = 50;

/** What a run over many files came to, in bounded memory. */
export interface Tally {
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly skipped: Readonly<Record<SkippedWhy, number>>;
  /** Names of the first files of each outcome that somebody has to look after, and of the first foreign ones. */
  readonly named: Readonly<Record<Exclude<Outcome, 'passed'> | 'foreign', readonly string[]>>;
  /** Of those not judged, the ones of a kind that nobody checks here. */
  readonly foreign: number;
  /** Of all files. */
  readonly warnings: number;
  /** Numbers of verdicts on several files together. */
  readonly together: Readonly<Record<Verdict, number>>;
  /** Files that were judged or could not be read so far. */
  readonly files: number;
  /** Files there are in all. */
  readonly total: number;
  /** The first of each; `others`: those that somebody has to look after. */
  readonly rows: Readonly<Record<'passed' | 'foreign' | 'others', readonly Row[]>>;
}

/** Names kept of each outcome; as many foreign files are printed one by one. */
export const namesKept = 10;

/** A tally that is being made. */
export interface OpenTally extends Tally {
  /** `isForeign`: of a kind that nobody checks here. `row`: made when it is kept. */
  add(outcome: Outcome, shownName: string, isForeign: boolean, row: () => Row['cells']): void;
  warn(warnings: number): void;
  skip(why: SkippedWhy): void;
  join(verdict: Verdict): void;
}

/** Counts and remembers. */
export function createTally(total: number): OpenTally {
  const counts = { passed: 0, failed: 0, 'not-judged': 0, fault: 0 };
  const skipped = { hidden: 0, visited: 0, outside: 0, 'parts-list': 0 };
  const named: Record<Exclude<Outcome, 'passed'> | 'foreign', string[]> = {
    failed: [],
    'not-judged': [],
    fault: [],
    foreign: [],
  };
  const together = { passed: 0, failed: 0, 'not-judged': 0 };
  const rows = { passed: [] as Row[], foreign: [] as Row[], others: [] as Row[] };
  let files = 0;
  let foreign = 0;
  let warnings = 0;
  return {
    counts,
    skipped,
    named,
    together,
    rows,
    total,
    get files() {
      return files;
    },
    get foreign() {
      return foreign;
    },
    get warnings() {
      return warnings;
    },
    add(outcome, shownName, isForeign, row) {
      files++;
      counts[outcome]++;
      const list = outcome === 'passed' ? rows.passed : isForeign ? rows.foreign : rows.others;
      if (list.length < rowsKept) list.push({ number: files, cells: row() });
      if (isForeign) foreign++;
      if (outcome === 'passed') return;
      const names = named[isForeign ? 'foreign' : outcome];
      if (names.length < namesKept) names.push(shownName);
    },
    warn(more) {
      warnings += more;
    },
    skip(why) {
      skipped[why]++;
    },
    join: (verdict) => void together[verdict]++,
  };
}

const verdictsOf = ({ counts, together }: Tally): Verdict[] =>
  (['passed', 'failed', 'not-judged'] as const).filter((verdict) => counts[verdict] + together[verdict] > 0);

/** The verdict on all files together; a file that could not be read is not judged. */
export const verdictOfTally = (tally: Tally): Verdict =>
  verdictOfAll([...verdictsOf(tally), ...(tally.counts.fault > 0 ? (['not-judged'] as const) : [])]);

/**
 * What a run ends with. A file that could not be read leaves the run undone, whatever the others say: 3. Then one that
 * failed: 1, one that was not judged, or no file at all: 4.
 */
export const exitCodeOfTally = (tally: Tally): ExitCode =>
  tally.counts.fault > 0 ? exitCodes.environment : exitCodeOf(...verdictsOf(tally));
