import { createMemoryStateStore, type StateStore } from '@rathaus/client-core';
import type { RequestTenantSource } from '@rathaus/client-core/tenants';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeOf, cookieKey, erika, issuer, MockBrowser } from '../test/mock-browser.ts';
import { allowSandbox, createServicekonto, type ServicekontoConfig } from './index.ts';
import { createMockProvider, type MockProvider } from './msw.ts';
import { oidc } from './oidc/index.ts';

const towns = new Map<string, ServicekontoConfig>();
let provider: MockProvider;
let store: StateStore;
let asked: string[];

const origin = (town: string) => `https://${town}.stadt.de`;
const config = (town: string, more: Partial<ServicekontoConfig> = {}): ServicekontoConfig => ({
  tenant: town,
  baseUrl: origin(town),
  store,
  fetch: provider.fetch,
  cookieKeys: [cookieKey],
  providers: { broker: oidc({ issuer, clientId: 'portal', clientSecret: 'only-for-tests' }) },
  [allowSandbox]: true,
  ...more,
});
const source: RequestTenantSource<ServicekontoConfig> = {
  config: (id) => {
    asked.push(id);
    return towns.get(id);
  },
  tenantOf: (request) => {
    const host = new URL(request.url).hostname;
    return host === 'beide.stadt.de' ? ['musterstadt', 'beispielhausen'] : host.split('.')[0];
  },
};
const request = (town: string, path = '/', init: RequestInit = {}) =>
  new Request(`${origin(town)}${path}`, init);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  provider = createMockProvider({ issuer, clientId: 'portal', clientSecret: 'only-for-tests' });
  store = createMemoryStateStore();
  asked = [];
  towns.clear();
  for (const town of ['musterstadt', 'beispielhausen']) towns.set(town, config(town));
});
afterEach(() => {
  vi.useRealTimers();
});
const later = () => vi.setSystemTime(Date.now() + 5_001);

describe('one authority', () => {
  it('needs a name, so that no other one shares what is stored', () => {
    const { tenant: _none, ...nameless } = config('musterstadt');
    expect(() => createServicekonto(nameless as ServicekontoConfig)).toThrow(
      expect.objectContaining({ code: 'servicekonto.config.invalid' }),
    );
  });
});

describe('many authorities', () => {
  it('takes addresses from the configuration of the tenant, by request or by name', async () => {
    const konto = createServicekonto(source);
    towns.set('beispielhausen', config('beispielhausen', { baseUrl: `${origin('beispielhausen')}/konto` }));
    expect(await konto.loginHref(request('beispielhausen'))).toBe('/konto/login/broker');
    expect(await konto.loginHref(request('musterstadt'))).toBe('/login/broker');
    const named = await konto.tenant('beispielhausen');
    expect(await named.loginHref(request('musterstadt'))).toBe('/konto/login/broker');
    expect(await konto.logins(request('musterstadt'))).toEqual([{ id: 'broker', href: '/login/broker' }]);
    expect(await konto.logoutHref(request('musterstadt'))).toBe('/logout');
  });

  it.each([
    ['unknown', 'fremdstadt', 404, 'core.tenant.unknown'],
    ['ambiguous', 'beide', 404, 'core.tenant.ambiguous'],
    ['named by nobody who could be a tenant', 'FREMD_'.repeat(20), 404, 'core.tenant.unknown'],
  ])('%s: every path gets a page, every method fails', async (_name, town, status, code) => {
    const konto = createServicekonto(source);
    const foreign = () => request(town);
    const page = await konto.handle(foreign());
    expect(page?.status).toBe(status);
    expect(await codeOf(page!)).toBe(code);
    for (const call of [konto.session, konto.extend, konto.logins, konto.loginHref, konto.logoutHref]) {
      await expect(call(foreign())).rejects.toMatchObject({ code });
    }
    expect(asked).not.toContain('musterstadt');
  });

  it.each([
    ['throws', () => Promise.reject(new Error('redis://canary')), 503, 'core.tenant.unavailable'],
    ['answers with another tenant', () => config('beispielhausen'), 404, 'core.tenant.ambiguous'],
  ])('a source that %s opens nothing', async (_name, answer, status, code) => {
    const konto = createServicekonto({ ...source, config: answer });
    const page = await konto.handle(request('musterstadt', '/login/broker'));
    expect(page?.status).toBe(status);
    const html = await page!.text();
    expect(html).toContain(code);
    expect(html).not.toContain('canary');
    await expect(konto.session(request('musterstadt'))).rejects.toMatchObject({ code });
  });

  it('a tenantOf that throws opens nothing', async () => {
    const konto = createServicekonto({
      ...source,
      tenantOf: () => {
        throw new Error('canary');
      },
    });
    const page = await konto.handle(request('musterstadt'));
    expect(page?.status).toBe(503);
    expect(await page?.text()).not.toContain('canary');
    await expect(konto.session(request('musterstadt'))).rejects.toMatchObject({
      code: 'core.tenant.unavailable',
    });
  });

  it('reports five faults of a configuration at once, and works when they are mended', async () => {
    const konto = createServicekonto(source);
    towns.set('musterstadt', {
      ...config('musterstadt'),
      baseUrl: 'musterstadt',
      providers: {
        A: oidc({ issuer: 'ftp://x', clientId: '', clientSecret: 'canary', par: 'maybe' as never }),
      },
    });
    const members = 'baseUrl, providers.A, providers.A.issuer, providers.A.clientId, providers.A.par';
    const failed = konto.session(request('musterstadt'));
    await expect(failed).rejects.toMatchObject({
      code: 'servicekonto.config.invalid',
      details: { faults: 5, members },
      message: expect.not.stringContaining('canary'),
    });
    const page = await konto.handle(request('musterstadt', '/anything'));
    expect(page?.status).toBe(500);
    expect(await codeOf(page!)).toBe('servicekonto.config.invalid');
    expect(await konto.session(request('beispielhausen')), 'the other one goes on').toBeUndefined();
    towns.set('musterstadt', config('musterstadt'));
    konto.forget('musterstadt');
    expect(await konto.loginHref(request('musterstadt'))).toBe('/login/broker');
  });

  it('keeps metadata and keys while the values stay the same, in new objects as well', async () => {
    const konto = createServicekonto({ ...source, config: (id) => config(id) });
    for (let i = 0; i < 3; i++) {
      expect((await konto.handle(request('musterstadt', '/login/broker')))?.status).toBe(303);
      later();
    }
    expect(provider.calls.filter((call) => call === 'discovery')).toHaveLength(1);
  });

  it('takes up what has changed after five seconds, or at once after forget()', async () => {
    const konto = createServicekonto(source);
    expect(await konto.loginHref(request('musterstadt'))).toBe('/login/broker');
    towns.set('musterstadt', config('musterstadt', { paths: { login: '/anmelden' } }));
    expect(await konto.loginHref(request('musterstadt'))).toBe('/login/broker');
    later();
    expect(await konto.loginHref(request('musterstadt'))).toBe('/anmelden/broker');
    towns.set('musterstadt', config('musterstadt', { paths: { login: '/einloggen' } }));
    konto.forget('musterstadt');
    expect(await konto.loginHref(request('musterstadt'))).toBe('/einloggen/broker');
  });
});

