import type { StateStore } from '@rathaus/client-core';
import { createPostgresStateStore, prepareStateStore } from '@rathaus/client-core/postgres';
import { createRedisStateStore } from '@rathaus/client-core/redis';
import pg from 'pg';
import { createClient } from 'redis';

/** Servers that several processes share a store on. */
export type SharedStoreKind = 'node-redis' | 'pg';

/** A store as an application opens it, with the defaults of its client. */
export async function openSharedStore(
  kind: SharedStoreKind,
  url: string,
  { timeout }: { readonly timeout?: number } = {},
): Promise<StateStore> {
  if (kind === 'pg') {
    const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: timeout ?? 2_000 });
    // Of a connection that idles while the server is away; the next call says it to whoever asks.
    pool.on('error', () => undefined);
    return createPostgresStateStore({ pool, timeout });
  }
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  return createRedisStateStore({ client, timeout });
}

/** Makes the table of the state store, as an administrator does it once. */
export async function prepareTable(connectionString: string): Promise<void> {
  const pool = new pg.Pool({ connectionString, max: 1, connectionTimeoutMillis: 2_000 });
  try {
    await prepareStateStore(pool);
  } finally {
    await pool.end();
  }
}
