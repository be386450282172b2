/** The documentation as somebody reads it who opened the folder. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAMES } from '../docs/pages/specimen.ts';
import { BASICS } from '../docs/site/layout.ts';
import { writeSite } from '../docs/site/write.ts';
import { CHROMIUM, hasBrowser, startChromium } from './site.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FILES = ['index.html', ...NAMES.map((name) => `${name}.html`), ...BASICS.map(([file]) => file)];

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('docs:ui, opened from a folder', () => {
  let folder: string;
  let browser: Browser;
  const logs: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rathaus-docs-'));
    [browser] = await Promise.all([startChromium(), writeSite(`${folder}/`)]);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(file: string, width = 1280): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    page.on('pageerror', (error) => logs.push(`${file}: ${error.message}`));
    page.on('requestfailed', (request) => logs.push(`${file}: ${request.url()}`));
    await page.goto(pathToFileURL(join(folder, file)).href);
    await page.waitForFunction(() => customElements.get('rathaus-upload'));
    return page;
  }

  it.each(FILES.concat(FILES.map((file) => `en/${file}`)))(
    'has no axe finding, failed request or error: %s',
    async (file) => {
      logs.length = 0;
      const page = await open(file);
      await page.evaluate("for (const d of document.querySelectorAll('details.more')) d.open = true");
      // Without its own requests for stylesheets, which browsers refuse in a folder.
      await page.evaluate(axeSource);
      const { violations } = (await page.evaluate(
        "axe.run({ exclude: [['.dont .stage']] }, { preload: false, runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] })",
      )) as AxeResults;
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
      ).toEqual([]);
      expect(logs).toEqual([]);
      await page.close();
    },
  );

  it.each(FILES)('fits into 320 px: %s', async (file) => {
    const page = await open(file, 320);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.close();
  });

  it('is dark where somebody wants that, and without axe finding', async () => {
    const page = await open('login.html');
    await page.getByRole('radio', { name: 'Dunkel' }).check();
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
      'rgb(16, 22, 31)',
    );
    await page.evaluate(axeSource);
    const { violations } = (await page.evaluate(
      "axe.run({ preload: false, runOnly: ['color-contrast'] })",
    )) as AxeResults;
    expect(violations.flatMap(({ nodes }) => nodes.map((node) => node.html))).toEqual([]);
    await page.close();
  });

  it('has a first stop of the keyboard that leads to the content', async () => {
    const page = await open('level.html');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.close();
  });

  it('copies the code that it shows', async () => {
    const page = await open('level.html');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page
      .getByRole('button', { name: 'Kopieren' })
      .and(page.locator('#code ~ .choices button'))
      .first()
      .click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('<rathaus-level have="niedrig"');
    await page.close();
  });

  it('prints what it shows and not how to get around', async () => {
    const page = await open('timeline.html');
    await page.emulateMedia({ media: 'print' });
    expect(
      await page
        .locator('.rail, .aside, .theme, .around')
        .evaluateAll((all) => all.filter((one) => one.checkVisibility()).length),
    ).toBe(0);
    expect(await page.locator('.stage').first().isVisible()).toBe(true);
    await page.close();
  });

  it('has elements that live: examples by hand warn of nothing, the good ones neither', async () => {
    for (const name of NAMES) {
      const page = await open(`${name}.html`);
      await page.waitForTimeout(50);
      const warned = await page.evaluate(
        "[...document.querySelectorAll('.do [data-warning], .anatomy [data-warning]')].map((e) => e.dataset.warning)",
      );
      expect(warned, name).toEqual([]);
      await page.close();
    }
  });
});
