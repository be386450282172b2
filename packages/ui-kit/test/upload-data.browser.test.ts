import { describe, expect, it } from 'vitest';
import { renderUpload } from '../src/render/render.ts';
import { CHROMIUM, hasBrowser } from './site.ts';
import { drop, pdf, posted, rows } from './upload-site.ts';
import { UploadStage } from './upload-stage.ts';

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('upload with data', () => {
  const stage = new UploadStage();
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
    await stage.open(host);
    expect(await stage.page.evaluate('document.forms[0].checkValidity()')).toBe(false);
    await stage.send();
    expect(stage.town.forms).toEqual([]);
    expect(await stage.focused()).toBe('rathaus-upload-nachweis');
    expect(await stage.page.locator('rathaus-upload [part=error]').innerText()).toBe(
      'Bitte wählen Sie eine Datei aus.',
    );
    await stage.field().setInputFiles([pdf('a.pdf')]);
    await stage.page.locator('[part~=done]').waitFor();
    expect(stage.town.uploads[0]?.map(({ name }) => name)).toEqual(['csrf', 'nachweis']);
    expect(await posted(stage.page)).toEqual(['f1']);
    await stage.page.locator('fieldset').evaluate((one) => ((one as HTMLFieldSetElement).disabled = true));
    expect(await posted(stage.page)).toEqual([]);
    await stage.page.locator('fieldset').evaluate((one) => ((one as HTMLFieldSetElement).disabled = false));
    await stage.page.getByRole('button', { name: 'Leeren' }).click();
    expect(await rows(stage.page)).toEqual([]);
    expect(await stage.page.evaluate('document.forms[0].checkValidity()')).toBe(false);
    await drop(stage.page, ['b.pdf']);
    await stage.page.locator('[part~=done]').waitFor();
    await stage.send();
    await stage.page.waitForURL('**/form');
    expect(stage.town.forms).toEqual([[{ name: 'nachweis', fileName: undefined, text: 'f2' }]]);
  });

  it('without address posts the files themselves', async () => {
    await stage.open(
      `<form action="/form" method="post" enctype="multipart/form-data"><rathaus-upload name="nachweis"></rathaus-upload><button>Senden</button></form>`,
    );
    await stage.field().setInputFiles([pdf('ä.pdf')]);
    await stage.send();
    await stage.page.waitForURL('**/form');
    expect(stage.town.forms).toEqual([[{ name: 'nachweis', fileName: 'ä.pdf', text: 'xxx' }]]);
  });

  it('is the same as the content of a server', async () => {
    await stage.open(
      `<form method="post" enctype="multipart/form-data" action="/form">${renderUpload(data)}<button>Senden</button></form>`,
    );
    await stage.field().setInputFiles([pdf('a.pdf')]);
    await stage.page.locator('[part~=done]').waitFor();
    expect(stage.town.uploads[0]?.map(({ name, text }) => `${name}=${text}`)).toEqual([
      'csrf=c5rf',
      'nachweis=xxx',
    ]);
    expect(await posted(stage.page)).toEqual(['f1']);
  });

  it.each([
    ['an unsafe address', { action: 'javascript:alert(1)' }, 'upload.data action'],
    ['wrong numbers', { maxBytes: 'viel' }, 'upload.data maxBytes'],
    ['no name', { name: '' }, 'upload.name'],
  ])('warns about %s and stays a field', async (_, wrong, warning) => {
    await stage.open(
      `<form><rathaus-upload data='${JSON.stringify({ ...data, action: undefined, ...wrong })}'></rathaus-upload></form>`,
    );
    expect(stage.logs.join()).toContain(warning);
    await stage.field().setInputFiles([pdf('a.pdf')]);
    expect(await rows(stage.page)).toEqual(['a.pdf Ausgewählt, 3 Byte Entfernen']);
  });
});
