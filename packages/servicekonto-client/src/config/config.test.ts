import { createMemoryStateStore, isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika, issuer, portal } from '../../test/browser-double.ts';
import {
  allowHttp,
  allowLongSessions,
  allowSandbox,
  createServicekonto,
  type OidcProvider,
  type ServicekontoConfig,
} from '../index.ts';

const provider: OidcProvider = {
  kind: 'oidc',
  id: 'broker',
  issuer: 'https://login.stadt.de',
  clientId: 'portal',
  clientSecret: 'geheim-canary',
};
const good = (more: Partial<ServicekontoConfig> = {}): ServicekontoConfig => ({
  baseUrl: 'https://portal.stadt.de',
  store: createMemoryStateStore(),
  providers: [provider],
  ...more,
});
function faultsOf(config: ServicekontoConfig): string {
  try {
    createServicekonto(config);
  } catch (error) {
    if (isRathausError(error) && error.code === 'servicekonto.config.invalid') return error.message;
    throw error;
  }
  return '';
}

describe('configuration', () => {
  it('accepts a good one', () => {
    expect(faultsOf(good())).toBe('');
  });

  it('names all faults at once and no secret', () => {
    const message = faultsOf({
      baseUrl: 'portal.stadt.de',
      store: {} as never,
      tenant: 'a b',
      paths: { login: 'login', afterLogin: '//evil.test' },
      session: { cookie: 'a;b', limits: { hoch: { idle: 3_600_000, absolute: 36_000_000 } } },
      login: { timeout: 1, maxOpen: 0, defaultLevel: 'x' as never },
      providers: [
        { ...provider, id: 'A/B', issuer: 'http://login.stadt.de', clientId: '' },
        {
          ...provider,
          levels: { values: { hoch: 'a b' }, answers: { x: 'low' as never } },
          claims: { x: 'y' } as never,
        },
        { ...provider, parameters: { state: 'x' } },
      ],
    });
    for (const fault of [
      'baseUrl',
      'store.take',
      'tenant must',
      'paths.login',
      'paths.afterLogin',
      'session.cookie',
      'session.limits.hoch',
      'login.timeout',
      'login.maxOpen',
      'login.defaultLevel',
      'providers[A/B].id',
      'providers[A/B].issuer must be https',
      'providers[A/B].clientId',
      'levels.values.hoch',
      'levels.answers.x',
      'unknown attribute x',
      'parameters.state',
      'occurs twice',
    ]) {
      expect(message).toContain(fault);
    }
    expect(message).not.toContain('canary');
  });

  it.each([
    ['http', good({ baseUrl: 'http://127.0.0.1:8080' }), 'baseUrl must be https'],
    [
      'http off the machine',
      good({ baseUrl: 'http://portal.stadt.de', [allowHttp]: true }),
      'baseUrl must be https',
    ],
    ['http on the laptop', good({ baseUrl: 'http://127.0.0.1:8080', [allowHttp]: true }), ''],
    [
      'localhost issuer',
      good({ providers: [{ ...provider, issuer: 'https://localhost:4000' }] }),
      'allowSandbox',
    ],
    [
      'loopback issuer',
      good({ providers: [{ ...provider, issuer: 'https://127.0.0.1:4000' }] }),
      'allowSandbox',
    ],
    ['IPv6 issuer', good({ providers: [{ ...provider, issuer: 'https://[::1]:4000' }] }), 'allowSandbox'],
    [
      'test issuer',
      good({ providers: [{ ...provider, issuer: 'https://login.land.test' }] }),
      'allowSandbox',
    ],
    ['no provider', good({ providers: [] }), 'providers is empty'],
    [
      'long sessions on purpose',
      good({
        session: { limits: { hoch: { idle: 600_000, absolute: 3_600_000 } } },
        [allowLongSessions]: true,
      }),
      '',
    ],
    ['shorter sessions', good({ session: { limits: { hoch: { idle: 60_000, absolute: 60_000 } } } }), ''],
  ])('%s', (_name, config, fault) => {
    if (fault === '') expect(faultsOf(config)).toBe('');
    else expect(faultsOf(config)).toContain(fault);
  });

  it('refuses an emulator by its own word, wherever it stands', async () => {
    const tampering = {
      metadata: (m: Record<string, unknown>) =>
        Object.assign(m, { 'x-rathaus-sandbox': 'x', issuer: 'https://login.stadt.de' }),
    };
    const emulator = createWorld({ tampering });
    const providers = [{ ...provider, clientSecret: 'only-for-tests' }];
    const konto = createServicekonto(
      good({
        providers,
        fetch: (url, init) => emulator.provider.fetch(url.replace('https://login.stadt.de', issuer), init),
      }),
    );
    const response = await konto.handle(new Request('https://portal.stadt.de/login/broker'));
    expect(await codeOf(response!)).toBe('servicekonto.provider.sandbox');
    const open = createServicekonto(
      good({
        providers,
        fetch: (url, init) => emulator.provider.fetch(url.replace('https://login.stadt.de', issuer), init),
        [allowSandbox]: true,
      }),
    );
    expect((await open.handle(new Request('https://portal.stadt.de/login/broker')))?.status).toBe(303);
  });
});

