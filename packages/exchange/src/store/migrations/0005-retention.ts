import { sql, type Transaction } from 'kysely';
import type { ExchangeStore } from '../exchange-store.ts';
import type { ExchangeTables } from '../tables.ts';

/**
 * When what a record told of its content was erased, and what finds the rows whose content is gone while that is still to
 * be done: workers of a former release remove content only. Columns and indexes that are there already were made
 * beforehand: docs/exchange/operation.md says how.
 */
export async function createRetention(
  db: Transaction<ExchangeTables>,
  dialect: ExchangeStore['dialect'],
): Promise<void> {
  for (const table of ['delivery', 'received'] as const) {
    await db.schema
      .alterTable(table)
      .addColumn('erased_at', 'text', (column) => (dialect === 'postgres' ? column.ifNotExists() : column))
      .execute();
    await db.schema
      .createIndex(`${table}_to_erase`)
      .ifNotExists()
      .on(table)
      .column('tenant')
      .where(sql<boolean>`removed_at is not null and erased_at is null`)
      .execute();
  }
}
