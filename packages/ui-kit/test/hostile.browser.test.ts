/** What pages, servers and other scripts do that nobody would ask for. */
import { describe, expect, it } from 'vitest';
import { renderConsent } from '../src/render/render.ts';
import { AccountStage, data as account, minute, render } from './account-stage.ts';
import { CHROMIUM, hasBrowser, STRICT_CONNECT } from './site.ts';
import { FORM, UploadStage } from './upload-stage.ts';

const there = hasBrowser(CHROMIUM, 'chromium');

describe.skipIf(!there)('a session', () => {
  const stage = new AccountStage();

  it.each(["'x'", 'Infinity', '9e15', '{}'])(
    'is not ended, prolonged or broken by a message that has %s for an end',
    async (end) => {
      await stage.open(render());
      await stage.page.evaluate(
        `new BroadcastChannel('rathaus-account').postMessage({ logout: location.origin + '/logout', ends: ${end}, said: Infinity })`,
      );
      await stage.page.waitForTimeout(50);
      await stage.page.clock.fastForward(8.5 * minute);
      await stage.stay.waitFor();
    },
  );

  it('is loaded anew at its own site, whatever its path begins with', async () => {
    stage.answer = { body: '{"expires":"2026-11-23T13:00:00+01:00","id":"zwei"}' };
    await stage.open(render({ ...account, id: 'eins', session: '/session', login: undefined }));
    await stage.page.evaluate("history.replaceState(null, '', location.origin + '//evil.example/x?y=1#z')");
    await stage.page.clock.fastForward(8.5 * minute);
    const link = stage.page.getByRole('link', { name: 'Seite neu laden' });
    expect(await link.evaluate((node) => (node as HTMLAnchorElement).href)).toBe(
      `${stage.site.origin}//evil.example/x?y=1`,
    );
  });

  it('that cannot be prolonged lets people back to the page without a key', async () => {
    await stage.open(render());
    await stage.page.clock.fastForward(8.5 * minute);
    await stage.stay.waitFor();
    expect(await stage.dialog.getByRole('button').allTextContents()).toEqual([
      'Angemeldet bleiben',
      'Jetzt abmelden',
    ]);
    await stage.stay.click();
    await stage.page.getByRole('button', { name: 'Schließen' }).click();
    await stage.line.waitFor();
  });

  it('that warns long before its end does so, too', async () => {
    await stage.open(render({ warnBefore: 3600 }));
    await stage.page.getByRole('button', { name: 'Schließen' }).click();
    await stage.line.waitFor();
  });
});

