import type { IncomingMessage } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderUpload } from '../src/render/render.ts';
import {
  CHROMIUM,
  hasBrowser,
  type Page as PageOptions,
  type Site,
  STRICT_CONNECT,
  startChromium,
  startSite,
} from './site.ts';

const pdf = (name: string, bytes = 3) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.alloc(bytes, 1),
});

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('behaviour under the strict policy', () => {
  let site: Site;
  let browser: Browser;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
  });
  afterEach(async () => {
    await page.close();
    expect(errors).toEqual([]);
  });

  async function open(html: string, options: PageOptions = {}): Promise<void> {
    await page.goto(site.page(html, { csp: STRICT_CONNECT, ...options }));
    await page.waitForFunction("customElements.get('rathaus-upload')");
    await page.evaluate(`window.events = []; for (const type of ['rathaus-upload','rathaus-consent','rathaus-session-warning','rathaus-session-end','rathaus-session-extend'])
      document.addEventListener(type, (event) => events.push([type, event.detail]))`);
  }
  const status = (): Promise<string | null> => page.locator('[part=status]').last().textContent();

  describe('upload', () => {
    const data = {
      name: 'anlage',
      accept: '.pdf',
      maxBytes: 1000,
      maxFiles: 2,
      action: '/upload',
      fields: { csrf: 'c5rf' },
    };
    const html = `<form>${renderUpload(data)}<button>Senden</button></form>`;
    const items = (): Promise<string[]> => page.locator('li').allInnerTexts();

    it('uploads one after another, shows and announces the end and sends the ids with the form', async () => {
      const bodies: string[] = [];
      site.handle = (request, response) =>
        collect(request, (text) => {
          bodies.push(text);
          response.writeHead(201, { 'content-type': 'application/json' }).end(`{"id":"f${bodies.length}"}`);
        });
      await open(html);
      await page.locator('[type=file]').setInputFiles([pdf('a.pdf'), pdf('b.pdf')]);
      await page.locator('[data-state=done]').nth(1).waitFor();
      expect(bodies).toHaveLength(2);
      expect(bodies[0]).toContain('name="csrf"');
      expect(bodies[0]).toContain('filename="a.pdf"');
      expect(
        await page.evaluate("[...new FormData(document.forms[0])].filter(([, v]) => typeof v === 'string')"),
      ).toEqual([
        ['anlage', 'f1'],
        ['anlage', 'f2'],
      ]);
      expect(await status()).toContain('b.pdf');
      expect(await status()).toContain('hochgeladen');
      expect(await page.evaluate('events')).toEqual([
        ['rathaus-upload', { fileName: 'a.pdf', state: 'done', id: 'f1' }],
        ['rathaus-upload', { fileName: 'b.pdf', state: 'done', id: 'f2' }],
      ]);
    });

    it('refuses what is too big, of a wrong type, empty or too much, and says why', async () => {
      site.handle = (request, response) =>
        collect(request, () => void response.writeHead(200).end('{"id":"x"}'));
      await open(html);
      await page
        .locator('[type=file]')
        .setInputFiles([
          pdf('groß.pdf', 2000),
          { name: 'b.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
          pdf('leer.pdf', 0),
          pdf('1.pdf'),
          pdf('2.pdf'),
          pdf('3.pdf'),
        ]);
      const texts = await items();
      expect(texts[0]).toMatch(/groß\.pdf.*zu groß.*1 kB/s);
      expect(texts[1]).toMatch(/nicht erlaubt/);
      expect(texts[2]).toMatch(/leer/);
      expect(texts[5]).toMatch(/Erlaubt sind 2 Dateien/);
      expect(await page.locator('li [part=error]').count()).toBe(4);
    });

    it('cancels by keyboard, announces it, keeps a sensible focus and stops the request', async () => {
      let aborted = 0;
      site.handle = (request) => void request.on('close', () => (aborted += 1));
      await open(html);
      await page.locator('[type=file]').setInputFiles([pdf('a.pdf')]);
      const cancel = page.getByRole('button', { name: 'a.pdf abbrechen' });
      await cancel.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => aborted).toBe(1);
      expect(await items()).toEqual([]);
      expect(await status()).toBe('a.pdf abgebrochen');
      expect(await page.evaluate('document.activeElement.type')).toBe('file');
    });

    it('says that a file is not there when the server refuses or answers nonsense', async () => {
      const answers: [number, string][] = [
        [413, '{"id":"x"}'],
        [200, 'OK'],
      ];
      site.handle = (request, response) =>
        collect(request, () => {
          const [code, text] = answers.shift() ?? [200, '{}'];
          response.writeHead(code).end(text);
        });
      await open(html);
      await page.locator('[type=file]').setInputFiles([pdf('a.pdf'), pdf('b.pdf')]);
      await page.locator('[data-state=failed]').nth(1).waitFor();
      expect(await status()).toContain('nicht hochgeladen');
      expect(
        await page.evaluate(
          "new FormData(document.forms[0]).getAll('anlage').filter((v) => typeof v === 'string')",
        ),
      ).toEqual([]);
    });

    it('takes dropped files', async () => {
      site.handle = (request, response) =>
        collect(request, () => void response.writeHead(200).end('{"id":"d"}'));
      await open(html);
      await page.evaluate(`(() => { const t = new DataTransfer(); t.items.add(new File(['x'], 'd.pdf', { type: 'application/pdf' }));
        document.querySelector('rathaus-upload').dispatchEvent(new DragEvent('drop', { dataTransfer: t, bubbles: true, cancelable: true })); })()`);
      await page.locator('[data-state=done]').waitFor();
      expect(await page.locator('[type=hidden]').inputValue()).toBe('d');
    });

    it('without an address keeps exactly the accepted files in the field of the form', async () => {
      const { action: _, ...plain } = data;
      await open(`<form>${renderUpload(plain)}</form>`);
      await page.locator('[type=file]').setInputFiles([pdf('a.pdf'), pdf('groß.pdf', 2000), pdf('b.pdf')]);
      const names = "new FormData(document.forms[0]).getAll('anlage').map((file) => file.name)";
      expect(await page.evaluate(names)).toEqual(['a.pdf', 'b.pdf']);
      await page.getByRole('button', { name: 'a.pdf entfernen' }).click();
      expect(await page.evaluate(names)).toEqual(['b.pdf']);
    });

    it('stops what still runs when it is removed from the page for good, not when it is moved', async () => {
      let aborted = 0;
      site.handle = (request) => void request.on('close', () => (aborted += 1));
      await open(`${html}<div id="other"></div>`);
      await page.locator('[type=file]').setInputFiles([pdf('a.pdf')]);
      await page.locator('[data-state=running]').waitFor();
      await page.evaluate(
        "document.querySelector('#other').append(document.querySelector('rathaus-upload'))",
      );
      await page.waitForTimeout(200);
      expect(aborted).toBe(0);
      await page.evaluate("document.querySelector('rathaus-upload').remove()");
      await expect.poll(() => aborted).toBe(1);
    });
  });
});

function collect(request: IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => done(Buffer.concat(chunks).toString('latin1')));
}
