import { type Kysely, sql, type Transaction } from 'kysely';
import type { ExchangeStore } from './exchange-store.ts';
import { createFirstTables } from './migrations/0001-outbox-and-inbox.ts';
import { createWorkTables } from './migrations/0002-work-and-transports.ts';
import { createOperation } from './migrations/0003-operation.ts';
import { createReplies } from './migrations/0004-replies.ts';
import { createRetention } from './migrations/0005-retention.ts';
import { createReasons } from './migrations/0006-reasons.ts';
import type { ExchangeTables } from './tables.ts';

/** A change of the schema. */
export interface Migration {
  readonly name: string;
  up(transaction: Transaction<ExchangeTables>, dialect: ExchangeStore['dialect']): Promise<void>;
}

/** Forward only, never edited after a release: add columns that may be null, so that release n works beside n+1. */
const migrations: readonly Migration[] = [
  { name: '0001-outbox-and-inbox', up: createFirstTables },
  { name: '0002-work-and-transports', up: createWorkTables },
  { name: '0003-operation', up: createOperation },
  { name: '0004-replies', up: createReplies },
  { name: '0005-retention', up: createRetention },
  { name: '0006-reasons', up: createReasons },
];

type Database = Pick<ExchangeStore, 'dialect'> & { readonly db: Kysely<ExchangeTables> };

/** Any number; the same for all who migrate. Spells "rathaus" on a telephone. */
const lockOfMigrations = 7284287;

/**
 * Applies the missing migrations, all in one transaction: they are there together or not at all. Several processes may
 * call it at once; the others wait. Migrations of a newer release are left alone.
 */
export async function migrate({ db, dialect }: Database): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (dialect === 'postgres')
      await sql`select pg_advisory_xact_lock(${lockOfMigrations})`.execute(transaction);
    await transaction.schema
      .createTable('exchange_migration')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('applied_at', 'text', (column) => column.notNull())
      .execute();
    for (const { name, up } of await missing(transaction)) {
      await up(transaction, dialect);
      await transaction
        .insertInto('exchange_migration')
        .values({ name, applied_at: new Date().toISOString() })
        .execute();
    }
  });
}

/**
 * Names of the migrations that the first use of a store would apply. Changes nothing.
 *
 * @example
 * console.log(await pendingMigrations(createPostgresStore({ pool, content }))); // [] when all is there
 */
export async function pendingMigrations({ db }: Database): Promise<string[]> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'exchange_migration')) return migrations.map(({ name }) => name);
  return (await missing(db)).map(({ name }) => name);
}

async function missing(db: Kysely<ExchangeTables> | Transaction<ExchangeTables>): Promise<Migration[]> {
  const applied = new Set(
    (await db.selectFrom('exchange_migration').select('name').execute()).map(({ name }) => name),
  );
  return migrations.filter(({ name }) => !applied.has(name));
}
