import { exitCodes } from '../../program/exit-codes.ts';
import type { FailureRules } from '../../program/failures.ts';

/** How the commands on e-files judge failures: what `@rathaus/eakte-client` refuses is a finding on the file. */
export const onFile = (about: string | undefined): FailureRules => ({
  about,
  usage: ['eakte.package.target-exists', 'eakte.sample.unknown-type'],
  refused: exitCodes.findings,
});