describe.skipIf(!there)('an upload', () => {
  const stage = new UploadStage();
  const file = (name: string): { name: string; mimeType: string; buffer: Buffer } => ({
    name,
    mimeType: 'application/pdf',
    buffer: Buffer.from(name),
  });
  const sent = (): string[] =>
    stage.town.forms.flatMap((parts) =>
      parts.filter(({ name }) => name === 'nachweis').map(({ fileName, text }) => fileName || text),
    );

  it('goes up from a form with fields that are called like what forms have', async () => {
    // The driver of the browser does not stand `getAttribute`.
    const names = ['elements', 'enctype', 'requestSubmit', 'isConnected'];
    const fields = names.map((name) => `<input type="hidden" name="${name}">`).join('');
    await stage.open(FORM('action="/upload" send="csrf"', 'multiple', fields));
    stage.town.answers.push('hold');
    await stage.field().setInputFiles([file('a.pdf')]);
    await expect.poll(() => stage.town.open).toBe(1);
    await stage.send();
    stage.town.release();
    await expect.poll(sent).toEqual(['f1']);
    expect(stage.town.uploads[0]).toContainEqual(expect.objectContaining({ name: 'csrf', text: 'c5rf' }));
  });

  it.each([
    [
      'moved into another form',
      "document.body.append(document.createElement('form')); document.forms[1].append(document.querySelector('rathaus-upload'))",
    ],
    ['disabled', "document.querySelector('fieldset').disabled = true"],
  ])('that is %s while its form waits sends no form without its files', async (_, act) => {
    const html = FORM('action="/upload"').replace(
      /<rathaus-upload.*<\/rathaus-upload>/,
      '<fieldset>$&</fieldset>',
    );
    await stage.open(html);
    stage.town.answers.push('hold');
    await stage.field().setInputFiles([file('a.pdf')]);
    await expect.poll(() => stage.town.open).toBe(1);
    await stage.send();
    await stage.page.evaluate(act);
    stage.town.release();
    await expect.poll(stage.status).toContain('Alle Dateien sind hochgeladen.');
    expect(stage.town.forms).toEqual([]);
  });

  it('takes two files of one choice that have the same name, size and time', async () => {
    await stage.open(FORM());
    const choose = `(() => {
      const files = new DataTransfer();
      for (const text of ['x', 'y', 'z']) files.items.add(new File([text], 'IMG_0001.jpg', { type: 'image/jpeg', lastModified: 1 }));
      const field = document.querySelector('input[type=file]');
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    })()`;
    await stage.page.evaluate(choose);
    await expect.poll(() => stage.page.locator('rathaus-upload li').count()).toBe(3);
    await stage.page.evaluate(choose);
    await expect.poll(stage.status).toContain('ist schon in der Liste');
    expect(await stage.page.locator('rathaus-upload li').count()).toBe(3);
    await stage.send();
    await expect.poll(sent).toEqual(['IMG_0001.jpg', 'IMG_0001.jpg', 'IMG_0001.jpg']);
  });

  it('that must have a file and was disabled takes one when it is enabled', async () => {
    await stage.open(
      `<form method="post" action="/form" enctype="multipart/form-data"><fieldset disabled><rathaus-upload data='{"name":"nachweis","required":true}'></rathaus-upload></fieldset><button>Senden</button></form>`,
    );
    await stage.page.evaluate("document.querySelector('fieldset').disabled = false");
    await expect.poll(() => stage.field().isEnabled()).toBe(true);
    await stage.field().setInputFiles([file('a.pdf')]);
    await stage.page.getByText('Ausgewählt').waitFor();
    await stage.page.evaluate("document.querySelector('fieldset').disabled = true");
    await expect.poll(() => stage.field().isEnabled()).toBe(false);
    await stage.page.evaluate("document.querySelector('fieldset').disabled = false");
    await stage.send();
    await expect.poll(sent).toEqual(['a.pdf']);
  });

  it('keeps a file that a script put into its field when anything else changes', async () => {
    await stage.open(FORM());
    await stage.page.evaluate(`{
      const files = new DataTransfer();
      files.items.add(new File(['x'], 'a.pdf'));
      document.querySelector('input[type=file]').files = files.files;
      document.querySelector('rathaus-upload').lang = 'en';
    }`);
    await stage.page.getByText('a.pdf').waitFor();
    await stage.page.locator('rathaus-upload li button').click();
    await expect.poll(() => stage.page.locator('rathaus-upload li').count()).toBe(0);
    expect(await stage.field().evaluate((field) => (field as HTMLInputElement).files?.length)).toBe(0);
  });

  it('takes a dropped file along where what handles files does not arrive', async () => {
    await stage.page.route('**/upload-files*', (route) => route.abort());
    await stage.page.goto(stage.site.page(FORM(), { csp: STRICT_CONNECT }));
    await stage.page.locator('rathaus-upload:defined').waitFor();
    await stage.page.evaluate(`{
      const files = new DataTransfer();
      files.items.add(new File(['x'], 'a.pdf'));
      document.querySelector('rathaus-upload').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    }`);
    await expect
      .poll(() => stage.field().evaluate((field) => (field as HTMLInputElement).files?.length))
      .toBe(1);
    stage.logs = [];
    await stage.send();
    await expect.poll(sent).toEqual(['a.pdf']);
  });

  it('to an address that is none says that it failed', async () => {
    await stage.open(FORM('action="https://"'));
    await stage.field().setInputFiles([file('a.pdf')]);
    await stage.page.getByText('Nicht hochgeladen').waitFor();
    expect(stage.logs.join()).toContain('upload.answer 0');
  });

  it('holds back a form for files that a script put into its field without a word', async () => {
    await stage.open(FORM('action="/upload"'));
    await stage.page.evaluate(`{
      const files = new DataTransfer();
      files.items.add(new File(['x'], 'a.pdf'));
      files.items.add(new File(['x'], 'b.exe', { type: 'application/x-msdownload' }));
      document.querySelector('input[type=file]').files = files.files;
    }`);
    await stage.send();
    await stage.page.getByText('b.exe').waitFor();
    await stage.page.getByText('Hochgeladen').waitFor();
    expect(stage.town.forms).toEqual([]);
    await stage.page.getByRole('button', { name: /Entfernen.*b\.exe/ }).click();
    await stage.send();
    await expect.poll(sent).toEqual(['f1']);
  });

  it('sends a file that stands in two lists twice', async () => {
    const one =
      '<rathaus-upload><label>Nachweis<input type="file" name="nachweis" multiple></label></rathaus-upload>';
    await stage.open(
      `<form method="post" action="/form" enctype="multipart/form-data">${one}${one}<button>Senden</button></form>`,
    );
    const uploads = stage.page.locator('rathaus-upload');
    await uploads.last().dispatchEvent('pointerover');
    await uploads.last().locator('[part=status]').waitFor({ state: 'attached' });
    await stage.page.evaluate(`for (const field of document.querySelectorAll('input')) {
      const files = new DataTransfer();
      files.items.add(new File(['x'], 'a.pdf', { lastModified: 1 }));
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }`);
    await expect.poll(() => stage.page.locator('rathaus-upload li').count()).toBe(2);
    await stage.send();
    await expect.poll(sent).toEqual(['a.pdf', 'a.pdf']);
  });
});

