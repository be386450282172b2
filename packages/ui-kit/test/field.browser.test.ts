import { describe, expect, it } from 'vitest';
import { renderErrorSummary, renderField } from '../src/render/render.ts';
import { FieldStage, inData, radio, year } from './field-stage.ts';
import { CHROMIUM, hasBrowser } from './site.ts';

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('field', () => {
  const stage = new FieldStage();

  it('leaves correct fields of the page as they are, and changes no attribute', async () => {
    const html = renderField({ ...year, error: 'Falsch' }) + renderField(radio);
    await stage.open(html);
    expect(await stage.page.locator('main').innerHTML()).toContain(html);
    expect(
      await stage.page
        .locator('rathaus-field')
        .first()
        .evaluate((field) => field.shadowRoot),
    ).toBeNull();
  });

  it.each([
    ['field.label x', '<input name="x">'],
    [
      'field.describedby x',
      '<label for="x">X</label><p part="hint" id="h">Hinweis</p><input id="x" name="x">',
    ],
    [
      'field.describedby x',
      '<label for="x">X</label><p part="error">Fehler</p><input id="x" name="x" aria-describedby="e">',
    ],
    ['field.autocomplete x', '<label for="x">X</label><input id="x" name="x" autocomplete="vorname">'],
  ])('warns the developer of %s', async (expected, html) => {
    await stage.open(`<rathaus-field>${html}</rathaus-field>`);
    expect(await stage.warning()).toBe(expected);
    expect(await stage.page.locator('rathaus-field').innerHTML()).toBe(html);
  });

  it('has nothing to say of a field in its label, or of a group that names its hint', async () => {
    await stage.open(
      '<rathaus-field><label>Name <input name="n" autocomplete="name"></label></rathaus-field><rathaus-field><fieldset aria-describedby="h"><legend>Seit</legend><p part="hint" id="h">Tag</p><label for="t">Tag</label><input id="t"></fieldset></rathaus-field>',
    );
    expect(stage.logs).toEqual([]);
  });

  it('is sent with the form of the page when it is made from data', async () => {
    await stage.open(
      `<form>${inData(year)}${inData(radio)}${inData({ name: 'seit', label: 'Seit', type: 'date' })}</form>`,
    );
    await stage.page.getByLabel('Wurfjahr').fill('2023');
    await stage.page.getByLabel('Ja', { exact: true }).check();
    await stage.page.getByLabel('Monat').fill('11');
    expect(await stage.sent()).toEqual([
      ['wurfjahr', '2023'],
      ['weitere', 'ja'],
      ['seit-day', ''],
      ['seit-month', '11'],
      ['seit-year', ''],
    ]);
    expect(await stage.run('return [field.value, field.form.localName]')).toEqual(['2023', 'form']);
  });

  it('keeps what was entered, and the focus, when an error comes', async () => {
    await stage.open(`<form>${inData(year)}</form>`);
    await stage.page.getByLabel('Wurfjahr').fill('223');
    await stage.run(`field.data = ${JSON.stringify({ ...year, error: 'Schreiben Sie vier Ziffern.' })}`);
    await stage.page.getByText('Fehler: Schreiben Sie vier Ziffern.').waitFor();
    expect(await stage.page.getByLabel('Wurfjahr').inputValue()).toBe('223');
    expect(await stage.run('return field.shadowRoot.activeElement.id')).toBe('wurfjahr');
    expect(await stage.page.getByLabel('Wurfjahr').getAttribute('aria-invalid')).toBe('true');
    expect(await stage.sent()).toEqual([['wurfjahr', '223']]);
  });

  it('is checked, reset and disabled with the form', async () => {
    await stage.open(
      `<form><fieldset>${inData({ ...year, value: '2020', required: true })}</fieldset><button>Weiter</button></form>`,
    );
    const input = stage.page.getByLabel('Wurfjahr');
    await input.fill('');
    expect(await stage.run('return field.matches(":invalid") && field.validity.valueMissing')).toBe(true);
    await stage.page.getByRole('button').click();
    expect(await stage.run('return field.shadowRoot.activeElement?.id'), 'the browser leads into it').toBe(
      'wurfjahr',
    );
    await input.fill('1999');
    expect(await stage.run('return field.matches(":valid")')).toBe(true);
    await stage.run('field.form.reset()');
    await expect.poll(() => input.inputValue()).toBe('2020');
    expect(await stage.sent()).toEqual([['wurfjahr', '2020']]);
    await stage.run('document.querySelector("fieldset").disabled = true');
    expect(await input.isDisabled()).toBe(true);
    expect(await stage.sent()).toEqual([]);
    await stage.run('document.querySelector("fieldset").disabled = false');
    expect(await stage.sent()).toEqual([['wurfjahr', '2020']]);
  });

  it('sends the form with Enter and tells of changes, as a field of the page does', async () => {
    await stage.open(`<form>${inData(year)}<button name="weiter" value="1">Weiter</button></form>`);
    await stage.run(
      "window.seen = []; for (const type of ['input', 'change', 'submit']) document.addEventListener(type, (event) => { seen.push([type, event.target.localName, event.submitter?.name ?? null]); if (type === 'submit') event.preventDefault() })",
    );
    await stage.page.getByLabel('Wurfjahr').press('5');
    await stage.page.getByLabel('Wurfjahr').press('Enter');
    await expect
      .poll(() => stage.page.evaluate('seen'))
      .toEqual([
        ['input', 'rathaus-field', null],
        ['change', 'rathaus-field', null],
        ['submit', 'form', 'weiter'],
      ]);
  });

  it('is found by the error summary, in place and made from data', async () => {
    const summary = renderErrorSummary({
      errors: [
        { id: 'wurfjahr', text: 'Jahr' },
        { id: 'rathaus-field-weitere', text: 'Hunde' },
        { id: 'ort', text: 'Ort' },
      ],
    });
    await stage.open(
      `${summary}<form>${inData(year)}${inData({ ...radio, value: 'ja' })}${renderField({ name: 'ort', id: 'ort', label: 'Ort' })}</form>`,
    );
    const focused = (): Promise<unknown> =>
      stage.page.evaluate('(document.activeElement.shadowRoot?.activeElement ?? document.activeElement).id');
    for (const [name, id] of [
      ['Jahr', 'wurfjahr'],
      ['Hunde', 'rathaus-field-weitere-2'],
      ['Ort', 'ort'],
    ] as const) {
      await stage.page.getByRole('link', { name }).click();
      expect(await focused()).toBe(id);
    }
  });

  it('is as wide as what is expected, and never wider than its place', async () => {
    await stage.page.setViewportSize({ width: 320, height: 600 });
    await stage.open(
      inData(year) + inData({ ...year, name: 'lang', id: 'lang', label: 'Lang', length: 200 }),
    );
    const width = async (label: string): Promise<number> =>
      (await stage.page.getByLabel(label).boundingBox())?.width ?? 0;
    expect(await width('Wurfjahr')).toBeLessThan(130);
    expect(await width('Lang')).toBeLessThanOrEqual(320);
  });

  it('is read with label, hint and error', async () => {
    await stage.open(renderField({ ...year, error: 'Schreiben Sie vier Ziffern.' }) + renderField(radio));
    expect(await stage.page.locator('main').ariaSnapshot()).toMatchInlineSnapshot(`
      "- main:
        - heading "Test" [level=1]
        - heading "Teil" [level=2]
        - text: Wurfjahr
        - paragraph: Vier Ziffern
        - paragraph: "Fehler: Schreiben Sie vier Ziffern."
        - textbox "Wurfjahr" [invalid]
        - radiogroup "Andere Hunde?":
          - text: Andere Hunde?
          - radio "Nein"
          - text: Nein
          - radio "Ja"
          - text: Ja"
    `);
    const session = await stage.page.context().newCDPSession(stage.page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const box = nodes.find((node) => node.role?.value === 'textbox');
    expect(box?.description?.value).toBe('Vier Ziffern Fehler: Schreiben Sie vier Ziffern.');
  });
});
