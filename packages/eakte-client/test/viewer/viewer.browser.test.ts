import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeFindings } from '../../../../tools/testing/axe.ts';
import { keepPicture } from '../../../../tools/testing/pictures.ts';
import { hostileFiles, hostileTitles } from './hostile.ts';
import { pageOf } from './page-of.ts';
import { containerOf, plainFiles, richAkte } from './rich-akte.ts';

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== undefined && existsSync(path),
);
if (!executablePath)
  console.log('SKIP viewer.browser.test.ts: no Chromium found; install the Debian package "chromium"');

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

async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

describe.skipIf(!executablePath)('the page of an e-file in Chromium', () => {
  let browser: Browser;
  let page: Page;
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
    // One page for all tests: to open one costs more than most of what is looked at in it.
    page = await browser.newPage();
  });
  beforeEach(async () => {
    page.removeAllListeners();
    await page.goto('about:blank');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ media: null, colorScheme: null });
  });
  afterAll(() => browser?.close());

  it.each(['plain', 'masked', 'hostile'])('has no axe finding and no overflow: %s', async (name) => {
    const light = { colorScheme: 'light', media: 'screen' } as const;
    // One page goes through all looks. What a look shares with another, axe judges in one of them: colours in each
    // scheme and on paper, the rest where the tree scrolls in a column of its own and where it does not.
    const looks = [
      [1280, 'light', light, 'all'],
      [1280, 'dark', { ...light, colorScheme: 'dark' }, 'colours'],
      [1440, 'light', light, 'nothing'],
      [320, 'light', light, 'structure'],
      [1280, 'print', { ...light, media: 'print' }, 'colours'],
      [320, 'print', { ...light, media: 'print' }, 'nothing'],
    ] as const;
    await page.goto(pathToFileURL(fileOf(name)).href);
    await unfold(page);
    for (const [width, look, media, rules] of looks) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia(media);
      await keepPicture(page, join(shots, `akte-${name}-${width}-${look}.png`));
      expect
        .soft(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          `overflow at ${width} px, ${look}`,
        )
        .toBeLessThanOrEqual(0);
      if (rules !== 'nothing')
        expect.soft(await axeFindings(page, rules), `${width} px, ${look}`).toEqual([]);
    }
  });

  it.each(['plain', 'masked', 'hostile', ...hostileTitles.map((_title, index) => `title-${index}`)])(
    'does nothing of itself: %s',
    async (name) => {
      const happened = await happenings(page, fileOf(name));
      expect(await page.locator('h1').isVisible()).toBe(true);
      expect(
        await page
          .locator('.record')
          .first()
          .evaluate((one) => getComputedStyle(one).borderTopWidth),
      ).toBe('1px');
      await unfold(page);
      expect(happened).toEqual([]);
    },
  );

  it('shows the picture, and saves a file under its name with its bytes', async () => {
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
  });

  it('works with keys alone: skip link, tree, record', async () => {
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
  });

  it('prints everything, also what is folded on the screen', async () => {
    await page.goto(pathToFileURL(fileOf('plain')).href);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Rettungsweg fehlt im Text.').isVisible()).toBe(true);
    await page.pdf({ path: join(shots, 'akte.pdf'), format: 'A4', preferCSSPageSize: true });
  });
});
