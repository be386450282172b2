/** The whole story in a real browser without JavaScript: login, application, delivery, inbox, open data. */
import AxeBuilder from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launchChromium } from '../../../tools/testing/chromium.ts';
import { startWelt, type Welt } from './prozesse.ts';
import { amVermittler, anmelden, ausfuellen, foto, NACHWEIS } from './seiten.ts';

const chromium = findChromium();

describe.skipIf(!chromium)('the story of the example portal', () => {
  let welt: Welt;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let portal: string;

  beforeAll(async () => {
    [welt, browser] = await Promise.all([startWelt(), launchChromium(chromium!)]);
    portal = String(welt.portal.ready.portal);
    context = await browser.newContext({
      locale: 'de-DE',
      javaScriptEnabled: false,
      viewport: { width: 1000, height: 900 },
    });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await welt?.close();
  });

  it('shows what is needed before the login', async () => {
    await page.goto(portal);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Willkommen');
    await foto(page, '01-start');
  });

  it('logs a citizen in and takes the application with its file', async () => {
    await anmelden(page);
    await page.waitForURL(`${portal}/`);
    await page
      .locator('rathaus-account')
      .getByText('Erika Maria Mustermann')
      .first()
      .waitFor({ state: 'attached' });
    await foto(page, '02-angemeldet');
    await page.getByRole('navigation').getByRole('link', { name: 'Hundesteuer anmelden' }).click();
    expect(await page.getByLabel('Straße und Hausnummer').inputValue()).toBe('Erfundene Gasse 17');
    await foto(page, '03-formular');
    await ausfuellen(page);
    await page.getByRole('heading', { name: 'Angaben prüfen' }).waitFor();
    expect(await page.getByRole('main').textContent()).toContain('Impfausweis Wäldi.pdf');
    await foto(page, '04-pruefen');
  });

  it('delivers the e-file and shows its state until it is accepted', async () => {
    await page.getByRole('button', { name: 'Verbindlich absenden' }).click();
    await page.getByRole('heading', { name: 'Ihr Antrag' }).waitFor();
    await foto(page, '05-abgesendet');
    await expect
      .poll(() => welt.submissions().then((all) => all.map((one) => one.state)), {
        timeout: 45_000,
        interval: 500,
      })
      .toEqual(['accepted']);
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.getByRole('main').textContent();
        },
        { timeout: 20_000, interval: 1000 },
      )
      .toMatch(/angenommen \(erledigt\)/);
    await foto(page, '06-angenommen');
  });

  it('shows the checked file in the inbox of the other town, behind the access code', async () => {
    await page.goto(String(welt.portal.ready.posteingang));
    await page.getByLabel('Zugangscode').fill('falsch');
    await page.getByRole('button', { name: 'Öffnen' }).click();
    await page.getByText('Der Zugangscode stimmt nicht').waitFor();
    await page.getByLabel('Zugangscode').fill(String(welt.portal.ready.zugangscode));
    await page.getByRole('button', { name: 'Öffnen' }).click();
    await page.getByText('geprüft, ohne Befund').waitFor();
    await foto(page, '07-posteingang');
    await page.getByRole('link', { name: /\.zip$/ }).click();
    await page.getByText('Die E-Akte ist geprüft').waitFor();
    await foto(page, '08-e-akte');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Nachweis\.pdf$/ }).click(),
    ]);
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(await download.path())).toEqual(NACHWEIS);
  });

  it('publishes a table with its record and shows the dataset', async () => {
    await page.goto(`${portal}/offene-daten`);
    await page.getByLabel('Zugangscode').fill(String(welt.portal.ready.zugangscode));
    await page.getByRole('button', { name: 'Öffnen' }).click();
    await foto(page, '09-offene-daten');
    await page.getByRole('button', { name: 'Veröffentlichen' }).click();
    await page.getByText('ist veröffentlicht').waitFor();
    await foto(page, '10-veroeffentlicht');
    await page.getByRole('main').getByRole('article').getByRole('link').first().click();
    await page.waitForURL(/\/dataset\//);
    await foto(page, '11-katalog');
  });

  it('refuses a file that is no table, in German, and leaves nothing in the catalogue', async () => {
    await page.goto(`${portal}/offene-daten`);
    await page.getByLabel('Eigene CSV-Datei').check();
    await page.getByLabel('Titel der eigenen Tabelle').fill('Kaputte Tabelle');
    await page.getByLabel(/^CSV-Datei/).setInputFiles({
      name: 'tabelle.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe, 0, 1, 2, 3]),
    });
    await page.getByRole('button', { name: 'Veröffentlichen' }).click();
    await page.getByText('Die Tabelle wurde nicht veröffentlicht').waitFor();
    expect(await page.locator('.notice[role=alert]').textContent()).toMatch(
      /kein(e)? (Text|Tabelle)|keine CSV-Tabelle/,
    );
    await foto(page, '12-keine-tabelle');
    const config = (await (await fetch(new URL('/sandbox.json', welt.sandbox.origin))).json()) as {
      services: { ckan: { siteUrl: string } };
    };
    const found = (await (
      await fetch(`${config.services.ckan.siteUrl}/api/3/action/package_search?q=Kaputte`)
    ).json()) as { result: { count: number } };
    expect(found.result.count).toBe(0);
  });

  it('asks for a higher level when the login has too little', async () => {
    const other = await browser.newContext({ locale: 'de-DE', javaScriptEnabled: false });
    const low = await other.newPage();
    await low.goto(`${portal}/anmelden/servicekonto?level=niedrig`);
    await amVermittler(low, /niedrig|normal/i);
    await low.goto(`${portal}/antrag`);
    await low.getByText('Ein Passwort allein reicht dafür nicht').waitFor();
    const href = await low.getByRole('link', { name: 'Jetzt bestätigen' }).getAttribute('href');
    expect(href, 'at the same account').toMatch(/^\/anmelden\/servicekonto\?level=substanziell/);
    await foto(low, '13-niveau-zu-niedrig');
    await other.close();
  });

  it('has no accessibility finding on any page of the story', async () => {
    const scripted = await browser.newContext({
      locale: 'de-DE',
      bypassCSP: true,
      storageState: await context.storageState(),
    });
    const checked = await scripted.newPage();
    const paths = ['/', '/antrag', '/offene-daten', '/gibt-es-nicht'].map((path) => `${portal}${path}`);
    for (const url of [...paths, String(welt.portal.ready.posteingang)]) {
      await checked.goto(url);
      await checked.evaluate(AxeBuilder.source);
      const result = await checked.evaluate(() =>
        (
          globalThis as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          }
        ).axe.run(),
      );
      expect(result.violations.map(({ id, nodes }) => `${url} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await scripted.close();
  });

  it('runs the same with the script of the kit under the strict policy, without an error on the console', async () => {
    const scripted = await browser.newContext({
      locale: 'de-DE',
      storageState: await context.storageState(),
    });
    const live = await scripted.newPage();
    const errors: string[] = [];
    live.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
    });
    live.on('pageerror', (error) => errors.push(error.message));
    for (const path of ['/', '/antrag', '/offene-daten']) await live.goto(`${portal}${path}`);
    await live.goto(`${portal}/antrag`);
    expect(await live.evaluate(() => customElements.get('rathaus-upload') !== undefined)).toBe(true);
    await ausfuellen(live);
    await live.getByRole('heading', { name: 'Angaben prüfen' }).waitFor();
    await foto(live, '15-mit-javascript');
    expect(errors).toEqual([]);
    await scripted.close();
  });

  it('is used by keyboard alone, with visible focus and no overflow at 320 px', async () => {
    const narrow = await browser.newContext({
      locale: 'de-DE',
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
      storageState: await context.storageState(),
    });
    const small = await narrow.newPage();
    await small.goto(`${portal}/antrag`);
    await small.keyboard.press('Tab');
    expect(await small.evaluate(() => document.activeElement?.textContent)).toBe('Zum Inhalt springen');
    const width = await small.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    await foto(small, '14-schmal');
    await narrow.close();
  });
});
