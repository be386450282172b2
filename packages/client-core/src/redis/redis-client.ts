import type { Deadline } from '../abort/deadline.ts';
import { storeError } from '../state-store/errors.ts';
import { type Emitting, surviveErrors } from '../state-store/within-time.ts';

/**
 * Sends one command to Redis and gives its answer (text, number or null). `args[0]` is the command, `args[1]` its one key
 * but for `EVAL` (`args[3]`) and `INFO` (none). `signal` aborts when nobody waits any more.
 */
export type RedisCommand = (args: readonly string[], signal: AbortSignal) => Promise<unknown>;

/** What the store needs of a client or a pool of `redis` (node-redis) 5. */
export interface NodeRedisClient extends Emitting {
  sendCommand(args: readonly string[], options?: { abortSignal?: AbortSignal }): Promise<unknown>;
}

/** What the store needs of a `Redis` or `Cluster` of `ioredis` 5. */
export interface IoRedisClient extends Emitting {
  readonly status: string;
  call(command: string, args: string[]): Promise<unknown>;
  on(event: 'ready' | 'end' | 'error', listener: (error: Error) => void): unknown;
  off(event: 'ready' | 'end', listener: () => void): unknown;
}

/**
 * The application's own client of Redis or Valkey: `createClient()` of `redis` 5 or 6 (connected), `new Redis()` of `ioredis` 5,
 * or a function that sends one command, for everything else.
 */
export type RedisStateClient = NodeRedisClient | IoRedisClient | RedisCommand;

/** Sends one command within the time of a call. */
export type Send = (args: readonly string[], deadline: Deadline) => Promise<unknown>;

/** The states of ioredis in which it would keep a command and send it whenever it can, also when nobody waits any more. */
const onTheWay = new Set(['connecting', 'connect', 'reconnecting', 'close']);

/** How commands reach the server with this client. */
export function sendBy(client: RedisStateClient): Send {
  if (typeof client === 'function') return async (args, { signal }) => client(args, signal);
  // A client of ioredis has `sendCommand`, too, which takes something else.
  if (isIoRedis(client)) return sendByIoRedis(client);
  if (typeof client?.sendCommand === 'function' && !('slots' in client)) {
    surviveErrors(client);
    return (args, { signal }) => client.sendCommand(args, { abortSignal: signal });
  }
  throw storeError('core.store.config', {
    message: 'client must be a client of redis 5 or ioredis 5, or a function that sends a command',
    details: { member: 'client' },
  });
}

const isIoRedis = (client: Exclude<RedisStateClient, RedisCommand>): client is IoRedisClient =>
  typeof (client as Partial<IoRedisClient> | undefined)?.call === 'function';

function sendByIoRedis(client: IoRedisClient): Send {
  surviveErrors(client);
  let ready: Promise<void> | undefined;
  const untilReady = () => {
    // One wait for all callers: each would add listeners.
    ready ??= new Promise<void>((resolve) => {
      const done = () => {
        client.off('ready', done);
        client.off('end', done);
        ready = undefined;
        resolve();
      };
      client.on('ready', done);
      client.on('end', done);
    });
    return ready;
  };
  return async (args, { limit, signal }) => {
    const [command = '', ...rest] = args;
    if (onTheWay.has(client.status)) await limit(untilReady());
    signal.throwIfAborted();
    return client.call(command, rest);
  };
}