describe('a tenant that vanishes while in use', () => {
  it('ends its sessions, its held handle, and the login that is under way', async () => {
    const konto = createServicekonto(source);
    const browser = new MockBrowser(konto, origin('musterstadt'));
    await browser.visit(await provider.login(await browser.start(), erika));
    expect(await browser.session()).toBeDefined();
    const held = await konto.tenant('musterstadt');
    provider.tampering.intercept = (_request, endpoint) =>
      endpoint === 'par' ? new Promise(() => undefined) : undefined;
    const underWay = konto.handle(request('musterstadt', '/login/broker'));
    await vi.waitFor(() => expect(provider.calls.filter((call) => call === 'par')).toHaveLength(2), {
      timeout: 20_000,
    });

    towns.delete('musterstadt');
    later();
    await expect(browser.session()).rejects.toMatchObject({ code: 'core.tenant.unknown' });
    const page = await underWay;
    expect(page?.status).toBe(404);
    expect(await codeOf(page!)).toBe('core.tenant.unknown');
    const read = vi.spyOn(store, 'get');
    const headers = { cookie: [...browser.jar].map((pair) => pair.join('=')).join('; ') };
    const again = held.session(request('musterstadt', '/', { headers }));
    await expect(again).rejects.toMatchObject({ code: 'core.tenant.unknown' });
    expect(read, 'a handle that was kept does nothing any more').not.toHaveBeenCalled();
    expect((await held.handle(request('musterstadt', '/login/broker')))?.status).toBe(404);
    expect((await konto.handle(request('beispielhausen', '/login/broker'))) !== undefined).toBe(true);
  });

  it('comes back without a restart', async () => {
    const konto = createServicekonto(source);
    await expect(konto.loginHref(request('neustadt'))).rejects.toMatchObject({ code: 'core.tenant.unknown' });
    towns.set('neustadt', config('neustadt'));
    later();
    expect(await konto.loginHref(request('neustadt'))).toBe('/login/broker');
  });
});

describe('two authorities on one store', () => {
  it('share neither sessions nor started logins, even if a browser carries the cookies over', async () => {
    const konto = createServicekonto(source);
    const here = new MockBrowser(konto, origin('musterstadt'));
    const there = new MockBrowser(konto, origin('beispielhausen'));
    const address = await here.start();
    for (const [name, value] of here.jar) there.jar.set(name, value);
    const callback = new URL(await provider.login(address, erika));
    const moved = `${origin('beispielhausen')}${callback.pathname}${callback.search}`;
    const refused = await there.visit(moved);
    expect(await codeOf(refused), 'another tenant cannot open the cookie').toBe(
      'servicekonto.login.state-mismatch',
    );
    expect((await here.visit(callback.href)).status, 'and it is not destroyed for its owner').toBe(303);

    for (const [name, value] of here.jar) there.jar.set(name, value);
    expect((await here.session())?.identity).toMatchObject({ familyName: 'Probe' });
    expect(await there.session()).toBeUndefined();
    const out = await there.visit('/logout', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(out.status, 'nobody is logged in there, so there is nothing to end at the provider').toBe(303);
    expect(await here.session(), 'a logout there ends nothing here').toBeDefined();
  });
});
