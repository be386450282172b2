import { type Command, InvalidArgumentError } from 'commander';
import { ConfigurationFaults } from '../../configuration/members.ts';
import { printFaults } from '../../configuration/print-faults.ts';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { type FailureRules, reported } from '../../program/failures.ts';

/** As `reported`, and everything that is wrong with a configuration is listed with its place. */
export const loginReported = (
  verb: string,
  context: Context,
  action: () => Promise<void>,
  remedies?: FailureRules['remedies'],
): Promise<void> =>
  reported(
    context,
    async () => {
      try {
        await action();
      } catch (error) {
        if (!(error instanceof ConfigurationFaults)) throw error;
        printFaults(error, context);
        context.exit(exitCodes.usage);
      }
    },
    {
      command: `rathaus servicekonto ${verb}`,
      remedies,
      usage: [
        'servicekonto.config.invalid',
        'servicekonto.provider.unknown',
        'servicekonto.level.unknown',
        'core.key.invalid',
        'core.key.kid',
        'core.key.use',
        'core.key.algorithm',
        'core.key.weak',
      ],
    },
  );

/** The option that names the configuration. */
export const withConfig = (command: Command, { text }: Context): Command =>
  command.option(
    '--config <datei>',
    text({
      de: 'Konfiguration (.ts, .mjs, .js oder .json; sonst RATHAUS_SERVICEKONTO_CONFIG, rathaus.servicekonto.* oder die Umgebung)',
      en: 'configuration (.ts, .mjs, .js or .json; default RATHAUS_SERVICEKONTO_CONFIG, rathaus.servicekonto.* or the environment)',
    }),
  );

/** A whole number within bounds, as the value of an option. */
export const wholeNumber =
  ({ text }: Context, least: number, most: number) =>
  (value: string): number => {
    const number = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(
      text({
        de: `erwartet wird eine Zahl von ${least} bis ${most}`,
        en: `a number from ${least} to ${most} is expected`,
      }),
    );
  };
