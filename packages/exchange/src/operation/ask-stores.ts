import { isRathausError } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';
import { exchangeError } from '../errors.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';

/** A tenant that cannot be read: its configuration is refused, or its database does not answer. */
export interface UnreadTenant {
  readonly tenant: string;
  readonly code: string;
}

/** All that could be read, and what could not: nobody is left out without a word. */
export interface Read<Found> {
  readonly found: readonly Found[];
  readonly unread: readonly UnreadTenant[];
}

/** A tenant and where its work is stored. */
interface Stored {
  readonly tenant: string;
  readonly store: ExchangeStore;
}

/** What a driver throws has no code of its own, and may say anything: it is not passed on. */
export const codeOf = (error: unknown): string =>
  isRathausError(error) ? error.code : 'exchange.operation.unreadable';

/** Waits `timeout` milliseconds for a database. Errors: `exchange.operation.unreadable`, and what `ask` rejects with. */
export async function askStore<Answer>(ask: () => Promise<Answer>, timeout: number): Promise<Answer> {
  try {
    return await callApplication('The database', ask, { timeout });
  } catch (error) {
    if (isRathausError(error) && error.code === 'core.application.timeout')
      throw exchangeError('exchange.operation.unreadable', { cause: error });
    throw error;
  }
}

/**
 * Asks every database once for all tenants that share it, each on its own and only so long: one that fails or hangs hides
 * no tenant of another, and its tenants are named.
 */
export async function askStores<Answer>(
  tenants: readonly Stored[],
  ask: (store: ExchangeStore, tenants: readonly string[]) => Promise<Answer>,
  timeout: number,
): Promise<Read<Answer>> {
  const stores = new Map<ExchangeStore, string[]>();
  for (const { tenant, store } of tenants) stores.set(store, [...(stores.get(store) ?? []), tenant]);
  const found: Answer[] = [];
  const unread: UnreadTenant[] = [];
  await Promise.all(
    [...stores].map(async ([store, names]) => {
      try {
        found.push(await askStore(() => ask(store, names), timeout));
      } catch (error) {
        unread.push(...names.map((tenant) => ({ tenant, code: codeOf(error) })));
      }
    }),
  );
  return { found, unread };
}
