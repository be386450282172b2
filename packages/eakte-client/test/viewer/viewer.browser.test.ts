import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileFiles, hostileTitles } from './hostile.ts';
import { pageOf } from './page-of.ts';
import { containerOf, plainFiles, richAkte } from './rich-akte.ts';

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== undefined && existsSync(path),
);
if (!executablePath)
  console.log('SKIP viewer.browser.test.ts: no Chromium found; install the Debian package "chromium"');

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const shots = fileURLToPath(new URL('../../.rathaus/screenshots/', import.meta.url));
const fileOf = (page: string) => join(shots, `akte-${page}.html`);

/** All that a browser would do for a page of foreign text. */
async function happenings(page: Page, path: string): Promise<string[]> {
  const happened: string[] = [];
  page.on('console', (message) => happened.push(message.text()));
  page.on('pageerror', (error) => happened.push(error.message));
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (url !== pathToFileURL(path).href && !url.startsWith('data:image/')) happened.push(url.slice(0, 80));
  });
  await page.goto(pathToFileURL(path).href);
  return happened;
}

describe.skipIf(!executablePath)('the page of an e-file in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    await mkdir(shots, { recursive: true });
    const { zip, name } = await containerOf();
    await writeFile(fileOf('plain'), await pageOf(zip, { fileName: name }));
    await writeFile(fileOf('masked'), await pageOf(zip, { fileName: name, mask: true }));
    const files = hostileFiles.map(([, file]) => file);
    const { xml, zip: hostile } = await containerOf(files, [
      richAkte(files, { allgemeineMetadaten: { betreff: 'PLATZHALTER' } }),
    ]);
    await writeFile(fileOf('hostile'), await pageOf(hostile));
    for (const [index, [, title]] of hostileTitles.entries()) {
      const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const page = await pageOf(Buffer.from(xml.replaceAll('PLATZHALTER', escaped)));
      await writeFile(fileOf(`title-${index}`), page);
    }
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  it.each(
    ['plain', 'masked', 'hostile'].flatMap((name) =>
      (
        [
          [320, 'light'],
          [320, 'print'],
          [1280, 'light'],
          [1280, 'dark'],
          [1280, 'print'],
          [1440, 'light'],
        ] as const
      ).map(([width, look]) => [name, width, look] as const),
    ),
  )('has no axe finding and no overflow: %s at %i px, %s', async (name, width, look) => {
    const page = await browser.newPage({
      viewport: { width, height: 900 },
      colorScheme: look === 'dark' ? 'dark' : 'light',
      // Only for axe: the policy of the page forbids any script.
      bypassCSP: true,
    });
    await page.goto(pathToFileURL(fileOf(name)).href);
    if (look === 'print') await page.emulateMedia({ media: 'print' });
    await page.screenshot({ path: join(shots, `akte-${name}-${width}-${look}.png`), fullPage: true });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.addScriptTag({ path: axe });
    const violations = await page.evaluate(async () => {
      const runner = (
        window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        }
      ).axe;
      return (await runner.run()).violations.map(({ id, nodes }) => ({
        id,
        html: nodes[0]?.html.slice(0, 300),
      }));
    });
    expect(violations).toEqual([]);
    await page.close();
  });

  it.each(['plain', 'masked', 'hostile', ...hostileTitles.map((_title, index) => `title-${index}`)])(
    'does nothing of itself: %s',
    async (name) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const happened = await happenings(page, fileOf(name));
      expect(await page.locator('h1').isVisible()).toBe(true);
      expect(
        await page
          .locator('.record')
          .first()
          .evaluate((one) => getComputedStyle(one).borderTopWidth),
      ).toBe('1px');
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      expect(happened).toEqual([]);
      await page.close();
    },
  );

  it('shows the picture, and saves a file under its name with its bytes', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(pathToFileURL(fileOf('plain')).href);
    const width = await page
      .locator('.viewer img')
      .evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(width).toBe(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Herunterladen .*Antrag\.pdf/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/_Antrag\.pdf$/);
    expect(await readFile(await download.path())).toEqual(plainFiles[0]!.data);
    await page.close();
  });

  it('works with keys alone: skip link, tree, record', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(pathToFileURL(fileOf('plain')).href);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#inhalt$/);
    const branch = page.locator('nav summary').first();
    await branch.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('nav details').first().getAttribute('open')).toBeNull();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#o1$/);
    await page.close();
  });

  it('prints everything, also what is folded on the screen', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(fileOf('plain')).href);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Rettungsweg fehlt im Text.').isVisible()).toBe(true);
    await page.pdf({ path: join(shots, 'akte.pdf'), format: 'A4', preferCSSPageSize: true });
    await page.close();
  });
});
