import type { Transaction } from 'kysely';
import type { ExchangeTables } from '../tables.ts';

/** By what an answer names, the delivery that it answers is found. */
export async function createReplies(db: Transaction<ExchangeTables>): Promise<void> {
  await db.schema.alterTable('delivery').addColumn('conversation', 'text').execute();
  await db.schema
    .createIndex('delivery_conversation')
    .on('delivery')
    .columns(['tenant', 'conversation'])
    .execute();
}
