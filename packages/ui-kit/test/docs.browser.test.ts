/** The documentation as somebody reads it who opened the folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../../../tools/testing/axe.ts';
import { NAMES } from '../docs/pages/specimen.ts';
import { BASICS } from '../docs/site/layout.ts';
import { writeSite } from '../docs/site/write.ts';
import { CHROMIUM, hasBrowser, startChromium } from './site.ts';

const visible = (all: Element[]) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent);

const FILES = ['index.html', ...NAMES.map((name) => `${name}.html`), ...BASICS.map(([file]) => file)];

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('docs:ui, opened from a folder', () => {
  let folder: string;
  let browser: Browser;
  // One for all tests: to open one costs more than what most of them do.
  let page: Page;
  let file = '';
  const logs: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rathaus-docs-'));
    [browser] = await Promise.all([startChromium(), writeSite(`${folder}/`)]);
    page = await browser.newPage();
    page.on('pageerror', (error) => logs.push(`${file}: ${error.message}`));
    page.on('requestfailed', (request) => logs.push(`${file}: ${request.url()}`));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(name: string, width = 1280): Promise<void> {
    file = name;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ media: null });
    await page.goto(pathToFileURL(join(folder, file)).href);
    await page.waitForFunction(() => customElements.get('rathaus-upload'));
  }

  it.each(FILES.concat(FILES.map((file) => `en/${file}`)))(
    'has no axe finding, failed request or error: %s',
    async (file) => {
      logs.length = 0;
      await open(file);
      await page.evaluate("for (const d of document.querySelectorAll('details.more')) d.open = true");
      // Pages in English are of the same parts.
      const part = file.startsWith('en/') ? 'structure' : 'all';
      expect(await axeFindings(page, part, '.dont .stage')).toEqual([]);
      expect(logs).toEqual([]);
    },
  );

  it.each(FILES)('fits into 320 px: %s', async (file) => {
    await open(file, 320);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  });

  it('is dark where somebody wants that, and without axe finding', async () => {
    await open('login.html');
    await page.getByRole('radio', { name: 'Dunkel' }).check();
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
      'rgb(16, 22, 31)',
    );
    expect(await axeFindings(page, 'colours')).toEqual([]);
    // The pages keep what was chosen.
    await page.evaluate('localStorage.clear()');
  });

  it('has a first stop of the keyboard that leads to the content', async () => {
    await open('level.html');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
  });

  it('copies the code that it shows', async () => {
    await open('level.html');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page
      .getByRole('button', { name: 'Kopieren' })
      .and(page.locator('#code ~ .choices button'))
      .first()
      .click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('<rathaus-level have="niedrig"');
  });

  it('prints what it shows and not how to get around', async () => {
    await open('timeline.html');
    await page.emulateMedia({ media: 'print' });
    expect(
      await page
        .locator('.rail, .aside, .theme, .around')
        .evaluateAll((all) => all.filter((one) => one.checkVisibility()).length),
    ).toBe(0);
    expect(await page.locator('.stage').first().isVisible()).toBe(true);
    // What is folded away is no word on paper either; what somebody has opened is there.
    expect(await page.locator('.choices > details').evaluateAll(visible)).toHaveLength(1);
    expect(await page.locator('details.more').evaluateAll(visible)).toEqual([]);
    await page.evaluate("document.querySelector('details.more').open = true");
    expect(await page.locator('details.more').evaluateAll(visible)).toHaveLength(1);
    // Numbers are white on a disc, and printers leave grounds away.
    const pins = await page
      .locator('.pin')
      .evaluateAll((all) => all.map((pin) => getComputedStyle(pin).printColorAdjust));
    expect([...new Set(pins)]).toEqual(['exact']);
  });

  it('has elements that live: examples by hand warn of nothing, the good ones neither', async () => {
    for (const name of NAMES) {
      await open(`${name}.html`);
      await page.waitForTimeout(50);
      const warned = await page.evaluate(
        "[...document.querySelectorAll('.do [data-warning], .anatomy [data-warning]')].map((e) => e.dataset.warning)",
      );
      expect(warned, name).toEqual([]);
    }
  });
});
