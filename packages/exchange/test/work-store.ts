import { DatabaseSync } from 'node:sqlite';
import { createNodeSqliteDialect } from '@rathaus/client-core/sqlite';
import { Kysely, sql } from 'kysely';
import type { ContentStore } from '../src/content/content-store.ts';
import type { ExchangeStore } from '../src/store/exchange-store.ts';
import { migrate } from '../src/store/migrations.ts';
import type { ExchangeTables } from '../src/store/tables.ts';

const noContent = new Proxy({} as ContentStore, {
  get: () => {
    throw new Error('this test has no content');
  },
});

/** A store in memory whose clock is the test's. Without content for what needs none. */
export async function memoryStore(
  clock: () => number = Date.now,
  content: ContentStore = noContent,
): Promise<ExchangeStore> {
  const db = new Kysely<ExchangeTables>({ dialect: createNodeSqliteDialect(new DatabaseSync(':memory:')) });
  await migrate({ db, dialect: 'sqlite' });
  return {
    db,
    content,
    dialect: 'sqlite',
    now: () => sql.lit(Math.trunc(clock())),
    ready: async () => undefined,
    close: () => db.destroy(),
  };
}
