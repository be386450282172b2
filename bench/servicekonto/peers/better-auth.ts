import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import type { createClient } from 'redis';
import { citizen } from '../citizen.ts';
import { type Contestant, contestant, cookiesOf, portal, webRequest } from '../contestant.ts';

/** As `createClient()` makes it without options. */
type RedisClient = Awaited<ReturnType<ReturnType<typeof createClient>['connect']>>;

type Storage = NonNullable<BetterAuthOptions['secondaryStorage']>;

/** Sessions in the memory of the process, found by key and not by looking at each. */
export function mapStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    get: (key) => entries.get(key) ?? null,
    set: (key, value) => void entries.set(key, value),
    delete: (key) => void entries.delete(key),
    getAndDelete(key) {
      const value = entries.get(key) ?? null;
      entries.delete(key);
      return value;
    },
    increment(key) {
      const count = Number(entries.get(key) ?? 0) + 1;
      entries.set(key, String(count));
      return count;
    },
  };
}

/** Sessions in Redis, with the client that its documentation shows. */
export function redisStorage(client: RedisClient): Storage {
  const place = (key: string) => `better:${key}`;
  return {
    get: (key) => client.get(place(key)),
    async set(key, value, seconds) {
      await (seconds === undefined
        ? client.set(place(key), value)
        : client.set(place(key), value, { expiration: { type: 'EX', value: seconds } }));
    },
    async delete(key) {
      await client.del(place(key));
    },
    getAndDelete: (key) => client.getDel(place(key)),
    async increment(key, seconds) {
      const count = await client.incr(place(key));
      if (count === 1) await client.expire(place(key), seconds);
      return count;
    },
  };
}

/**
 * better-auth: `storage` absent, its memory adapter; with `cookieCache`, a signed copy in a cookie counts until it
 * ends: after an hour here, so that it does not end on the way. An ID token would be in the account, which no check reads.
 */
export function betterAuthPeer(
  name: string,
  store: 'memory' | 'redis',
  options: { storage?: Storage | undefined; cookieCache?: boolean | undefined },
): Contestant {
  const { storage, cookieCache = false } = options;
  const auth = betterAuth({
    baseURL: portal,
    secret: 'nur-fuer-den-Vergleich:0123456789-abcdef',
    database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
    ...(storage ? { secondaryStorage: storage } : {}),
    // Nobody logs in while it is measured: 200 slow hashes would only make the start long.
    emailAndPassword: { enabled: true, password: { hash: async () => '-', verify: async () => false } },
    user: {
      additionalFields: {
        level: { type: 'string', required: true },
        subject: { type: 'string', required: true },
        identity: { type: 'json', required: true },
      },
    },
    session: { cookieCache: { enabled: cookieCache, maxAge: 3_600 } },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
  });
  return contestant<Request>({
    name: `better-auth, ${name}`,
    kind: cookieCache ? 'stateless' : 'stateful',
    store,
    does: {
      reads: cookieCache ? 'nothing until the copy ends' : storage ? 'record' : 'session and user',
      kept: cookieCache
        ? 'plain in a signed cookie, and stored by the token in it'
        : 'plain, stored by the token in the cookie',
      limits: 'whole life, by its own clock',
      touch: 'once a day',
    },
    input: webRequest,
    async login(number) {
      const identity = citizen(number);
      const { level, mail = '', subject = '' } = identity;
      const { headers } = await auth.api.signUpEmail({
        body: {
          email: mail,
          name: 'Erika Probe',
          password: 'nur-fuer-den-Vergleich',
          level,
          subject,
          identity,
        },
        returnHeaders: true,
      });
      return cookiesOf(headers);
    },
    async check({ headers }) {
      const found = await auth.api.getSession({ headers });
      return found ? { level: found.user.level, subject: found.user.subject } : undefined;
    },
    async end(cookie) {
      await auth.api.signOut({ headers: new Headers({ cookie }) });
    },
  });
}
