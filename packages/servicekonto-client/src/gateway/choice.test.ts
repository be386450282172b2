import { describe, expect, it } from 'vitest';
import { createGatewayWorld } from '../../test/gateway-world.ts';
import { codeOf, erika, issuer, portal } from '../../test/mock-browser.ts';
import type { ServicekontoConfig } from '../index.ts';
import { type OidcFacts, oidc } from '../oidc/index.ts';
import type { GatewayConfig } from './index.ts';

const provider = (more: Partial<OidcFacts> = {}) =>
  oidc({ issuer, clientId: 'portal', clientSecret: 'only-for-tests', ...more });
/** A town with a way for people and one for companies that is less sure. */
const both = {
  broker: provider({ label: { de: 'Bürgerinnen & Bürger', en: 'Citizens' } }),
  unternehmenskonto: provider({ levels: { values: { niedrig: 'n', substanziell: 's' } } }),
};
const world = (config: Partial<ServicekontoConfig> = {}, gateway: Partial<GatewayConfig> = {}) =>
  createGatewayWorld(gateway, { config: { providers: both, ...config } });
type World = Awaited<ReturnType<typeof world>>;

const open = async ({ gateway, browser }: World, address: string, init: RequestInit = {}) => {
  const response = await gateway.handle(browser.request(address, init));
  if (!response) throw new Error(`not handled: ${address}`);
  return response;
};
const linksOf = (html: string) =>
  [...html.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href, label]) => [
    href!.replaceAll('&amp;', '&'),
    label!.replaceAll('&amp;', '&'),
  ]);

describe('a visitor where there are several ways to log in', () => {
  it('is led to a page to choose, with the level of the location and the way back', async () => {
    const site = await world();
    const answer = await site.ask('?level=substanziell', { 'x-original-uri': '/antrag/hund?art=dackel' });
    expect(answer.status).toBe(401);
    const address = answer.headers.get('x-rathaus-login')!;
    expect(address).toBe(`${portal}/gateway/login?level=substanziell&return=%2Fantrag%2Fhund%3Fart%3Ddackel`);
    const page = await open(site, address);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const policy = page.headers.get('content-security-policy');
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    const html = await page.text();
    const query = '?level=substanziell&return=%2Fantrag%2Fhund%3Fart%3Ddackel';
    expect(linksOf(html)).toEqual([
      [`/login/broker${query}`, 'Bürgerinnen & Bürger'],
      [`/login/unternehmenskonto${query}`, 'Mit Mein Unternehmenskonto anmelden'],
    ]);
    expect(html).toContain('<h1>Wie möchten Sie sich anmelden?</h1>');
    expect(html, 'works without script and without a mouse').not.toMatch(
      /<script|<form|onclick|style=|tabindex/,
    );
  });

  it('is not offered a way that cannot reach the level: the only other one needs no page', async () => {
    const site = await world();
    const answer = await site.ask('?level=hoch', { 'x-original-uri': '/geheim' });
    expect(answer.headers.get('x-rathaus-login')).toBe(`${portal}/login/broker?level=hoch&return=%2Fgeheim`);
    const typed = await open(site, `${portal}/gateway/login?level=hoch&return=/geheim`);
    expect([typed.status, typed.headers.get('location')]).toEqual([
      303,
      `${portal}/login/broker?level=hoch&return=%2Fgeheim`,
    ]);
  });

  it('reads that the page cannot be opened where no way reaches the level, as nobody and as somebody', async () => {
    const weak = provider({ levels: { values: { niedrig: 'n', substanziell: 'STORK-QAA-Level-3' } } });
    const site = await createGatewayWorld({}, { config: { providers: { broker: weak } } });
    for (const status of [401, 403]) {
      const answer = await site.ask('?level=hoch', { 'x-original-uri': '/geheim' });
      expect(answer.status).toBe(status);
      const page = await open(site, answer.headers.get('x-rathaus-login')!);
      expect(page.status).toBe(403);
      const html = await page.text();
      expect(html).toContain('<h1>Diese Seite können Sie hier nicht öffnen</h1>');
      expect(linksOf(html)).toEqual([['/', 'Zur Startseite']]);
      if (status === 401) await site.login(undefined, '?level=substanziell');
    }
  });

  it('raises a level where they are logged in, and elsewhere only where that cannot', async () => {
    const site = await world();
    await site.login();
    const raise = async (level: string) => (await site.ask(`?level=${level}`)).headers.get('x-rathaus-login');
    expect(await raise('hoch')).toBe(`${portal}/login/broker?level=hoch`);
    const weak = await world({
      providers: {
        ...both,
        broker: provider({ levels: { values: { niedrig: 'n', substanziell: 'STORK-QAA-Level-3' } } }),
        eid: provider(),
        wallet: provider(),
      },
    });
    await weak.login(undefined, '?level=substanziell');
    const address = (await weak.ask('?level=hoch')).headers.get('x-rathaus-login')!;
    expect(address).toBe(`${portal}/gateway/login?level=hoch`);
    expect(linksOf(await (await open(weak, address)).text()).map(([, label]) => label)).toEqual([
      'Mit Online-Ausweis anmelden',
      'Mit EUDI-Wallet anmelden',
    ]);
  });

  it('has no choice where the configuration of the gateway has made it', async () => {
    const site = await world({}, { provider: 'unternehmenskonto' });
    expect((await site.ask()).headers.get('x-rathaus-login')).toBe(`${portal}/login/unternehmenskonto`);
    const page = await open(site, `${portal}/gateway/login`);
    expect(page.headers.get('location')).toBe(`${portal}/login/unternehmenskonto`);
    const wrong = await world({}, { provider: 'nirgends' });
    expect((await wrong.ask()).headers.get('x-rathaus-error')).toBe('servicekonto.provider.unknown');
  });

  it('reads it in the language of the browser or of the site, in the frame of the site', async () => {
    const site = await world();
    const english = await open(site, `${portal}/gateway/login`, { headers: { 'accept-language': 'en' } });
    const html = await english.text();
    expect(html).toContain('<html lang="en">');
    expect(linksOf(html).map(([, label]) => label)).toEqual([
      'Citizens',
      'Sign in with Mein Unternehmenskonto',
    ]);
    const simple = await (
      await open(await world({ language: () => 'de-simple' }), `${portal}/gateway/login`)
    ).text();
    expect(simple).toContain('<html lang="de-simple">');
    expect(simple).toContain('Suchen Sie einen Weg aus.');
    const framed = await world({
      layout: ({ kind, main }) =>
        new Response(`<p>Kopf ${kind}</p>${main}`, { headers: { 'content-type': 'text/html' } }),
    });
    const page = await open(framed, `${portal}/gateway/login`);
    expect(await page.text()).toContain('<p>Kopf choice</p>');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  });
});

