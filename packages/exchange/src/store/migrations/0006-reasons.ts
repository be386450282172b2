import type { Transaction } from 'kysely';
import type { ExchangeTables } from '../tables.ts';

/** Two refusals are the same only when the other side names the same reason. */
export async function createReasons(db: Transaction<ExchangeTables>): Promise<void> {
  await db.schema.alterTable('work_event').addColumn('reason', 'text').execute();
}
