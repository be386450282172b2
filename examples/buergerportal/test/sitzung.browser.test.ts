/** The end of a session at level "hoch" in two tabs of the portal: warned in time, put off in both, ended in both. */
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { createMemoryStateStore } from '@rathaus/client-core';
import {
  allowHttp,
  createServicekonto,
  type LoginProvider,
  type Servicekonto,
} from '@rathaus/servicekonto-client';
import { stylesheet } from '@rathaus/ui-kit/server';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeFindings } from '../../../tools/testing/axe.ts';
import { findChromium, launchChromium } from '../../../tools/testing/chromium.ts';
import { fremdesFormular, sitzungZuEnde } from '../src/antrag/seiten.ts';
import { kitScripts } from '../src/pages/kit.ts';
import { portalStyles } from '../src/pages/portal-styles.ts';
import { seiteOf } from '../src/pages/seite.ts';
import { umweg } from '../src/pages/wege.ts';

const chromium = findChromium();
const folder = resolve(import.meta.dirname, '../../../artifacts/anmeldung');
const minute = 60_000;
const town = {
  name: 'Musterstadt',
  site: 'Bürgerportal',
  navigation: [
    { href: '/', label: 'Startseite' },
    { href: '/hundesteuer', label: 'Hundesteuer anmelden' },
  ],
};

/** A provider that lets the same person in at once. */
const provider: LoginProvider = {
  protocol: 'oidc',
  answersBy: 'GET',
  label: 'Servicekonto',
  check: () => undefined,
  connect: ({ callbackUrl }) => ({
    start: async ({ state }) => ({ kind: 'redirect', url: `${callbackUrl}?state=${state}` }),
    stateOf: ({ parameters }) => parameters.get('state') ?? undefined,
    finish: async () => ({
      identity: {
        kind: 'person',
        provider: 'servicekonto',
        protocol: 'oidc',
        level: 'hoch',
        subject: 'erika',
        key: 'servicekonto:erika',
        givenNames: 'Erika',
        familyName: 'Mustermann',
        temporary: false,
        attributeLevels: {},
      },
      providerSession: {},
    }),
    end: async () => undefined,
    routes: {},
    keyWarnings: async () => [],
  }),
};

