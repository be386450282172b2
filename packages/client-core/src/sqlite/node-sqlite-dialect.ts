import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

/**
 * Kysely over `node:sqlite`. Kysely's own SQLite dialect asks a statement for `reader`, which `node:sqlite` does not
 * have, and then silently returns no rows; this one asks for the columns. Transactions begin immediately, so that a
 * reader that becomes a writer cannot fail half-way. Truth values are stored as 0 and 1. Closing Kysely closes the
 * database.
 *
 * @example
 * const database = new DatabaseSync('daten/fristen.sqlite');
 * database.exec('pragma journal_mode = wal');
 * const db = new Kysely<Tables>({ dialect: createNodeSqliteDialect(database) });
 */
export function createNodeSqliteDialect(database: DatabaseSync): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function createDriver(database: DatabaseSync): Driver {
  const connection: DatabaseConnection = {
    executeQuery: async <Row>(query: CompiledQuery) => execute<Row>(database, query),
    async *streamQuery<Row>(query: CompiledQuery) {
      const statement = database.prepare(query.sql);
      for (const row of statement.iterate(...parameters(query))) yield { rows: [row as Row] };
    },
  };
  // One connection: whoever holds it (a transaction) makes the others wait, or they would write into it.
  let last: Promise<void> = Promise.resolve();
  const releases: (() => void)[] = [];
  const run = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql));
  return {
    init: async () => undefined,
    acquireConnection: async () => {
      const previous = last;
      let release: () => void = () => undefined;
      last = new Promise((resolve) => {
        release = resolve;
      });
      await previous;
      releases.push(release);
      return connection;
    },
    releaseConnection: async () => releases.shift()?.(),
    beginTransaction: async () => void (await run('begin immediate')),
    commitTransaction: async () => void (await run('commit')),
    rollbackTransaction: async () => {
      // A full disk has ended the transaction already: the fault of a second end would hide it (SQLite, "lang_transaction").
      if (database.isTransaction !== false) await run('rollback');
    },
    destroy: async () => database.close(),
  };
}

function parameters(query: CompiledQuery): SQLInputValue[] {
  return query.parameters.map((value) =>
    typeof value === 'boolean' ? Number(value) : (value as SQLInputValue),
  );
}

function execute<Row>(database: DatabaseSync, query: CompiledQuery): QueryResult<Row> {
  const statement = database.prepare(query.sql);
  if (statement.columns().length > 0) return { rows: statement.all(...parameters(query)) as Row[] };
  const { changes, lastInsertRowid } = statement.run(...parameters(query));
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}
