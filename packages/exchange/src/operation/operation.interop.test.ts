import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryContent } from '../../test/memory-content.ts';
import { listContract, statusContract } from '../../test/operation-contract.ts';
import { townsOver } from '../../test/operation-town.ts';
import { seedDelivery } from '../../test/operation-world.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../../test/postgres.ts';
import { openPostgresStore } from '../../test/postgres-pool.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { pendingMigrations } from '../store/migrations.ts';
import { createOperatorPage } from './index.ts';

const missing = postgresMissing();
if (missing) console.warn(`skipped: ${missing}`);

describe.skipIf(missing !== undefined)(
  'operation on PostgreSQL, each contract in a schema of its own',
  () => {
    let server: TestPostgres;
    const stores: ExchangeStore[] = [];
    const inSchema = (schema: string) => {
      const store = openPostgresStore(server.url, { max: 4, content: createMemoryContent(), schema });
      stores.push(store);
      return store;
    };
    beforeAll(async () => {
      server = await startPostgres({ durable: false });
    });
    afterAll(async () => {
      await Promise.all(stores.map((store) => store.close()));
      server.stop();
    });
    describe('status', () => {
      let store: ExchangeStore;
      beforeAll(() => {
        store = inSchema('stand');
      });
      statusContract(() => store);
    });
    describe('list', () => {
      let store: ExchangeStore;
      beforeAll(() => {
        store = inSchema('liste');
      });
      listContract(() => store);
    });
    it('the page asks it for nothing that it cannot store', async () => {
      const store = inSchema('seite');
      await store.ready();
      const id = await seedDelivery(store, { tenant: 'altdorf', at: Date.now(), reference: '32-17/2026' });
      const page = createOperatorPage({
        exchanges: townsOver(store, ['altdorf'], Date.now),
        tenants: () => ['altdorf'],
        authorize: () => ({ name: 'Zoë Őrsi' }),
      });
      const ask = (path: string) => page(new Request(`https://it.kreis.example${path}`));
      for (const query of [
        'q=%00',
        'code=%00',
        'q=32-17%2F2026%00',
        'tenant=%00',
        'state=%00',
        'class=%00',
      ]) {
        const answer = await ask(`/items?${query}`);
        const isFilter = /^(q|code|tenant)=/.test(query);
        expect([query, answer.status, (await answer.text()).includes(id)]).toEqual([query, 200, !isFilter]);
      }
      for (const path of [
        '/received/altdorf/%00',
        '/deliveries/altdorf/%00',
        '/deliveries/altdorf/%00/proof',
      ])
        expect([path, (await ask(path)).status]).toEqual([path, 404]);
      expect((await ask(`/deliveries/altdorf/${id}`)).status).toBe(200);
    });
    it('finds the indexes that were built beforehand, as the documentation says', async () => {
      const url = new URL('../../../../docs/exchange/operation.md', import.meta.url);
      const blocks = [...(await readFile(url, 'utf8')).matchAll(/```sql\n([\s\S]*?)```/g)];
      const builds = blocks.flatMap(
        ([, block = '']) => block.match(/(create index concurrently|alter table)[^;]+/g) ?? [],
      );
      const names = builds.flatMap((one) => /concurrently (\w+)/.exec(one)?.[1] ?? []);
      const store = inSchema('vorab');
      await store.ready();
      const definitions = async () =>
        (
          await sql`select indexname, indexdef from pg_indexes where schemaname = 'vorab' order by 1`.execute(
            store.db,
          )
        ).rows;
      const migrated = await definitions();
      await store.db.connection().execute(async (db) => {
        const run = (statement: string) => sql.raw(statement).execute(db);
        await run('set search_path to vorab');
        // As it was before the migration, but for what was built by hand.
        await run('alter table work_event drop column actor');
        await run('alter table work_lane drop column paused_by');
        await run("delete from exchange_migration where name in ('0003-operation', '0005-retention')");
        await run(`drop index ${names.join(', ')}`);
        for (const table of ['delivery', 'received']) await run(`alter table ${table} drop column erased_at`);
        for (const build of builds) await run(build);
      });
      await inSchema('vorab').ready();
      expect(await definitions()).toEqual(migrated);
      expect(names).toHaveLength(8);
      expect(await pendingMigrations(store)).toEqual([]);
    });
  },
);
