import { configOf } from '../config/faults.ts';
import { judgePool, type PostgresStatePool, withConnection } from './postgres-pool.ts';
import { statementsFor } from './statements.ts';

/** Where the table is made, and of what kind. */
export interface PrepareStateStoreOptions {
  /** `rathaus_state` or `schema.rathaus_state`; a schema must exist. Default `rathaus_state`. */
  table?: string | undefined;
  /**
   * Makes the table `UNLOGGED`: writes cost about half, because nothing goes to the write-ahead log. After a crash of
   * PostgreSQL the table is empty (everybody is logged out, **replay marks and counts are forgotten**), and standbys and
   * backups do not have it. Good for limits and logins that may begin anew, not for replay marks. Default false. A table
   * that exists is left as it is.
   */
  unlogged?: boolean | undefined;
  /** Milliseconds. Default 30,000. */
  timeout?: number | undefined;
}

/**
 * Makes the table of the state store, if it does not exist. Many processes may call it at the same time, each time they
 * start. Only who makes the table needs the right to create one; the store itself reads, inserts, updates and deletes.
 *
 * Errors: `core.store.config`, `core.store.unavailable`, `core.store.refused`.
 *
 * @example
 * await prepareStateStore(pool, { table: 'portal.rathaus_state' });
 */
export async function prepareStateStore(
  pool: PostgresStatePool,
  options: PrepareStateStoreOptions = {},
): Promise<void> {
  const { table = 'rathaus_state', unlogged = false, timeout = 30_000 } = configOf(options);
  const statements = statementsFor(table);
  await withConnection(judgePool(pool), { operation: 'prepare', timeout }, async (query) => {
    const [found] = await query('select to_regclass($1) is not null as there', statements.table);
    if (found?.there !== true) await query(statements.create(unlogged));
  });
}
