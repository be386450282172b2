import type { DatabaseSync } from 'node:sqlite';
import { createNodeSqliteDialect } from '@rathaus/client-core/sqlite';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import type { Seeded } from './seeded.ts';
import type { World } from './world.ts';

/** What happens to the database now. Each is a probability. */
export interface DatabaseFaults {
  /** The connection breaks before a statement or a transaction. */
  readonly before: number;
  /** It was committed, but the worker does not hear of it. */
  readonly afterCommit: number;
}

const broken = () => Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });

/**
 * SQLite with a place to stop before each transaction and each statement outside of one, so that another worker can come
 * in between. Within a transaction nobody comes in between, as the database promises.
 */
export function simulatedDialect(
  worker: string,
  database: DatabaseSync,
  world: World,
  random: Seeded,
  faults: () => DatabaseFaults,
): Dialect {
  const real = createNodeSqliteDialect(database);
  const stop = async (what: string): Promise<void> => {
    await world.pass(worker, 'database', what);
    if (random.chance(faults().before)) {
      world.fault('database away');
      throw broken();
    }
  };
  return {
    createAdapter: () => real.createAdapter(),
    createIntrospector: (db) => real.createIntrospector(db),
    createQueryCompiler: () => real.createQueryCompiler(),
    createDriver: () =>
      wrapDriver(real.createDriver(), stop, () => {
        if (!random.chance(faults().afterCommit)) return;
        world.fault('commit not heard of');
        throw broken();
      }),
  };
}

function wrapDriver(driver: Driver, stop: (what: string) => Promise<void>, afterCommit: () => void): Driver {
  let inTransaction = false;
  const wrap = (connection: DatabaseConnection): DatabaseConnection => ({
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      if (!inTransaction) await stop('statement');
      return connection.executeQuery<R>(query);
    },
    streamQuery: (query, size) => connection.streamQuery(query, size),
  });
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const innerOf = (connection: DatabaseConnection) => inner.get(connection) ?? connection;
  return {
    init: () => driver.init(),
    async acquireConnection() {
      const connection = await driver.acquireConnection();
      const wrapped = wrap(connection);
      inner.set(wrapped, connection);
      return wrapped;
    },
    async beginTransaction(connection, settings) {
      await stop('transaction');
      await driver.beginTransaction(innerOf(connection), settings);
      inTransaction = true;
    },
    async commitTransaction(connection) {
      inTransaction = false;
      await driver.commitTransaction(innerOf(connection));
      afterCommit();
    },
    async rollbackTransaction(connection) {
      inTransaction = false;
      // After a commit that nobody heard of there is nothing to roll back.
      await driver.rollbackTransaction(innerOf(connection)).catch(() => undefined);
    },
    releaseConnection: (connection) => driver.releaseConnection(innerOf(connection)),
    destroy: () => driver.destroy(),
  };
}
