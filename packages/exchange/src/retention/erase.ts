import { throwIfAborted } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { erasedDelivery, erasedPart, erasedReceived } from './erased.ts';

export interface RetentionContext {
  readonly store: ExchangeStore;
  readonly tenant: string;
  readonly clock: Clock;
}

/** Rows that are written in one transaction: others wait for no longer. */
export const batch = 100;

/**
 * Erases what records tell of content that is gone already: workers of a former release, and of before, have removed the
 * content alone.
 */
export async function eraseRemoved(context: RetentionContext, signal: AbortSignal): Promise<void> {
  while ((await eraseDeliveries(context)) === batch) throwIfAborted(signal, 'Erasing what records tell');
  while ((await eraseReceived(context)) === batch) throwIfAborted(signal, 'Erasing what records tell');
}

const eraseDeliveries = ({ store: { db }, tenant, clock }: RetentionContext): Promise<number> =>
  db.transaction().execute(async (transaction) => {
    const found = await transaction
      .selectFrom('delivery')
      .select(['id', 'message', 'problems'])
      .where('tenant', '=', tenant)
      .where('removed_at', 'is not', null)
      .where('erased_at', 'is', null)
      .limit(batch)
      .execute();
    const now = new Date(clock()).toISOString();
    for (const row of found) {
      await transaction
        .updateTable('delivery_part')
        .set(erasedPart)
        .where('delivery_id', '=', row.id)
        .execute();
      await transaction
        .updateTable('delivery')
        .set(erasedDelivery(row, now))
        .where('id', '=', row.id)
        .execute();
    }
    return found.length;
  });

const eraseReceived = ({ store: { db }, tenant, clock }: RetentionContext): Promise<number> =>
  db.transaction().execute(async (transaction) => {
    const found = await transaction
      .selectFrom('received')
      .select(['id', 'message', 'details', 'problems'])
      .where('tenant', '=', tenant)
      .where('removed_at', 'is not', null)
      .where('erased_at', 'is', null)
      .limit(batch)
      .execute();
    const now = new Date(clock()).toISOString();
    for (const row of found) {
      await transaction
        .updateTable('received_part')
        .set(erasedPart)
        .where('received_id', '=', row.id)
        .execute();
      await transaction
        .updateTable('received')
        .set(erasedReceived(row, now))
        .where('id', '=', row.id)
        .execute();
    }
    return found.length;
  });
