import { type Verdict, verdictOfAll } from '@rathaus/client-core/findings';

/** What every command ends with. */
export const exitCodes = {
  /** Done, nothing found. */
  clean: 0,
  /** Done, and there are findings; of a conversion: with losses. */
  findings: 1,
  /** Wrong use of the command line. */
  usage: 2,
  /** A service, a file system or the environment failed. */
  environment: 3,
  /** Done, no error, but something that decides was not checked. */
  notJudged: 4,
  /** A conversion was refused: nothing was written. */
  refused: 4,
  /** Ended by Ctrl-C. */
  cancelled: 130,
} as const;

/** 0 clean, 1 findings, 2 usage, 3 service or environment, 4 no verdict or refused, 130 cancelled. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const byVerdict = {
  passed: exitCodes.clean,
  failed: exitCodes.findings,
  'not-judged': exitCodes.notJudged,
} as const satisfies Record<Verdict, ExitCode>;

/**
 * What a check of one or several things ends with: one that failed decides, then one that was not judged. No verdict at
 * all is no verdict: 4.
 *
 * @example
 * context.exit(exitCodeOf(report.verdict));
 */
export const exitCodeOf = (...verdicts: readonly Verdict[]): ExitCode => byVerdict[verdictOfAll(verdicts)];
