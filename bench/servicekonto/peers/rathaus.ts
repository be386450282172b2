import type { StateStore } from '@rathaus/client-core';
import type { LoginProvider, Servicekonto } from '@rathaus/servicekonto-client';
import { citizen, idToken } from '../citizen.ts';
import {
  type Contestant,
  contestant,
  cookiesOf,
  type Does,
  type Exchange,
  type Known,
  nodeExchange,
  portal,
  webRequest,
} from '../contestant.ts';

type Own = typeof import('../own.ts');

/** Logs in whom the answer names: what a provider does is not measured here. */
const provider: LoginProvider = {
  protocol: 'oidc',
  answersBy: 'GET',
  check: () => undefined,
  connect: () => ({
    start: async ({ state }) => ({ kind: 'redirect', url: `https://login.land.example/?state=${state}` }),
    stateOf: ({ parameters }) => parameters.get('state') ?? undefined,
    finish: async ({ parameters }) => ({
      identity: citizen(Number(parameters.get('citizen'))),
      providerSession: { id: `sid-${parameters.get('citizen')}`, memory: { idToken } },
    }),
    end: async () => undefined,
    routes: {},
    keyWarnings: async () => [],
  }),
};

async function login(konto: Servicekonto, number: number): Promise<string> {
  const visit = async (path: string, cookie = '') => {
    const answer = await konto.handle(new Request(portal + path, { headers: { cookie } }));
    if (answer?.status !== 303) throw new Error(`no login: ${answer?.status}`);
    return answer;
  };
  const started = await visit('/login/bundid?level=substanziell');
  const state = new URL(started.headers.get('location')!).searchParams.get('state');
  const finished = await visit(
    `/login/callback/bundid?state=${state}&citizen=${number}`,
    cookiesOf(started.headers),
  );
  return cookiesOf(finished.headers);
}

const known = async (session: ReturnType<Servicekonto['session']>): Promise<Known | undefined> => {
  const found = await session;
  return found && { level: found.level, subject: found.identity.subject! };
};

/** More than a process keeps opened, so that each is decrypted again: as the first request of a minute finds it. */
const moreThanKept = 1_500;

/** The session check of ours with one store. */
export function rathaus(own: Own, store: StateStore, kind: 'memory' | 'redis'): Contestant[] {
  const create = () => createKonto(own, store);
  const konto = create();
  const opening = create();
  const elsewhere = create();
  const middleware = own.toNodeHandler(konto);
  const does: Does = {
    reads: 'record; last request all 36 s',
    kept: 'encrypted under the id in the cookie, by hash of the id',
    limits: 'pause and whole life by level, by two clocks',
    touch: 'every 36 s (2 % of the pause)',
  };
  const base = {
    kind: 'ours',
    store: kind,
    does,
    login: (number: number) => login(konto, number),
    async end(cookie: string) {
      const headers = { cookie, 'sec-fetch-site': 'same-origin' };
      await elsewhere.handle(new Request(`${portal}/logout`, { method: 'POST', headers }));
    },
  } as const;
  return [
    contestant<Request>({
      ...base,
      name: 'rathaus',
      input: webRequest,
      check: (request) => known(konto.session(request)),
    }),
    contestant<Request>({
      ...base,
      name: 'rathaus, touch: false',
      does: { ...does, reads: 'record and last request', touch: 'never' },
      input: webRequest,
      check: (request) => known(konto.session(request, { touch: false })),
    }),
    contestant<Request>({
      ...base,
      name: 'rathaus, extend()',
      does: { ...does, touch: 'each request' },
      input: webRequest,
      check: (request) => known(konto.extend(request)),
    }),
    contestant<Request>({
      ...base,
      name: 'rathaus, first in a minute',
      does: { ...does, reads: 'record and last request' },
      sessions: moreThanKept,
      input: webRequest,
      check: (request) => known(opening.session(request)),
    }),
    contestant<Exchange>({
      ...base,
      name: 'rathaus, in Express by its README',
      input: nodeExchange,
      // The middleware lets a foreign path pass; then the route asks for the session.
      async check({ incoming, outgoing }) {
        const { promise, resolve } = Promise.withResolvers<void>();
        await middleware(incoming, outgoing, () => resolve());
        await promise;
        return known(konto.session(own.toRequest(incoming)));
      },
    }),
  ];
}

/** A login of ours whose provider answers at once. */
export const createKonto = (own: Own, store: StateStore): Servicekonto =>
  own.createServicekonto({
    tenant: 'musterstadt',
    baseUrl: portal,
    store,
    cookieKeys: ['nur-fuer-den-Vergleich:0123456789-abcdef'],
    providers: { bundid: provider },
    login: { startsPerMinute: 1_000_000 },
  });
