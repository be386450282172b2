import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryContent } from '../../test/memory-content.ts';
import { hasFaketime, postgresMissing, startPostgres, type TestPostgres } from '../../test/postgres.ts';
import { openPostgresStore } from '../../test/postgres-pool.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { createKernel } from '../work/kernel.ts';
import { createWorkStore } from '../work/work-store.ts';
import { pendingMigrations } from './index.ts';

const missing = postgresMissing();
if (missing) console.warn(`skipped: ${missing}`);

describe.skipIf(missing !== undefined)('PostgreSQL', () => {
  let server: TestPostgres;
  let stores: ExchangeStore[];

  beforeAll(async () => {
    server = await startPostgres();
    console.log(server.version);
    stores = Array.from({ length: 4 }, () =>
      openPostgresStore(server.url, { max: 8, content: createMemoryContent() }),
    );
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    server.stop();
  });

  /** Works with all four at once; how often each item was done. */
  async function workAll(ids: readonly string[]): Promise<Map<string, number>> {
    const work = createWorkStore(stores[0]!);
    for (const [at, id] of ids.entries())
      await work.add({ kind: 'delivery', id, tenant: `stadt-${at % 5}`, service: 'fit', lane: `${at % 2}` });
    const done = new Map<string, number>();
    const kernels = stores.map((store) =>
      createKernel({
        store,
        handlers: {
          delivery: {
            async run({ id }) {
              done.set(id, (done.get(id) ?? 0) + 1);
              await new Promise((resolve) => setTimeout(resolve, 3));
              return { next: 'done' };
            },
          },
        },
        clock: Date.now,
        random: Math.random,
        notify: () => undefined,
      }),
    );
    await Promise.all(kernels.map((kernel) => kernel.runOnce()));
    return done;
  }
  /** A pool hands out connections that broke with the server until it has noticed; a worker tries again by itself. */
  async function reconnect(): Promise<void> {
    for (const store of stores)
      await expect
        .poll(() =>
          createWorkStore(store)
            .databaseNow()
            .then(
              () => true,
              () => false,
            ),
        )
        .toBe(true);
  }
  const once = (ids: readonly string[]) => new Map(ids.map((id) => [id, 1]));
  const named = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${prefix}-${at}`);

  it('four processes that start at once migrate once', async () => {
    const pending = await pendingMigrations(stores[0]!);
    expect(pending.slice(0, 2)).toEqual(['0001-outbox-and-inbox', '0002-work-and-transports']);
    expect(pending).toEqual([...pending].sort());
    await Promise.all(stores.map((store) => store.ready()));
    expect(await pendingMigrations(stores[0]!)).toEqual([]);
  });

  it('four workers claim each of 400 items once', async () => {
    const ids = named('a', 400);
    expect(await workAll(ids)).toEqual(once(ids));
  });

  it('a server that dies and comes back loses nothing, and ends no process', async () => {
    const ids = named('b', 40);
    const work = createWorkStore(stores[0]!);
    await work.add({ kind: 'delivery', id: 'before', tenant: 'stadt-1', service: 'fit', lane: '0' });
    await server.crash();
    await reconnect();
    expect(await workAll(ids)).toEqual(once([...ids, 'before']));
  });

  it.skipIf(!hasFaketime)(
    'leases follow the clock of the database, whatever that of a worker says',
    async () => {
      await server.moveClock(2 * 3600);
      await reconnect();
      const now = await createWorkStore(stores[0]!).databaseNow();
      expect(now - Date.now()).toBeGreaterThan(7_100_000);
      const ids = named('c', 40);
      expect(await workAll(ids)).toEqual(once(ids));
    },
  );
});
