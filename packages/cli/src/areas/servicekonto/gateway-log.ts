import type { LogEntry } from '@rathaus/client-core/observe';
import type { ServicekontoEvent } from '@rathaus/servicekonto-client';
import type { GatewayEvent } from '@rathaus/servicekonto-client/gateway';
import type { Context } from '../../program/area.ts';
import { jsonLine } from '../../program/output.ts';

/** Where events and lines go: ids only, as the packages make them. */
export interface GatewayLog {
  event(event: ServicekontoEvent | GatewayEvent): void;
  line(entry: LogEntry): void;
}

/** Facts of a line that are ids; whatever else an error knows stays out of the log. */
const ids = [
  'tenant',
  'provider',
  'kid',
  'use',
  'fingerprint',
  'days',
  'operation',
  'check',
  'reason',
  'network',
] as const;

/**
 * The log of a gateway on standard error: sentences for a person who looks on, and one line of JSON each where a program
 * collects them. `all`: events as well, one for each request.
 */
export function gatewayLog(
  { all, asJson }: { all: boolean; asJson: boolean },
  context: Pick<Context, 'terminal' | 'warn'>,
): GatewayLog {
  const { warn, terminal } = context;
  const now = () => new Date(terminal.clock()).toISOString();
  const write = (facts: Readonly<Record<string, unknown>>, sentence: readonly unknown[]) => {
    if (asJson) terminal.err(jsonLine({ time: now(), ...facts }));
    else warn([now(), ...sentence].join(' '));
  };
  return {
    event(event) {
      if (!all) return;
      const { type, ...facts } = event;
      const words = Object.entries(facts).flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${value}`],
      );
      write({ level: 'info', event: type, ...facts }, [type, ...words]);
    },
    line({ level, code, message, details }) {
      if (level !== 'warn' && level !== 'error' && !all) return;
      const known = ids.flatMap((name) => {
        const value = details?.[name];
        return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
      });
      // Which certificate it is no sentence says.
      const isOfCertificate = known.some(([name]) => name === 'fingerprint');
      const words = isOfCertificate ? known.map(([name, value]) => `${name}=${value}`) : [];
      write({ level, code, message, ...Object.fromEntries(known) }, [level, code, message, ...words]);
    },
  };
}