describe('the address for a link "log in" of a static page', () => {
  const address = `${portal}/gateway/login?return=/intern/`;
  it('goes straight to the only provider, and straight back for who is logged in', async () => {
    const site = await createGatewayWorld();
    expect((await open(site, address)).headers.get('location')).toBe(
      `${portal}/login/broker?return=%2Fintern%2F`,
    );
    await site.login();
    expect((await open(site, address)).headers.get('location')).toBe(`${portal}/intern/`);
    expect((await open(site, `${address}&level=hoch`)).headers.get('location')).toBe(
      `${portal}/login/broker?level=hoch&return=%2Fintern%2F`,
    );
  });

  it('leads to no other site, into no circle, and does nothing for HEAD', async () => {
    const site = await world();
    const back = async (target: string) =>
      linksOf(await (await open(site, `${portal}/gateway/login?return=${target}`)).text())[0]![0];
    expect(await back('//evil.test')).toBe('/login/broker');
    expect(await back('https://evil.test/')).toBe('/login/broker');
    expect(await back('/gateway/login')).toBe('/login/broker');
    const head = await open(site, address, { method: 'HEAD' });
    expect([head.status, head.headers.get('location'), await head.text()]).toEqual([200, null, '']);
    expect(site.events).toEqual([]);
  });

  it('answers a level that does not exist, and a post, with a page', async () => {
    const site = await world();
    const unknown = await open(site, `${portal}/gateway/login?level=low`);
    expect([unknown.status, await codeOf(unknown)]).toEqual([400, 'servicekonto.level.unknown']);
    const posted = await open(site, address, { method: 'POST' });
    expect([posted.status, await codeOf(posted)]).toEqual([405, 'servicekonto.request.method']);
  });

  it('shows the choice while the store is away', async () => {
    const away = () => Promise.reject(new Error('away'));
    const { store } = await createGatewayWorld();
    const broken = await world({ store: { ...store, get: away } });
    broken.browser.jar.set('__Host-rathaus-session', 'A'.repeat(43));
    expect((await open(broken, address)).status).toBe(200);
  });
});

describe('what opens no page', () => {
  const cases = {
    image: { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image', accept: 'image/avif,*/*' },
    'request of a script': { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty', accept: 'text/html' },
    object: { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'object', accept: 'text/html' },
    'style sheet of an old browser': { accept: 'text/css,*/*;q=0.1' },
    'XMLHttpRequest of an old browser': { accept: 'text/html', 'x-requested-with': 'XMLHttpRequest' },
    program: { accept: '*/*' },
  };
  it.each(Object.entries(cases))('%s: 401 or 403 without the address of a login', async (_name, headers) => {
    const site = await createGatewayWorld();
    for (const status of [401, 403]) {
      const answer = await site.ask('?level=hoch', headers);
      expect([answer.status, answer.headers.get('x-rathaus-login')]).toEqual([status, null]);
      if (status === 401) await site.login();
    }
    await site.login({ ...erika, acr: 'STORK-QAA-Level-4' }, '?level=hoch');
    expect((await site.ask('?level=hoch', headers)).status, 'who may see the page may see its parts').toBe(
      200,
    );
  });

  it.each([
    ['page', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', accept: '*/*' }],
    ['page of an old browser', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }],
  ])('a %s is led to the login', async (_name, headers) => {
    const site = await createGatewayWorld();
    expect((await site.ask('', headers)).headers.get('x-rathaus-login')).toBe(`${portal}/login/broker`);
  });
});