describe.skipIf(!there)('an answer', () => {
  const stage = new UploadStage();
  const json = (data: object): string => JSON.stringify(data);
  const radio = (name: string, ...values: string[]): object => ({
    name,
    label: name,
    type: 'radio',
    options: values.map((value) => ({ value, label: value })),
  });
  const select = (...values: string[]): object => ({ ...radio('a', ...values), type: 'select' });

  async function show(data: object): Promise<void> {
    await stage.page.evaluate(`document.querySelector('rathaus-field').data = ${json(data)}`);
    await stage.page.locator('rathaus-field [name]').first().waitFor();
  }
  const values = (): Promise<unknown> => stage.page.evaluate('[...new FormData(document.forms[0])]');

  it.each([
    ['question', radio('a', 'ja', 'nein'), radio('b', 'nein', 'ja'), []],
    ['order of answers', radio('a', 'ja', 'nein'), radio('a', 'nein', 'ja'), []],
    ['list', select('ja', 'nein'), select('nein', 'ja'), [['a', '']]],
    ['field', { name: 'a', label: 'A' }, { name: 'b', label: 'B', value: 'neu' }, [['b', 'neu']]],
  ])('does not pass to another %s', async (_, first, second, expected) => {
    await stage.page.goto(stage.site.page('<form><rathaus-field></rathaus-field></form>'));
    await show(first);
    const text = stage.page.locator('input:not([type=radio])');
    if ('type' in first && first.type === 'select') await stage.page.locator('select').selectOption('nein');
    else if (await text.count()) await text.fill('alt');
    else await stage.page.getByLabel('nein').check();
    await show(second);
    await expect.poll(values).toEqual(expected);
  });

  it('is sent by Enter with the button of a form that has a field called length', async () => {
    const html = `<form action="/f"><input name="length"><rathaus-field data='{"name":"a","label":"A"}'></rathaus-field><button name="go" value="1">Los</button></form>`;
    await stage.page.goto(stage.site.page(html, { csp: STRICT_CONNECT }));
    await stage.page.getByLabel('A', { exact: true }).press('Enter');
    await stage.page.waitForURL('**/f?length=&a=&go=1');
  });

  it('of a consent is ticked by nobody but the person, also when they come back', async () => {
    const asked = (id: string): string =>
      renderConsent({ recipient: 'Stadt', purpose: 'Steuer', action: '/c', attributes: [{ id, label: id }] });
    let now = asked('telefon');
    stage.site.handle = (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' }).end(now);
    await stage.page.goto(`${stage.site.origin}/consent`);
    await stage.page.getByLabel('telefon').check();
    await stage.page.goto(stage.site.page(''));
    now = asked('iban');
    await stage.page.goBack();
    expect(await stage.page.getByLabel('iban').isChecked()).toBe(false);
  });
});

describe.skipIf(!there)('data', () => {
  const stage = new UploadStage();

  it('in a language that is called like what every object has leave the page alive', async () => {
    const html = `<rathaus-login lang="__proto__" data='{"providers":[{"id":"bundid","href":"/x"}]}'></rathaus-login>`;
    await stage.page.goto(stage.site.page(html));
    await stage.page.getByRole('link', { name: 'Mit BundID anmelden' }).waitFor();
  });

  it('take no attribute from what somebody has written to every object', async () => {
    const html = `<rathaus-login data='{"providers":[{"id":"bundid","href":"/x"}]}'></rathaus-login>`;
    await stage.page.addInitScript("Object.prototype.onclick = 'document.title = 1'");
    await stage.page.goto(stage.site.page(html));
    const link = stage.page.getByRole('link', { name: 'Mit BundID anmelden' });
    expect(await link.getAttribute('onclick')).toBeNull();
  });

  it('may be more than a call can take', async () => {
    await stage.page.goto(stage.site.page('<rathaus-language></rathaus-language>'));
    await stage.page.evaluate(`(() => {
      const one = document.querySelector('rathaus-language');
      one.style.display = 'none';
      one.data = { languages: Array(130_000).fill({ lang: 'de', href: '/', name: 'Deutsch' }) };
    })()`);
    await expect
      .poll(() => stage.page.locator('rathaus-language li').count(), { timeout: 15_000 })
      .toBe(130_000);
  });
});
