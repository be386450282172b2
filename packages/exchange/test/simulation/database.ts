import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Seeded } from './seeded.ts';
import type { World } from './world.ts';

/** What happens to the database now. Each is a probability. */
export interface DatabaseFaults {
  /** The connection breaks before a statement or a transaction. */
  readonly before: number;
  /** It was committed, but the worker does not hear of it. */
  readonly afterCommit: number;
  /** The worker is killed just before a commit: nothing of it stays. */
  readonly killBefore: number;
  /** The worker is killed just after a commit: all of it stays, and nobody knows. */
  readonly killAfter: number;
}

const broken = () => Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });
/** Whether a fault was made here. */
export const isInjected = (error: unknown): boolean =>
  (error as { code?: unknown } | undefined)?.code === 'ECONNRESET';
const never = () => new Promise<never>(() => undefined);

/** The one database of a run. All workers share its connection: between two events nobody holds a lock. */
export interface SimulatedDatabase {
  readonly database: DatabaseSync;
  execute<R>(query: Pick<CompiledQuery, 'sql' | 'parameters'>): QueryResult<R>;
  close(): void;
}

/** Statements that are kept compiled; their number is that of the texts in the sources. */
const mostStatements = 1000;

export function openSimulatedDatabase(): SimulatedDatabase {
  const database = new DatabaseSync(':memory:');
  // Triggers of the simulation call functions of the simulation.
  database.exec('pragma foreign_keys = on; pragma trusted_schema = on');
  const statements = new Map<string, { statement: StatementSync; reads: boolean }>();
  const prepared = (text: string) => {
    const known = statements.get(text);
    if (known) return known;
    if (statements.size >= mostStatements) statements.clear();
    const statement = database.prepare(text);
    const made = { statement, reads: statement.columns().length > 0 };
    statements.set(text, made);
    return made;
  };
  return {
    database,
    execute<R>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): QueryResult<R> {
      const { statement, reads } = prepared(sql);
      const values = parameters.map((value) =>
        typeof value === 'boolean' ? Number(value) : (value as SQLInputValue),
      );
      if (reads) return { rows: statement.all(...values) as R[] };
      const { changes, lastInsertRowid } = statement.run(...values);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    },
    close: () => database.close(),
  };
}

/**
 * The database as one worker sees it, with a place to stop before each transaction and each statement outside of one, so
 * that another worker can come in between. Within a transaction nobody comes in between, as the database promises.
 */
export function simulatedDialect(
  worker: string,
  shared: SimulatedDatabase,
  world: World,
  random: Seeded,
  faults: () => DatabaseFaults,
): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createDriver: () => createDriver(worker, shared, world, random, faults),
  };
}

/** A dialect without places to stop, for what happens before a run. */
export function plainDialect(shared: SimulatedDatabase): Dialect {
  const calm = { before: 0, afterCommit: 0, killBefore: 0, killAfter: 0 };
  const world = { pass: async () => undefined } as unknown as World;
  const random = { chance: () => false } as unknown as Seeded;
  return simulatedDialect('', shared, world, random, () => calm);
}

function createDriver(
  worker: string,
  { database, execute }: SimulatedDatabase,
  world: World,
  random: Seeded,
  faults: () => DatabaseFaults,
): Driver {
  const inTransaction = new WeakSet<DatabaseConnection>();
  const stop = async (what: string): Promise<void> => {
    await world.pass(worker, 'database', what);
    if (!random.chance(faults().before)) return;
    world.fault('database away');
    throw broken();
  };
  return {
    init: async () => undefined,
    // As many connections as are wanted, like a pool.
    async acquireConnection() {
      const connection: DatabaseConnection = {
        async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
          if (!inTransaction.has(connection)) await stop('statement');
          return execute<R>(query);
        },
        streamQuery: () => {
          throw new Error('streams of rows are not simulated');
        },
      };
      return connection;
    },
    async beginTransaction(connection) {
      await stop('transaction');
      database.exec('begin immediate');
      inTransaction.add(connection);
    },
    async commitTransaction(connection) {
      inTransaction.delete(connection);
      if (random.chance(faults().killBefore)) {
        database.exec('rollback');
        world.fault('killed before a commit');
        world.kill(worker);
        await never();
      }
      database.exec('commit');
      if (random.chance(faults().killAfter)) {
        world.fault('killed after a commit');
        world.kill(worker);
        await never();
      }
      if (random.chance(faults().afterCommit)) {
        world.fault('commit not heard of');
        throw broken();
      }
    },
    async rollbackTransaction(connection) {
      // After a commit that nobody heard of there is nothing to roll back.
      if (inTransaction.delete(connection)) database.exec('rollback');
    },
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  };
}
