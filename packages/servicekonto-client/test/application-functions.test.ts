import { createMemoryStateStore, isRathausError, type Signer, type StateStore } from '@rathaus/client-core';
import type { RequestTenantSource } from '@rathaus/client-core/tenants';
import { applicationContract, type NeedyWork } from '@rathaus/client-core/testing';
import { beforeAll, expect, it, vi } from 'vitest';
import { createServicekonto, type Servicekonto, type ServicekontoConfig } from '../src/index.ts';
import { oidc } from '../src/oidc/index.ts';
import { createWorld, erika, issuer, portal, type World } from './mock-browser.ts';

beforeAll(() => {
  // What a logger that fails leaves is a line on the console.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

/** A whole login, a step-up that fails, a cancelled login and a logout, and what the browser saw of them. */
async function day(config: Partial<ServicekontoConfig>) {
  const world = createWorld({ config });
  const seen: unknown[] = [];
  const note = async (response: Response) => {
    const address = response.headers.get('location')?.split('?')[0];
    seen.push(response.status, address, (await response.text()).length, world.browser.jar.size);
  };
  await note(await world.login());
  await note(await world.login(erika, '?level=hoch'));
  await note(await world.browser.visit(world.provider.cancel(await world.browser.start('?level=hoch'))));
  await note(
    await world.browser.visit('/logout', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } }),
  );
  return seen;
}

type Limits = Parameters<NeedyWork['run']>[1];

/** The answer to a request, or the error whose page is the answer. */
async function answer(konto: Servicekonto, request: Request): Promise<Response | undefined> {
  const response = await konto.handle(request);
  const code = response && response.status >= 400 && (await response.text()).match(/<code>([^<]+)</)?.[1];
  if (code) throw Object.assign(new Error('the page of an error'), { code });
  return response;
}

const start = (config: Partial<ServicekontoConfig>, limits: Limits, path = '/login/broker') => {
  // Each limit alone: a hanging request has its time, a hanging function of the application another.
  const limit = config.fetch ? 'timeout' : 'applicationTimeout';
  const { konto } = createWorld({ config: { [limit]: limits.timeout, ...config } });
  return answer(konto, new Request(`${portal}${path}`, { signal: limits.signal ?? null }));
};

/** A login up to `method` of the store, which hangs. */
async function withStore(method: keyof StateStore, hanging: () => Promise<never>, limits: Limits) {
  const store = createMemoryStateStore();
  const world = createWorld({ config: { store, applicationTimeout: limits.timeout } });
  const callback = await world.provider.login(await world.browser.start(), erika);
  store[method] = hanging;
  return answer(world.konto, world.browser.request(callback, { signal: limits.signal ?? null }));
}

async function loggedIn(limits: Limits): Promise<{ world: World; store: StateStore; request: Request }> {
  const store = createMemoryStateStore();
  const world = createWorld({ config: { store, applicationTimeout: limits.timeout } });
  await world.login();
  return { world, store, request: world.browser.request('/', { signal: limits.signal ?? null }) };
}

const tenants = (source: Partial<RequestTenantSource<ServicekontoConfig>>) =>
  createServicekonto({ config: () => undefined, tenantOf: () => 'musterstadt', ...source });

const needy: NeedyWork[] = [
  {
    name: 'clientSecret',
    run: (clientSecret, limits) =>
      start(
        {
          providers: { broker: oidc({ issuer, clientId: 'portal', clientSecret }) },
        },
        limits,
      ),
  },
  {
    name: 'signer of a provider',
    run: (sign, limits) => {
      const signer: Signer = { kid: 'k', algorithm: 'ES256', sign };
      const broker = oidc({ issuer, clientId: 'portal', clientAuth: 'private_key_jwt', signer });
      return start({ providers: { broker } }, limits);
    },
  },
  {
    name: 'store.count',
    run: (count, limits) => start({ store: { ...createMemoryStateStore(), count } }, limits),
  },
  { name: 'fetch', run: (fetch, limits) => start({ fetch }, limits) },
  {
    name: 'the body of an answer of fetch',
    run: (pull, limits) => start({ fetch: async () => endless(pull) }, limits),
  },
  ...(['get', 'add', 'set'] as const).map((method) => ({
    name: `store.${method}`,
    run: (hanging: () => Promise<never>, limits: Limits) => withStore(method, hanging, limits),
  })),
  {
    name: 'store.get for a session',
    run: async (hanging, limits) => {
      const { world, store, request } = await loggedIn(limits);
      store.get = hanging;
      return world.konto.session(request);
    },
  },
  {
    name: 'store.set for a session that goes on',
    run: async (hanging, limits) => {
      const { world, store, request } = await loggedIn(limits);
      store.set = hanging;
      return world.konto.extend(request);
    },
  },
  {
    name: 'store.take after a logout',
    run: async (hanging, limits) => {
      const { world, store } = await loggedIn(limits);
      store.take = hanging;
      const signal = limits.signal ?? null;
      return answer(world.konto, world.browser.request(`/logged-out?state=${'A'.repeat(43)}`, { signal }));
    },
  },
  {
    name: 'store.delete at logout',
    run: async (hanging, limits) => {
      const { world, store } = await loggedIn(limits);
      store.delete = hanging;
      const headers = { 'sec-fetch-site': 'same-origin' };
      const signal = limits.signal ?? null;
      return answer(world.konto, world.browser.request('/logout', { method: 'POST', headers, signal }));
    },
  },
  {
    name: 'renderError',
    run: async (renderError, limits) => {
      const codes: string[] = [];
      const observer: ServicekontoConfig['observer'] = (event) => {
        if (event.type === 'page.failed') codes.push(event.code);
      };
      await expect(start({ renderError, observer }, limits, '/login/nobody')).rejects.toSatisfy(
        (error: { code: string }) =>
          error.code === (limits.signal ? 'core.aborted' : 'servicekonto.provider.unknown'),
      );
      // Without an abort the citizen has got the built-in page, and the operator the reason.
      throw Object.assign(new Error('as above'), { code: codes[0] ?? 'core.aborted' });
    },
  },
  {
    // Core gives them ten seconds, whatever the configuration says that they are to find.
    name: 'tenantOf',
    unbounded: true,
    run: (tenantOf, { signal }) =>
      tenants({ tenantOf }).session(new Request(portal, { signal: signal ?? null })),
  },
  {
    name: 'config of a tenant',
    unbounded: true,
    run: (config, { signal }) => tenants({ config }).session(new Request(portal, { signal: signal ?? null })),
  },
];

