import type { Kysely, RawBuilder } from 'kysely';
import type { ContentStore } from '../content/content-store.ts';
import type { ExchangeTables } from './tables.ts';

/**
 * The application's own transaction on PostgreSQL, between its `begin` and its `commit`: a client of `pg`, or anything
 * that takes text and values like it.
 */
export interface CallerTransaction {
  query(
    text: string,
    values: unknown[],
  ): Promise<{ readonly rows: unknown[]; readonly rowCount?: number | null }>;
}

/**
 * Where the exchange keeps what must survive a crash: rows in a database and content beside it. Made by
 * `createSqliteStore` or `createPostgresStore` of `@rathaus/exchange/node`.
 */
export interface ExchangeStore {
  readonly db: Kysely<ExchangeTables>;
  readonly content: ContentStore;
  readonly dialect: 'sqlite' | 'postgres';
  /** Schema of the tables on PostgreSQL; undefined: that of the connection. */
  readonly schema?: string | undefined;
  /** The clock of the database in milliseconds since 1970, as an expression: leases must not depend on clocks of workers. */
  now(): RawBuilder<number>;
  /** The same tables through a transaction of the caller, who begins and ends it. Absent where there is no such thing. */
  join?(transaction: CallerTransaction): Kysely<ExchangeTables>;
  /** Applies missing migrations; called by the exchange before the first use. Safe from several processes at once. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
