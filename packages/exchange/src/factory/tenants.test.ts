import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  allowInsecurePublicKey,
  createDestinationClient,
  createExchange,
  createFitConnectClient,
  type ExchangeConfig,
  type ExchangeEvent,
  type ExchangeStore,
  type FitConnectConfig,
  fitConnectEnvironments,
} from '../index.ts';
import { createSqliteStore } from '../node/index.ts';

let folder: string;
let store: ExchangeStore;
let config: Omit<ExchangeConfig, 'tenant'> & { fitConnect: FitConnectConfig };
beforeEach(() => {
  const now = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + later);
  folder = mkdtempSync(join(tmpdir(), 'rathaus-tenants-'));
  store = createSqliteStore({ folder });
  config = {
    store,
    fitConnect: {
      endpoints: fitConnectEnvironments.test,
      clientId: 'it-verbund',
      clientSecret: 'geheim',
      userAgent: 'Test/1.0',
      trust: { [allowInsecurePublicKey]: true },
      async fetch() {
        await setTimeout(1);
        throw new Error('no network in this test');
      },
      retry: { limit: 0 },
    },
    work: {
      interval: 1,
      patience: { firstPause: 1, longestPause: 1 },
      breaker: { firstPause: 1, longestPause: 1 },
    },
  };
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const request = {
  key: 'v-1',
  to: { transport: 'fit-connect', destinationId: 'd12caea8-f372-4eb1-b102-b0a228253a11' },
  service: { identifier: 'urn:x', name: 'Hundesteuer' },
  data: { content: '{}', mimeType: 'application/json', schemaUri: 'urn:schema' },
} as const;

/** Lets the five seconds pass after which a configuration is asked for again. */
let later = 0;
const passTime = (milliseconds = 6_000) => {
  later += milliseconds;
};
async function until(what: string, done: () => boolean): Promise<void> {
  for (let n = 0; n < 2000; n++) {
    if (done()) return;
    await setTimeout(10);
  }
  throw new Error(`not reached: ${what}`);
}

it('tenants that share a store do not see each other', async () => {
  const exchanges = createExchange({
    config: (tenant) => (tenant.startsWith('stadt') ? { ...config, tenant } : undefined),
  });
  const one = await exchanges.tenant('stadt-1');
  const two = await exchanges.tenant('stadt-2');
  const first = await one.outbox.enqueue(request);
  const second = await two.outbox.enqueue(request);
  expect(second.id).not.toBe(first.id);
  expect(await two.outbox.get(first.id)).toBeUndefined();
  expect(await exchanges.tenant('stadt-1')).toBe(one);
});

it.each(['dorf', '', '..', '../stadt-1', 'Stadt-1', undefined as unknown as string])(
  'there is no tenant %j, and none without a name',
  async (id) => {
    const exchanges = createExchange({
      config: (tenant) => (tenant.startsWith('stadt') ? { ...config, tenant } : undefined),
    });
    await expect(exchanges.tenant(id)).rejects.toMatchObject({ code: 'core.tenant.unknown' });
  },
);

it('a single configuration needs a name too, and a source must not name another', async () => {
  for (const tenant of ['', ' ', undefined as unknown as string])
    expect(() => createExchange({ ...config, tenant })).toThrow(
      expect.objectContaining({ code: 'exchange.config.invalid', details: { faults: 1, members: 'tenant' } }),
    );
  const mixed = createExchange({ config: () => ({ ...config, tenant: 'stadt-2' }) });
  await expect(mixed.tenant('stadt-1')).rejects.toMatchObject({ code: 'core.tenant.ambiguous' });
});

it.each([undefined, null, 'musterstadt', 7, {}, { destinations: [null], outbox: null, endpoints: 'x' }])(
  'what is no configuration is refused with all its faults: %j',
  (given) => {
    for (const create of [createFitConnectClient, createDestinationClient]) {
      expect(() => create(given as never)).toThrow(
        expect.objectContaining({
          code: 'exchange.config.invalid',
          message: expect.stringMatching(/clientId is missing.*endpoints\.tokenUrl is missing/s),
        }),
      );
    }
    expect(() => createExchange(given as never)).toThrow(
      expect.objectContaining({
        code: 'exchange.config.invalid',
        message: expect.stringMatching(/tenant is missing.*store is missing.*fitConnect is missing/s),
      }),
    );
    expect(() => createExchange({ fitConnect: given ?? null } as never)).toThrow(
      /fitConnect\.clientId is missing.*fitConnect\.trust\.roots/s,
    );
  },
);

it('a running worker takes up a changed configuration, survives a broken one, ends with its tenant', async () => {
  const events: ExchangeEvent[] = [];
  const asked: string[] = [];
  let current: ExchangeConfig | undefined;
  const withAgent = (userAgent: string): ExchangeConfig => ({
    ...config,
    tenant: 'stadt-1',
    observer: (event) => events.push(event),
    fitConnect: {
      ...config.fitConnect,
      userAgent,
      fetch: async (_input, init) => {
        asked.push(new Headers(init?.headers).get('user-agent') ?? userAgent);
        // As a network does: a worker with work that is always due would never come to anything else, on a slow machine.
        await setTimeout(1);
        return new Response(null, { status: 503 });
      },
    },
  });
  current = withAgent('Alt/1.0');
  const exchanges = createExchange({ config: () => current });
  const { outbox } = await exchanges.tenant('stadt-1');
  await outbox.enqueue(request);
  const stop = new AbortController();
  const run = outbox.run({ signal: stop.signal });
  const ended = run.then(
    () => 'stopped',
    (error: { code: string }) => error.code,
  );
  await until('work with the first configuration', () => asked.includes('Alt/1.0'));

  const broken = withAgent('Kaputt/1.0');
  current = { ...broken, fitConnect: { ...broken.fitConnect!, clientId: '' } };
  passTime();
  const faults = () => events.flatMap((event) => (event.type === 'worker.fault' ? [event.error.code] : []));
  await until('the fault of the broken one', () => faults().includes('exchange.config.invalid'));

  current = withAgent('Neu/2.0');
  passTime();
  await until('work with the new configuration', () => asked.includes('Neu/2.0'));
  expect(asked).not.toContain('Kaputt/1.0');

  current = undefined;
  passTime();
  expect(await ended).toBe('core.tenant.unknown');
  await expect(outbox.runOnce()).rejects.toMatchObject({ code: 'core.tenant.unknown' });
  const left = await store.db
    .selectFrom('work_item')
    .select('lease_until')
    .where('kind', '=', 'delivery')
    .execute();
  expect(left).toEqual([{ lease_until: null }]);
});

it('a handle that was kept refuses everything when its tenant is gone', async () => {
  let there = true;
  let asked = 0;
  const exchanges = createExchange({
    config: () =>
      there
        ? {
            ...config,
            tenant: 'stadt-1',
            fitConnect: {
              ...config.fitConnect,
              fetch: async () => Response.json({ access_token: 't', n: ++asked }),
            },
          }
        : undefined,
  });
  const exchange = await exchanges.tenant('stadt-1');
  const { outbox, inbox, fitConnect } = exchange;
  const { id } = await outbox.enqueue(request);
  const listing = outbox.list();
  const submissionId = id;
  // The application still hands its content over when the tenant goes.
  let opened: () => void = () => undefined;
  const opening = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const content = () => {
    opened();
    return new Promise<never>(() => undefined);
  };
  const half = outbox.enqueue({ ...request, key: 'v-2', attachments: [{ content, mimeType: 'text/plain' }] });
  await opening;
  there = false;
  passTime();
  await expect(exchanges.tenant('stadt-1')).rejects.toMatchObject({ code: 'core.tenant.unknown' });
  asked = 0;

  const calls: Record<string, () => Promise<unknown>> = {
    'an enqueue under way': () => half,
    'a list that was begun': () => listing.next(),
    'outbox.enqueue': () => outbox.enqueue({ ...request, key: 'v-3' }),
    'outbox.get': () => outbox.get(id),
    'outbox.getByKey': () => outbox.getByKey('v-1'),
    'outbox.list': () => outbox.list().next(),
    'outbox.retry': () => outbox.retry(id),
    'outbox.retryAll': () => outbox.retryAll(),
    'outbox.history': () => outbox.history(id),
    'outbox.look': () => outbox.look(id),
    'outbox.runOnce': () => outbox.runOnce(),
    'outbox.run': () => outbox.run({ signal: new AbortController().signal }),
    'inbox.get': () => inbox.get(submissionId),
    'inbox.getByKey': () => inbox.getByKey('loopback:x:y'),
    'inbox.entry': () => inbox.entry(submissionId),
    'inbox.entryByKey': () => inbox.entryByKey('loopback:x:y'),
    'inbox.list': () => inbox.list().next(),
    'inbox.accept': () => inbox.accept(submissionId),
    'inbox.reject': () =>
      inbox.reject(submissionId, [{ type: 'urn:x', title: 'x', detail: 'x', instance: 'data' }]),
    'inbox.retry': () => inbox.retry(submissionId),
    'inbox.retryAll': () => inbox.retryAll(),
    'inbox.history': () => inbox.history(submissionId),
    'inbox.look': () => inbox.look(),
    'inbox.removeContent': () => inbox.removeContent(submissionId),
    'inbox.runOnce': () => inbox.runOnce(),
    'inbox.run': () => inbox.run({ signal: new AbortController().signal }),
    'fitConnect.getDestination': () => fitConnect!.getDestination(request.to.destinationId),
    pause: () => exchange.pause(),
    resume: () => exchange.resume(),
    status: () => exchange.status(),
  };
  for (const [name, call] of Object.entries(calls)) {
    const ended = await call().then(
      () => 'done',
      (error: { code?: string }) => error.code ?? String(error),
    );
    expect([name, ended]).toEqual([name, 'core.tenant.unknown']);
  }
  for (const method of [...Object.keys(outbox), ...Object.keys(inbox)])
    expect(Object.keys(calls).some((name) => name.endsWith(`.${method}`))).toBe(true);
  expect(asked).toBe(0);
  const left = await store.db.selectFrom('delivery').select('key').execute();
  expect(left).toEqual([{ key: 'v-1' }]);
});

it('a worker whose source is away works on, and its signal is its regular end', async () => {
  let away = false;
  const events: ExchangeEvent[] = [];
  const exchanges = createExchange({
    config: () => {
      if (away) throw new Error('the database of tenants is away');
      return { ...config, tenant: 'stadt-1', observer: (event) => events.push(event) };
    },
  });
  const { outbox } = await exchanges.tenant('stadt-1');
  const stop = new AbortController();
  const run = outbox.run({ signal: stop.signal });
  away = true;
  passTime(120_000);
  await until('the fault', () =>
    events.some((event) => event.type === 'worker.fault' && event.error.code === 'core.tenant.unavailable'),
  );
  away = false;
  stop.abort();
  await expect(run).resolves.toBeUndefined();
});