function endless(pull: () => Promise<never>): Response {
  return new Response(new ReadableStream({ pull }), { headers: { 'content-type': 'application/json' } });
}

for (const { name, run } of applicationContract({
  watched: [
    { name: 'observer', run: (observer, logger) => day({ observer, logger: dropOwn(logger) }) },
    { name: 'logger', run: (logger) => day({ logger }) },
  ],
  needy,
})) {
  it(name, run);
}

/** Passes on lines about observers only; those about failed logins are not what is tested here. */
function dropOwn(logger: NonNullable<ServicekontoConfig['logger']>): typeof logger {
  return (line) => (line.code.startsWith('core.observer.') ? logger(line) : undefined);
}

it('a page that cannot be made is the built-in one, and the operator learns why', async () => {
  const faults: [string, ServicekontoConfig['renderError']][] = [
    ['throws', () => Promise.reject(new Error('canary'))],
    ['is no response', () => 'page' as never],
    ['is nothing', () => undefined as never],
  ];
  for (const [name, renderError] of faults) {
    const lines: unknown[] = [];
    const world = createWorld({ config: { renderError, logger: (line) => lines.push(line) } });
    const page = await world.browser.visit('/login/nobody');
    expect(page.status, name).toBe(404);
    expect(await page.text(), name).toContain('servicekonto.provider.unknown');
    expect(lines).toMatchObject([
      { code: 'servicekonto.provider.unknown' },
      { code: 'servicekonto.page.failed' },
    ]);
    expect(JSON.stringify(lines)).not.toContain('canary');
  }
});

it('the log names codes and ids, as loud as whose fault it was', async () => {
  const lines: unknown[] = [];
  const world = createWorld({ config: { logger: (line) => lines.push(line) } });
  await world.browser.visit(world.provider.cancel(await world.browser.start()));
  world.provider.tampering.intercept = () => new Response('', { status: 503 });
  await world.browser.visit('/login/broker');
  world.store.take = () => Promise.reject(new Error('redis://canary@host'));
  await world.browser.visit(`/logged-out?state=${'A'.repeat(43)}`);
  expect(lines).toMatchObject([
    {
      level: 'info',
      code: 'servicekonto.login.cancelled',
      details: { tenant: 'musterstadt', provider: 'broker' },
    },
    {
      level: 'warn',
      code: 'servicekonto.provider.unreachable',
      details: { tenant: 'musterstadt', provider: 'broker' },
    },
    {
      level: 'error',
      code: 'servicekonto.store.failed',
      details: { tenant: 'musterstadt', operation: 'take' },
    },
  ]);
  expect(JSON.stringify(lines)).not.toContain('canary');
});

it('whoever goes away is answered by nobody, and others that wait for the same metadata are', async () => {
  const world = createWorld();
  let release: (() => void) | undefined;
  world.provider.tampering.intercept = async (_request, endpoint) => {
    if (endpoint === 'discovery') await new Promise<void>((resolve) => (release = resolve));
    return undefined;
  };
  const gone = new AbortController();
  const first = world.konto.handle(new Request(`${portal}/login/broker`, { signal: gone.signal }));
  const second = world.konto.handle(new Request(`${portal}/login/broker`));
  await vi.waitFor(() => expect(release).toBeDefined(), { timeout: 20_000 });
  gone.abort();
  await expect(first).rejects.toSatisfy((error) => isRathausError(error) && error.code === 'core.aborted');
  release?.();
  expect((await second)?.status).toBe(303);
  expect(world.events.map((event) => event.type)).toEqual(['login.failed', 'login.started']);
});
