import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createNodeSqliteDialect } from '@rathaus/client-core/sqlite';
import { Kysely } from 'kysely';
import { migrate } from '../store/migrations.ts';
import type { ExchangeStore, ExchangeTables } from '../store/tables.ts';

/** Where the durable state is kept. */
export interface SqliteStoreOptions {
  /** Folder of the database `exchange.sqlite` and of the content. Made when absent, readable by the owner only. */
  folder: string;
  /** Milliseconds to wait for another process that writes. Default 5000. */
  busyTimeout?: number | undefined;
}

/**
 * Store for one host: `node:sqlite` with write-ahead log, every commit on the disk (`synchronous=FULL`). The folder must
 * be on a local disk; network file systems break the locks of SQLite.
 *
 * @example
 * const store = createSqliteStore({ folder: '/var/lib/exchange/musterstadt' });
 * const exchange = createExchange({ tenant: 'musterstadt', store, ...settings });
 */
export function createSqliteStore(options: SqliteStoreOptions): ExchangeStore {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(options.folder, 'exchange.sqlite'));
  database.exec(`pragma busy_timeout = ${Math.trunc(options.busyTimeout ?? 5000)}`);
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  const db = new Kysely<ExchangeTables>({ dialect: createNodeSqliteDialect(database) });
  let ready: Promise<void> | undefined;
  return {
    db,
    folder: options.folder,
    ready: () => {
      ready ??= migrate(db).catch((error) => {
        ready = undefined;
        throw error;
      });
      return ready;
    },
    close: () => db.destroy(),
  };
}
