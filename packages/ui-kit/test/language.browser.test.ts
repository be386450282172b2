import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, hasBrowser, type Site, startChromium, startSite } from './site.ts';
import { STATES } from './states.ts';

const state = (name: string) => {
  const found = STATES.find((one) => one.element === 'language' && one.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('language', () => {
  let site: Site;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
    page = await browser.newPage();
    await page.clock.setFixedTime(new Date('2026-11-23T12:00:00+01:00'));
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function open(html: string, width = 1024): Promise<void> {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(site.page(html));
    await page.waitForFunction(() => customElements.get('rathaus-language'));
  }

  it('is read as a navigation whose links say their languages', async () => {
    await open(state('all').html());
    expect(await page.locator('rathaus-language').ariaSnapshot()).toMatchInlineSnapshot(`
      "- navigation "Sprache":
        - list:
          - listitem:
            - link "Deutsch":
              - /url: /
          - listitem:
            - link "English":
              - /url: /en/
          - listitem:
            - link "Türkçe":
              - /url: /tr/
          - listitem:
            - link "Українська":
              - /url: /uk/
          - listitem:
            - link "العربية":
              - /url: /ar/
          - listitem:
            - link "Leichte Sprache":
              - /url: /leicht/
          - listitem:
            - link "Gebärdensprache":
              - /url: /dgs/"
    `);
  });

  it('wraps at 320 px, with links of 44 px that lead on', async () => {
    await open(state('all').html(), 320);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    const tops = new Set<number>();
    for (const link of await page.getByRole('link').all()) {
      const box = await link.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      tops.add(box?.y ?? 0);
    }
    expect(tops.size).toBeGreaterThan(2);
    await page.getByRole('link', { name: 'Türkçe' }).click();
    expect(new URL(page.url()).pathname).toBe('/tr/');
  });

  it('marks the present language by a line in forced colours, too, and only that one', async () => {
    await open(state('all').html());
    await page.emulateMedia({ forcedColors: 'active' });
    const lines = await page.evaluate(
      "[...document.querySelectorAll('rathaus-language a')].map((a) => getComputedStyle(a).borderBottomWidth)",
    );
    expect(lines).toEqual(['3px', '0px', '0px', '0px', '0px', '0px', '0px']);
    await page.emulateMedia({ forcedColors: null });
  });
});
