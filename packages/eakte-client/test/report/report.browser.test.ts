import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
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

async function findingsOfAxe(page: Page) {
  await page.addScriptTag({ path: axe });
  return page.evaluate(async () => {
    const runner = (
      window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    return (await runner.run()).violations.map(({ id, nodes }) => ({ id, html: nodes[0]?.html }));
  });
}

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.skipIf(!executablePath)('the report in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    await mkdir(dirname(file), { recursive: true });
    const report = sampleReport();
    await writeFile(file, [...renderReport(report, options)].join(''));
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  it.each([
    [320, 'light'],
    [320, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('has no axe finding and no overflow at %i px, %s', async (width, colorScheme) => {
    // Only for axe: the policy of the page forbids any script.
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    await page.goto(pathToFileURL(file).href);
    await page.screenshot({ path: join(shots, `report-${width}-${colorScheme}.png`), fullPage: true });
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(await findingsOfAxe(page)).toEqual([]);
    await page.close();
  });

  it.each(directions)(
    'has no axe finding and no overflow on a real report: %s',
    async (name, verdict, make) => {
      const report = await make();
      for (const mask of [false, true]) {
        const path = join(shots, `${name.replaceAll(' ', '-')}${mask ? '-masked' : ''}.html`);
        await writeFile(path, [...renderReport(report, { ...options, mask })].join(''));
        for (const width of [320, 1280]) {
          const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true });
          await page.goto(pathToFileURL(path).href);
          expect(await page.locator('h1').textContent()).toMatch(verdict);
          await page.screenshot({ path: path.replace('.html', `-${width}.png`), fullPage: true });
          await page.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true;
          });
          expect.soft(await overflowOf(page)).toBeLessThanOrEqual(0);
          expect.soft(await findingsOfAxe(page)).toEqual([]);
          await page.close();
        }
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
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.emulateMedia({ media: 'print' });
    const deep = page.locator('details:not([open]) tbody tr').last();
    expect(await deep.isVisible()).toBe(true);
    await page.pdf({ path: join(shots, 'report.pdf'), format: 'A4', preferCSSPageSize: true });
    await page.close();
  });
});
