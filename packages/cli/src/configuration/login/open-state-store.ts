import { createMemoryStateStore, type StateStore } from '@rathaus/client-core';
import type { StateStoreReport } from '@rathaus/client-core/redis';
import { type LocalText, text } from '@rathaus/client-core/texts';
import { UsageFault } from '../../program/usage-fault.ts';

/** A state store that was opened by its address. */
export interface OpenedStore {
  readonly store: StateStore;
  readonly kind: 'memory' | 'redis' | 'postgres';
  /** What the server or the way to it last complained about, in one word: `ECONNREFUSED`, `WRONGPASS`, `28P01`. */
  trouble(): string | undefined;
  /** Whether the server is fit for a store, as client-core judges it. */
  check(): Promise<Pick<StateStoreReport, 'findings'>>;
  close(): Promise<void>;
}

const kinds: Readonly<Record<string, OpenedStore['kind']>> = {
  'memory:': 'memory',
  'redis:': 'redis',
  'rediss:': 'redis',
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
};
const kindOf = (address: string): OpenedStore['kind'] | undefined => {
  const scheme = /^[a-z]+:/i.exec(address)?.[0].toLowerCase() ?? '';
  return Object.hasOwn(kinds, scheme) ? kinds[scheme] : undefined;
};

/** What is wrong with an address, which is not repeated: it may hold a password. The drivers would say it late, or not at all. */
export function storeAddressFault(address: string): LocalText | undefined {
  const kind = kindOf(address);
  if (kind === undefined)
    return text(
      'muss memory:, redis://…, rediss://… oder postgres://… sein',
      'must be memory:, redis://…, rediss://… or postgres://…',
    );
  if (kind === 'memory') return undefined;
  const url = URL.parse(address);
  if (!url || !/^[a-z]+:\/\//i.test(address) || !isDecodable(url))
    return text(
      'ist keine Adresse, die sich lesen lässt; /, @, : , # und % in einem Passwort als %2F, %40, %3A, %23 und %25 schreiben',
      'is no address that can be read; write /, @, :, # and % in a password as %2F, %40, %3A, %23 and %25',
    );
  return kind === 'redis' && !/^(?:\/\d{0,5})?$/.test(url.pathname)
    ? text(
        'darf hinter dem Rechner nur die Nummer einer Datenbank haben: redis://rechner:6379/0',
        'may have nothing but the number of a database behind the host: redis://host:6379/0',
      )
    : undefined;
}

function isDecodable({ username, password, pathname }: URL): boolean {
  try {
    decodeURIComponent(`${username}${password}${pathname}`);
    return true;
  } catch {
    return false;
  }
}

/**
 * The store at an address. Nothing is asked of a server before the store is used, so that a gateway starts while its
 * store is away and is ready when that is back. Errors: `UsageFault` for another address, and without the driver.
 */
export async function openStateStore(address: string): Promise<OpenedStore> {
  const fault = storeAddressFault(address);
  if (fault)
    throw new UsageFault(`Die Adresse des Speichers ${fault.de}.`, `The address of the store ${fault.en}.`);
  switch (kindOf(address)) {
    case 'redis':
      return openRedis(address);
    case 'postgres':
      return openPostgres(address);
    default:
      return {
        store: createMemoryStateStore(),
        kind: 'memory',
        trouble: () => undefined,
        check: async () => ({ findings: [] }),
        close: async () => undefined,
      };
  }
}

/** The module of a driver, which is installed only where it is used. */
async function driver<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageFault(
      `Für diesen Speicher fehlt das Paket ${name}. Neben @rathaus/cli installieren: npm install ${name}`,
      `This store needs the package ${name}. Install it beside @rathaus/cli: npm install ${name}`,
    );
  }
}

/** The word of an error: its code, or the first word of what Redis says. Never the rest, which may name a user. */
function wordOf(error: unknown): string | undefined {
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return code;
  return /^[A-Z]{3,20}(?= )/.exec(String(message))?.[0];
}

async function openRedis(address: string): Promise<OpenedStore> {
  const { createClient } = await driver('redis', () => import('redis'));
  const { checkStateStore, createRedisStateStore } = await import('@rathaus/client-core/redis');
  const client = createClient({ url: address, name: 'rathaus-servicekonto' });
  let last: string | undefined;
  client.on('error', (error) => {
    last = wordOf(error);
  });
  client.on('ready', () => {
    last = undefined;
  });
  const store = createRedisStateStore({ client });
  // It goes on trying by itself; until then calls end in time as `core.store.unavailable`.
  return {
    store: beforeEach(store, async () => {
      if (!client.isOpen)
        client.connect().catch((error: unknown) => {
          last = wordOf(error);
        });
    }),
    kind: 'redis',
    trouble: () => last,
    check: () => checkStateStore({ client }),
    async close() {
      if (client.isOpen) client.destroy();
    },
  };
}

async function openPostgres(address: string): Promise<OpenedStore> {
  const { default: pg } = await driver('pg', () => import('pg'));
  const { checkStateStore, createPostgresStateStore, prepareStateStore } = await import(
    '@rathaus/client-core/postgres'
  );
  const pool = new pg.Pool({
    connectionString: address,
    max: 10,
    connectionTimeoutMillis: 2_000,
    application_name: 'rathaus-servicekonto',
  });
  let last: string | undefined;
  // Of a connection that idles while the server is away; the next call says it to whoever asks.
  pool.on('error', (error) => {
    last = wordOf(error);
  });
  let prepared: Promise<void> | undefined;
  return {
    store: beforeEach(createPostgresStateStore({ pool }), () => {
      prepared ??= prepareStateStore(pool, { timeout: 5_000 }).then(
        () => {
          last = undefined;
        },
        (error: unknown) => {
          prepared = undefined;
          last = wordOf((error as { cause?: unknown }).cause ?? error);
          throw error;
        },
      );
      return prepared;
    }),
    kind: 'postgres',
    trouble: () => last,
    check: () => checkStateStore({ pool }),
    close: () => pool.end(),
  };
}

/** A store whose every call waits for something first. */
function beforeEach(store: StateStore, first: () => Promise<void>): StateStore {
  return {
    get: (key) => first().then(() => store.get(key)),
    set: (key, value, ttl) => first().then(() => store.set(key, value, ttl)),
    delete: (key) => first().then(() => store.delete(key)),
    add: (key, value, ttl) => first().then(() => store.add(key, value, ttl)),
    take: (key) => first().then(() => store.take(key)),
    count: (key, ttl) => first().then(() => store.count(key, ttl)),
  };
}
