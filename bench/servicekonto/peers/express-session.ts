import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { citizen, idToken } from '../citizen.ts';
import {
  type Contestant,
  contestant,
  cookiesOf,
  type Does,
  type Exchange,
  type Known,
  nodeExchange,
} from '../contestant.ts';

// Without types of their own.
interface ExpressSession {
  (options: object): Middleware;
  MemoryStore: new () => Store;
}
interface Store {
  destroy(id: string, done: (error: unknown) => void): void;
}
type Middleware = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  next: (error?: unknown) => void,
) => void;
interface WithSession {
  sessionID: string;
  session?: { identity?: { level: string; subject: string } };
}

const require = createRequire(import.meta.url);
const session = require('express-session') as ExpressSession;

/** Runs the middleware up to the next handler. */
async function opened(middleware: Middleware, { incoming, outgoing }: Exchange): Promise<WithSession> {
  await new Promise<void>((resolve, reject) =>
    middleware(incoming, outgoing, (error) => (error ? reject(error) : resolve())),
  );
  return incoming as unknown as WithSession;
}

const knownOf = ({ session }: WithSession): Known | undefined => session?.identity;

/** express-session with a store: up to the next handler, and up to the end of the response, which writes the touch. */
export function expressSession(store: Store, kind: 'memory' | 'redis'): Contestant[] {
  const middleware = session({
    secret: 'nur-fuer-den-Vergleich:0123456789-abcdef',
    resave: false,
    saveUninitialized: false,
    store,
    proxy: true,
    cookie: { secure: true, sameSite: 'lax', maxAge: 30 * 60_000 },
  });
  const base: Pick<Contestant, 'kind' | 'store' | 'login' | 'end'> = {
    kind: 'stateful',
    store: kind,
    async login(number) {
      const exchange = nodeExchange('');
      const request = await opened(middleware, exchange);
      Object.assign(request.session!, { identity: citizen(number), idToken });
      exchange.outgoing.end();
      await exchange.ended;
      return cookiesOf(new Headers([['set-cookie', String(exchange.outgoing.getHeader('set-cookie'))]]));
    },
    async end(cookie) {
      const { sessionID } = await opened(middleware, nodeExchange(cookie));
      await new Promise((resolve) => store.destroy(sessionID, resolve));
    },
  };
  const does: Does = {
    reads: 'record',
    kept: 'plain, stored by the id in the cookie',
    limits: 'pause, checked by the store',
    touch: 'never',
  };
  return [
    contestant<Exchange>({
      ...base,
      name: 'express-session, up to next()',
      does,
      input: nodeExchange,
      check: async (exchange) => knownOf(await opened(middleware, exchange)),
    }),
    contestant<Exchange>({
      ...base,
      name: 'express-session, up to end()',
      does: { ...does, touch: 'each request' },
      input: nodeExchange,
      async check(exchange) {
        const known = knownOf(await opened(middleware, exchange));
        exchange.outgoing.end();
        await exchange.ended;
        return known;
      },
    }),
  ];
}

export const expressMemoryStore = (): Store => new session.MemoryStore();

/** The store of connect-redis, with the client that it is meant for. */
export function expressRedisStore(client: object): Store {
  const { RedisStore } = require('connect-redis') as { RedisStore: new (options: object) => Store };
  return new RedisStore({ client, prefix: 'express:' });
}
