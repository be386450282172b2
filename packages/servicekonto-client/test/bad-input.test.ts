/** Everything that strangers can send to every address of the login: a page that helps, and no trace of what it was. */
import { describe, expect, it } from 'vitest';
import { badHeaders, badValues, createBadWorld, judge, marker } from './bad-input.ts';
import { issuer, portal } from './mock-browser.ts';

interface Address {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Every parameter that is read, and one that nobody knows. */
  readonly parameters: readonly string[];
  /** The answer comes as a form. */
  readonly isForm?: boolean;
  readonly isAway?: boolean;
  readonly world?: Parameters<typeof createBadWorld>[0];
}

const answer = ['code', 'state', 'iss', 'error', 'error_description', 'session_state', 'unbekannt'];
const addresses: Readonly<Record<string, Address>> = {
  login: {
    method: 'GET',
    path: '/login/broker',
    parameters: ['level', 'return', 'fresh', 'weiter', 'unbekannt'],
  },
  // Pages with a link that starts the login again.
  'login while very many log in': {
    method: 'GET',
    path: '/login/broker',
    parameters: ['level', 'return', 'fresh', 'weiter', 'unbekannt'],
    world: { config: { login: { startsPerMinute: 1 } } },
  },
  'login at a provider that is away': {
    method: 'GET',
    path: '/login/broker',
    parameters: ['level', 'return', 'fresh', 'unbekannt'],
    isAway: true,
  },
  'login of nobody': { method: 'GET', path: '/login/niemand', parameters: ['level', 'return'] },
  callback: { method: 'GET', path: '/login/callback/broker', parameters: answer },
  'callback of nobody': { method: 'GET', path: '/login/callback/niemand', parameters: answer },
  'posted callback': { method: 'POST', path: '/login/callback/broker', parameters: answer, isForm: true },
  logout: { method: 'GET', path: '/logout', parameters: ['return', 'unbekannt'] },
  'posted logout': { method: 'POST', path: '/logout', parameters: ['return', 'unbekannt'] },
  'logged out': { method: 'GET', path: '/logged-out', parameters: ['state', 'unbekannt'] },
};
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const own = { redirects: [portal, issuer] };

/** A portal of which one login is open and one session exists: more is read then. */
async function openWorld({ isForm = false, isAway = false, world: more = {} }: Partial<Address> = {}) {
  const world = createBadWorld(isForm ? { provider: { responseMode: 'form_post' } } : more);
  const state = world.provider.parameters(await world.browser.start('?level=niedrig')).get('state')!;
  if (isAway) world.provider.tampering.intercept = () => new Response(null, { status: 503 });
  return { ...world, state };
}

const requests = Object.entries(addresses).flatMap(([name, address]) =>
  address.parameters.flatMap((parameter) =>
    Object.entries(badValues).map(([kind, values]) => ({ name, address, parameter, kind, values })),
  ),
);

describe('every parameter of every address', () => {
  it.each(requests)('$name: $parameter $kind', async ({ address, parameter, values }) => {
    const { method, path, isForm } = address;
    for (const language of ['de', 'en'] as const) {
      const world = await openWorld(address);
      const pairs = values.map((value) => `${parameter}=${value}`);
      // The rest is right, so that it is this parameter which decides.
      if (path.includes('callback') && parameter !== 'state')
        pairs.unshift(`state=${world.state}`, `iss=${issuer}`);
      const headers = { 'accept-language': language, 'sec-fetch-site': 'cross-site', ...(isForm && form) };
      const query = pairs.join('&');
      const response = await world.browser.visit(isForm ? path : `${path}?${query}`, {
        method,
        headers,
        ...(isForm && { body: query }),
      });
      await judge(world, response, { language, ...own });
    }
  });
});

const headers = [
  'cookie',
  'accept-language',
  'content-type',
  'origin',
  'sec-fetch-site',
  'x-csrf-token',
  'host',
  'referer',
];
const cookies = ['rathaus-session', 'rathaus-click', 'rathaus-login-', 'rathaus-login-AAAAAAAAAAAA'].map(
  (name) => `__Host-${name}`,
);

describe('every header and cookie', () => {
  it.each(Object.entries(addresses))('%s', async (_name, address) => {
    const { method, path, isForm } = address;
    for (const [kind, value] of Object.entries(badHeaders))
      for (const name of [...headers, ...cookies]) {
        const isCookie = name.startsWith('__Host-');
        const given = isCookie ? { cookie: `${name}=${value}; ${name}=2${value}` } : { [name]: value };
        const world = createBadWorld(isForm ? { provider: { responseMode: 'form_post' } } : {});
        const query = isCookie ? `?weiter=${marker}` : '';
        const response = await world.konto.handle(
          new Request(`${portal}${path}${isForm ? '' : query}`, {
            method,
            headers: { ...(isForm && form), ...given },
            ...(isForm && { body: 'state=x&code=y' }),
          }),
        );
        expect(response, `${name} ${kind}`).toBeDefined();
        await judge(world, response!, own);
        expect(
          JSON.stringify(await world.konto.logins(new Request(portal, { headers: given }))),
        ).not.toContain('ustermann');
        expect(await world.konto.session(new Request(portal, { headers: given }))).toBeUndefined();
      }
  });
});
