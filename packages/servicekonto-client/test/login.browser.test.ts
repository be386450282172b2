import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium, launchChromium } from './chromium.ts';
import { HttpBrowser } from './http-browser.ts';
import { type Portal, startPortal } from './portal.ts';
import { serveMockProvider } from './provider-server.ts';
import { createTestCa } from './test-ca.ts';
import { tlsFetch } from './tls-fetch.ts';

const executable = await findChromium();
const portalOrigin = 'https://portal.musterstadt.test';
const brokerOrigin = 'https://login.land.test';

describe.skipIf(executable === undefined)('login in Chromium over TLS on two registrable domains', () => {
  let sandbox: Sandbox;
  let portal: Portal;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let send: ReturnType<typeof tlsFetch>;

  beforeAll(async () => {
    const tls = await createTestCa(['portal.musterstadt.test', 'login.land.test']);
    sandbox = await startSandbox({
      tls,
      publicOrigins: { oidc: brokerOrigin },
      clients: [
        {
          clientId: 'portal-tls',
          clientSecret: 'only-for-tests',
          name: 'Bürgerportal Musterstadt',
          redirectUris: [`${portalOrigin}/login/callback/broker`],
          postLogoutRedirectUris: [`${portalOrigin}/logged-out`],
          requirePushedAuthorizationRequests: true,
        },
      ],
    });
    const broker = sandbox.services.oidc.port;
    const ports: Record<string, number> = { 'login.land.test': broker };
    send = tlsFetch(tls.ca, ports);
    portal = await startPortal({
      tls,
      publicOrigin: portalOrigin,
      provider: { issuer: brokerOrigin, clientId: 'portal-tls', clientSecret: 'only-for-tests' },
      config: { fetch: send },
    });
    ports['portal.musterstadt.test'] = portal.port;
    browser = await launchChromium(executable!, ports, tls.spki);
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.close();
    await sandbox?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'de-DE' });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const who = (one: Page) => one.locator('#wer').innerText();
  async function logIn(one: Page, person = 'erika', level = '3') {
    expect(new URL(one.url()).origin).toBe(brokerOrigin);
    await one.locator(`#person-${person}`).check();
    await one.locator(`#niveau-${level}`).check();
    await one.getByRole('button', { name: 'Anmelden', exact: true }).click();
  }

  it('goes there and back, sets host cookies, logs out at both sides', async () => {
    await page.goto(`${portalOrigin}/antrag`);
    expect(await who(page)).toBe('niemand');
    await page.locator('#login').click();
    await logIn(page);
    await page.waitForURL(`${portalOrigin}/antrag`);
    expect(await who(page)).toContain('Erika Maria');
    expect(await who(page)).toContain('substanziell');
    const cookies = await context.cookies(portalOrigin);
    expect(cookies.map(({ name }) => name)).toEqual(['__Host-rathaus-session']);
    expect(cookies[0]).toMatchObject({
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      expires: -1,
    });
    await page.getByRole('button', { name: 'Abmelden' }).click();
    await page.getByRole('button', { name: 'Ja, abmelden' }).click();
    await page.waitForURL(`${portalOrigin}/`);
    expect(await who(page)).toBe('niemand');
    expect(await context.cookies(portalOrigin)).toEqual([]);
  });

  it('asks before it logs out for a foreign page', async () => {
    await page.goto(`${portalOrigin}/`);
    await page.locator('#login').click();
    await logIn(page);
    await page.waitForURL(`${portalOrigin}/`);
    await page.goto(`${brokerOrigin}/`);
    await page.evaluate((address) => location.assign(address), `${portalOrigin}/logout`);
    await page.waitForURL(`${portalOrigin}/logout`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Abmelden');
    await page.goto(`${portalOrigin}/`);
    expect(await who(page)).toContain('Erika');
    await page.goto(`${brokerOrigin}/`);
    await page.evaluate((address) => location.assign(address), `${portalOrigin}/logout`);
    // Ours is answered by a form that posts itself to the provider.
    await page.getByRole('button', { name: 'Ja, abmelden' }).click();
    await page.waitForURL(`${brokerOrigin}/session/end**`);
    expect(page.url(), 'the ID token is in no address').toBe(`${brokerOrigin}/session/end`);
    await page.goto(`${portalOrigin}/`);
    expect(await who(page)).toBe('niemand');
  });

  it('survives the back button: after login back and forward never end on an error page', async () => {
    await page.goto(`${portalOrigin}/antrag`);
    await page.locator('#login').click();
    const loginPage = page.url();
    let callback = '';
    page.on('request', (request) => {
      if (request.url().includes('/login/callback/')) callback = request.url();
    });
    await logIn(page);
    await page.waitForURL(`${portalOrigin}/antrag`);
    await page.goto(callback);
    expect(page.url(), 'the callback itself, from history or a reload').toBe(`${portalOrigin}/antrag`);
    expect(await who(page)).toContain('Erika');
    for (let i = 0; i < 6 && page.url() !== loginPage; i++) await page.goBack();
    expect(page.url()).toBe(loginPage);
    await page.goBack();
    expect(page.url()).toBe(`${portalOrigin}/antrag`);
    // The page before the login may come from the back/forward cache; asked again it knows the person.
    await page.reload();
    expect(await who(page)).toContain('Erika');
    await page.locator('#login').click();
    await page.waitForURL(`${portalOrigin}/antrag`);
    expect(await who(page)).toContain('Erika');
  });

  it('lets two tabs log in at the same time', async () => {
    const other = await context.newPage();
    await Promise.all([page.goto(`${portalOrigin}/eins`), other.goto(`${portalOrigin}/zwei`)]);
    await page.locator('#login').click();
    await other.locator('#login').click();
    await logIn(page);
    await page.waitForURL(`${portalOrigin}/eins`);
    expect(await who(page)).toContain('Erika');
    await logIn(other);
    await other.waitForURL(`${portalOrigin}/zwei`);
    expect(await who(other)).toContain('Erika');
    await page.reload();
    expect(await who(page)).toContain('Erika');
    expect(portal.events.filter(({ type }) => type === 'login.failed')).toEqual([]);
  });

  it('does not log another browser in with a link that was passed on', async () => {
    const attacker = new HttpBrowser(send);
    attacker.stopAt = /\/login\/callback\//;
    await attacker.open(`${portalOrigin}/login/broker`);
    await attacker.submit({ person: 'erika', niveau: '4', aktion: 'anmelden' });
    expect(attacker.url).toContain('code=');
    const stranger = await browser.newContext({ locale: 'de-DE' });
    const victim = await stranger.newPage();
    await victim.goto(attacker.url);
    expect(await victim.getByRole('heading', { level: 1 }).innerText()).toContain(
      'nicht in diesem Browser begonnen',
    );
    expect((await stranger.cookies()).filter(({ name }) => name.includes('session'))).toEqual([]);
    await stranger.close();
  });

  it('tells the citizen in German what happened when they cancel, and leads back', async () => {
    await page.goto(`${portalOrigin}/antrag`);
    await page.locator('#login').click();
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
      'Sie haben die Anmeldung abgebrochen',
    );
    await page.getByRole('link', { name: 'Noch einmal anmelden' }).click();
    await logIn(page);
    await page.waitForURL(`${portalOrigin}/antrag`);
  });

  it('takes a double click on the link for one more click as one', async () => {
    const provider = await serveMockProvider();
    const crowded = await startPortal({
      provider: provider.options,
      config: { login: { startsPerMinute: 1 } },
    });
    const starts = () => crowded.events.filter(({ type }) => type === 'login.started').length;
    await fetch(`${crowded.origin}/login/broker`, { redirect: 'manual' });
    await page.goto(`${crowded.origin}/login/broker`);
    const link = page.getByRole('link', { name: 'Weiter zur Anmeldung' });
    // Chromium drops the second one itself; other browsers follow it.
    const isFollowed = (detail: number) =>
      link.evaluate((one, times) => {
        const click = new MouseEvent('click', { bubbles: true, cancelable: true, detail: times });
        return one.dispatchEvent(click);
      }, detail);
    expect(await isFollowed(2)).toBe(false);
    await link.dblclick();
    await page.waitForURL(`${provider.options.issuer}/**`);
    expect(starts()).toBe(2);
    expect(crowded.events.filter(({ type }) => type === 'login.limited')).toHaveLength(1);
    await crowded.close();
    provider.close();
  });
});
