import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { morning, towns, townsOver } from '../../../test/operation-town.ts';
import { createWorker, type WorkerHealth } from '../../index.ts';
import { createSqliteStore } from '../../node/index.ts';
import type { ExchangeStore } from '../../store/exchange-store.ts';
import { createHealth, type HealthOptions } from '../index.ts';

let now: number;
let folder: string;
let store: ExchangeStore;
beforeEach(() => {
  now = morning;
  folder = mkdtempSync(join(tmpdir(), 'rathaus-health-'));
  store = createSqliteStore({ folder, clock: () => now });
});
afterEach(async () => {
  await store.close().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

const workerThat = (more: Partial<WorkerHealth> = {}) => ({
  health: (): WorkerHealth => ({
    running: true,
    draining: false,
    lookedAt: now,
    tenants: [],
    refused: [],
    busy: 0,
    resting: [],
    slow: [],
    ...more,
  }),
});
const healthOf = (more: Partial<HealthOptions> = {}) =>
  createHealth({ stores: [store], clock: () => now, ...more });
async function ask(health: ReturnType<typeof healthOf>, path: '/livez' | '/readyz') {
  const answer = await health.handle(new Request(`http://127.0.0.1${path}`));
  return { status: answer.status, body: (await answer.json()) as { status: string; checks: unknown[] } };
}

describe('readiness', () => {
  it('is not given before the tables are there, and is afterwards', async () => {
    const health = healthOf({ worker: workerThat() });
    expect(await ask(health, '/readyz')).toMatchObject({
      status: 503,
      body: {
        status: 'not-ready',
        checks: expect.arrayContaining([{ name: 'migrations', ok: false, reason: 'missing' }]),
      },
    });
    await store.ready();
    expect(await ask(health, '/readyz')).toEqual({
      status: 200,
      body: {
        status: 'ready',
        checks: ['worker', 'database', 'migrations', 'content'].map((name) => ({ name, ok: true })),
      },
    });
  });

  it('fits beside a newer release', async () => {
    await store.ready();
    await store.db.insertInto('exchange_migration').values({ name: '9999-newer', applied_at: 'x' }).execute();
    expect((await ask(healthOf(), '/readyz')).status).toBe(200);
  });

  it('ends while the worker drains, and is not there while it does not run; neither is death', async () => {
    await store.ready();
    for (const [more, reason] of [
      [{ draining: true }, 'draining'],
      [{ running: false, lookedAt: undefined }, 'not-running'],
    ] as const) {
      const health = healthOf({ worker: workerThat(more) });
      expect(await ask(health, '/readyz')).toMatchObject({
        status: 503,
        body: { checks: expect.arrayContaining([{ name: 'worker', ok: false, reason }]) },
      });
      expect((await ask(health, '/livez')).status).toBe(200);
    }
  });

  it('is not given without the database, which a restart does not mend: the process lives', async () => {
    await store.ready();
    await store.close();
    const health = healthOf({ worker: workerThat() });
    const answer = await ask(health, '/readyz');
    expect(answer.body.checks).toContainEqual({
      name: 'database',
      ok: false,
      reason: 'exchange.operation.unreadable',
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/database is not open/);
    expect((await ask(health, '/livez')).status).toBe(200);
  });

  it('does not wait for a database or a content store that hangs', async () => {
    await store.ready();
    const never = () => new Promise<never>(() => undefined);
    const content = { ...store.content, write: never };
    const health = healthOf({ stores: [{ ...store, content }], timeout: 20 });
    expect((await ask(health, '/readyz')).body.checks).toContainEqual({
      name: 'content',
      ok: false,
      reason: 'core.application.timeout',
    });
  });

  it('tries the content store once a minute, after a failure at once, and leaves nothing there', async () => {
    await store.ready();
    let writes = 0;
    let fails = false;
    const content: ExchangeStore['content'] = {
      ...store.content,
      write: async (...given) => {
        writes += 1;
        if (fails) throw new Error('EROFS /secret/path');
        return store.content.write(...given);
      },
    };
    const health = healthOf({ stores: [{ ...store, content }] });
    for (let at = 0; at < 3; at += 1) expect((await ask(health, '/readyz')).status).toBe(200);
    expect(writes).toBe(1);
    now += 61_000;
    fails = true;
    const answer = await ask(health, '/readyz');
    expect(answer.status).toBe(503);
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    fails = false;
    expect((await ask(health, '/readyz')).status).toBe(200);
    expect(writes).toBe(3);
    for await (const one of store.content.list('')) expect.unreachable(one.name);
  });
});

describe('liveness', () => {
  it('ends when a worker that runs has not looked for work for long', async () => {
    const at = now;
    const health = healthOf({ worker: workerThat({ lookedAt: at }) });
    now = at + 119_000;
    expect((await ask(health, '/livez')).body).toEqual({
      status: 'alive',
      checks: [{ name: 'worker', ok: true }],
    });
    now = at + 121_000;
    expect(await ask(health, '/livez')).toEqual({
      status: 503,
      body: { status: 'hanging', checks: [{ name: 'worker', ok: false, reason: 'hanging' }] },
    });
    // What ends its work may take its time.
    expect(healthOf({ worker: workerThat({ lookedAt: at, draining: true }) }).live()).toEqual([
      { name: 'worker', ok: true },
    ]);
  });

  it('a real worker whose service is away looks for work, lives and is ready; drained it is not ready', async () => {
    const clock = () => now;
    await store.ready();
    const worker = createWorker({
      exchanges: townsOver(store, towns, clock),
      tenants: () => towns,
      interval: 5,
      clock,
    });
    const health = healthOf({ worker });
    const stop = new AbortController();
    const run = worker.run({ signal: stop.signal });
    const looked = async (from: number) => {
      while ((worker.health().lookedAt ?? 0) < from) await new Promise((done) => setTimeout(done, 2));
    };
    await looked(morning);
    // Time goes on, and so does the worker: its sign of life is new.
    now += 3_600_000;
    await looked(now);
    expect((await ask(health, '/livez')).status).toBe(200);
    expect((await ask(health, '/readyz')).status).toBe(200);
    stop.abort();
    expect((await ask(health, '/readyz')).status).toBe(503);
    await run;
    expect(worker.health()).toMatchObject({ running: false, draining: false, lookedAt: undefined });
  });
});

it('answers nothing else', async () => {
  const health = healthOf();
  expect((await health.handle(new Request('http://127.0.0.1/else'))).status).toBe(404);
  expect((await health.handle(new Request('http://127.0.0.1/livez', { method: 'POST' }))).status).toBe(405);
});
