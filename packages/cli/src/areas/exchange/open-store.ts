import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ExchangeStore } from '@rathaus/exchange';
import { placed } from '../../program/failures.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import type { ContentKeySettings, Settings, StoreSettings } from './configuration/settings.ts';
import { type CommandText, commandOf } from './options.ts';

/** What a command may do to the store. */
export type StoreUse =
  /** It may make a new one. */
  | 'create'
  /** There must be one. */
  | 'existing'
  /** Only looks what there is; nothing is demanded of it. */
  | 'as-it-is';

/**
 * Opens the store. A store that has to be migrated is refused: the change is never a by-product of looking at the status.
 * `isMade`: a folder for SQLite is made when absent. Errors: faults of use for no store, an old one and a missing driver.
 */
export async function openStore(
  { store: settings, ...named }: Settings,
  use: StoreUse,
  { isMade = use === 'create' }: { isMade?: boolean } = {},
): Promise<ExchangeStore> {
  const { createFolderContent, createSqliteStore, pendingMigrations } = await import(
    '@rathaus/exchange/node'
  );
  if (!isMade && settings.database === undefined && !hasSqlite(settings)) throw noStore(settings);
  const { folder, legacyPlain } = settings;
  const sealing = await sealingOf(settings);
  const content = createFolderContent({ folder, sealing, ...(legacyPlain && { legacyPlain }) });
  const address = await settings.database?.read();
  const place = address === undefined ? join(folder, sqliteName) : databaseName(address);
  let store: ExchangeStore | undefined;
  try {
    store =
      address === undefined
        ? createSqliteStore({ folder, content })
        : await postgresStore(address, settings.schema, content);
    if (use !== 'as-it-is')
      await demandReady(store, use, await pendingMigrations(store), (words) =>
        commandOf({ store: settings, ...named }, words),
      );
    return store;
  } catch (error) {
    await store?.close();
    throw placed(error, place);
  }
}

/** Which database, without who asks and with what password. */
function databaseName(address: string): string {
  const url = URL.parse(address);
  return url?.hostname ? `PostgreSQL ${url.hostname}:${url.port || '5432'}${url.pathname}` : 'PostgreSQL';
}

const sqliteName = 'exchange.sqlite';

export const hasSqlite = ({ folder }: StoreSettings): boolean => existsSync(join(folder, sqliteName));

async function demandReady(
  store: ExchangeStore,
  use: StoreUse,
  pending: readonly string[],
  command: CommandText,
): Promise<void> {
  if (pending.length === 0) return;
  const tables = await store.db.introspection.getTables();
  const isNew = !tables.some(({ name }) => name === 'exchange_migration');
  // A database of several uses is set up by whoever may do so.
  if (isNew && use === 'create' && store.dialect === 'sqlite') return store.ready();
  throw new UsageFault(
    isNew
      ? `In der Datenbank ist noch kein Austausch eingerichtet. Zuerst: ${command('migrate')}`
      : `Der Speicher ist von einer früheren Version. Zuerst deren Worker beenden, dann: ${command('migrate --dry-run')}`,
    isNew
      ? `No exchange is set up in the database yet. First: ${command('migrate')}`
      : `The store is of an earlier version. First end its workers, then: ${command('migrate --dry-run')}`,
  );
}

function noStore({ folder }: StoreSettings): UsageFault {
  if (statSync(folder, { throwIfNoEntry: false })?.isFile())
    return new UsageFault(
      `${folder} ist eine Datei; "store.folder" muss ein Ordner sein.`,
      `${folder} is a file; "store.folder" must be a folder.`,
    );
  return new UsageFault(
    `In ${folder} liegt noch kein Austausch. Er entsteht mit der ersten Sendung (send) oder dem ersten Abholen (receive).`,
    `There is no exchange in ${folder} yet. It is made with the first delivery that is sent (send) or fetched (receive).`,
  );
}

async function sealingOf({ contentKey, formerContentKeys }: StoreSettings) {
  if (contentKey === undefined) return undefined;
  const { createLocalKeyWrapper, readContentKeyFile } = await import('@rathaus/exchange/node');
  const wrapperOf = ({ id, file }: ContentKeySettings) =>
    createLocalKeyWrapper({ id, key: () => readContentKeyFile(file) });
  return { current: wrapperOf(contentKey), former: formerContentKeys.map(wrapperOf) };
}

async function postgresStore(
  address: string,
  schema: string | undefined,
  content: ExchangeStore['content'],
): Promise<ExchangeStore> {
  const { createPostgresStore } = await import('@rathaus/exchange/node');
  const { default: pg } = await import('pg').catch((error: { code?: string }) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageFault(
      'Für PostgreSQL fehlt das Paket pg. Neben @rathaus/cli installieren: npm install pg',
      'PostgreSQL needs the package pg. Install it beside @rathaus/cli: npm install pg',
    );
  });
  const pool = new pg.Pool({
    connectionString: address,
    max: 12,
    connectionTimeoutMillis: 10_000,
    application_name: 'rathaus-cli',
  });
  const store = createPostgresStore({ pool, content, schema });
  return {
    ...store,
    async close() {
      await store.close();
      await pool.end();
    },
  };
}
