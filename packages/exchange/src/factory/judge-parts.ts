import type { ConfigFaults } from '@rathaus/client-core/config';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { Transport } from '../transport/transport.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Judges whether this is a store. */
export function judgeStore(store: unknown, faults: ConfigFaults): void {
  if (store === undefined) {
    faults.add('store', 'is missing');
    return;
  }
  const functions = ['now', 'ready', 'close'] as const satisfies readonly (keyof ExchangeStore)[];
  const isStore =
    isObject(store) &&
    isObject(store.db) &&
    isObject(store.content) &&
    functions.every((name) => typeof store[name] === 'function');
  if (!isStore)
    faults.add(
      'store',
      'is no store: createSqliteStore and createPostgresStore of @rathaus/exchange/node make one',
    );
}

/** Judges whether this is a way of delivery, whole; returns its kind when it is. */
export function judgeTransport(member: string, transport: unknown, faults: ConfigFaults): string | undefined {
  if (!isObject(transport) || typeof transport.kind !== 'string') {
    faults.add(member, 'is no way of delivery');
    return undefined;
  }
  const functions = [
    'laneOf',
    'check',
    'send',
    'list',
    'receive',
  ] as const satisfies readonly (keyof Transport)[];
  const missing: string[] = functions.filter((name) => typeof transport[name] !== 'function');
  if (!Array.isArray(transport.sources)) missing.push('sources');
  if (missing.length > 0) faults.add(member, `is half a way of delivery, without ${missing.join(', ')}`);
  return transport.kind;
}
