import { type LocalText, text } from '@rathaus/client-core/texts';
import { type ConfigurationFault, ConfigurationFaults } from '../../configuration/members.ts';
import type { Terminal } from '../../program/terminal.ts';
import { prefix } from './read-environment.ts';

/** What variables say about the process, and not about the login. */
export interface GatewayVariables {
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly log: boolean | undefined;
  /** Seconds. */
  readonly drain: number | undefined;
}

/** Longest pause before the end, in seconds: whoever stops processes kills them some time. */
const longestDrain = 600;

/** Reads them. Errors: `ConfigurationFaults`, all at once. */
export function gatewayVariables(env: Terminal['env']): GatewayVariables {
  const faults: ConfigurationFault[] = [];
  const read = <T>(name: string, parse: (value: string) => T | undefined, must: LocalText) => {
    const value = env[`${prefix}${name}`]?.trim();
    if (!value) return undefined;
    const found = parse(value);
    if (found === undefined) faults.push({ place: `${prefix}${name}`, text: must });
    return found;
  };
  const number = (name: string, most: number) =>
    read(
      name,
      (value) => (/^\d{1,5}$/.test(value) && Number(value) <= most ? Number(value) : undefined),
      text(`muss eine Zahl von 0 bis ${most} sein`, `must be a number from 0 to ${most}`),
    );
  const variables = {
    host: env[`${prefix}HOST`]?.trim() || undefined,
    port: number('PORT', 65_535),
    log: read('LOG', flagOf, text('muss true oder false sein', 'must be true or false')),
    drain: number('DRAIN', longestDrain),
  };
  if (faults.length > 0) throw new ConfigurationFaults(`Umgebung (${prefix}…)`, faults);
  return variables;
}

const flagOf = (value: string): boolean | undefined =>
  value === 'true' || value === 'false' ? value === 'true' : undefined;
