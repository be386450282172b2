import { sql, type Transaction } from 'kysely';
import type { ExchangeTables } from '../tables.ts';

/**
 * What operators need: who has told work to go on or to pause, and counting what is open without reading what is finished.
 * The small indexes hold open and failing rows only, however long the history gets. Indexes that are there already were
 * built beforehand, without a lock: docs/exchange/operation.md says how.
 */
export async function createOperation(db: Transaction<ExchangeTables>): Promise<void> {
  await db.schema.alterTable('work_event').addColumn('actor', 'text').execute();
  await db.schema.alterTable('work_lane').addColumn('paused_by', 'text').execute();
  // In the order of lists: a page of a state is read from the index, from where the last one ended.
  await db.schema.dropIndex('delivery_state').ifExists().execute();
  await db.schema
    .createIndex('delivery_in_state')
    .ifNotExists()
    .on('delivery')
    .columns(['tenant', 'state', 'created_at', 'id'])
    .execute();
  await db.schema
    .createIndex('received_step')
    .ifNotExists()
    .on('received')
    .columns(['tenant', 'step', 'created_at', 'id'])
    .execute();
  await db.schema
    .createIndex('received_remote_id')
    .ifNotExists()
    .on('received')
    .columns(['tenant', 'remote_id'])
    .execute();
  await createSmallIndexes(db);
}

/** Of open and failing rows only. */
async function createSmallIndexes(db: Transaction<ExchangeTables>): Promise<void> {
  for (const [table, state] of [
    ['delivery', 'state'],
    ['received', 'step'],
  ] as const)
    await db.schema
      .createIndex(`${table}_open`)
      .ifNotExists()
      .on(table)
      .columns(['tenant', state, 'created_at'])
      .where(sql.ref('finished_at'), 'is', null)
      .execute();
  await db.schema
    .createIndex('work_item_failing')
    .ifNotExists()
    .on('work_item')
    .columns(['tenant', 'kind', 'error_code'])
    .where(sql.ref('failure_class'), 'is not', null)
    .execute();
}
