import pg from 'pg';
import { createPostgresStore, type PostgresStoreOptions } from '../src/node/index.ts';
import type { ExchangeStore } from '../src/store/exchange-store.ts';

/** A store over a pool of its own, which ends with it. */
export function openPostgresStore(
  connectionString: string,
  {
    content,
    schema,
    ...pooling
  }: Omit<PostgresStoreOptions, 'pool'> & {
    readonly max: number;
    readonly connectionTimeoutMillis?: number | undefined;
  },
): ExchangeStore {
  const pool = new pg.Pool({ connectionString, ...pooling });
  const store = createPostgresStore({ pool, content, schema });
  return {
    ...store,
    async close() {
      await store.close();
      await pool.end();
    },
  };
}
