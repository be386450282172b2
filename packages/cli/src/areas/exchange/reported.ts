import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { type FailureRules, reported } from '../../program/failures.ts';
import { ConfigurationFaults } from './configuration/members.ts';
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

function printFaults({ file, faults }: ConfigurationFaults, { warn, text }: Context): void {
  const count = faults.length;
  warn(
    text({
      de: `Fehler: ${file}: ${count === 1 ? 'ein Fehler' : `${count} Fehler`} in der Konfiguration.`,
      en: `Error: ${file}: ${count === 1 ? 'one fault' : `${count} faults`} in the configuration.`,
    }),
  );
  for (const fault of faults) warn(`  ${[fault.place, text(fault.text)].filter(Boolean).join(': ')}`);
}
