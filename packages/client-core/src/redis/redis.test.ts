import { describe, expect, it } from 'vitest';
import { stateStoreContract } from '../testing/index.ts';
import { checkStateStore, createRedisStateStore, type RedisCommand } from './index.ts';

const silent: RedisCommand = async () => null;

/** A server that answers every command with the same error, as the clients of Redis give it. */
const failing =
  (message: string, more: object = {}): RedisCommand =>
  async () => {
    throw Object.assign(new Error(message), more);
  };

describe('a Redis that fails', () => {
  it.each([
    ['LOADING Redis is loading the dataset in memory', 'core.store.unavailable', true],
    ["READONLY You can't write against a read only replica.", 'core.store.unavailable', true],
    ['CLUSTERDOWN Hash slot not served', 'core.store.unavailable', true],
    ['MOVED 3999 127.0.0.1:6381', 'core.store.unavailable', true],
    ['ERR max number of clients reached', 'core.store.unavailable', true],
    ['connect ECONNREFUSED 127.0.0.1:6379', 'core.store.unavailable', true],
    ['Connection is closed.', 'core.store.unavailable', true],
    ["OOM command not allowed when used memory > 'maxmemory'.", 'core.store.full', true],
    [
      'ERR Error running script (call to f_1): @user_script:1: -OOM command not allowed',
      'core.store.full',
      true,
    ],
    ['NOAUTH Authentication required.', 'core.store.refused', false],
    ["ERR unknown command 'GETDEL', with args beginning with: 'canary' ", 'core.store.refused', false],
  ])('%s', async (message, code, retryable) => {
    const command = { name: 'take', args: ['canary'] };
    const store = createRedisStateStore({ client: failing(message, { command }) });
    const error = await store.take('canary').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, retryable });
    expect(String(error) + JSON.stringify(error)).not.toContain('canary');
    // Drivers attach the command to an answer of the server: that error is not handed on.
    if (/^[A-Z]{2,} /.test(message)) expect((error as Error).cause).toBeUndefined();
  });

  it.each([
    'ERR value is not an integer or out of range script: 1, on @user_script:1.',
    'ERR Error running script (call to f_1): @user_script:1: ERR value is not an integer or out of range',
  ])('a text that is counted: %s', async (message) => {
    const store = createRedisStateStore({ client: failing(message) });
    await expect(store.count('key', 1)).rejects.toMatchObject({ code: 'core.store.not-a-count' });
  });

  it('and one that hangs ends in time, with a signal for the client', async () => {
    let gone: AbortSignal | undefined;
    const store = createRedisStateStore({
      client: (_args, signal): Promise<unknown> => {
        gone = signal;
        return new Promise(() => undefined);
      },
      timeout: 20,
    });
    await expect(store.get('key')).rejects.toMatchObject({
      code: 'core.store.unavailable',
      details: { operation: 'get', reason: 'timeout', timeout: 20 },
    });
    expect(gone?.aborted).toBe(true);
  });
});

it.each([
  ['client', { client: undefined }],
  ['client', { client: {} }],
  // A cluster or a sentinel of node-redis takes other arguments.
  ['client', { client: { sendCommand: silent, slots: [] } }],
  ['prefix', { client: silent, prefix: '\0' }],
  ['prefix', { client: silent, prefix: 'x'.repeat(201) }],
  ['timeout', { client: silent, timeout: 0 }],
])('refuses an option that cannot work: %s', (member, options) => {
  expect(() => createRedisStateStore(options as never)).toThrowError(
    expect.objectContaining({ code: 'core.store.config', details: expect.objectContaining({ member }) }),
  );
});

it('sends one command with one key a call, and nothing for what it refuses', async () => {
  const sent: (readonly string[])[] = [];
  const store = createRedisStateStore({
    client: async (args) => {
      sent.push(args);
      return args[0] === 'EVAL' ? 1 : null;
    },
    prefix: 'p:',
  });
  await store.get('k');
  await store.set('k', 'v', 1.5);
  await store.add('k', '', 60_000);
  await store.take('k');
  await store.delete('k');
  await store.count('k', 5);
  expect(sent.map((args) => args.filter((arg) => !arg.startsWith('local')))).toEqual([
    ['GET', 'p:k'],
    ['SET', 'p:k', '=v', 'PX', '2'],
    ['SET', 'p:k', '=', 'PX', '60000', 'NX'],
    ['GETDEL', 'p:k'],
    ['DEL', 'p:k'],
    ['EVAL', '1', 'p:k', '5'],
  ]);
  const refusing = stateStoreContract({ create: () => store, pass: () => undefined }).find(({ name }) =>
    name.startsWith('refuses keys'),
  );
  sent.length = 0;
  await refusing?.run();
  expect(sent.map(([command]) => command)).toEqual(['GET']);
});

it.each([
  ['6.0.16', 'noeviction', 'failed', ['core.store.too-old']],
  ['6.2.0', 'noeviction', 'passed', []],
  ['7.2.4', 'volatile-ttl', 'failed', ['core.store.evicts']],
  ['', 'noeviction', 'not-judged', []],
  ['8.0.1', '', 'not-judged', []],
])('the check of version "%s" with policy "%s": %s', async (version, policy, verdict, found) => {
  const client: RedisCommand = async (args) =>
    args[1] === 'server'
      ? `# Server\r\nredis_version:${version}\r\nredis_mode:standalone\r\n`
      : Buffer.from(`# Memory\r\nmaxmemory:1048576\r\nmaxmemory_policy:${policy}\r\n`);
  const report = await checkStateStore({ client });
  expect([report.verdict, report.findings.map(({ rule }) => rule)]).toEqual([verdict, found]);
});
