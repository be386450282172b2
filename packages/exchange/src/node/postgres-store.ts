import { Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import type { ContentStore } from '../content/content-store.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { migrate } from '../store/migrations.ts';
import type { ExchangeTables } from '../store/tables.ts';
import { createJoinedDialect } from './joined-dialect.ts';

/** A pool of `pg`, and where content is kept. */
export interface PostgresStoreOptions {
  /** `new Pool(…)` of `pg`. Its `max` should be at least the `concurrency` of the workers in this process, plus two. */
  pool: PostgresPool;
  /** Content that all workers reach: a shared folder (`createFolderContent`) or an object store (`createS3Content`). */
  content: ContentStore;
  /** Schema of the tables. Default: the search path of the connection. */
  schema?: string | undefined;
}

/**
 * Store for many workers on many hosts: PostgreSQL from version 12. Leases follow the clock of the database, rows that one
 * worker takes are skipped by the others. The pool is its maker's: `close()` lets go of it and does not end it.
 *
 * @example
 * const store = createPostgresStore({ pool: new Pool({ connectionString: process.env.DATABASE_URL, max: 12 }), content });
 */
export function createPostgresStore({ pool, content, schema }: PostgresStoreOptions): ExchangeStore {
  // A connection that breaks while no statement runs on it is an event, which ends the process when nobody listens. The
  // next statement tells of it.
  const ignore = () => undefined;
  const watch = (client?: Listening) => void client?.on?.('error', ignore);
  const listening = pool as Listening;
  listening.on?.('error', ignore);
  listening.on?.('connect', watch);
  const lent: PostgresPool = {
    connect: () => pool.connect(),
    async end() {
      listening.off?.('error', ignore);
      listening.off?.('connect', watch);
    },
    options: pool.options,
  };
  const plain = new Kysely<ExchangeTables>({ dialect: new PostgresDialect({ pool: lent }) });
  const inSchema = (one: Kysely<ExchangeTables>) => (schema === undefined ? one : one.withSchema(schema));
  const db = inSchema(plain);
  const prepare = async () => {
    if (schema !== undefined) await plain.schema.createSchema(schema).ifNotExists().execute();
    await migrate({ db, dialect: 'postgres' });
  };
  let ready: Promise<void> | undefined;
  return {
    db,
    content,
    dialect: 'postgres',
    schema,
    join: (transaction) => inSchema(new Kysely({ dialect: createJoinedDialect(transaction) })),
    // Of the statement, not of the transaction: a transaction may take its time.
    now: () => sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
    ready: () => {
      ready ??= prepare().catch((error) => {
        ready = undefined;
        throw error;
      });
      return ready;
    },
    close: () => plain.destroy(),
  };
}

/** A pool of `pg` and its clients are emitters of events; Kysely's types of them do not say so. */
interface Listening {
  on?(event: 'error' | 'connect', listener: (client?: Listening) => void): unknown;
  off?(event: 'error' | 'connect', listener: (client?: Listening) => void): unknown;
}
