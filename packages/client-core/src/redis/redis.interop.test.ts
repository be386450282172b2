import { setTimeout } from 'node:timers/promises';
import { Cluster } from 'ioredis';
import { createClient, createCluster } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisMissing, startRedis, type TestRedis } from '../../../../tools/testing/redis.ts';
import { openStore } from '../../test/state-store/open-store.ts';
import { contractCases, outageCases } from '../../test/state-store/server-cases.ts';
import type { StateStore } from '../state-store/index.ts';
import { stateStoreContract } from '../testing/index.ts';
import { reportText, stateStoreCatalogue } from '../texts/index.ts';
import { checkStateStore, createRedisStateStore, type RedisStateClient } from './index.ts';

const missing = redisMissing();
if (missing) console.log(`skipped: ${missing}`);

describe.skipIf(missing !== undefined)('Redis', () => {
  let server: TestRedis;
  beforeAll(async () => {
    server = await startRedis();
    console.log(server.version);
  });
  afterAll(() => server.stop());

  describe.each(['node-redis', 'ioredis', 'redis-function'] as const)('by %s', (kind) => {
    contractCases(kind, () => server);
    outageCases(kind, () => server);

    it('what was given up while the server was away is not done later', async () => {
      const { store, close } = await openStore(kind, server.url, { timeout: 300 });
      const back = server.crash(2_000);
      await setTimeout(200);
      await expect(store.count('given-up', 60_000)).rejects.toMatchObject({ code: 'core.store.unavailable' });
      await expect(store.set('given-up:text', 'x', 60_000)).rejects.toMatchObject({
        code: 'core.store.unavailable',
      });
      await back;
      await expect.poll(() => store.get('x').catch(() => 'away'), { timeout: 10_000 }).toBeUndefined();
      expect(await store.get('given-up')).toBeUndefined();
      expect(await store.get('given-up:text')).toBeUndefined();
      await close();
    });

    it('a server that is there and does not answer is an error in time', async () => {
      const { store, close } = await openStore(kind, server.url, { timeout: 300 });
      const goOn = server.freeze();
      const begun = performance.now();
      await expect(store.get('x')).rejects.toMatchObject({
        code: 'core.store.unavailable',
        details: { operation: 'get', reason: 'timeout', timeout: 300 },
      });
      expect(performance.now() - begun).toBeLessThan(2_000);
      goOn();
      await expect.poll(() => store.get('x').catch(() => 'away'), { timeout: 10_000 }).toBeUndefined();
      await close();
    });
  });

  it('entries of another prefix are not seen, and nothing is left without an end', async () => {
    const client = await createClient({ url: server.url }).connect();
    await client.flushDb();
    const one = createRedisStateStore({ client, prefix: 'one:' });
    const two = createRedisStateStore({ client });
    await one.set('key', '1', 60_000);
    await one.count('count', 60_000);
    await one.count('count', 1);
    await two.add('key', '2', 60_000);
    expect([await one.get('key'), await two.get('key')]).toEqual(['1', '2']);
    const keys = (await client.keys('*')).sort();
    expect(keys).toEqual(['one:count', 'one:key', 'rathaus:key']);
    for (const key of keys) expect(await client.pTTL(key)).toBeGreaterThan(50_000);
    expect(client.listenerCount('error')).toBe(1);
    await client.close();
  });

  it('what it refuses is an error without key, value and command', async () => {
    const admin = await createClient({ url: server.url }).connect();
    await admin.sendCommand([
      'ACL',
      'SETUSER',
      'reader',
      'on',
      '>geheim',
      '~*',
      '+get',
      '+ping',
      '+info',
      '+hello',
      '+client',
    ]);
    await admin.sendCommand(['LPUSH', 'rathaus:list', 'x']);
    const url = server.url.replace('//', '//reader:geheim@');
    for (const kind of ['node-redis', 'ioredis'] as const) {
      const { store, close } = await openStore(kind, url);
      const list = await store.get('list').catch((error: unknown) => error);
      expect(list).toMatchObject({
        code: 'core.store.refused',
        retryable: false,
        details: { operation: 'get', answer: 'WRONGTYPE' },
      });
      const set = await store.set('canary', 'canary', 60_000).catch((error: unknown) => error);
      expect(set).toMatchObject({
        code: 'core.store.refused',
        details: { operation: 'set', answer: 'NOPERM' },
      });
      expect(JSON.stringify(set) + String((set as Error).cause)).not.toContain('canary');
      await close();
    }
    await admin.sendCommand(['DEL', 'rathaus:list']);
    await admin.close();
  });

  it('a foreign value is refused, not handed on', async () => {
    const client = await createClient({ url: server.url }).connect();
    await client.set('rathaus:foreign', 'x');
    const store = createRedisStateStore({ client });
    await expect(store.get('foreign')).rejects.toMatchObject({
      code: 'core.store.refused',
      details: { answer: 'unreadable' },
    });
    await client.close();
  });

  it('a client that is not connected, or closed, is unavailable', async () => {
    const client = createClient({ url: server.url });
    const store = createRedisStateStore({ client });
    await expect(store.get('x')).rejects.toMatchObject({ code: 'core.store.unavailable' });
    await client.connect();
    expect(await store.get('x')).toBeUndefined();
    await client.close();
    await expect(store.get('x')).rejects.toMatchObject({ code: 'core.store.unavailable' });
  });

  it('a full Redis is full, and the check tells one that evicts', async () => {
    const small = await startRedis('--maxmemory', '2mb', '--maxmemory-policy', 'noeviction');
    const client = await createClient({ url: small.url }).connect();
    const store = createRedisStateStore({ client });
    const fill = async () => {
      for (let i = 0; i < 100; i += 1) await store.set(`fill:${i}`, 'x'.repeat(100_000), 60_000);
    };
    await expect(fill()).rejects.toMatchObject({ code: 'core.store.full', retryable: true });
    await client.sendCommand(['CONFIG', 'SET', 'maxmemory', '100kb']);
    await expect(store.count('count', 1_000)).rejects.toMatchObject({ code: 'core.store.full' });
    expect((await checkStateStore({ client })).verdict).toBe('passed');
    await client.sendCommand(['CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru']);
    const report = await checkStateStore({ client });
    expect(report).toMatchObject({
      verdict: 'failed',
      findings: [
        { rule: 'core.store.evicts', severity: 'error', values: { policy: { term: 'allkeys-lru' } } },
      ],
    });
    for (const language of ['de', 'en'] as const) {
      const shown = reportText(report, stateStoreCatalogue, { language });
      expect(shown).toContain('allkeys-lru');
      expect(shown).toContain('noeviction');
    }
    await client.sendCommand(['CONFIG', 'SET', 'maxmemory', '0']);
    expect(await checkStateStore({ client })).toMatchObject({
      verdict: 'passed',
      findings: [{ rule: 'core.store.evicts', severity: 'warning' }],
    });
    await client.close();
    expect(await checkStateStore({ client })).toMatchObject({
      verdict: 'not-judged',
      unchecked: [{ what: 'core.unchecked.store' }],
    });
    small.stop();
  });

  describe('as a cluster', () => {
    let node: TestRedis;
    const opened: (() => unknown)[] = [];
    beforeAll(async () => {
      node = await startRedis('--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1');
      const admin = await createClient({ url: node.url }).connect();
      await admin.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', '0', '16383']);
      const state = async () => String(await admin.sendCommand(['CLUSTER', 'INFO']));
      while (!(await state()).includes('cluster_state:ok')) await setTimeout(100);
      await admin.close();
    });
    afterAll(async () => {
      for (const close of opened) await close();
      node.stop();
    });

    const clients: [string, () => Promise<RedisStateClient>][] = [
      [
        'ioredis',
        async () => {
          const cluster = new Cluster([{ host: '127.0.0.1', port: node.port }]);
          opened.push(() => cluster.quit());
          return cluster;
        },
      ],
      [
        'a function over node-redis',
        async () => {
          const cluster = createCluster({ rootNodes: [{ url: node.url }] });
          await cluster.connect();
          opened.push(() => cluster.close());
          return (args) => cluster.sendCommand(args[0] === 'EVAL' ? args[3] : args[1], false, [...args]);
        },
      ],
    ];
    describe.each(clients)('by %s', (_name, connect) => {
      let store: StateStore | undefined;
      const create = async () =>
        (store ??= createRedisStateStore({ client: await connect(), timeout: 20_000 }));
      for (const { name, run } of stateStoreContract({ create, pass: (ms) => setTimeout(ms) })) it(name, run);
    });
  });
});
