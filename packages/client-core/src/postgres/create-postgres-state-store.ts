import { configOf } from '../config/faults.ts';
import { storeError } from '../state-store/errors.ts';
import { judgeKey, judgeTtl, judgeValue } from '../state-store/judge-entry.ts';
import type { StateStore } from '../state-store/state-store.ts';
import { type StoreOperation, storeTimeout, unreadable } from '../state-store/within-time.ts';
import { judgePool, type PostgresStatePool, type Query, withConnection } from './postgres-pool.ts';
import { statementsFor, sweepRows } from './statements.ts';

/** A pool, and how the store uses it. */
export interface PostgresStateStoreOptions {
  /** `new Pool({ …, connectionTimeoutMillis: 2000 })` of `pg` 8. It stays its maker's. */
  pool: PostgresStatePool;
  /** The table that `prepareStateStore` has made. Default `rathaus_state`. */
  table?: string | undefined;
  /** Milliseconds a call may take, waiting for a connection included. Default 2,000. */
  timeout?: number | undefined;
}

/** Writes between two sweeps. A sweep deletes more rows than were written since, so that the table stays small. */
const writesPerSweep = 25;

/**
 * A `StateStore` in a table of PostgreSQL from version 12, made by `prepareStateStore`. The database keeps time; who writes
 * deletes what has expired, in small batches. Without a server a call ends as `core.store.unavailable` within `timeout`;
 * when the server is back, the store works again. Works behind PgBouncer: statements have no names and no sessions.
 *
 * Errors: `core.store.config`, and those of `StateStore`.
 *
 * @example
 * const pool = new Pool({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 2_000 }); // of 'pg'
 * await prepareStateStore(pool);
 * const store = createPostgresStateStore({ pool });
 */
export function createPostgresStateStore(options: PostgresStateStoreOptions): StateStore {
  const { pool: given, table = 'rathaus_state', timeout = storeTimeout } = configOf(options);
  const statements = statementsFor(table);
  if (!(timeout > 0)) throw storeError('core.store.config', { details: { member: 'timeout' } });
  const pool = judgePool(given);
  const encoder = new TextEncoder();
  let writesLeft = 0;

  const sweep = async (query: Query) => {
    if (writesLeft > 0) {
      writesLeft -= 1;
      return;
    }
    writesLeft = writesPerSweep;
    const swept = await query(statements.sweep).catch(
      // What was to be written is written. The rows are still there for the next sweep, and the next call meets the fault.
      () => undefined,
    );
    if (swept?.[0]?.rows === sweepRows) writesLeft = 0;
  };
  const read = (operation: StoreOperation, text: string, key: string) =>
    withConnection(pool, { operation, timeout }, (query) => query(text, key));
  const write = (operation: StoreOperation, text: string, ...values: unknown[]) =>
    withConnection(pool, { operation, timeout }, async (query) => {
      const rows = await query(text, ...values);
      await sweep(query);
      return rows;
    });
  const bytes = (value: string) => encoder.encode(judgeValue(value));

  return {
    get: async (key) => textOf((await read('get', statements.get, judgeKey(key)))[0], 'get'),
    async set(key, value, ttl) {
      await write('set', statements.set, judgeKey(key), bytes(value), judgeTtl(ttl));
    },
    async delete(key) {
      await read('delete', statements.delete, judgeKey(key));
    },
    add: async (key, value, ttl) =>
      (await write('add', statements.add, judgeKey(key), bytes(value), judgeTtl(ttl))).length > 0,
    async take(key) {
      const [row] = await read('take', statements.take, judgeKey(key));
      return row?.live === true ? textOf(row, 'take') : undefined;
    },
    async count(key, ttl) {
      const [row] = await write('count', statements.count, judgeKey(key), judgeTtl(ttl));
      if (!row) throw storeError('core.store.not-a-count');
      const number = Number(row.count);
      if (!Number.isSafeInteger(number)) throw unreadable('count');
      return number;
    },
  };
}

/** The value of a row, or its count as text. */
function textOf(row: Readonly<Record<string, unknown>> | undefined, operation: StoreOperation) {
  if (!row) return undefined;
  if (typeof row.count === 'string') return row.count;
  if (row.value instanceof Uint8Array) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(row.value);
  throw unreadable(operation);
}
