import { describe, expect, it } from 'vitest';
import { CHROMIUM, hasBrowser, STRICT_CONNECT } from './site.ts';
import { drop, pdf, posted, rows } from './upload-site.ts';
import { FIELD, FORM, UploadStage } from './upload-stage.ts';

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('upload without address', () => {
  const stage = new UploadStage();
  it('keeps the children as they were written', async () => {
    await stage.open(FORM());
    expect(await stage.page.locator('rathaus-upload').innerHTML()).toBe(
      FIELD('multiple').replace(' >', '>').replace('multiple>', 'multiple="">'),
    );
  });

  it.each([
    ['written without its type', '', true],
    ['sent by a script', 'document.forms[0].onsubmit = (event) => event.preventDefault()', false],
    ['of the right type', "document.forms[0].enctype = 'multipart/form-data'", false],
  ])('warns of a form that sends only names of files: one %s', async (_, script, warns) => {
    await stage.open(FORM().replace('enctype="multipart/form-data"', ''));
    await stage.field().setInputFiles([pdf('a.pdf')]);
    await stage.page.route('**/form', (route) => route.fulfill({ status: 204 }));
    await stage.page.evaluate(script);
    await stage.page.evaluate(
      "addEventListener('submit', () => setTimeout(() => setTimeout(() => console.log('later'))))",
    );
    await stage.send();
    await expect.poll(() => stage.logs.join()).toContain('later');
    expect(stage.logs.join().includes('upload.enctype')).toBe(warns);
  });

  it('takes one file away by a double click', async () => {
    await stage.open(FORM());
    await stage.field().setInputFiles(['a', 'b', 'c'].map((name) => pdf(`${name}.pdf`)));
    await stage.page.getByRole('button', { name: 'Entfernen: ⁨a.pdf⁩' }).dblclick();
    await expect.poll(stage.status).toMatch(/a\.pdf entfernt$/);
    expect(await posted(stage.page)).toEqual(['b.pdf', 'c.pdf']);
  });

  it('adds to what was chosen, and the form posts exactly the list', async () => {
    await stage.open(FORM());
    await stage.field().setInputFiles([pdf('a.pdf')]);
    await stage
      .field()
      .setInputFiles([pdf('b.pdf'), { ...pdf('c.exe'), mimeType: 'application/x-msdownload' }]);
    expect(await rows(stage.page)).toEqual([
      'a.pdf Ausgewählt, 3 Byte Entfernen',
      'b.pdf Ausgewählt, 3 Byte Entfernen',
      'c.exe Fehler: Nicht übernommen. Dieses Format ist nicht erlaubt. Erlaubt: PDF oder Bild. Entfernen',
    ]);
    expect(await posted(stage.page)).toEqual(['a.pdf', 'b.pdf']);
    await stage.page.getByRole('button', { name: 'Entfernen: ⁨c.exe⁩' }).click();
    await stage.page.getByRole('button', { name: 'Entfernen: ⁨a.pdf⁩' }).click();
    await expect.poll(stage.status).toMatch(/a\.pdf entfernt$/);
    expect(await stage.focused()).toBe('Entfernen: b.pdf');
    await stage.send();
    await stage.page.waitForURL('**/form');
    expect(stage.town.forms).toEqual([
      [
        { name: 'csrf', fileName: undefined, text: 'c5rf' },
        { name: 'nachweis', fileName: 'b.pdf', text: 'xxx' },
      ],
    ]);
  });

  it('shows the page’s own listeners the whole list', async () => {
    await stage.open(FORM());
    await stage.page.evaluate(
      "window.seen = []; document.querySelector('input[type=file]').addEventListener('change', (event) => seen.push(event.target.files.length))",
    );
    await stage.field().setInputFiles([pdf('a.pdf')]);
    await stage.field().setInputFiles([pdf('b.pdf')]);
    expect(await stage.page.evaluate('seen')).toEqual([1, 2]);
  });

  it('takes the same file once, and two that only share a name twice', async () => {
    await stage.open(FORM());
    await stage.page.evaluate(`(() => { const input = document.querySelector('input[type=file]');
        window.choose = (...files) => { const t = new DataTransfer(); for (const file of files) t.items.add(file); input.files = t.files; input.dispatchEvent(new Event('change', { bubbles: true })); };
        window.one = new File(['x'], 'a.pdf', { type: 'application/pdf', lastModified: 1 });
        choose(one); choose(one, new File(['xy'], 'a.pdf', { type: 'application/pdf', lastModified: 2 })); })()`);
    expect(await posted(stage.page)).toEqual(['a.pdf', 'a.pdf']);
    await stage.page.evaluate('choose(one)');
    expect(await posted(stage.page)).toHaveLength(2);
    await expect.poll(stage.status).toMatch(/a\.pdf ist schon in der Liste\.$/);
  });

  it('in a field for one file a new one takes the place of the old one', async () => {
    await stage.open(FORM('', ''));
    await stage.field().setInputFiles([pdf('a.pdf')]);
    await stage.field().setInputFiles([pdf('b.pdf')]);
    expect(await posted(stage.page)).toEqual(['b.pdf']);
    await stage.field().setInputFiles([{ ...pdf('c.exe'), mimeType: 'text/plain' }]);
    expect(await posted(stage.page)).toEqual(['b.pdf']);
    await drop(stage.page, ['d.pdf', 'e.pdf']);
    expect(await rows(stage.page)).toEqual([
      'd.pdf Ausgewählt, 1 Byte Entfernen',
      'e.pdf Fehler: Nicht übernommen. Sie können nur eine Datei auswählen. Entfernen',
    ]);
  });

  it('says what is wrong with a file, in the list and at the field, and does not let the form go', async () => {
    await stage.open(FORM('max-bytes="1000" max-files="2"'));
    await stage
      .field()
      .setInputFiles([pdf('groß.pdf', 2000), pdf('leer.pdf', 0), pdf('1.pdf'), pdf('2.pdf'), pdf('3.pdf')]);
    expect(await rows(stage.page)).toEqual([
      'groß.pdf Fehler: Nicht übernommen. Die Datei ist zu groß. Erlaubt sind höchstens 1 kB. Entfernen',
      'leer.pdf Fehler: Nicht übernommen. Die Datei ist leer. Entfernen',
      '1.pdf Ausgewählt, 3 Byte Entfernen',
      '2.pdf Ausgewählt, 3 Byte Entfernen',
      '3.pdf Fehler: Nicht übernommen. Sie können höchstens 2 Dateien auswählen. Entfernen',
    ]);
    expect(await stage.field().getAttribute('aria-invalid')).toBe('true');
    expect(await stage.page.evaluate("document.querySelector('input[type=file]').validationMessage")).toMatch(
      /^Fehler: groß\.pdf: Nicht übernommen\. Die Datei ist zu groß/,
    );
    await stage.send();
    expect(stage.town.forms).toEqual([]);
    expect(await stage.focused()).toBe('Entfernen: groß.pdf');
    // A new choice is how people repair it: what was refused goes.
    await stage.page.getByRole('button', { name: 'Entfernen: ⁨2.pdf⁩' }).click();
    await stage.field().setInputFiles([pdf('4.pdf')]);
    expect(await posted(stage.page)).toEqual(['1.pdf', '4.pdf']);
    expect(await stage.field().getAttribute('aria-invalid')).toBeNull();
    expect(await stage.page.evaluate('document.forms[0].checkValidity()')).toBe(true);
    expect(
      await stage.page.evaluate(
        "events.filter(({ state }) => state === 'refused').map(({ reason }) => reason)",
      ),
    ).toEqual(['tooBig', 'empty', 'tooMany']);
  });

  it('says in the language of the page that a file is missing, only after somebody tried', async () => {
    await stage.open(FORM('', 'multiple required'), { lang: 'en' });
    await expect
      .poll(() => stage.page.evaluate("document.querySelector('input[type=file]').validationMessage"))
      .toBe('Please choose a file.');
    expect(await stage.field().getAttribute('aria-invalid')).toBeNull();
    await stage.send();
    expect(await stage.page.locator('rathaus-upload [part=error]').innerText()).toBe('Please choose a file.');
    expect(await stage.field().getAttribute('aria-invalid')).toBe('true');
    await stage.field().setInputFiles([pdf('a.pdf')]);
    expect(await stage.page.locator('rathaus-upload [part=error]').count()).toBe(0);
    await stage.send();
    await stage.page.waitForURL('**/form');
  });

  it('holds to required and disabled as the page changes them', async () => {
    await stage.open(FORM('', 'multiple required'));
    const valid = (): Promise<boolean> => stage.page.evaluate('document.forms[0].checkValidity()');
    expect(await valid()).toBe(false);
    await stage.field().evaluate((input) => input.removeAttribute('required'));
    await expect.poll(valid).toBe(true);
  });

  it('takes no files while it is disabled, by itself or by a group', async () => {
    await stage.open(`<form><fieldset>${FORM().replace(/<\/?form[^>]*>/g, '')}</fieldset></form>`);
    await stage.field().setInputFiles([pdf('a.pdf')]);
    const group = stage.page.locator('fieldset').first();
    await group.evaluate((one) => ((one as HTMLFieldSetElement).disabled = true));
    await drop(stage.page, ['b.pdf']);
    expect(await rows(stage.page)).toHaveLength(1);
    expect(await stage.page.locator('rathaus-upload li button').isDisabled()).toBe(true);
    expect(await posted(stage.page)).toEqual([]);
    await group.evaluate((one) => ((one as HTMLFieldSetElement).disabled = false));
    expect(await posted(stage.page)).toEqual(['a.pdf']);
    await stage.field().evaluate((one) => ((one as HTMLInputElement).disabled = true));
    await drop(stage.page, ['b.pdf']);
    expect(await rows(stage.page)).toHaveLength(1);
    await expect.poll(() => stage.page.locator('rathaus-upload li button').isDisabled()).toBe(true);
  });

  it('is empty after a reset', async () => {
    await stage.open(FORM('', 'multiple required'));
    await stage.field().setInputFiles([pdf('a.pdf'), pdf('b.exe', 0)]);
    await stage.page.getByRole('button', { name: 'Leeren' }).click();
    expect(await rows(stage.page)).toEqual([]);
    expect(await posted(stage.page)).toEqual(['(leer)']);
    expect(await stage.field().getAttribute('aria-invalid')).toBeNull();
  });

  it('takes over what was chosen before the script came', async () => {
    await stage.page.goto(stage.site.page(FORM('', 'multiple'), { csp: STRICT_CONNECT, script: false }));
    await stage.field().setInputFiles([pdf('a.pdf'), pdf('b.pdf')]);
    await stage.page.evaluate("import('/kit/define.js')");
    await expect.poll(() => rows(stage.page)).toHaveLength(2);
    expect(await posted(stage.page)).toEqual(['a.pdf', 'b.pdf']);
  });

  it('keeps files over a move and over a field that is put in its place; warns when it goes with files', async () => {
    await stage.open(`${FORM('', 'multiple required')}<div id="other"></div>`);
    await stage.field().setInputFiles([pdf('a.pdf'), pdf('leer.pdf', 0)]);
    await stage.page.evaluate("document.forms[0].prepend(document.querySelector('rathaus-upload'))");
    expect(await posted(stage.page)).toEqual(['a.pdf']);
    await stage.field().evaluate((old) => old.replaceWith(old.cloneNode()));
    await expect.poll(() => stage.field().evaluate((one) => (one as HTMLInputElement).files?.length)).toBe(1);
    expect(await posted(stage.page)).toEqual(['a.pdf']);
    // What was refused stays said.
    expect(await rows(stage.page)).toHaveLength(2);
    expect(stage.logs.join()).not.toContain('upload.lost');
    await stage.field().setInputFiles([pdf('b.pdf')]);
    await stage.page.evaluate("window.kept = document.querySelector('rathaus-upload'); kept.remove()");
    await expect.poll(() => stage.logs.join()).toContain('upload.lost 2');
    await stage.page.evaluate('document.forms[0].prepend(kept)');
    expect(await posted(stage.page)).toEqual(['a.pdf', 'b.pdf']);
  });

  it('does not warn when it goes after the form was sent', async () => {
    await stage.open(FORM());
    await stage.field().setInputFiles([pdf('a.pdf')]);
    await stage.page.evaluate(
      "new FormData(document.forms[0]); document.querySelector('rathaus-upload').remove()",
    );
    await stage.page.waitForTimeout(50);
    expect(stage.logs.join()).not.toContain('upload.lost');
  });

  it('takes 500 files and says how many', async () => {
    await stage.open(FORM());
    await stage.page.evaluate(`(() => { const t = new DataTransfer(); for (let i = 0; i < 500; i += 1) t.items.add(new File(['x'], i + '.pdf', { type: 'application/pdf' }));
        const input = document.querySelector('input[type=file]'); input.files = t.files; window.start = performance.now(); input.dispatchEvent(new Event('change', { bubbles: true })); window.took = performance.now() - start; })()`);
    await expect.poll(stage.status).toBe('Ausgewählte Dateien: 500');
    expect(await posted(stage.page)).toHaveLength(500);
    expect(await stage.page.evaluate('took')).toBeLessThan(3000);
  });

  it('shows names that are long or would turn the direction, and posts them as they are', async () => {
    const names = [
      `${'Donaudampfschiff'.repeat(15)}.pdf`,
      'rechnung\u202Efdp.pdf',
      'شهادة.pdf',
      '<img src=x>.pdf',
    ];
    await stage.page.setViewportSize({ width: 320, height: 600 });
    await stage.open(FORM());
    await stage.field().setInputFiles(names.map((name) => pdf(name)));
    expect(await stage.page.locator('rathaus-upload li bdi').allInnerTexts()).toEqual([
      names[0],
      'rechnung\ufffdfdp.pdf',
      ...names.slice(2),
    ]);
    expect(await posted(stage.page)).toEqual(names);
    expect(await stage.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  it('a folder is refused: browsers hand it over as a file that cannot be read', async () => {
    await stage.open(FORM());
    const session = await stage.page.context().newCDPSession(stage.page);
    const box = await stage.page.locator('#h').boundingBox();
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', {
        type,
        x: (box?.x ?? 0) + 5,
        y: (box?.y ?? 0) + 5,
        data: { items: [], files: [import.meta.dirname], dragOperationsMask: 1 },
      });
    await expect
      .poll(() => rows(stage.page))
      .toEqual([
        'test Fehler: Nicht übernommen. Das ist ein Ordner. Bitte wählen Sie die Dateien einzeln aus. Entfernen',
      ]);
  });
});
