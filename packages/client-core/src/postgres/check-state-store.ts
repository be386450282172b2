import { createCollector, pointer } from '../findings/index.ts';
import { type StateStoreReport, skipStore, storeRules } from '../state-store/store-rules.ts';
import { storeTimeout } from '../state-store/within-time.ts';
import { judgePool, type PostgresStatePool, withConnection } from './postgres-pool.ts';
import { statementsFor } from './statements.ts';

/** What is looked at, and how long. */
export interface CheckPostgresOptions {
  pool: PostgresStatePool;
  /** Default `rathaus_state`. */
  table?: string | undefined;
  /** Milliseconds for the answer. Default 2,000. */
  timeout?: number | undefined;
}

/**
 * Looks whether the table of the store is there, and says when it does not survive a crash. A PostgreSQL that does not
 * answer is not judged. Throws for options only (`core.store.config`).
 *
 * @example
 * const report = await checkStateStore({ pool });
 * if (report.verdict !== 'passed') console.error(reportText(report, stateStoreCatalogue, { language: 'de' }));
 */
export async function checkStateStore({
  pool,
  table = 'rathaus_state',
  timeout = storeTimeout,
}: CheckPostgresOptions): Promise<StateStoreReport> {
  const statements = statementsFor(table);
  judgePool(pool);
  const collector = createCollector();
  try {
    const [found] = await withConnection(pool, { operation: 'check', timeout }, (query) =>
      query('select relpersistence as kind from pg_class where oid = to_regclass($1)', statements.table),
    );
    if (!found) collector.add(storeRules.finding('core.store.table-missing', pointer('/table'), {}));
    else if (found.kind === 'u')
      collector.add(storeRules.finding('core.store.unlogged', pointer('/table'), {}));
  } catch (error) {
    skipStore(collector, error);
  }
  return { kind: 'core.state-store', ...collector.result() };
}
