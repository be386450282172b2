import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresMissing, startPostgres, type TestPostgres } from '../../../../tools/testing/postgres.ts';
import { openStore } from '../../test/state-store/open-store.ts';
import { contractCases, outageCases } from '../../test/state-store/server-cases.ts';
import { reportText, stateStoreCatalogue } from '../texts/index.ts';
import { checkStateStore, createPostgresStateStore, prepareStateStore } from './index.ts';

const missing = postgresMissing();
if (missing) console.log(`skipped: ${missing}`);

describe.skipIf(missing !== undefined)('PostgreSQL', () => {
  let server: TestPostgres;
  let pool: pg.Pool;
  beforeAll(async () => {
    server = await startPostgres();
    console.log(server.version);
    pool = new pg.Pool({ connectionString: server.url, max: 20, connectionTimeoutMillis: 2_000 });
    await prepareStateStore(pool);
  });
  afterAll(async () => {
    await pool.end();
    server.stop();
  });

  contractCases('pg', () => server);
  outageCases('pg', () => server);

  it('is prepared by many at the same time, and again, and by who may not make tables', async () => {
    await pool.query('create schema portal');
    const table = 'portal.state_of_logins';
    await Promise.all(Array.from({ length: 20 }, () => prepareStateStore(pool, { table })));
    const store = createPostgresStateStore({ pool, table });
    await store.set('key', 'x', 60_000);
    await pool.query(`create role portal_app login password 'geheim'; grant usage on schema portal to portal_app;
      grant select, insert, update, delete on portal.state_of_logins to portal_app`);
    const connectionString = server.url.replace(/\/\/[^@]*@/, '//portal_app:geheim@');
    const appPool = new pg.Pool({ connectionString });
    await prepareStateStore(appPool, { table });
    const ofApp = createPostgresStateStore({ pool: appPool, table });
    expect(await ofApp.take('key')).toBe('x');
    // Every kind of write needs its right, the sweep included.
    expect([await ofApp.add('key', 'y', 60_000), await ofApp.count('n', 60_000)]).toEqual([true, 1]);
    await expect(prepareStateStore(appPool, { table: 'portal.another' })).rejects.toMatchObject({
      code: 'core.store.refused',
      details: { operation: 'prepare', answer: '42501' },
    });
    await appPool.end();
    expect(pool.listenerCount('error')).toBe(1);
  });

  it('without its table a call says what to do', async () => {
    const store = createPostgresStateStore({ pool, table: 'not_prepared' });
    const error = await store.set('canary', 'canary', 1_000).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'core.store.refused',
      retryable: false,
      details: { operation: 'set', answer: '42P01' },
    });
    expect(String(error)).toContain('prepareStateStore');
    expect(JSON.stringify(error) + String((error as Error).cause)).not.toContain('canary');
  });

  it('the check tells a table that is missing, one that a crash empties, and a server that is away', async () => {
    expect(await checkStateStore({ pool })).toMatchObject({ verdict: 'passed', findings: [] });
    expect(await checkStateStore({ pool, table: 'not_prepared' })).toMatchObject({
      verdict: 'failed',
      findings: [{ rule: 'core.store.table-missing' }],
    });
    await prepareStateStore(pool, { table: 'unlogged_state', unlogged: true });
    const report = await checkStateStore({ pool, table: 'unlogged_state' });
    expect(report).toMatchObject({ verdict: 'passed', findings: [{ rule: 'core.store.unlogged' }] });
    for (const language of ['de', 'en'] as const)
      expect(reportText(report, stateStoreCatalogue, { language })).toContain('UNLOGGED');
    const gone = new pg.Pool({ connectionString: server.url });
    await gone.end();
    expect(await checkStateStore({ pool: gone })).toMatchObject({
      verdict: 'not-judged',
      unchecked: [{ what: 'core.unchecked.store', values: { code: { term: 'core.store.unavailable' } } }],
    });
  });

  it('what has expired counts as absent before anybody sweeps, and is swept by who writes', async () => {
    const table = 'swept';
    await prepareStateStore(pool, { table });
    const store = createPostgresStateStore({ pool, table });
    const rows = async () => Number((await pool.query(`select count(*) from ${table}`)).rows[0].count);
    await store.set('alive', 'x', 60_000);
    await pool.query(
      `insert into ${table} select 'old:' || n, 'x', null, now() - interval '1 minute' from generate_series(1, 1000) n`,
    );
    expect(await store.get('old:1')).toBeUndefined();
    expect(await store.take('old:2')).toBeUndefined();
    expect(await store.add('old:3', 'new', 60_000)).toBe(true);
    expect(await store.count('old:4', 60_000)).toBe(1);
    expect(await rows()).toBeGreaterThan(900);
    for (let i = 0; i < 40; i += 1) await store.set('alive', 'x', 60_000);
    expect(await rows()).toBe(3);
    expect([await store.get('old:3'), await store.get('old:4')]).toEqual(['new', '1']);
  });

  it('a sweep does not wait for a row that somebody holds', async () => {
    const table = 'held_rows';
    await prepareStateStore(pool, { table });
    const store = createPostgresStateStore({ pool, table, timeout: 1_000 });
    await pool.query(
      `insert into ${table} select 'old:' || n, 'x', null, now() - interval '1 minute' from generate_series(1, 10) n`,
    );
    const holder = await pool.connect();
    try {
      await holder.query(`begin; select 1 from ${table} where key = 'old:1' for update`);
      await store.set('new', 'x', 60_000);
      const { rows } = await pool.query(`select key from ${table} order by key`);
      expect(rows).toEqual([{ key: 'new' }, { key: 'old:1' }]);
    } finally {
      holder.release(true);
    }
  });

  it('many writers with short lives sweep faster than they write, and wait for each other never', async () => {
    const table = 'busy';
    await prepareStateStore(pool, { table });
    const stores = Array.from({ length: 4 }, () =>
      createPostgresStateStore({ pool, table, timeout: 30_000 }),
    );
    for (let round = 0; round < 20; round += 1)
      await Promise.all(
        Array.from({ length: 200 }, (_, index) =>
          // The same keys again: who sweeps a row meets who begins it anew.
          index % 2 === 0
            ? stores[index % 4]!.count(`n:${index % 40}`, 1)
            : stores[index % 4]!.add(`${round}:${index}`, 'x', 1),
        ),
      );
    const { rows } = await pool.query(`select count(*) from ${table}`);
    expect(Number(rows[0].count)).toBeLessThan(1_000);
    const deadlocks = await pool.query('select sum(deadlocks) as number from pg_stat_database');
    expect(Number(deadlocks.rows[0].number)).toBe(0);
  });

  it('a row that is locked is an error in time, and the connection is not used again', async () => {
    const store = createPostgresStateStore({ pool, timeout: 300 });
    await store.set('locked', 'x', 60_000);
    const holder = await pool.connect();
    await holder.query("begin; select 1 from rathaus_state where key = 'locked' for update");
    const begun = performance.now();
    await expect(store.set('locked', 'y', 60_000)).rejects.toMatchObject({
      code: 'core.store.unavailable',
      retryable: true,
      details: { operation: 'set', reason: 'timeout' },
    });
    expect(performance.now() - begun).toBeLessThan(2_000);
    await holder.query('rollback');
    holder.release();
    await expect.poll(() => store.get('locked').catch(() => 'away')).toMatch(/^[xy]$/);
  });

  it('what was given up while no connection was free is not done later', async () => {
    const narrow = new pg.Pool({ connectionString: server.url, max: 1 });
    const store = createPostgresStateStore({ pool: narrow, timeout: 200 });
    const holder = await narrow.connect();
    await expect(store.count('given-up', 60_000)).rejects.toMatchObject({ code: 'core.store.unavailable' });
    holder.release();
    await setTimeout(200);
    expect(await store.get('given-up')).toBeUndefined();
    expect([narrow.totalCount, narrow.idleCount, narrow.waitingCount]).toEqual([1, 1, 0]);
    await narrow.end();
  });

  it('a standby that only reads is unavailable for writes, and passes when it is promoted', async () => {
    const url = new URL(server.url);
    url.searchParams.set('options', '-c default_transaction_read_only=on');
    const { store, close } = await openStore('pg', url.href);
    expect(await store.get('x')).toBeUndefined();
    await expect(store.set('x', 'y', 1_000)).rejects.toMatchObject({
      code: 'core.store.unavailable',
      details: { reason: 'busy', answer: '25006' },
    });
    await close();
  });
});
