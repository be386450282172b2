import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../../../../tools/testing/axe.ts';
import { keepPicture } from '../../../../tools/testing/pictures.ts';
import { renderReportPage } from '../../src/report/index.ts';
import { catalogue, options, people, sampleReports } from './sample-reports.ts';

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== undefined && existsSync(path),
);
if (!executablePath)
  console.log('SKIP report.browser.test.ts: no Chromium found; install the Debian package "chromium"');
const pdftotext = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext', '/opt/homebrew/bin/pdftotext'].find(
  existsSync,
);
if (!pdftotext) console.log('SKIP text of printed reports: no pdftotext found; install "poppler-utils"');

const shots = fileURLToPath(new URL('../../.rathaus/screenshots/', import.meta.url));
const reports = sampleReports(40);
type Name = keyof typeof reports;
const names = Object.keys(reports) as Name[];
const fileOf = (name: Name, masked: boolean) => join(shots, `${name}${masked ? '-masked' : ''}.html`);

async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.skipIf(!executablePath)('report pages of all verdicts in Chromium', () => {
  let browser: Browser;
  let page: Page;
  let enlarged: Page;
  beforeAll(async () => {
    await mkdir(shots, { recursive: true });
    for (const name of names)
      for (const mask of [false, true])
        await writeFile(
          fileOf(name, mask),
          [...renderReportPage(reports[name], catalogue, { ...options, mask })].join(''),
        );
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
    // Two pages for everything: to open one costs more than most of what is looked at in it.
    page = await browser.newPage();
    // 1280 px at 400 % are 320 px of four device pixels each, with a quarter of the height.
    enlarged = await browser.newPage({ viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 });
  });
  afterAll(() => browser?.close());

  const light = { colorScheme: 'light', forcedColors: 'none', media: 'screen' } as const;
  const narrow = { width: 320, height: 800 };
  const wide = { width: 1280, height: 900 };
  const paper = { width: 660, height: 930 };
  // One page goes through all looks. What a look shares with another, axe judges in one of them.
  const looks = [
    ['1280 px', wide, light, 'all'],
    ['1280 px, dark', wide, { ...light, colorScheme: 'dark' }, 'colours'],
    ['320 px', narrow, light, 'structure'],
    ['320 px, dark', narrow, { ...light, colorScheme: 'dark' }, 'nothing'],
    ['forced colours', wide, { ...light, forcedColors: 'active' }, 'colours'],
    ['print', paper, { ...light, media: 'print' }, 'colours'],
  ] as const;

  it.each(names.flatMap((name) => [false, true].map((masked) => [name, masked] as const)))(
    'have no axe finding and no overflow: %s, masked: %s',
    async (name, masked) => {
      const url = pathToFileURL(fileOf(name, masked)).href;
      const shot = (look: string) =>
        join(shots, `${name}-${look.replaceAll(/\W+/g, '-')}${masked ? '-masked' : ''}.png`);
      const overflow = async (page: Page, look: string) =>
        expect.soft(await overflowOf(page), `overflow ${look}`).toBeLessThanOrEqual(0);
      // A mask changes words and lengths: what colours do with them is seen without it.
      const own = looks.filter(([look]) => !masked || !/dark|colours/.test(look));

      await page.goto(url);
      for (const [look, size, media] of own) {
        await page.setViewportSize(size);
        await page.emulateMedia(media);
        await keepPicture(page, shot(look), { scale: 'css' });
        await overflow(page, look);
      }
      await unfold(page);
      for (const [look, size, media, rules] of own) {
        await page.setViewportSize(size);
        await page.emulateMedia(media);
        await overflow(page, `${look}, unfolded`);
        if (rules !== 'nothing' && (!masked || rules === 'all'))
          expect.soft(await axeFindings(page, rules), look).toEqual([]);
      }

      // Enlarged it is as wide as a narrow one, with other fractions of a pixel.
      await enlarged.goto(url);
      await keepPicture(enlarged, shot('400 % zoom'), { scale: 'css' });
      await overflow(enlarged, '400 % zoom');
      await unfold(enlarged);
      await overflow(enlarged, '400 % zoom, unfolded');
    },
  );

  it('turns tables into lists where they have little width, and says them as tables everywhere', async () => {
    for (const [width, display] of [
      [1280, 'table-row'],
      [320, 'block'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia(light);
      await page.goto(pathToFileURL(fileOf('failed', false)).href);
      const row = page.getByRole('row', { name: 'Dateien vollständig' });
      expect(await row.evaluate((element) => getComputedStyle(element).display)).toBe(display);
      expect(await page.getByRole('rowheader', { name: 'Dateien vollständig' }).isVisible()).toBe(true);
      expect(await row.getByRole('cell').count()).toBe(2);
    }
  });

  it.skipIf(!pdftotext)('prints what an archive reads: names, pages, whole causes', async () => {
    for (const name of names) {
      await page.goto(pathToFileURL(fileOf(name, false)).href);
      await page.emulateMedia({ media: null });
      const path = join(shots, `${name}.pdf`);
      await page.pdf({ path, preferCSSPageSize: true });
      const pages = execFileSync(pdftotext!, ['-layout', path, '-'], { encoding: 'utf8' })
        .split('\f')
        .slice(0, -1);
      for (const [index, text] of pages.entries())
        expect(text.trimEnd().replaceAll(' ', '')).toMatch(new RegExp(`${index + 1}/${pages.length}$`));
      const whole = pages.join('\n').replaceAll(/\s+/g, ' ');
      for (const said of ['Fr 27. November 2026, 15:43 Uhr', 'rathaus 1.4.0', people[0]!, people[1]!])
        expect(whole).toContain(said);
    }
    const text = execFileSync(pdftotext!, ['-layout', join(shots, 'failed.pdf'), '-'], { encoding: 'utf8' });
    // What is folded on the screen is on paper, and a heading is never alone at the end of a page.
    expect(text.match(/Zeile \d+, Spalte/g)?.length).toBeGreaterThanOrEqual(44);
    for (const page of text.split('\f').slice(0, -1)) {
      const lines = page
        .trimEnd()
        .split('\n')
        .filter((line) => line.trim() !== '');
      for (const line of lines.slice(-4, -1))
        expect(line).not.toMatch(/^\s*\d+\. [A-ZÄÖÜ]|Warum das wichtig ist/);
    }
  });
});
