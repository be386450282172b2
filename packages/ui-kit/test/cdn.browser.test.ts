/** Pages without a build: where the scripts of `dist/cdn` have their styles from. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, hasBrowser, startChromium } from './site.ts';

const dist = join(import.meta.dirname, '../dist');
const built = existsSync(join(dist, 'cdn/sri.json'));
if (!built) console.log('skipped: packages/ui-kit is not built; first: npm run build');

const POLICY =
  "default-src 'none'; style-src 'self' http://localhost:*; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

describe.skipIf(!built || !hasBrowser(CHROMIUM, 'chromium'))('a page without a build', () => {
  let browser: Browser;
  let server: Server;
  let port: number;
  let body = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = (request.url ?? '').slice(1);
      const file = [join(dist, 'cdn', path), join(dist, path)].find((one) => path && existsSync(one));
      const type = path.endsWith('.js')
        ? 'text/javascript'
        : path.endsWith('.css')
          ? 'text/css'
          : 'text/html';
      response.setHeader('content-type', `${type}; charset=utf-8`);
      response.setHeader('content-security-policy', POLICY);
      response.end(file ? readFileSync(file) : `<!doctype html><html lang="de"><title>Seite</title>${body}`);
    });
    await new Promise<void>((done) => server.listen(0, done));
    port = (server.address() as AddressInfo).port;
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  /** Opens the page with one element from data; returns what it loaded, and the size of its title. */
  async function open(head: string): Promise<{ page: Page; loaded: string[]; title: string }> {
    body = `${head}<rathaus-dataset data='{"title":"Baumkataster","publisher":"Stadt","files":[]}'></rathaus-dataset>`;
    const page = await browser.newPage();
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname.slice(1)));
    await page.goto(`http://127.0.0.1:${port}/`);
    const title = page.locator('rathaus-dataset [part=title]');
    await title.waitFor();
    await page.waitForLoadState('networkidle');
    return { page, loaded, title: await title.evaluate((node) => getComputedStyle(node).fontSize) };
  }
  const SCRIPT = '<script type="module" src="/rathaus-ui.js"></script>';

  it('shows data in the styles that the page links, without loading them twice', async () => {
    const { page, loaded, title } = await open(`<link rel="stylesheet" href="/styles.css">${SCRIPT}`);
    expect(title).toBe('21px');
    expect(loaded.filter((path) => path.startsWith('style'))).toEqual(['styles.css']);
    await page.close();
  });

  it.each([
    ['links no styles', ''],
    ['links the styles of another element', '<link rel="stylesheet" href="/login.css">'],
    ['may not read what it links', '<link rel="stylesheet" href="http://localhost:PORT/styles.css">'],
  ])('that %s gets them with the data', async (_what, link) => {
    const { page, loaded, title } = await open(link.replace('PORT', `${port}`) + SCRIPT);
    expect(title).toBe('21px');
    expect(loaded).toContain('stylesheet.js');
    await page.close();
  });

  it('gives the dialog of a session the colours of its account', async () => {
    body = `<link rel="stylesheet" href="/styles.css">${SCRIPT}<div></div>`;
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.locator('div').evaluate((place) => {
      place.style.setProperty('--rathaus-action', '#ff00aa');
      const at = (ms: number): string => new Date(Date.now() + ms).toISOString();
      const data = { name: 'Erika', logout: '/logout', extend: '/extend', now: at(0), expires: at(60_000) };
      place.append(Object.assign(document.createElement('rathaus-account'), { data }));
    });
    const stay = page.getByRole('button', { name: 'Angemeldet bleiben' });
    await stay.waitFor();
    await expect
      .poll(() => stay.evaluate((node) => getComputedStyle(node).backgroundColor))
      .toBe('rgb(255, 0, 170)');
    await page.close();
  });
});
