import { describe, expect, it } from 'vitest';
import { createWorld, erika, issuer, portal } from '../../test/mock-browser.ts';
import type { ServicekontoConfig } from '../index.ts';
import { type OidcFacts, oidc } from '../oidc/index.ts';

const request = (headers: Record<string, string> = {}) => new Request(portal, { headers });

describe('login links', () => {
  const provider = (more: Partial<OidcFacts> = {}) =>
    oidc({ issuer, clientId: 'portal', clientSecret: 'only-for-tests', ...more });
  const links = (config: Partial<ServicekontoConfig> = {}) => {
    const { konto } = createWorld({
      config: {
        providers: {
          bundid: provider(),
          broker: provider({ label: { de: 'Mit dem Konto anmelden', en: 'Log in with the account' } }),
          haus: provider({
            label: 'Mit dem Hausausweis anmelden',
            levels: { values: { hoch: 'h', niedrig: 'n' } },
          }),
          'nur-deutsch': provider({ label: { de: 'Deutsch' }, levels: { values: { niedrig: 'n' } } }),
        },
        ...config,
      },
    });
    return konto;
  };

  it('carry what the page needs and nothing that it does not know', async () => {
    expect(await links().logins(request(), { level: 'hoch', return: '/x' })).toStrictEqual([
      { id: 'bundid', href: '/login/bundid?level=hoch&return=%2Fx' },
      { id: 'broker', href: '/login/broker?level=hoch&return=%2Fx', label: 'Mit dem Konto anmelden' },
      {
        id: 'haus',
        href: '/login/haus?level=hoch&return=%2Fx',
        label: 'Mit dem Hausausweis anmelden',
        maxLevel: 'hoch',
      },
      {
        id: 'nur-deutsch',
        href: '/login/nur-deutsch?level=hoch&return=%2Fx',
        label: 'Deutsch',
        maxLevel: 'niedrig',
      },
    ]);
  });

  it.each([
    ['option', 'en', { language: 'de' }, { 'accept-language': 'de' }, 'Log in with the account'],
    ['configuration', undefined, { language: 'en' }, { 'accept-language': 'de' }, 'Log in with the account'],
    ['browser', undefined, {}, { 'accept-language': 'fr, en;q=0.5' }, 'Log in with the account'],
    ['nothing', undefined, {}, {}, 'Mit dem Konto anmelden'],
  ] as const)('speak the language of the %s', async (_name, language, config, headers, label) => {
    const found = await links(config).logins(request(headers), { language });
    expect(found[1]?.label).toBe(label);
    expect(found[3]?.label, 'better the other language than none').toBe('Deutsch');
  });
});

describe('links', () => {
  it('never lead outside', async () => {
    const { konto } = createWorld();
    expect(await konto.logoutHref(request(), { return: '//evil.test' })).toBe('/logout?return=%2F');
    expect(await konto.logoutHref(request())).toBe('/logout');
    await expect(konto.loginHref(request(), { provider: 'nobody' })).rejects.toMatchObject({
      code: 'servicekonto.provider.unknown',
    });
  });

  it('start the login they promise', async () => {
    const world = createWorld();
    const href = await world.konto.loginHref(request(), { level: 'substanziell', return: '/a?b=c&d=e' });
    const started = await world.browser.visit(href);
    const done = await world.browser.visit(
      await world.provider.login(started.headers.get('location')!, erika),
    );
    expect(done.headers.get('location')).toBe(`${portal}/a?b=c&d=e`);
  });
});

describe('the link of a step-up', () => {
  it('leads to the account of the session, wherever that stands in the list', async () => {
    const { konto, browser, login } = createWorld({
      config: {
        providers: {
          first: oidc({ issuer, clientId: 'portal', clientSecret: 'only-for-tests' }),
          broker: oidc({ issuer, clientId: 'portal', clientSecret: 'only-for-tests' }),
        },
      },
    });
    expect(await konto.loginHref(browser.request('/'), { level: 'hoch' })).toBe('/login/first?level=hoch');
    await login(erika);
    expect(await konto.loginHref(browser.request('/'), { level: 'hoch' })).toBe('/login/broker?level=hoch');
    expect(await konto.loginHref(browser.request('/'), { provider: 'first' })).toBe('/login/first');
  });
});
