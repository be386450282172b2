import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, firefox } from 'pw-firefox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIREFOX, hasBrowser, type Site, startSite } from './site.ts';
import { STATES } from './states.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!hasBrowser(FIREFOX, 'firefox-esr'))('Firefox ESR of Debian', () => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    site = await startSite();
    browser = await firefox.launch({ channel: 'moz-firefox', executablePath: FIREFOX, headless: true });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('shows every state under the strict policy without axe finding, overflow at 320 px or error', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 600 } });
    const logs: string[] = [];
    page.on('pageerror', ({ message }) => {
      // The browser asks for the icon of the site by itself.
      if (!message.includes('favicon.ico')) logs.push(message);
    });
    const html = STATES.map(
      (state, index) => `<section aria-label="${index}">${state.html()}</section>`,
    ).join('');
    await page.goto(site.page(html));
    await page.waitForFunction(() => customElements.get('rathaus-upload'));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.evaluate(axeSource);
    const found = (await page.evaluate('axe.run().then((r) => r.violations.map((v) => v.id))')) as string[];
    expect(found).toEqual([]);
    expect(logs).toEqual([]);
    await page.close();
  });

  it('dresses links where no sheet is linked, opens the account menu by keyboard and closes it with Escape', async () => {
    const page = await browser.newPage();
    await page.goto(
      site.page(
        `<rathaus-login><a data-provider="bundid" href="/x">Mit BundID anmelden</a></rathaus-login><rathaus-account data='{"name":"Erika","logout":"/logout"}'></rathaus-account>`,
        { styles: false },
      ),
    );
    await page.getByRole('link', { name: 'Mit BundID anmelden' }).waitFor();
    const height = await page.getByRole('link').evaluate((link) => link.getBoundingClientRect().height);
    expect(height).toBeGreaterThanOrEqual(44);
    await page.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('details').evaluate((details) => (details as HTMLDetailsElement).open)).toBe(
      true,
    );
    await page.keyboard.press('Escape');
    expect(await page.locator('details').evaluate((details) => (details as HTMLDetailsElement).open)).toBe(
      false,
    );
    await page.close();
  });
});
