import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHROMIUM, hasBrowser, type Site, STRICT_CONNECT, startChromium, startSite } from './site.ts';
import { pdf, posted, rows, TownServer } from './upload-site.ts';

const HTML = `<form><rathaus-upload action="/upload" texts='{"list":"Anlagen"}'><input type="file" name="nachweis" multiple aria-label="Nachweis"></rathaus-upload></form>`;

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('upload and what servers answer', () => {
  let site: Site;
  let browser: Browser;
  let page: Page;
  let town: TownServer;
  let logs: string[];

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    town = new TownServer(site);
    logs = [];
    page.on('console', (message) => logs.push(message.text()));
    page.on('pageerror', (error) => logs.push(`error: ${error.message}`));
  });
  afterEach(async () => {
    await page.context().setOffline(false);
    await page.close();
    expect(logs.filter((line) => line.startsWith('error'))).toEqual([]);
  });
  async function open(html = HTML): Promise<void> {
    await page.goto(site.page(html, { csp: STRICT_CONNECT }));
    // As a pointer does before anybody can choose files.
    await page.locator('rathaus-upload:defined').first().dispatchEvent('pointerover');
    await page.locator('rathaus-upload [part=status]').first().waitFor({ state: 'attached' });
  }
  const choose = () => page.locator('input[type=file]').setInputFiles([pdf('a.pdf')]);
  const failed = () => page.locator('[part~=failed]').waitFor();

  it.each([
    ['401', [401, ''], 'Sie sind nicht mehr angemeldet', true],
    ['403', [403, '{}'], 'Sie sind nicht mehr angemeldet', true],
    ['a redirect to the login page', [302, '/login'], 'Sie sind nicht mehr angemeldet', true],
    [
      'a page in place of an answer',
      [200, '<title>Anmelden</title>', 'text/html'],
      'Sie sind nicht mehr angemeldet',
      true,
    ],
    ['413', [413, '{"id":"x"}'], 'Die Datei ist zu groß. Bitte wählen Sie eine kleinere.', false],
    ['415', [415, '{}'], 'Diese Datei können wir nicht annehmen.', false],
    [
      'words of its own',
      [422, '{"error":"Die PDF-Datei ist mit einem Kennwort geschützt. <b>"}'],
      'Die PDF-Datei ist mit einem Kennwort geschützt. <b>',
      false,
    ],
    ['429', [429, ''], 'Bei uns ist ein Fehler aufgetreten.', true],
    ['500', [500, '{"error":"SQL"}'], 'Bei uns ist ein Fehler aufgetreten.', true],
    ['504', [504, ''], 'Das Hochladen hat zu lange gedauert.', true],
    ['no JSON', [200, 'OK', 'text/plain'], 'Bei uns ist ein Fehler aufgetreten.', true],
    ['no id', [200, '{}'], 'Bei uns ist ein Fehler aufgetreten.', true],
    ['an id that is none', [201, '{"id":{"a":1}}'], 'Bei uns ist ein Fehler aufgetreten.', true],
  ] as const)('%s: %j', async (_, answer, text, retry) => {
    town.answers.push(answer);
    await open();
    await choose();
    await failed();
    expect((await rows(page))[0]).toContain(`a.pdf Fehler: Nicht hochgeladen. ${text}`);
    expect(await posted(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Erneut versuchen' }).count()).toBe(retry ? 1 : 0);
    expect(logs.some((line) => line.includes('upload.answer'))).toBe(/no id|no JSON|is none/.test(_));
    if (!retry) return;
    await page.getByRole('button', { name: 'Erneut versuchen' }).click();
    await page.locator('[part~=done]').waitFor();
    expect(await posted(page)).toEqual(['f1']);
  });

  it('a redirect to the login of another site, which browsers do not follow', async () => {
    town.login = 'http://127.0.0.2:9/login';
    await open();
    await choose();
    await failed();
    expect((await rows(page))[0]).toContain('Sie sind nicht mehr angemeldet.');
  });

  it('a broken connection', async () => {
    town.broken = true;
    await open();
    await choose();
    await failed();
    expect((await rows(page))[0]).toContain('Die Verbindung wurde unterbrochen.');
    town.broken = false;
    await page.getByRole('button', { name: 'Erneut versuchen' }).click();
    await page.locator('[part~=done]').waitFor();
  });

  it('a file whose number is its id', async () => {
    town.answers.push([201, '{"id":4711}']);
    await open();
    await choose();
    await page.locator('[part~=done]').waitFor();
    expect(await posted(page)).toEqual(['4711']);
  });

  it('no network', async () => {
    await open();
    await page.context().setOffline(true);
    await choose();
    await failed();
    expect((await rows(page))[0]).toContain('Es gibt gerade keine Verbindung zum Internet.');
    await page.context().setOffline(false);
    // Choosing the same file again tries it again, too.
    await page.getByRole('button', { name: 'Erneut versuchen' }).click();
    await page.locator('[part~=done]').waitFor();
  });

  it('a server that says nothing for two minutes', async () => {
    town.answers.push('hold');
    await page.clock.install();
    await open();
    await choose();
    await expect.poll(() => town.open).toBe(1);
    await expect.poll(() => rows(page)).toEqual([expect.stringContaining('100 % hochgeladen')]);
    await page.clock.fastForward(60_000);
    expect((await rows(page))[0]).toContain('100 % hochgeladen');
    await page.clock.fastForward(61_000);
    await failed();
    expect((await rows(page))[0]).toContain('Das Hochladen hat zu lange gedauert.');
    await expect.poll(() => town.aborted).toBe(1);
  });

  it('a file that has changed or gone since it was chosen', async () => {
    const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const folder = mkdtempSync(join(tmpdir(), 'rathaus-upload-'));
    const path = join(folder, 'a.pdf');
    writeFileSync(path, 'xxx');
    town.answers.push('hold');
    await open();
    // The second waits for the first, and goes meanwhile.
    await page.locator('input[type=file]').setInputFiles([pdf('0.pdf')]);
    await page.locator('input[type=file]').setInputFiles(path);
    await expect.poll(() => town.open).toBe(1);
    rmSync(folder, { recursive: true });
    town.release();
    await failed();
    expect((await rows(page))[1]).toContain(
      'Die Datei lässt sich nicht lesen. Bitte wählen Sie sie neu aus.',
    );
    expect(await page.getByRole('button', { name: 'Erneut versuchen' }).count()).toBe(0);
  });

  it('takes single texts of the page', async () => {
    await open();
    await choose();
    expect(await page.getByRole('list', { name: 'Anlagen' }).count()).toBe(1);
  });
});
