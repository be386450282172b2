import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium, launchChromium } from '../../../tools/testing/chromium.ts';
import type { RunningHost } from './running-host.ts';

const executable = findChromium();

/** What only a real browser shows: policies, history, tabs. */
export function loginInChromium(host: () => RunningHost): void {
  describe.skipIf(executable === undefined)('in Chromium', () => {
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    const refused: string[] = [];
    beforeAll(async () => {
      browser = await launchChromium(executable!);
    });
    afterAll(() => browser?.close());
    beforeEach(async () => {
      refused.length = 0;
      context = await browser.newContext({ locale: 'de-DE' });
      context.on('console', (message) => {
        if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
      });
      page = await context.newPage();
    });
    afterEach(async () => {
      expect(refused, 'the policy of the site allows what its pages need').toEqual([]);
      await context.close();
    });

    const home = () => `${host().base}/`;
    const level = (one: Page) => one.locator('#level').innerText();
    async function identify(one: Page, number = '2'): Promise<void> {
      await one.locator('#person-erika').check();
      await one.locator(`#niveau-${number}`).check();
      await one.getByRole('button', { name: 'Anmelden', exact: true }).click();
    }
    /**
     * Back or forward to a page of another address. Asked for inside of the page: on a busy machine the browser is still
     * changing over to the process of the other site, and refuses what Playwright asks of the old one.
     */
    async function step(one: Page, pages: -1 | 1): Promise<void> {
      const from = one.url();
      await one.evaluate((by) => void setTimeout(() => history.go(by)), pages);
      await one.waitForURL((url) => url.href !== from);
    }
    async function logIn(one: Page): Promise<void> {
      await one.goto(home());
      await one.locator('#login').click();
      await identify(one);
      await one.waitForURL(home());
    }

    it('logs in, raises the level, sends a form, logs out', async () => {
      await logIn(page);
      expect(await level(page)).toBe('niedrig');
      await page.locator('#step-up').click();
      await identify(page, '4');
      await page.waitForURL(home());
      expect(await level(page)).toBe('hoch');
      await page.locator('#antrag input[name=hund]').fill('<b>Bello</b>');
      await page.locator('#antrag button').click();
      expect(await page.locator('output#hund').innerText()).toBe('<b>Bello</b>');
      await page.goto(home());
      await page.locator('#logout button').click();
      await page.getByRole('button', { name: 'Ja, abmelden' }).click();
      await page.waitForURL(home());
      expect(await page.locator('#login').count()).toBe(1);
      expect((await context.cookies(home())).filter(({ name }) => name.includes('rathaus'))).toEqual([]);
    });

    it('stays logged in with the back button, and never ends on an error page', async () => {
      await logIn(page);
      await step(page, -1);
      await step(page, 1);
      expect(page.url()).toBe(home());
      await page.reload();
      expect(await level(page)).toBe('niedrig');
      await step(page, -1);
      await step(page, -1);
      expect(page.url(), 'the page before the login').toBe(home());
      await page.reload();
      expect(await level(page)).toBe('niedrig');
    });

    it('lets two tabs log in at the same time', async () => {
      const other = await context.newPage();
      await Promise.all([page.goto(home()), other.goto(`${host().base}/geschuetzt`)]);
      await page.locator('#login').click();
      await identify(page);
      await page.waitForURL(home());
      await identify(other, '3');
      await other.waitForURL(`${host().base}/geschuetzt`);
      expect(await level(other)).toBe('substanziell');
      await page.reload();
      expect(await level(page), 'the later login counts').toBe('substanziell');
    });
  });
}