describe('tenants', () => {
  const tenants = new Map(
    ['musterstadt', 'beispielhausen'].map((tenant) => {
      const baseUrl = `https://${tenant}.stadt.de`;
      return [new URL(baseUrl).host, { ...good({ baseUrl }), tenant }] as const;
    }),
  );
  const konto = createServicekonto((request) => tenants.get(new URL(request.url).host));

  it('takes addresses from the configuration of the request’s tenant', async () => {
    const request = new Request('https://beispielhausen.stadt.de/');
    expect(await konto.loginHref(request, { level: 'hoch', return: '/x' })).toBe(
      '/login/broker?level=hoch&return=%2Fx',
    );
    expect(await konto.logins(request)).toEqual([
      { provider: 'broker', label: { de: 'broker', en: 'broker' }, href: '/login/broker' },
    ]);
  });

  it('fails closed for an unknown one', async () => {
    const request = new Request('https://fremdstadt.stadt.de/login/broker');
    const response = await konto.handle(request);
    expect(response?.status).toBe(404);
    await expect(konto.session(request)).rejects.toMatchObject({ code: 'servicekonto.tenant.unknown' });
    await expect(konto.loginHref(request)).rejects.toMatchObject({ code: 'servicekonto.tenant.unknown' });
  });

  it('fails closed for one whose configuration names no tenant', async () => {
    const nameless = createServicekonto((() => good()) as never);
    const request = new Request('https://portal.stadt.de/login/broker');
    expect(await codeOf((await nameless.handle(request))!)).toBe('servicekonto.config.invalid');
  });

  it('comes and goes without a restart', async () => {
    const request = new Request('https://neustadt.stadt.de/');
    await expect(konto.loginHref(request)).rejects.toMatchObject({ code: 'servicekonto.tenant.unknown' });
    tenants.set('neustadt.stadt.de', {
      ...good({ baseUrl: 'https://neustadt.stadt.de' }),
      tenant: 'neustadt',
    });
    expect(await konto.loginHref(request)).toBe('/login/broker');
    tenants.delete('neustadt.stadt.de');
    await expect(konto.loginHref(request)).rejects.toMatchObject({ code: 'servicekonto.tenant.unknown' });
  });
});

describe('links', () => {
  it('never lead outside', async () => {
    const { konto } = createWorld();
    const request = new Request(portal);
    expect(await konto.logoutHref(request, { return: '//evil.test' })).toBe('/logout?return=%2F');
    expect(await konto.logoutHref(request)).toBe('/logout');
    await expect(konto.loginHref(request, { provider: 'nobody' })).rejects.toMatchObject({
      code: 'servicekonto.provider.unknown',
    });
  });

  it('start the login they promise', async () => {
    const world = createWorld();
    const href = await world.konto.loginHref(new Request(portal), {
      level: 'substanziell',
      return: '/a?b=c&d=e',
    });
    const started = await world.browser.visit(href);
    const done = await world.browser.visit(
      await world.provider.login(started.headers.get('location')!, erika),
    );
    expect(done.headers.get('location')).toBe(`${portal}/a?b=c&d=e`);
  });
});
