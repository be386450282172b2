import { configOf } from '../config/faults.ts';
import { storeError } from '../state-store/errors.ts';
import { judgeKey, judgeTtl, judgeValue } from '../state-store/judge-entry.ts';
import type { StateStore } from '../state-store/state-store.ts';
import { type StoreOperation, storeTimeout, unreadable, withinTime } from '../state-store/within-time.ts';
import { type RedisStateClient, sendBy } from './redis-client.ts';
import { judgeRedisError } from './redis-errors.ts';

/** A client, and how the store uses it. */
export interface RedisStateStoreOptions {
  /** `await createClient(…).connect()` of `redis` 5, `new Redis(…)` of `ioredis` 5, or a function. It stays its maker's. */
  client: RedisStateClient;
  /** Stands before each key: applications that share a Redis. At most 200 characters. Default `rathaus:`. */
  prefix?: string | undefined;
  /** Milliseconds a call may take, waiting for a connection included. Default 2,000. */
  timeout?: number | undefined;
}

/**
 * Texts carry this mark and counts do not, so that `INCR` refuses a text. It also keeps an empty value apart from none,
 * and leaves room for another format.
 */
const mark = '=';

/**
 * Counts, and lets the count end: two commands that must not be torn apart, or a count without an end would lock somebody
 * out for ever. A transaction would need a connection of its own; a script of one key goes through every client, cluster
 * and proxy.
 */
const countScript =
  "local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end return n";

/**
 * A `StateStore` in Redis from version 6.2, or Valkey. Each call is one command with one key, so that it works in a cluster.
 * The server keeps time. Without a server a call ends as `core.store.unavailable` within `timeout`; when the client is
 * connected again, the store works again. A Redis that evicts forgets replay marks and logins: see `checkStateStore`.
 *
 * Errors: `core.store.config`, and those of `StateStore`.
 *
 * @example
 * const client = await createClient({ url: process.env.REDIS_URL }).connect(); // of 'redis'
 * const store = createRedisStateStore({ client, prefix: 'portal:' });
 */
export function createRedisStateStore(options: RedisStateStoreOptions): StateStore {
  const { client, prefix = 'rathaus:', timeout = storeTimeout } = configOf(options);
  if (typeof prefix !== 'string' || prefix.length > 200 || !prefix.isWellFormed() || prefix.includes('\0'))
    throw storeError('core.store.config', {
      message: 'prefix must be Unicode text of at most 200 characters, without NUL',
      details: { member: 'prefix' },
    });
  if (!(timeout > 0)) throw storeError('core.store.config', { details: { member: 'timeout' } });
  const send = sendBy(client);
  const ask = (operation: StoreOperation, ...args: string[]) =>
    withinTime({ operation, timeout, judge: judgeRedisError }, (deadline) => send(args, deadline));
  const place = (key: string) => prefix + judgeKey(key);

  return {
    get: async (key) => textOf(await ask('get', 'GET', place(key)), 'get'),
    async set(key, value, ttl) {
      await ask('set', 'SET', place(key), mark + judgeValue(value), 'PX', String(judgeTtl(ttl)));
    },
    async delete(key) {
      await ask('delete', 'DEL', place(key));
    },
    add: async (key, value, ttl) =>
      (await ask('add', 'SET', place(key), mark + judgeValue(value), 'PX', String(judgeTtl(ttl)), 'NX')) !==
      null,
    take: async (key) => textOf(await ask('take', 'GETDEL', place(key)), 'take'),
    async count(key, ttl) {
      const number = Number(await ask('count', 'EVAL', countScript, '1', place(key), String(judgeTtl(ttl))));
      if (!Number.isSafeInteger(number)) throw unreadable('count');
      return number;
    },
  };
}

/** The text of an answer; clients can be told to give bytes. */
function textOf(answer: unknown, operation: StoreOperation): string | undefined {
  if (answer === null || answer === undefined) return undefined;
  const text = answer instanceof Uint8Array ? new TextDecoder().decode(answer) : answer;
  if (typeof text !== 'string' || !/^(?:=|[1-9]\d*$)/.test(text)) throw unreadable(operation);
  return text.startsWith(mark) ? text.slice(mark.length) : text;
}
