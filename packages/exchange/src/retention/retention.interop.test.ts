import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPost } from '../../test/loopback.ts';
import { createMemoryContent } from '../../test/memory-content.ts';
import { seedDelivery, seedReceived } from '../../test/operation-world.ts';
import { day, letter } from '../../test/post-office.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../../test/postgres.ts';
import { openPostgresStore } from '../../test/postgres-pool.ts';
import { createExchange, type Exchange, type OutboxRetention } from '../index.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { tidyLanes } from '../work/lanes.ts';
import { createWorkStore } from '../work/work-store.ts';

const missing = postgresMissing();
if (missing) console.warn(`skipped: ${missing}`);

const name = 'Mustermann';
const { signal } = new AbortController();
const service = 'https://post.example';

describe.skipIf(missing !== undefined)('what is kept no longer, on PostgreSQL', () => {
  let server: TestPostgres;
  let store: ExchangeStore;
  const opened: ExchangeStore[] = [];
  beforeAll(async () => {
    server = await startPostgres({ durable: false });
  });
  beforeEach(async () => {
    store = openPostgresStore(server.url, {
      max: 4,
      content: createMemoryContent(),
      schema: `kept_${opened.length}`,
    });
    opened.push(store);
    await store.ready();
  });
  afterAll(async () => {
    await Promise.all(opened.map((one) => one.close()));
    server.stop();
  });

  const exchange = (retention: OutboxRetention = {}): Exchange =>
    createExchange({
      tenant: 'musterstadt',
      store,
      transports: [createPost().transport([])],
      outbox: { retention },
      inbox: { retention: { records: retention.records } },
    });

  it('is erased with the content, and by the sweep what a former release has left', async () => {
    const at = Date.now();
    const message = JSON.stringify({ service: { identifier: 'urn:x', name: 'x' }, senderReference: name });
    const done = { tenant: 'musterstadt', at, message, work: { state: 'done' } } as const;
    const removed_at = new Date(at).toISOString();
    await seedDelivery(store, { ...done, state: 'accepted', reference: 'AZ 1', removed_at });
    const details = JSON.stringify({ events: ['signed'], metadata: name });
    await seedReceived(store, { ...done, step: 'accepted', details, removed_at });
    const kept = await seedReceived(store, { ...done, step: 'accepted', details });
    const { inbox, outbox } = exchange();
    await outbox.runOnce();
    await inbox.removeContent(kept);
    const { rows } = await sql<{ told: string }>`
      select message || reference as told from ${sql.table(`${store.schema}.delivery`)}
      union all select message || details from ${sql.table(`${store.schema}.received`)}`.execute(store.db);
    expect(rows).toHaveLength(3);
    expect(rows.filter(({ told }) => told.includes(name))).toEqual([]);
    expect(rows.filter(({ told }) => told.includes('signed'))).toHaveLength(2);
  });

  it('is deleted whole when its time is over, and nothing that is open', async () => {
    const at = Date.now() - 3 * day;
    const removed_at = new Date(at).toISOString();
    for (let count = 0; count < 120; count += 1)
      await seedDelivery(store, {
        tenant: 'musterstadt',
        at,
        state: 'accepted',
        removed_at,
        work: { state: 'done' },
      });
    await seedReceived(store, { tenant: 'musterstadt', at, step: 'accepted', work: { state: 'done' } });
    const open = await seedDelivery(store, {
      tenant: 'musterstadt',
      at,
      state: 'sent',
      work: { due: Date.now() + day },
    });
    await exchange({ records: { accepted: 2 * day } }).outbox.runOnce();
    expect(await store.db.selectFrom('delivery').select('id').execute()).toEqual([{ id: open }]);
    expect(await store.db.selectFrom('received').select('id').execute()).toEqual([]);
    expect(await store.db.selectFrom('work_event').select('id').execute()).toEqual([{ id: open }]);
  });

  it('a lane stays while work is being added to it, however long that takes', async () => {
    const work = createWorkStore(store);
    const lane = { tenant: 'musterstadt', service, lane: 'beispielhausen' };
    await store.db
      .insertInto('work_lane')
      .values({ ...lane, paused_at: null })
      .execute();
    await store.db.transaction().execute(async (transaction) => {
      await work.add({ kind: 'delivery', id: 'v-1', ...lane }, transaction);
      await tidyLanes(store, 'musterstadt', signal);
    });
    expect(await store.db.selectFrom('work_lane').select('lane').execute()).toEqual([{ lane: lane.lane }]);
  });

  it('a lane that is just being removed is there again when work has come', async () => {
    const work = createWorkStore(store);
    const lane = { tenant: 'musterstadt', service, lane: 'beispielhausen' };
    await store.db
      .insertInto('work_lane')
      .values({ ...lane, paused_at: null })
      .execute();
    let added: Promise<void> | undefined;
    await store.db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('work_lane').execute();
      added = work.add({ kind: 'delivery', id: 'v-1', ...lane });
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    await added;
    expect(await store.db.selectFrom('work_lane').select('lane').execute()).toEqual([{ lane: lane.lane }]);
  });

  it('nothing that is enqueued while sweeps run is ever without a lane', async () => {
    const { outbox, status } = exchange();
    let enqueuing = true;
    const sweeps = (async () => {
      while (enqueuing) {
        await store.db
          .updateTable('work_item')
          .set({ state: 'done' })
          .where('kind', '=', 'delivery')
          .execute();
        await tidyLanes(store, 'musterstadt', signal);
      }
    })();
    for (let at = 0; at < 150; at += 3)
      await Promise.all([0, 1, 2].map((one) => outbox.enqueue(letter(`v-${at + one}`, `ziel-${one}`))));
    enqueuing = false;
    await sweeps;
    await Promise.all([0, 1, 2].map((one) => outbox.enqueue(letter(`last-${one}`, `ziel-${one}`))));
    expect((await status()).lanes.map(({ lane }) => lane)).toEqual(['ziel-0', 'ziel-1', 'ziel-2']);
    const lanes = await store.db.selectFrom('work_lane').select('lane').orderBy('lane').execute();
    expect(lanes).toEqual([{ lane: 'ziel-0' }, { lane: 'ziel-1' }, { lane: 'ziel-2' }]);
  });

  it('work that a worker of a former release has added without its lane gets one', async () => {
    await exchange().outbox.enqueue(letter('v-1'));
    await store.db.deleteFrom('work_lane').execute();
    await tidyLanes(store, 'musterstadt', signal);
    expect(await store.db.selectFrom('work_lane').select('lane').execute()).toEqual([
      { lane: 'beispielhausen' },
    ]);
  });
});
