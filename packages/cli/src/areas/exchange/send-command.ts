import { commandFor, shellWord } from './options.ts';
import type { SendOptions } from './send.ts';

/** In the order of the help. */
const named = [
  ['--to', 'to'],
  ['--data', 'data'],
  ['--attachment', 'attachment'],
  ['--service', 'service'],
  ['--service-name', 'serviceName'],
  ['--schema', 'schema'],
  ['--region', 'region'],
  ['--reference', 'reference'],
  ['--date', 'date'],
  ['--key', 'key'],
  ['--tenant', 'tenant'],
] as const;

/** The command that goes on with a delivery and waits for its answer: the same words, so it sends nothing twice. */
export function waitingCommand(options: SendOptions): string {
  const words = named.flatMap(([option, name]) => {
    const given = options[name];
    const values = given === undefined ? [] : typeof given === 'string' ? [given] : given;
    return values.map((value) => `${option} ${shellWord(value)}`);
  });
  return commandFor(['send', ...words, '--wait'].join(' '), options);
}