describe.skipIf(!chromium)('a session that ends in five minutes', () => {
  let browser: Browser;
  let context: BrowserContext;
  let server: ReturnType<typeof createAdaptorServer>;
  let konto: Servicekonto;
  let origin: string;
  let now: number;

  beforeAll(async () => {
    browser = await launchChromium(chromium!);
    const app = new Hono();
    server = createAdaptorServer({ fetch: app.fetch });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const clock = () => now;
    now = Date.UTC(2026, 10, 23, 11);
    konto = createServicekonto({
      tenant: 'musterstadt',
      baseUrl: origin,
      store: createMemoryStateStore({ clock }),
      clock,
      cookieKeys: ['nur-fuer-Tests:0123456789-abcdefghijk'],
      providers: { servicekonto: provider },
      paths: {
        login: '/anmelden',
        callback: '/anmelden/zurueck',
        logout: '/abmelden',
        loggedOut: '/abgemeldet',
      },
      [allowHttp]: true,
    });
    const seite = seiteOf(town, true, () => undefined, konto);
    app.get('/rathaus.css', (c) => c.body(stylesheet, 200, { 'content-type': 'text/css' }));
    app.get('/portal.css', (c) => c.body(portalStyles, 200, { 'content-type': 'text/css' }));
    kitScripts(app);
    app.get('/', async (c) =>
      seite(c, {
        title: 'Hundesteuer anmelden',
        session: await konto.session(c.req.raw),
        body: html`<p><label for="a">Rufname des Hundes</label><input id="a" name="hundName"></p>`,
      }),
    );
    const link = '/anmelden/servicekonto?level=substanziell';
    const seiten: Record<string, { title: string; body: ReturnType<typeof umweg> }> = {
      'sitzung-zu-ende': { title: 'Ihre Sitzung ist zu Ende', body: sitzungZuEnde(link, false) },
      'fremdes-formular': { title: 'Hundesteuer anmelden', body: fremdesFormular() },
      stoerung: {
        title: 'Ein Dienst ist gerade nicht erreichbar',
        body: umweg({ text: 'Es liegt nicht an Ihnen.', next: 'Später.', retry: '/', reference: '0a1b2c3d' }),
      },
    };
    app.get('/seiten/:name', (c) => seite(c, seiten[c.req.param('name')]!));
    app.all('*', async (c) => (await konto.handle(c.req.raw)) ?? c.notFound());
    await mkdir(folder, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  });
  beforeEach(async () => {
    now = Date.UTC(2026, 10, 23, 11);
    context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 800 } });
    await context.clock.install({ time: new Date(now) });
  });
  afterEach(() => context.close());

  async function tab(path = '/'): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${origin}${path}`);
    await page.waitForFunction(() => customElements.get('rathaus-account'));
    return page;
  }
  async function pass(time: number): Promise<void> {
    now += time;
    await context.clock.runFor(time);
  }
  /** What the dialog of the account says, or nothing. */
  const notice = (page: Page): Promise<string> =>
    page.evaluate(
      "document.querySelector('rathaus-account-dialog')?.shadowRoot?.querySelector('dialog')?.textContent ?? ''",
    );
  const session = async () => {
    const [cookie] = (await context.cookies()).filter(({ name }) => name === 'rathaus-session');
    const headers = { cookie: `rathaus-session=${cookie?.value}` };
    return konto.session(new Request(origin, { headers }), { touch: false });
  };

  /** The page as people see it, with what axe finds. */
  async function see(page: Page, name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        const look = `${colorScheme === 'dark' ? 'dunkel' : 'hell'}-${width}`;
        await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        expect(await axeFindings(page), look).toEqual([]);
      }
  }

  it('warns in both tabs, and staying in one is enough', async () => {
    const one = await tab('/anmelden/servicekonto?level=hoch');
    const two = await tab();
    await two.locator('#a').fill('Żabka');
    await pass(3 * minute + 1000);
    for (const page of [one, two])
      await expect.poll(() => notice(page)).toContain('Sie werden in 2 Minuten abgemeldet, um 12:05 Uhr.');
    await see(two, 'sitzung-warnung');
    await one.getByRole('button', { name: 'Angemeldet bleiben' }).click();
    await expect.poll(() => notice(two)).toBe('');
    expect(await two.locator('#a').inputValue(), 'what was typed stays').toBe('Żabka');
    expect((await session())?.idleUntil).toEqual(new Date(now + 5 * minute));
  });

  it('asking how long it lasts is no activity: it ends when the level says, and says so', async () => {
    const one = await tab('/anmelden/servicekonto?level=hoch');
    const ends = (await session())!.idleUntil;
    for (let passed = 0; passed < 5; passed++) {
      expect((await session())?.idleUntil).toEqual(ends);
      await one.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
      await pass(minute);
    }
    await pass(1000);
    await expect.poll(() => notice(one)).toContain('Ihre Sitzung ist beendet.');
    const again = one.getByRole('link', { name: 'Neu anmelden' });
    expect(await again.getAttribute('href')).toMatch(/^\/anmelden\/servicekonto\?level=hoch&return=%2F$/);
    expect(await session()).toBeUndefined();
    await see(one, 'sitzung-beendet');
  });

  it('logging out in one tab shows in the other', async () => {
    const one = await tab('/anmelden/servicekonto?level=hoch');
    const two = await tab();
    await one.locator('summary').click();
    await see(one, 'konto-offen');
    await one.getByRole('button', { name: 'Abmelden' }).click();
    await expect.poll(() => notice(two)).toContain('Ihre Sitzung ist beendet');
    expect(await session()).toBeUndefined();
  });

  it.each(['sitzung-zu-ende', 'fremdes-formular', 'stoerung'])('the page %s leads on', async (name) => {
    const page = await tab(`/seiten/${name}`);
    expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(0);
    await see(page, name);
  });

  it('without script the end can be put off by a form that comes back to its page', async () => {
    await tab('/anmelden/servicekonto?level=hoch');
    const still = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await context.storageState(),
    });
    const page = await still.newPage();
    await page.goto(`${origin}/?schritt=2`);
    now += 2 * minute;
    await page.locator('summary').click();
    expect(await page.getByText('Ihre Sitzung endet um 12:05 Uhr.').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Angemeldet bleiben' }).click();
    await page.waitForURL(`${origin}/?schritt=2`);
    await page.locator('summary').click();
    expect(await page.getByText('Ihre Sitzung endet um 12:07 Uhr.').isVisible()).toBe(true);
    await still.close();
  });
});
