/** BundID, the step-up and the mailbox in a real browser: with script under the strict policy, by keyboard, narrow, in both schemes. */
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeFindings } from '../../../tools/testing/axe.ts';
import { findChromium, launchChromium } from '../../../tools/testing/chromium.ts';
import { keepPicture } from '../../../tools/testing/pictures.ts';
import { startWelt, type Welt } from './prozesse.ts';
import { ausfuellen } from './seiten.ts';

const chromium = findChromium();
const folder = resolve(import.meta.dirname, '../../../artifacts/anmeldewege');
const looks = [
  ['hell-1280', 1280, 'light', 'all'],
  ['dunkel-1280', 1280, 'dark', 'colours'],
  ['hell-320', 320, 'light', 'structure'],
  ['dunkel-320', 320, 'dark', 'colours'],
] as const;

describe.skipIf(!chromium)('the ways to log in, in Chromium', () => {
  let welt: Welt;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let portal: string;
  let troubles: string[];
  beforeAll(async () => {
    [welt, browser] = await Promise.all([startWelt(), launchChromium(chromium!)]);
    portal = String(welt.portal.ready.portal);
  });
  afterAll(async () => {
    await browser?.close();
    await welt?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    troubles = [];
    page.on('pageerror', ({ message }) => troubles.push(message));
    // Chromium itself reports an answer that is an error, such as a page that asks for more than the login has.
    page.on('console', (message) => {
      const isOurs = message.location().url.startsWith(portal);
      const isAnswer = /^Failed to load resource: .* status of 403/.test(message.text());
      if (isOurs && !isAnswer) troubles.push(message.text());
    });
  });
  afterEach(() => context.close());

  /** The page in all its looks: nothing sticks out, axe finds nothing, nothing on the console. */
  async function see(name: string): Promise<void> {
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    // axe makes styles of its own, which the policy refuses: what counts came before.
    const said = [...troubles];
    for (const [how, width, colorScheme, part] of looks) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await keepPicture(page, join(folder, `${name}-${how}.png`));
      const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      expect(fits, `no overflow ${how}`).toBe(true);
      expect(await axeFindings(page, part), how).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(said).toEqual([]);
    troubles = [];
  }

  /** Goes by Tab to what has this name, as somebody without a mouse does; the focus can be seen on the way. */
  async function tabTo(name: RegExp): Promise<void> {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      const [text, outline] = await page.evaluate(() => {
        const own = document.activeElement as HTMLInputElement | null;
        const label = own?.labels?.[0]?.textContent ?? own?.textContent ?? '';
        return [label.trim(), own ? getComputedStyle(own).outlineStyle : ''] as const;
      });
      if (!name.test(text)) continue;
      expect(outline, `the focus on "${text}" can be seen`).not.toBe('none');
      return;
    }
    throw new Error(`no way by keyboard to ${name} on ${page.url()}`);
  }

  /** The pages of BundID by keyboard: the way, the person, what is handed over. */
  async function durchBundid(verfahren: RegExp, person: RegExp): Promise<void> {
    for (const choice of [verfahren, person]) {
      const radio = page.getByRole('radio', { name: choice });
      await radio.waitFor();
      // Tab leads to the chosen one of a group; arrows change the choice.
      await tabTo(/./);
      for (let step = 0; step < 30; step += 1) {
        if (await radio.isChecked()) break;
        const isRadio = await page.evaluate(() => document.activeElement?.getAttribute('type') === 'radio');
        await page.keyboard.press(isRadio ? 'ArrowDown' : 'Tab');
      }
      expect(await radio.isChecked()).toBe(true);
      await tabTo(/^Weiter$/);
      await page.keyboard.press('Enter');
    }
    await page.getByRole('button', { name: /Zustimmen/ }).waitFor();
    await tabTo(/Zustimmen/);
    await page.keyboard.press('Enter');
  }

  it('the page of choice in all its looks', async () => {
    await page.goto(`${portal}/antrag`);
    await page.getByText('Was heißt „substanziell“?').click();
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await see('wahl');
    await page.goto(`${portal}/anmelden?level=hoch&return=%2Fbankverbindung%2Fpruefen`);
    await see('wahl-hoch');
    await page.goto(portal);
    await see('start');
  });

  it('by keyboard alone at 320 px: login, step-up with what was typed, confirmation', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${portal}/bankverbindung`);
    await tabTo(/^Zum Inhalt springen$/);
    await tabTo(/^Mit BundID anmelden$/);
    await page.keyboard.press('Enter');
    await durchBundid(/ELSTER/i, /Łucja/);
    await page.waitForURL(`${portal}/bankverbindung`);
    await tabTo(/^IBAN/);
    await page.keyboard.type('DE20 0000 0000 0000 4170 00');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Jetzt bestätigen' }).waitFor();
    await see('step-up');
    await page.setViewportSize({ width: 320, height: 640 });
    await tabTo(/^Jetzt bestätigen$/);
    await page.keyboard.press('Enter');
    await durchBundid(/Online-Ausweis|eID/i, /Łucja/);
    await page.waitForURL(`${portal}/bankverbindung/pruefen`);
    expect(await page.getByRole('main').innerText()).toContain('DE20 0000 0000 0000 4170 00');
    await see('bank-pruefen');
    await page.setViewportSize({ width: 320, height: 640 });
    await tabTo(/^Verbindlich bestätigen$/);
    await page.keyboard.press('Enter');
    await page.getByText('Ihre Bankverbindung ist gespeichert').waitFor();
    await see('bank-gespeichert');
  });

  it('an organisation on the start page and on a page of persons', async () => {
    await page.goto(`${portal}/anmelden?return=%2F`);
    await page.getByRole('link', { name: /Unternehmens.?konto anmelden/ }).click();
    await page.getByRole('radio', { name: /Musterbau/ }).check();
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByRole('button', { name: /Zustimmen/ }).click();
    await page.waitForURL(`${portal}/`);
    await page.getByText('Handelnde Person').first().waitFor();
    await see('organisation');
    await page.goto(`${portal}/antrag`);
    await see('nur-personen');
  });

  it('a message in the mailbox, reached from the page of the application', async () => {
    await page.goto(`${portal}/antrag`);
    await page.getByRole('link', { name: 'Mit BundID anmelden' }).click();
    await durchBundid(/Online-Ausweis|eID/i, /Erika/);
    await page.waitForURL(`${portal}/antrag`);
    await ausfuellen(page);
    await page.getByRole('button', { name: 'Verbindlich absenden' }).click();
    await page.getByRole('heading', { name: 'Nachricht im Postfach' }).waitFor();
    await see('antrag-abgesendet');
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.getByRole('main').innerText();
        },
        { timeout: 60_000, interval: 1000 },
      )
      .toContain('liegt eine Nachricht in Ihrem BundID-Postfach');
    await see('antrag-angenommen');
    await page.getByRole('link', { name: 'BundID-Postfach öffnen' }).click();
    await page.getByRole('link', { name: 'Ihre Anmeldung zur Hundesteuer ist angekommen' }).click();
    await page.getByRole('heading', { name: 'Ihre Anmeldung zur Hundesteuer ist angekommen' }).waitFor();
    await see('postfach-nachricht');
  });
});
