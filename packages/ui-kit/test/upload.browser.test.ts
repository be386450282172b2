import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderUpload } from '../src/render/render.ts';
import {
  CHROMIUM,
  hasBrowser,
  type Page as Options,
  type Site,
  STRICT_CONNECT,
  startChromium,
  startSite,
} from './site.ts';
import { drop, pdf, posted, rows, TownServer } from './upload-site.ts';

const FIELD = (attributes = '') =>
  `<label for="f">Nachweis</label><p part="hint" id="h">Kaufvertrag oder Impfausweis</p><input type="file" id="f" name="nachweis" accept=".pdf,image/*" aria-describedby="h" ${attributes}>`;
const FORM = (host = '', field = 'multiple', more = '') =>
  `<form method="post" action="/form" enctype="multipart/form-data"><input type="hidden" name="csrf" value="c5rf"><rathaus-upload ${host}>${FIELD(field)}</rathaus-upload>${more}<button>Senden</button> <button formnovalidate name="spaeter" value="1">Später weitermachen</button> <button type="reset">Leeren</button></form>`;

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('upload in its form', () => {
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
    await page.close();
    expect(logs.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  async function open(html: string, options: Options = {}): Promise<void> {
    await page.goto(site.page(html, { csp: STRICT_CONNECT, ...options }));
    await page.waitForFunction("document.querySelector('rathaus-upload').shadowRoot");
    await page.evaluate(
      "window.events = []; document.addEventListener('rathaus-upload', (event) => events.push(event.detail))",
    );
  }
  const field = () => page.locator('input[type=file]');
  const status = () => page.locator('rathaus-upload [part=status]').textContent();
  const send = () => page.getByRole('button', { name: 'Senden', exact: true }).click();
  const focused = (): Promise<string> =>
    page.evaluate(
      "(() => { let one = document.activeElement; while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement; return one.ariaLabel?.replace(/[\\u2068\\u2069]/g, '') || one.id || one.textContent || one.localName; })()",
    );

  describe('without address', () => {
    it('keeps the children as they were written', async () => {
      await open(FORM());
      expect(await page.locator('rathaus-upload').innerHTML()).toBe(
        FIELD('multiple').replace(' >', '>').replace('multiple>', 'multiple="">'),
      );
    });

    it('adds to what was chosen, and the form posts exactly the list', async () => {
      await open(FORM());
      await field().setInputFiles([pdf('a.pdf')]);
      await field().setInputFiles([pdf('b.pdf'), { ...pdf('c.exe'), mimeType: 'application/x-msdownload' }]);
      expect(await rows(page)).toEqual([
        'a.pdf Ausgewählt, 3 Byte Entfernen',
        'b.pdf Ausgewählt, 3 Byte Entfernen',
        'c.exe Nicht übernommen. Dieses Format ist nicht erlaubt. Erlaubt: PDF oder Bild. Entfernen',
      ]);
      expect(await posted(page)).toEqual(['a.pdf', 'b.pdf']);
      await page.getByRole('button', { name: 'Entfernen: ⁨c.exe⁩' }).click();
      await page.getByRole('button', { name: 'Entfernen: ⁨a.pdf⁩' }).click();
      expect(await status()).toBe('a.pdf entfernt');
      expect(await focused()).toBe('Entfernen: b.pdf');
      await send();
      await page.waitForURL('**/form');
      expect(town.forms).toEqual([
        [
          { name: 'csrf', fileName: undefined, text: 'c5rf' },
          { name: 'nachweis', fileName: 'b.pdf', text: 'xxx' },
        ],
      ]);
    });

    it('shows the page’s own listeners the whole list', async () => {
      await open(FORM());
      await page.evaluate(
        "window.seen = []; document.querySelector('input[type=file]').addEventListener('change', (event) => seen.push(event.target.files.length))",
      );
      await field().setInputFiles([pdf('a.pdf')]);
      await field().setInputFiles([pdf('b.pdf')]);
      expect(await page.evaluate('seen')).toEqual([1, 2]);
    });

    it('takes the same file once, and two that only share a name twice', async () => {
      await open(FORM());
      await page.evaluate(`(() => { const input = document.querySelector('input[type=file]');
        window.choose = (...files) => { const t = new DataTransfer(); for (const file of files) t.items.add(file); input.files = t.files; input.dispatchEvent(new Event('change', { bubbles: true })); };
        window.one = new File(['x'], 'a.pdf', { type: 'application/pdf', lastModified: 1 });
        choose(one); choose(one, new File(['xy'], 'a.pdf', { type: 'application/pdf', lastModified: 2 })); })()`);
      expect(await posted(page)).toEqual(['a.pdf', 'a.pdf']);
      await page.evaluate('choose(one)');
      expect(await posted(page)).toHaveLength(2);
      await expect.poll(status).toBe('a.pdf ist schon in der Liste.');
    });

    it('in a field for one file a new one takes the place of the old one', async () => {
      await open(FORM('', ''));
      await field().setInputFiles([pdf('a.pdf')]);
      await field().setInputFiles([pdf('b.pdf')]);
      expect(await posted(page)).toEqual(['b.pdf']);
      await field().setInputFiles([{ ...pdf('c.exe'), mimeType: 'text/plain' }]);
      expect(await posted(page)).toEqual(['b.pdf']);
      await drop(page, ['d.pdf', 'e.pdf']);
      expect(await rows(page)).toEqual([
        'd.pdf Ausgewählt, 1 Byte Entfernen',
        'e.pdf Nicht übernommen. Sie können nur eine Datei auswählen. Entfernen',
      ]);
    });

    it('says what is wrong with a file, in the list and at the field, and does not let the form go', async () => {
      await open(FORM('max-bytes="1000" max-files="2"'));
      await field().setInputFiles([
        pdf('groß.pdf', 2000),
        pdf('leer.pdf', 0),
        pdf('1.pdf'),
        pdf('2.pdf'),
        pdf('3.pdf'),
      ]);
      expect(await rows(page)).toEqual([
        'groß.pdf Nicht übernommen. Die Datei ist zu groß. Erlaubt sind höchstens 1 kB. Entfernen',
        'leer.pdf Nicht übernommen. Die Datei ist leer. Entfernen',
        '1.pdf Ausgewählt, 3 Byte Entfernen',
        '2.pdf Ausgewählt, 3 Byte Entfernen',
        '3.pdf Nicht übernommen. Sie können höchstens 2 Dateien auswählen. Entfernen',
      ]);
      expect(await field().getAttribute('aria-invalid')).toBe('true');
      expect(await page.evaluate("document.querySelector('input[type=file]').validationMessage")).toMatch(
        /^groß\.pdf: Nicht übernommen\. Die Datei ist zu groß/,
      );
      await send();
      expect(town.forms).toEqual([]);
      expect(await focused()).toBe('Entfernen: groß.pdf');
      // A new choice is how people repair it: what was refused goes.
      await page.getByRole('button', { name: 'Entfernen: ⁨2.pdf⁩' }).click();
      await field().setInputFiles([pdf('4.pdf')]);
      expect(await posted(page)).toEqual(['1.pdf', '4.pdf']);
      expect(await field().getAttribute('aria-invalid')).toBeNull();
      expect(await page.evaluate('document.forms[0].checkValidity()')).toBe(true);
      expect(
        await page.evaluate("events.filter(({ state }) => state === 'refused').map(({ reason }) => reason)"),
      ).toEqual(['tooBig', 'empty', 'tooMany']);
    });

    it('says in the language of the page that a file is missing, only after somebody tried', async () => {
      await open(FORM('', 'multiple required'), { lang: 'en' });
      await expect
        .poll(() => page.evaluate("document.querySelector('input[type=file]').validationMessage"))
        .toBe('Please choose a file.');
      expect(await field().getAttribute('aria-invalid')).toBeNull();
      await send();
      expect(await page.locator('rathaus-upload [part=error]').innerText()).toBe('Please choose a file.');
      expect(await field().getAttribute('aria-invalid')).toBe('true');
      await field().setInputFiles([pdf('a.pdf')]);
      expect(await page.locator('rathaus-upload [part=error]').count()).toBe(0);
      await send();
      await page.waitForURL('**/form');
    });

    it('holds to required and disabled as the page changes them', async () => {
      await open(FORM('', 'multiple required'));
      const valid = (): Promise<boolean> => page.evaluate('document.forms[0].checkValidity()');
      expect(await valid()).toBe(false);
      await field().evaluate((input) => input.removeAttribute('required'));
      await expect.poll(valid).toBe(true);
    });

    it('takes no files while it is disabled, by itself or by a group', async () => {
      await open(`<form><fieldset>${FORM().replace(/<\/?form[^>]*>/g, '')}</fieldset></form>`);
      await field().setInputFiles([pdf('a.pdf')]);
      const group = page.locator('fieldset').first();
      await group.evaluate((one) => ((one as HTMLFieldSetElement).disabled = true));
      await drop(page, ['b.pdf']);
      expect(await rows(page)).toHaveLength(1);
      expect(await page.locator('rathaus-upload li button').isDisabled()).toBe(true);
      expect(await posted(page)).toEqual([]);
      await group.evaluate((one) => ((one as HTMLFieldSetElement).disabled = false));
      expect(await posted(page)).toEqual(['a.pdf']);
      await field().evaluate((one) => ((one as HTMLInputElement).disabled = true));
      await drop(page, ['b.pdf']);
      expect(await rows(page)).toHaveLength(1);
      await expect.poll(() => page.locator('rathaus-upload li button').isDisabled()).toBe(true);
    });

    it('is empty after a reset', async () => {
      await open(FORM('', 'multiple required'));
      await field().setInputFiles([pdf('a.pdf'), pdf('b.exe', 0)]);
      await page.getByRole('button', { name: 'Leeren' }).click();
      expect(await rows(page)).toEqual([]);
      expect(await posted(page)).toEqual(['(leer)']);
      expect(await field().getAttribute('aria-invalid')).toBeNull();
    });

    it('takes over what was chosen before the script came', async () => {
      await page.goto(site.page(FORM('', 'multiple'), { csp: STRICT_CONNECT, script: false }));
      await field().setInputFiles([pdf('a.pdf'), pdf('b.pdf')]);
      await page.evaluate("import('/kit/define.js')");
      await expect.poll(() => rows(page)).toHaveLength(2);
      expect(await posted(page)).toEqual(['a.pdf', 'b.pdf']);
    });

    it('keeps files over a move and over a field that is put in its place; warns when it goes with files', async () => {
      await open(`${FORM('', 'multiple required')}<div id="other"></div>`);
      await field().setInputFiles([pdf('a.pdf'), pdf('leer.pdf', 0)]);
      await page.evaluate("document.forms[0].prepend(document.querySelector('rathaus-upload'))");
      expect(await posted(page)).toEqual(['a.pdf']);
      await field().evaluate((old) => old.replaceWith(old.cloneNode()));
      await expect.poll(() => field().evaluate((one) => (one as HTMLInputElement).files?.length)).toBe(1);
      expect(await posted(page)).toEqual(['a.pdf']);
      // What was refused stays said.
      expect(await rows(page)).toHaveLength(2);
      expect(logs.join()).not.toContain('upload.lost');
      await field().setInputFiles([pdf('b.pdf')]);
      await page.evaluate("window.kept = document.querySelector('rathaus-upload'); kept.remove()");
      await expect.poll(() => logs.join()).toContain('upload.lost 2');
      await page.evaluate('document.forms[0].prepend(kept)');
      expect(await posted(page)).toEqual(['a.pdf', 'b.pdf']);
    });

    it('does not warn when it goes after the form was sent', async () => {
      await open(FORM());
      await field().setInputFiles([pdf('a.pdf')]);
      await page.evaluate(
        "new FormData(document.forms[0]); document.querySelector('rathaus-upload').remove()",
      );
      await page.waitForTimeout(50);
      expect(logs.join()).not.toContain('upload.lost');
    });

    it('takes 500 files and says how many', async () => {
      await open(FORM());
      await page.evaluate(`(() => { const t = new DataTransfer(); for (let i = 0; i < 500; i += 1) t.items.add(new File(['x'], i + '.pdf', { type: 'application/pdf' }));
        const input = document.querySelector('input[type=file]'); input.files = t.files; window.start = performance.now(); input.dispatchEvent(new Event('change', { bubbles: true })); window.took = performance.now() - start; })()`);
      await expect.poll(status).toBe('Ausgewählte Dateien: 500');
      expect(await posted(page)).toHaveLength(500);
      expect(await page.evaluate('took')).toBeLessThan(3000);
    });

    it('shows names that are long or would turn the direction, and posts them as they are', async () => {
      const names = [
        `${'Donaudampfschiff'.repeat(15)}.pdf`,
        'rechnung\u202Efdp.pdf',
        'شهادة.pdf',
        '<img src=x>.pdf',
      ];
      await page.setViewportSize({ width: 320, height: 600 });
      await open(FORM());
      await field().setInputFiles(names.map((name) => pdf(name)));
      expect(await page.locator('rathaus-upload li bdi').allInnerTexts()).toEqual([
        names[0],
        'rechnung\ufffdfdp.pdf',
        ...names.slice(2),
      ]);
      expect(await posted(page)).toEqual(names);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    });

    it('a folder is refused: browsers hand it over as a file that cannot be read', async () => {
      await open(FORM());
      const session = await page.context().newCDPSession(page);
      const box = await page.locator('#h').boundingBox();
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await session.send('Input.dispatchDragEvent', {
          type,
          x: (box?.x ?? 0) + 5,
          y: (box?.y ?? 0) + 5,
          data: { items: [], files: [import.meta.dirname], dragOperationsMask: 1 },
        });
      await expect
        .poll(() => rows(page))
        .toEqual([
          'test Nicht übernommen. Das ist ein Ordner. Bitte wählen Sie die Dateien einzeln aus. Entfernen',
        ]);
    });
  });

  describe('with an address', () => {
    const ACTION = 'action="/upload" send="csrf" max-files="5"';
    const ids = () => posted(page);

    it('posts files one after another with the token of the form, and their ids in their order', async () => {
      await open(FORM(ACTION));
      await field().setInputFiles([pdf('a.pdf'), pdf('b.pdf')]);
      await page.locator('[part~=done]').nth(1).waitFor();
      expect(town.uploads).toEqual([
        [
          { name: 'csrf', fileName: undefined, text: 'c5rf' },
          { name: 'nachweis', fileName: 'a.pdf', text: 'xxx' },
        ],
        [
          { name: 'csrf', fileName: undefined, text: 'c5rf' },
          { name: 'nachweis', fileName: 'b.pdf', text: 'xxx' },
        ],
      ]);
      expect(await status()).toBe('Alle Dateien sind hochgeladen.');
      expect(await page.evaluate('events')).toEqual([
        { fileName: 'a.pdf', state: 'done', id: 'f1' },
        { fileName: 'b.pdf', state: 'done', id: 'f2' },
      ]);
      await send();
      await page.waitForURL('**/form');
      expect(town.forms[0]).toEqual([
        { name: 'csrf', fileName: undefined, text: 'c5rf' },
        { name: 'nachweis', fileName: undefined, text: 'f1' },
        { name: 'nachweis', fileName: undefined, text: 'f2' },
      ]);
    });

    it('an empty list posts nothing, and other values of the name stay', async () => {
      await open(FORM(ACTION, 'multiple', '<input type="hidden" name="nachweis" value="alt">'));
      expect(await ids()).toEqual(['alt']);
      await field().setInputFiles([pdf('a.pdf')]);
      await page.locator('[part~=done]').waitFor();
      expect(await ids()).toEqual(['alt', 'f1']);
    });

    it('waits with the form until the files are up, and sends it then by itself with its button', async () => {
      town.answers.push('hold', 'hold');
      await open(FORM(ACTION, 'multiple', '<button name="weiter" value="ja">Weiter</button>'));
      await page.evaluate(
        "document.forms[0].addEventListener('submit', () => (window.seen = (window.seen ?? 0) + 1))",
      );
      await field().setInputFiles([pdf('a.pdf'), pdf('b.pdf')]);
      await page.getByRole('button', { name: 'Weiter', exact: true }).click();
      expect(await status()).toMatch(/^Bitte warten, noch 2 Dateien werden hochgeladen\./);
      expect(await page.evaluate('window.seen')).toBeUndefined();
      await expect.poll(() => town.open).toBe(1);
      town.release();
      await expect.poll(() => page.locator('[part=wait]').innerText()).toContain('noch eine Datei');
      await expect.poll(() => town.open).toBe(1);
      town.release();
      await page.waitForURL('**/form');
      expect(town.forms[0]?.map(({ name, text }) => `${name}=${text}`)).toEqual([
        'csrf=c5rf',
        'weiter=ja',
        'nachweis=f1',
        'nachweis=f2',
      ]);
    });

    it('does not send when the person changes their mind while the form waits', async () => {
      town.answers.push('hold', 'hold');
      await open(FORM(ACTION));
      await field().setInputFiles([pdf('a.pdf')]);
      await send();
      await page.getByRole('button', { name: 'Nicht absenden' }).click();
      expect(await status()).toBe('Das Formular wird nicht abgesendet.');
      expect(await focused()).toBe('Senden');
      expect(await page.locator('[part=wait]').count()).toBe(0);
      await send();
      // Whoever takes the file away while the form waits has something else in mind than to send it without.
      await page.getByRole('button', { name: /^Abbrechen/ }).click();
      expect(await status()).toBe('a.pdf abgebrochen. Das Formular wird nicht abgesendet.');
      await expect.poll(() => town.aborted).toBe(1);
      await page.waitForTimeout(100);
      expect(town.forms).toEqual([]);
    });

    it('does not send with another button when its own has gone', async () => {
      town.answers.push('hold');
      await open(FORM(ACTION));
      await field().setInputFiles([pdf('a.pdf')]);
      await send();
      await page.evaluate("document.querySelector('form > button').remove()");
      await expect.poll(() => town.open).toBe(1);
      town.release();
      await expect.poll(status).toContain('Hochgeladen');
      await page.waitForTimeout(100);
      expect(town.forms).toEqual([]);
    });

    it('lets "save and go on later" pass at once, and loses no file', async () => {
      town.answers.push('hold');
      await open(FORM(ACTION, 'multiple required'));
      await field().setInputFiles([pdf('a.pdf')]);
      await page.getByRole('button', { name: 'Später weitermachen' }).click();
      await page.waitForURL('**/form');
      expect(town.forms[0]?.slice(1)).toEqual([
        { name: 'spaeter', fileName: undefined, text: '1' },
        { name: 'nachweis', fileName: 'a.pdf', text: 'xxx' },
      ]);
    });

    it.each(['', 'novalidate'])(
      'blocks the form %s with a failed file, and leads to what helps',
      async (novalidate) => {
        town.answers.push([500, '{}']);
        await open(FORM(ACTION, 'multiple required').replace('<form', `<form ${novalidate}`));
        await field().setInputFiles([pdf('a.pdf')]);
        await page.locator('[part~=failed]').waitFor();
        expect(await posted(page)).toEqual([]);
        await send();
        expect(await focused()).toBe('Erneut versuchen: a.pdf');
        expect(await status()).toMatch(/^a\.pdf: Nicht hochgeladen\. Bei uns ist ein Fehler aufgetreten\./);
        expect(town.forms).toEqual([]);
        await page.keyboard.press('Enter');
        await page.locator('[part~=done]').waitFor();
        await send();
        await page.waitForURL('**/form');
        expect(town.forms[0]?.at(-1)?.text).toBe('f1');
      },
    );

    it('a file that fails while the form waits stops it', async () => {
      town.answers.push('hold', [503, '']);
      await open(FORM(ACTION));
      await field().setInputFiles([pdf('a.pdf'), pdf('b.pdf')]);
      await send();
      await expect.poll(() => town.open).toBe(1);
      town.release();
      await page.locator('[part~=failed]').waitFor();
      await expect.poll(focused).toBe('Erneut versuchen: b.pdf');
      expect(town.forms).toEqual([]);
      // Another choice of the same file is another try.
      await page.getByRole('button', { name: /^Entfernen: ⁨b/ }).click();
      await send();
      await page.waitForURL('**/form');
      expect(town.forms[0]?.slice(1).map(({ text }) => text)).toEqual(['f1']);
    });

    it('cancels by keyboard, keeps a sensible focus and stops the request', async () => {
      town.answers.push('hold');
      await open(FORM(ACTION));
      await field().setInputFiles([pdf('a.pdf')]);
      await expect.poll(() => town.open).toBe(1);
      await page.getByRole('button', { name: /^Abbrechen/ }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => town.aborted).toBe(1);
      expect(await rows(page)).toEqual([]);
      expect(await status()).toBe('a.pdf abgebrochen');
      expect(await focused()).toBe('f');
    });

    it('stops with a reset and when it goes for good, not when it is moved; goes on when it comes back', async () => {
      town.answers.push('hold', 'hold');
      await open(FORM(ACTION));
      await field().setInputFiles([pdf('a.pdf')]);
      await expect.poll(() => town.open).toBe(1);
      await page.getByRole('button', { name: 'Leeren' }).click();
      await expect.poll(() => town.aborted).toBe(1);
      await field().setInputFiles([pdf('b.pdf')]);
      await expect.poll(() => town.open).toBe(1);
      await page.evaluate("document.forms[0].append(document.querySelector('rathaus-upload'))");
      await page.waitForTimeout(100);
      expect(town.aborted).toBe(1);
      await page.evaluate("window.kept = document.querySelector('rathaus-upload'); kept.remove()");
      await expect.poll(() => town.aborted).toBe(2);
      await page.evaluate('document.forms[0].append(kept)');
      await page.locator('[part~=done]').waitFor();
      expect(await ids()).toEqual(['f1']);
    });

    it('two in one form wait for each other', async () => {
      town.answers.push('hold', 'hold');
      const other = `<rathaus-upload action="/upload"><input type="file" id="g" name="foto"></rathaus-upload>`;
      await open(FORM(ACTION, 'multiple', other));
      await page.locator('#f').setInputFiles([pdf('a.pdf')]);
      await page.locator('#g').setInputFiles([pdf('b.pdf')]);
      await expect.poll(() => town.open).toBe(2);
      await send();
      town.release();
      await page.waitForURL('**/form');
      const sent = town.forms[0]?.map(({ name, text }) => `${name}=${text}`) ?? [];
      expect(sent.sort()).toEqual(['csrf=c5rf', 'foto=f2', 'nachweis=f1']);
    });
  });

  describe('with data', () => {
    const data = {
      name: 'nachweis',
      accept: '.pdf',
      maxFiles: 2,
      required: true,
      action: '/upload',
      fields: { csrf: 'c5rf' },
    };
    const host = `<form action="/form" method="post" enctype="multipart/form-data"><fieldset><rathaus-upload data='${JSON.stringify(data)}'></rathaus-upload></fieldset><button>Senden</button><button type="reset">Leeren</button></form>`;

    it('is a field of the form around: required, values, disabled, reset', async () => {
      await open(host);
      expect(await page.evaluate('document.forms[0].checkValidity()')).toBe(false);
      await send();
      expect(town.forms).toEqual([]);
      expect(await focused()).toBe('rathaus-upload-nachweis');
      expect(await page.locator('rathaus-upload [part=error]').innerText()).toBe(
        'Bitte wählen Sie eine Datei aus.',
      );
      await field().setInputFiles([pdf('a.pdf')]);
      await page.locator('[part~=done]').waitFor();
      expect(town.uploads[0]?.map(({ name }) => name)).toEqual(['csrf', 'nachweis']);
      expect(await posted(page)).toEqual(['f1']);
      await page.locator('fieldset').evaluate((one) => ((one as HTMLFieldSetElement).disabled = true));
      expect(await posted(page)).toEqual([]);
      await page.locator('fieldset').evaluate((one) => ((one as HTMLFieldSetElement).disabled = false));
      await page.getByRole('button', { name: 'Leeren' }).click();
      expect(await rows(page)).toEqual([]);
      expect(await page.evaluate('document.forms[0].checkValidity()')).toBe(false);
      await drop(page, ['b.pdf']);
      await page.locator('[part~=done]').waitFor();
      await send();
      await page.waitForURL('**/form');
      expect(town.forms).toEqual([[{ name: 'nachweis', fileName: undefined, text: 'f2' }]]);
    });

    it('without address posts the files themselves', async () => {
      await open(
        `<form action="/form" method="post" enctype="multipart/form-data"><rathaus-upload name="nachweis"></rathaus-upload><button>Senden</button></form>`,
      );
      await field().setInputFiles([pdf('ä.pdf')]);
      await send();
      await page.waitForURL('**/form');
      expect(town.forms).toEqual([[{ name: 'nachweis', fileName: 'ä.pdf', text: 'xxx' }]]);
    });

    it('is the same as the content of a server', async () => {
      await open(
        `<form method="post" enctype="multipart/form-data" action="/form">${renderUpload(data)}<button>Senden</button></form>`,
      );
      await field().setInputFiles([pdf('a.pdf')]);
      await page.locator('[part~=done]').waitFor();
      expect(town.uploads[0]?.map(({ name, text }) => `${name}=${text}`)).toEqual([
        'csrf=c5rf',
        'nachweis=xxx',
      ]);
      expect(await posted(page)).toEqual(['f1']);
    });

    it.each([
      ['an unsafe address', { action: 'javascript:alert(1)' }, 'upload.data action'],
      ['wrong numbers', { maxBytes: 'viel' }, 'upload.data maxBytes'],
      ['no name', { name: '' }, 'upload.name'],
    ])('warns about %s and stays a field', async (_, wrong, warning) => {
      await open(
        `<form><rathaus-upload data='${JSON.stringify({ ...data, action: undefined, ...wrong })}'></rathaus-upload></form>`,
      );
      expect(logs.join()).toContain(warning);
      await field().setInputFiles([pdf('a.pdf')]);
      expect(await rows(page)).toEqual(['a.pdf Ausgewählt, 3 Byte Entfernen']);
    });
  });
});
