import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
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

describe.skipIf(!executablePath)('report pages of all verdicts in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    await mkdir(shots, { recursive: true });
    for (const name of names)
      for (const mask of [false, true])
        await writeFile(
          fileOf(name, mask),
          [...renderReportPage(reports[name], catalogue, { ...options, mask })].join(''),
        );
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  const looks = [
    ['320 px', { viewport: { width: 320, height: 800 } }],
    ['320 px, dark', { viewport: { width: 320, height: 800 }, colorScheme: 'dark' }],
    ['1280 px', { viewport: { width: 1280, height: 900 } }],
    ['1280 px, dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
    ['forced colours', { viewport: { width: 1280, height: 900 }, forcedColors: 'active' }],
    // 1280 px at 400 % are 320 px of four device pixels each, with a quarter of the height.
    ['400 % zoom', { viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 }],
    ['print', { viewport: { width: 660, height: 930 } }],
  ] as const;

  it.each([
    ...looks.map(([look, context]) => [look, false, context] as const),
    // A mask changes words and lengths: what colours do with them is seen above.
    ...looks
      .filter(([look]) => !/dark|colours/.test(look))
      .map(([look, context]) => [look, true, context] as const),
  ])('have no axe finding and no overflow: %s, masked: %s', async (look, masked, context) => {
    for (const name of names) {
      // Only for axe: the policy of the page forbids any script.
      const page = await browser.newPage({ ...context, bypassCSP: true });
      if (look === 'print') await page.emulateMedia({ media: 'print' });
      await page.goto(pathToFileURL(fileOf(name, masked)).href);
      const shot = `${name}-${look.replaceAll(/\W+/g, '-')}${masked ? '-masked' : ''}.png`;
      await page.screenshot({ path: join(shots, shot), fullPage: true, scale: 'css' });
      expect.soft(await overflowOf(page), `${name} overflow`).toBeLessThanOrEqual(0);
      await unfold(page);
      expect.soft(await overflowOf(page), `${name} overflow, unfolded`).toBeLessThanOrEqual(0);
      expect.soft(await findingsOfAxe(page), name).toEqual([]);
      await page.close();
    }
  });

  it('turns tables into lists where they have little width, and says them as tables everywhere', async () => {
    for (const [width, display] of [
      [1280, 'table-row'],
      [320, 'block'],
    ] as const) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.goto(pathToFileURL(fileOf('failed', false)).href);
      const row = page.getByRole('row', { name: 'Dateien vollständig' });
      expect(await row.evaluate((element) => getComputedStyle(element).display)).toBe(display);
      expect(await page.getByRole('rowheader', { name: 'Dateien vollständig' }).isVisible()).toBe(true);
      expect(await row.getByRole('cell').count()).toBe(2);
      await page.close();
    }
  });

  it.skipIf(!pdftotext)('prints what an archive reads: names, pages, whole causes', async () => {
    for (const name of names) {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(fileOf(name, false)).href);
      const path = join(shots, `${name}.pdf`);
      await page.pdf({ path, preferCSSPageSize: true });
      await page.close();
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
