import { ConfigurationFaults } from '../../configuration/members.ts';
import { printFaults } from '../../configuration/print-faults.ts';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { type FailureRules, reported } from '../../program/failures.ts';

import { SandboxOff } from './configuration/sandbox-off.ts';

/** As `reported`, for commands that read settings: all that is wrong with them is listed, each with its place. */
export const exchangeReported = (
  command: string,
  context: Context,
  action: () => Promise<void>,
  rules: FailureRules = {},
): Promise<void> =>
  reported(
    context,
    async () => {
      try {
        await action();
      } catch (error) {
        const { warn, exit, text } = context;
        if (error instanceof ConfigurationFaults) {
          printFaults(error, context);
          exit(exitCodes.usage);
        } else if (error instanceof SandboxOff) {
          warn(`${text({ de: 'Fehler', en: 'Error' })}: ${text(error.text)}`);
          exit(exitCodes.environment);
        } else throw error;
      }
    },
    {
      command: `rathaus exchange ${command}`,
      ...rules,
      usage: [
        'exchange.config.invalid',
        'core.key.invalid',
        'core.key.kid',
        'core.key.use',
        'core.key.algorithm',
        ...(rules.usage ?? []),
      ],
    },
  );
