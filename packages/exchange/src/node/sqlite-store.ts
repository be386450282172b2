import type { Clock } from '@rathaus/client-core/observe';
import { createNodeSqliteDialect } from '@rathaus/client-core/sqlite';
import { Kysely, sql } from 'kysely';
import type { ContentStore } from '../content/content-store.ts';
import { createFolderContent } from '../content/folder-content.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { migrate } from '../store/migrations.ts';
import type { ExchangeTables } from '../store/tables.ts';
import { openSqlite, sqliteFault } from './open-sqlite.ts';

/** Where the durable state is kept. */
export interface SqliteStoreOptions {
  /** Folder of the database `exchange.sqlite` and of the content. Made when absent, readable by the owner only. */
  folder: string;
  /** Default: files below `folder`, not sealed. `createFolderContent` seals them. */
  content?: ContentStore | undefined;
  /** Milliseconds to wait for another process that writes. Default 5000. */
  busyTimeout?: number | undefined;
  /** The clock of the database, which is that of its host. */
  clock?: Clock | undefined;
}

/**
 * Store for one host: `node:sqlite` with write-ahead log, every commit on the disk (`synchronous=FULL`). The folder must
 * be on a local disk; network file systems break the locks of SQLite. Several processes may use it; within one process make
 * one store for a folder and hand it to everybody, since SQLite waits without letting anything else go on. A store of
 * version 0.1 is taken over by the first use, with workers of 0.1 stopped; its content stays where it lies (sealed content
 * needs `legacyPlain: true` for it). Errors: `exchange.store.folder | damaged | denied`.
 *
 * @example
 * const store = createSqliteStore({ folder: '/var/lib/exchange/musterstadt' });
 * const exchange = createExchange({ tenant: 'musterstadt', store, ...settings });
 */
export function createSqliteStore(options: SqliteStoreOptions): ExchangeStore {
  const { folder, busyTimeout = 5000, clock = Date.now } = options;
  const content = options.content ?? createFolderContent({ folder });
  const database = openSqlite(folder, busyTimeout);
  const db = new Kysely<ExchangeTables>({ dialect: createNodeSqliteDialect(database) });
  let ready: Promise<void> | undefined;
  return {
    db,
    content,
    dialect: 'sqlite',
    now: () => sql.lit(Math.trunc(clock())),
    ready: () => {
      ready ??= migrate({ db, dialect: 'sqlite' }).catch((error) => {
        ready = undefined;
        throw sqliteFault(error);
      });
      return ready;
    },
    close: () => db.destroy(),
  };
}
