import { describe, expect, it } from 'vitest';
import { CHROMIUM, hasBrowser } from './site.ts';
import { pdf, posted, rows } from './upload-site.ts';
import { FORM, UploadStage } from './upload-stage.ts';

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('upload with an address', () => {
  const stage = new UploadStage();
  const ACTION = 'action="/upload" send="csrf" max-files="5"';
  const ids = () => posted(stage.page);

  it('posts files one after another with the token of the form, and their ids in their order', async () => {
    await stage.open(FORM(ACTION));
    await stage.field().setInputFiles([pdf('a.pdf'), pdf('b.pdf')]);
    await stage.page.locator('[part~=done]').nth(1).waitFor();
    expect(stage.town.uploads).toEqual([
      [
        { name: 'csrf', fileName: undefined, text: 'c5rf' },
        { name: 'nachweis', fileName: 'a.pdf', text: 'xxx' },
      ],
      [
        { name: 'csrf', fileName: undefined, text: 'c5rf' },
        { name: 'nachweis', fileName: 'b.pdf', text: 'xxx' },
      ],
    ]);
    await expect.poll(stage.status).toMatch(/Alle Dateien sind hochgeladen\.$/);
    expect(await stage.page.evaluate('events')).toEqual([
      { fileName: 'a.pdf', state: 'done', id: 'f1' },
      { fileName: 'b.pdf', state: 'done', id: 'f2' },
    ]);
    await stage.send();
    await stage.page.waitForURL('**/form');
    expect(stage.town.forms[0]).toEqual([
      { name: 'csrf', fileName: undefined, text: 'c5rf' },
      { name: 'nachweis', fileName: undefined, text: 'f1' },
      { name: 'nachweis', fileName: undefined, text: 'f2' },
    ]);
  });

  it('an empty list posts nothing, and other values of the name stay', async () => {
    await stage.open(FORM(ACTION, 'multiple', '<input type="hidden" name="nachweis" value="alt">'));
    expect(await ids()).toEqual(['alt']);
    await stage.field().setInputFiles([pdf('a.pdf')]);
    await stage.page.locator('[part~=done]').waitFor();
    expect(await ids()).toEqual(['alt', 'f1']);
  });

  it('waits with the form until the files are up, and sends it then by itself with its button', async () => {
    stage.town.answers.push('hold', 'hold');
    await stage.open(FORM(ACTION, 'multiple', '<button name="weiter" value="ja">Weiter</button>'));
    await stage.page.evaluate(
      "document.forms[0].addEventListener('submit', () => (window.seen = (window.seen ?? 0) + 1))",
    );
    await stage.field().setInputFiles([pdf('a.pdf'), pdf('b.pdf')]);
    await stage.page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await expect.poll(stage.status).toMatch(/Bitte warten, noch 2 Dateien werden hochgeladen\./);
    expect(await stage.page.evaluate('window.seen')).toBeUndefined();
    await expect.poll(() => stage.town.open).toBe(1);
    stage.town.release();
    await expect.poll(() => stage.page.locator('[part=wait]').innerText()).toContain('noch eine Datei');
    await expect.poll(() => stage.town.open).toBe(1);
    stage.town.release();
    await stage.page.waitForURL('**/form');
    expect(stage.town.forms[0]?.map(({ name, text }) => `${name}=${text}`)).toEqual([
      'csrf=c5rf',
      'weiter=ja',
      'nachweis=f1',
      'nachweis=f2',
    ]);
  });

  it('says of files chosen at once what has become of each, none in the place of another', async () => {
    await stage.open(FORM(ACTION));
    await stage.page.evaluate(`(() => { window.said = [];
        const region = document.querySelector('rathaus-upload').shadowRoot.querySelector('[part=status]');
        new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true }); })()`);
    await stage.field().setInputFiles([pdf('a.pdf'), { ...pdf('c.exe'), mimeType: 'application/x-dos' }]);
    await expect
      .poll(() => stage.page.evaluate("said.join(' ')"))
      .toBe(
        'Fehler: c.exe: Nicht übernommen. Dieses Format ist nicht erlaubt. Erlaubt: PDF oder Bild. a.pdf: Hochgeladen',
      );
  });

  it('does not send when the person changes their mind while the form waits', async () => {
    stage.town.answers.push('hold', 'hold');
    await stage.open(FORM(ACTION));
    await stage.field().setInputFiles([pdf('a.pdf')]);
    await stage.send();
    await stage.page.getByRole('button', { name: 'Nicht absenden' }).click();
    await expect.poll(stage.status).toMatch(/(^|hochgeladen\. )Das Formular wird nicht abgesendet\.$/);
    expect(await stage.focused()).toBe('Senden');
    expect(await stage.page.locator('[part=wait]').count()).toBe(0);
    await stage.send();
    // Whoever takes the file away while the form waits has something else in mind than to send it without.
    await stage.page.getByRole('button', { name: /^Abbrechen/ }).click();
    await expect.poll(stage.status).toBe('a.pdf abgebrochen. Das Formular wird nicht abgesendet.');
    await expect.poll(() => stage.town.aborted).toBe(1);
    await stage.page.waitForTimeout(100);
    expect(stage.town.forms).toEqual([]);
  });

  it('does not send with another button when its own has gone', async () => {
    stage.town.answers.push('hold');
    await stage.open(FORM(ACTION));
    await stage.field().setInputFiles([pdf('a.pdf')]);
    await stage.send();
    await stage.page.evaluate("document.querySelector('form > button').remove()");
    await expect.poll(() => stage.town.open).toBe(1);
    stage.town.release();
    await expect.poll(stage.status).toContain('Hochgeladen');
    await stage.page.waitForTimeout(100);
    expect(stage.town.forms).toEqual([]);
  });

  it('lets "save and go on later" pass at once, and loses no file', async () => {
    stage.town.answers.push('hold');
    await stage.open(FORM(ACTION, 'multiple required'));
    await stage.field().setInputFiles([pdf('a.pdf')]);
    await stage.page.getByRole('button', { name: 'Später weitermachen' }).click();
    await stage.page.waitForURL('**/form');
    expect(stage.town.forms[0]?.slice(1)).toEqual([
      { name: 'spaeter', fileName: undefined, text: '1' },
      { name: 'nachweis', fileName: 'a.pdf', text: 'xxx' },
    ]);
  });

  it.each(['', 'novalidate'])(
    'blocks the form %s with a failed file, and leads to what helps',
    async (novalidate) => {
      stage.town.answers.push([500, '{}']);
      await stage.open(FORM(ACTION, 'multiple required').replace('<form', `<form ${novalidate}`));
      await stage.field().setInputFiles([pdf('a.pdf')]);
      await stage.page.locator('[part~=failed]').waitFor();
      expect(await posted(stage.page)).toEqual([]);
      await stage.send();
      expect(await stage.focused()).toBe('Erneut versuchen: a.pdf');
      await expect
        .poll(stage.status)
        .toMatch(/^Fehler: a\.pdf: Nicht hochgeladen\. Bei uns ist ein Fehler aufgetreten\./);
      expect(stage.town.forms).toEqual([]);
      await stage.page.keyboard.press('Enter');
      await stage.page.locator('[part~=done]').waitFor();
      await stage.send();
      await stage.page.waitForURL('**/form');
      expect(stage.town.forms[0]?.at(-1)?.text).toBe('f1');
    },
  );

  it('a file that fails while the form waits stops it', async () => {
    stage.town.answers.push('hold', [503, '']);
    await stage.open(FORM(ACTION));
    await stage.field().setInputFiles([pdf('a.pdf'), pdf('b.pdf')]);
    await stage.send();
    await expect.poll(() => stage.town.open).toBe(1);
    stage.town.release();
    await stage.page.locator('[part~=failed]').waitFor();
    await expect.poll(stage.focused).toBe('Erneut versuchen: b.pdf');
    expect(stage.town.forms).toEqual([]);
    // Another choice of the same file is another try.
    await stage.page.getByRole('button', { name: /^Entfernen: ⁨b/ }).click();
    await stage.send();
    await stage.page.waitForURL('**/form');
    expect(stage.town.forms[0]?.slice(1).map(({ text }) => text)).toEqual(['f1']);
  });

  it('cancels by keyboard, keeps a sensible focus and stops the request', async () => {
    stage.town.answers.push('hold');
    await stage.open(FORM(ACTION));
    await stage.field().setInputFiles([pdf('a.pdf')]);
    await expect.poll(() => stage.town.open).toBe(1);
    await stage.page.getByRole('button', { name: /^Abbrechen/ }).focus();
    await stage.page.keyboard.press('Enter');
    await expect.poll(() => stage.town.aborted).toBe(1);
    expect(await rows(stage.page)).toEqual([]);
    await expect.poll(stage.status).toBe('a.pdf abgebrochen');
    expect(await stage.focused()).toBe('f');
  });

  it('stops with a reset and when it goes for good, not when it is moved; goes on when it comes back', async () => {
    stage.town.answers.push('hold', 'hold');
    await stage.open(FORM(ACTION));
    await stage.field().setInputFiles([pdf('a.pdf')]);
    await expect.poll(() => stage.town.open).toBe(1);
    await stage.page.getByRole('button', { name: 'Leeren' }).click();
    await expect.poll(() => stage.town.aborted).toBe(1);
    await stage.field().setInputFiles([pdf('b.pdf')]);
    await expect.poll(() => stage.town.open).toBe(1);
    await stage.page.evaluate("document.forms[0].append(document.querySelector('rathaus-upload'))");
    await stage.page.waitForTimeout(100);
    expect(stage.town.aborted).toBe(1);
    await stage.page.evaluate("window.kept = document.querySelector('rathaus-upload'); kept.remove()");
    await expect.poll(() => stage.town.aborted).toBe(2);
    await stage.page.evaluate('document.forms[0].append(kept)');
    await stage.page.locator('[part~=done]').waitFor();
    expect(await ids()).toEqual(['f1']);
  });

  it('two in one form wait for each other', async () => {
    stage.town.answers.push('hold', 'hold');
    const other = `<rathaus-upload action="/upload"><input type="file" id="g" name="foto"></rathaus-upload>`;
    await stage.open(FORM(ACTION, 'multiple', other));
    await stage.page.locator('#f').setInputFiles([pdf('a.pdf')]);
    await stage.page.locator('#g').setInputFiles([pdf('b.pdf')]);
    await expect.poll(() => stage.town.open).toBe(2);
    await stage.send();
    stage.town.release();
    await stage.page.waitForURL('**/form');
    const sent = stage.town.forms[0]?.map(({ name, text }) => `${name}=${text}`) ?? [];
    expect(sent.sort()).toEqual(['csrf=c5rf', 'foto=f2', 'nachweis=f1']);
  });
});
