/** What every command ends with. */
export const exitCodes = {
  /** Done, nothing found. */
  clean: 0,
  /** Done, and there are findings. */
  findings: 1,
  /** Wrong use of the command line. */
  usage: 2,
  /** A service, a file system or the environment failed. */
  environment: 3,
  /** Ended by Ctrl-C. */
  cancelled: 130,
} as const;

/** 0 clean, 1 findings, 2 usage, 3 service or environment, 130 cancelled. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
