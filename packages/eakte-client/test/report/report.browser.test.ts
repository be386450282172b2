import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../../../../tools/testing/axe.ts';
import { keepPicture } from '../../../../tools/testing/pictures.ts';
import { checkFile, type FileReport, renderReport } from '../../src/report/index.ts';
import { sampleMessage } from '../../src/sample/index.ts';
import { writeMessageText } from '../../src/xdomea/index.ts';
import { forgeZip } from '../package/forge-zip.ts';
import { abgabe, clock } from './abgabe.ts';
import { sampleReport } from './sample-report.ts';

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== undefined && existsSync(path),
);
if (!executablePath)
  console.log('SKIP report.browser.test.ts: no Chromium found; install the Debian package "chromium"');

const shots = fileURLToPath(new URL('../../.rathaus/screenshots/', import.meta.url));
const file = join(shots, 'report.html');

const options = { checkedAt: new Date('2026-11-23T17:00:00Z'), tool: { name: 'rathaus', version: '1.4.0' } };

async function bare(messageType: string, outcome?: 'failure'): Promise<FileReport> {
  const { message, names } = sampleMessage({ version: '4.0.0', messageType, documents: 45, outcome });
  const xml = await writeMessageText(message, { version: '4.0.0' });
  return checkFile(Buffer.from(xml), { fileName: names.message, clock });
}

async function whole(): Promise<FileReport> {
  const { entries, name } = await abgabe(3);
  return checkFile(forgeZip(entries), { fileName: name, clock });
}

/** Real reports of each direction, with the beginning of their verdict. */
const directions: readonly (readonly [string, RegExp, () => Promise<FileReport>])[] = [
  ['handover', /^Abgabefähig: ja/, whole],
  ['message without its files', /^Abgabefähig: nicht beurteilbar/, () => bare('0503')],
  ['decision', /^Bewertung/, () => bare('0502')],
  ['failed reply', /^Import gescheitert/, () => bare('0506', 'failure')],
  ['receipt', /^Quittung/, () => bare('0507')],
];

async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.skipIf(!executablePath)('the report in Chromium', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    await mkdir(dirname(file), { recursive: true });
    const report = sampleReport();
    await writeFile(file, [...renderReport(report, options)].join(''));
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
    // One page for everything that needs no page of its own: to open one costs more than most of what is looked at.
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  it('has no axe finding and no overflow, narrow and wide, light and dark', async () => {
    // What a look shares with another, axe judges in one of them.
    const looks = [
      [1280, 'light', 'all'],
      [1280, 'dark', 'colours'],
      [320, 'light', 'structure'],
      [320, 'dark', 'nothing'],
    ] as const;
    await page.goto(pathToFileURL(file).href);
    for (const [width, colorScheme] of looks) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await keepPicture(page, join(shots, `report-${width}-${colorScheme}.png`));
      expect(await overflowOf(page), `${width} px, ${colorScheme}`).toBeLessThanOrEqual(0);
    }
    await unfold(page);
    for (const [width, colorScheme, rules] of looks) {
      const look = `${width} px, ${colorScheme}, unfolded`;
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      expect(await overflowOf(page), look).toBeLessThanOrEqual(0);
      if (rules !== 'nothing') expect(await axeFindings(page, rules), look).toEqual([]);
    }
  });

  it.each(directions)(
    'has no axe finding and no overflow on a real report: %s',
    async (name, verdict, make) => {
      const report = await make();
      for (const mask of [false, true]) {
        const path = join(shots, `${name.replaceAll(' ', '-')}${mask ? '-masked' : ''}.html`);
        await writeFile(path, [...renderReport(report, { ...options, mask })].join(''));
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(pathToFileURL(path).href);
        expect(await page.locator('h1').textContent()).toMatch(verdict);
        await unfold(page);
        // What there is to judge for axe is there in both widths.
        for (const width of [320, 1280]) {
          await page.setViewportSize({ width, height: 900 });
          await keepPicture(page, path.replace('.html', `-${width}.png`));
          expect.soft(await overflowOf(page), `${width} px`).toBeLessThanOrEqual(0);
        }
        expect.soft(await axeFindings(page)).toEqual([]);
      }
    },
  );

  it('works under its own policy: styled, nothing blocked, nothing asked of the network', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) problems.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    const verdict = page.getByText('Abgabefähig: nein', { exact: true });
    expect(await verdict.isVisible()).toBe(true);
    const box = await page.locator('.verdict').boundingBox();
    expect(box?.width).toBeLessThanOrEqual(80 * 16);
    expect(problems).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#ursachen$/);
    await page.close();
  });

  it('prints everything, also what is folded on the screen', async () => {
    await page.goto(pathToFileURL(file).href);
    await page.emulateMedia({ media: 'print' });
    const deep = page.locator('details:not([open]) tbody tr').last();
    expect(await deep.isVisible()).toBe(true);
    await page.pdf({ path: join(shots, 'report.pdf'), format: 'A4', preferCSSPageSize: true });
  });
});
