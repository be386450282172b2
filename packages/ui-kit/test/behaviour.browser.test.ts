import type { IncomingMessage } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderAccount, renderConsent, renderDelivery, renderUpload } from '../src/render/render.ts';
import {
  CHROMIUM,
  hasBrowser,
  type Page as PageOptions,
  type Site,
  STRICT_CONNECT,
  startChromium,
  startSite,
} from './site.ts';

const NOON = '2026-11-23T12:00:00+01:00';
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

  describe('account', () => {
    const data = {
      name: 'Erika Mustermann',
      logout: '/logout',
      extend: '/extend',
      fields: { csrf: 'c5rf' },
      expires: '2026-11-23T12:10:00+01:00',
    };
    const html = renderAccount(data, { clock: () => Date.parse(NOON) });

    it('says by role and state whether the menu is open; Escape closes it and returns the focus', async () => {
      await open(`<button>davor</button>${html}`);
      const session = await page.context().newCDPSession(page);
      const expanded = async (): Promise<unknown> => {
        const { nodes } = await session.send('Accessibility.getFullAXTree');
        const node = nodes.find((one) => one.name?.value === 'Konto von Erika Mustermann');
        return node?.properties?.find((one) => one.name === 'expanded')?.value.value;
      };
      expect(await expanded()).toBe(false);
      const toggle = page.locator('summary');
      await toggle.focus();
      await page.keyboard.press('Enter');
      expect(await expanded()).toBe(true);
      await page.getByRole('button', { name: 'Abmelden' }).focus();
      await page.keyboard.press('Escape');
      expect(await expanded()).toBe(false);
      expect(await page.evaluate('document.activeElement.localName')).toBe('summary');
    });

    it('closes on a click outside, not on one inside', async () => {
      await open(`${html}<p id="outside">außen</p>`);
      await page.locator('summary').click();
      await page.getByText('Angemeldet als').click();
      expect(await page.locator('details').getAttribute('open')).not.toBeNull();
      await page.locator('#outside').click();
      expect(await page.locator('details').getAttribute('open')).toBeNull();
    });

    it('warns before the session ends and says when it has ended, once each', async () => {
      await page.clock.install({ time: new Date(NOON) });
      await open(html);
      expect(await status()).toBe('');
      await page.clock.runFor(7 * 60_000);
      expect(await status()).toBe('');
      await page.clock.runFor(61_000);
      expect(await status()).toContain('in weniger als 2 Minuten');
      expect(await page.getByRole('alert').count()).toBe(1);
      await page.clock.runFor(60_000);
      expect(await status()).toContain('in weniger als einer Minute');
      await page.clock.runFor(60_000);
      expect(await status()).toContain('Ihre Sitzung ist beendet');
      const names = (await page.evaluate('events.map(([type]) => type)')) as string[];
      expect(names).toEqual(['rathaus-session-warning', 'rathaus-session-end']);
    });

    it('trusts the clock of the server, not that of the device', async () => {
      await page.clock.install({ time: new Date('2026-11-23T15:00:00+01:00') });
      await open(html);
      expect(await status()).toBe('');
    });

    it('extends by POST with its hidden fields, moves the focus and says so', async () => {
      await page.clock.install({ time: new Date('2026-11-23T12:09:00+01:00') });
      let body = '';
      site.handle = (request, response) =>
        collect(request, (text) => {
          body = text;
          response
            .writeHead(200, { 'content-type': 'application/json' })
            .end('{"expires":"2026-11-23T12:40:00+01:00"}');
        });
      await open(renderAccount(data, { clock: () => Date.parse('2026-11-23T12:09:00+01:00') }));
      await page.getByRole('button', { name: 'Angemeldet bleiben' }).click();
      await page.getByText('verlängert bis 12:40').waitFor();
      expect(body).toBe('csrf=c5rf');
      expect(await page.evaluate('document.activeElement.localName')).toBe('summary');
      expect(await page.getByRole('button', { name: 'Angemeldet bleiben' }).count()).toBe(0);
    });

    it('says when extending failed, and leaves it to the page when the event is prevented', async () => {
      await page.clock.install({ time: new Date('2026-11-23T12:09:00+01:00') });
      let requests = 0;
      site.handle = (_request, response) => {
        requests += 1;
        response.writeHead(500).end('{}');
      };
      await open(renderAccount(data, { clock: () => Date.parse('2026-11-23T12:09:00+01:00') }));
      await page.getByRole('button', { name: 'Angemeldet bleiben' }).click();
      await page.getByText('konnte nicht verlängert werden').waitFor();
      expect(requests).toBe(1);
      await page.evaluate(
        "document.addEventListener('rathaus-session-extend', (event) => event.preventDefault())",
      );
      await page.getByRole('button', { name: 'Angemeldet bleiben' }).click();
      expect(requests).toBe(1);
    });

    it('keeps an open menu open while the minutes pass', async () => {
      await page.clock.install({ time: new Date(NOON) });
      await open(html);
      await page.locator('summary').click();
      await page.getByRole('button', { name: 'Abmelden' }).focus();
      await page.clock.runFor(9 * 60_000);
      expect(await page.locator('details').getAttribute('open')).not.toBeNull();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Abmelden');
    });
  });

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

  it('consent tells the selection and never preselects', async () => {
    await open(
      renderConsent({
        recipient: 'Stadt',
        purpose: 'Test',
        attributes: [
          { id: 'a', label: 'A', required: true },
          { id: 'b', label: 'B' },
          { id: 'c', label: 'C' },
        ],
      }),
    );
    expect(await page.locator(':checked').count()).toBe(0);
    await page.getByRole('checkbox', { name: 'C' }).check();
    expect(await page.evaluate('events')).toEqual([['rathaus-consent', { selected: ['a', 'c'] }]]);
  });

  it('delivery announces a new state, not the first one', async () => {
    await open(renderDelivery({ state: 'sent', recipient: 'Stadt' }));
    expect(await status()).toBe('');
    await page.evaluate(
      "document.querySelector('rathaus-delivery').data = { state: 'sent', recipient: 'Stadt' }",
    );
    expect(await status()).toBe('');
    await page.evaluate(
      "document.querySelector('rathaus-delivery').data = { state: 'collected', recipient: 'Stadt' }",
    );
    expect(await status()).toContain('Von Stadt abgeholt (erledigt)');
  });
});

function collect(request: IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => done(Buffer.concat(chunks).toString('latin1')));
}
