import { Redis } from 'ioredis';
import pg from 'pg';
import { createClient } from 'redis';
import { createPostgresStateStore } from '../../src/postgres/index.ts';
import { createRedisStateStore } from '../../src/redis/index.ts';
import type { StateStore } from '../../src/state-store/index.ts';

/** The stores with a server, by the client that reaches it. */
export type StoreKind = 'node-redis' | 'ioredis' | 'redis-function' | 'pg';

/** A store over a client of its own. */
export interface OpenedStore {
  readonly store: StateStore;
  close(): Promise<unknown>;
}

/** Connects as an application does, with the defaults of the client. */
export async function openStore(
  kind: StoreKind,
  url: string,
  { timeout, prefix, table }: { timeout?: number; prefix?: string; table?: string } = {},
): Promise<OpenedStore> {
  switch (kind) {
    case 'pg': {
      const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 2_000 });
      if (timeout !== undefined) pool.options.connectionTimeoutMillis = timeout;
      return { store: createPostgresStateStore({ pool, timeout, table }), close: () => pool.end() };
    }
    case 'ioredis': {
      const client = new Redis(url);
      return { store: createRedisStateStore({ client, timeout, prefix }), close: () => client.quit() };
    }
    default: {
      const client = createClient({ url });
      const opened = createRedisStateStore({
        client:
          kind === 'node-redis' ? client : (args, abortSignal) => client.sendCommand(args, { abortSignal }),
        timeout,
        prefix,
      });
      // The function has no events; the application listens itself.
      if (kind === 'redis-function') client.on('error', () => undefined);
      await client.connect();
      return { store: opened, close: () => client.close() };
    }
  }
}
