import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FieldData } from '../src/field/field.ts';
import { renderErrorSummary, renderField } from '../src/render/render.ts';
import { CHROMIUM, hasBrowser, type Site, STRICT_CONNECT, startChromium, startSite } from './site.ts';

const year: FieldData = {
  name: 'wurfjahr',
  id: 'wurfjahr',
  label: 'Wurfjahr',
  hint: 'Vier Ziffern',
  length: 4,
};
const radio: FieldData = {
  name: 'weitere',
  label: 'Andere Hunde?',
  type: 'radio',
  options: [
    { value: 'nein', label: 'Nein' },
    { value: 'ja', label: 'Ja' },
  ],
};
const ticked: FieldData = {
  name: 'post',
  label: 'Bescheid',
  type: 'checkbox',
  options: [{ value: 'papier', label: 'Auf Papier' }],
  value: 'papier',
};
const inData = (data: FieldData, attributes = ''): string =>
  `<rathaus-field ${attributes} data='${JSON.stringify(data)}'></rathaus-field>`;

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('field', () => {
  let site: Site;
  let browser: Browser;
  let page: Page;
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
    logs = [];
    page.on('console', (message) => logs.push(message.text()));
    page.on('pageerror', (error) => logs.push(`error: ${error.message}`));
  });
  afterEach(async () => {
    await page.close();
    expect(logs.filter((line) => /^error|not focusable/.test(line))).toEqual([]);
  });

  async function open(html: string): Promise<void> {
    await page.goto(site.page(html, { csp: STRICT_CONNECT }));
    await page.waitForFunction(() => customElements.get('rathaus-field'));
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    // What shows data is loaded when there are some.
    await page.waitForFunction(() =>
      [...document.querySelectorAll('rathaus-field[data]')].every((field) => field.shadowRoot?.children[1]),
    );
  }
  /** A page that is asked for anew by who goes back to it. */
  const serve = (fields: () => string): void => {
    const script = '<script type="module" src="/kit/define.js"></script>';
    site.handle = (_request, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
        .end(`<!doctype html><title>Hund</title>${script}<form>${fields()}</form>`);
  };
  const sent = (): Promise<unknown> => page.evaluate("[...new FormData(document.querySelector('form'))]");
  const run = (code: string): Promise<unknown> =>
    page.evaluate(`(() => { const field = document.querySelector('rathaus-field'); ${code} })()`);
  const warning = (): Promise<string | null> =>
    page.locator('rathaus-field').first().getAttribute('data-warning');

  it('leaves correct fields of the page as they are, and changes no attribute', async () => {
    const html = renderField({ ...year, error: 'Falsch' }) + renderField(radio);
    await open(html);
    expect(await page.locator('main').innerHTML()).toContain(html);
    expect(
      await page
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
    await open(`<rathaus-field>${html}</rathaus-field>`);
    expect(await warning()).toBe(expected);
    expect(await page.locator('rathaus-field').innerHTML()).toBe(html);
  });

  it('has nothing to say of a field in its label, or of a group that names its hint', async () => {
    await open(
      '<rathaus-field><label>Name <input name="n" autocomplete="name"></label></rathaus-field><rathaus-field><fieldset aria-describedby="h"><legend>Seit</legend><p part="hint" id="h">Tag</p><label for="t">Tag</label><input id="t"></fieldset></rathaus-field>',
    );
    expect(logs).toEqual([]);
  });

  it('is sent with the form of the page when it is made from data', async () => {
    await open(
      `<form>${inData(year)}${inData(radio)}${inData({ name: 'seit', label: 'Seit', type: 'date' })}</form>`,
    );
    await page.getByLabel('Wurfjahr').fill('2023');
    await page.getByLabel('Ja', { exact: true }).check();
    await page.getByLabel('Monat').fill('11');
    expect(await sent()).toEqual([
      ['wurfjahr', '2023'],
      ['weitere', 'ja'],
      ['seit-day', ''],
      ['seit-month', '11'],
      ['seit-year', ''],
    ]);
    expect(await run('return [field.value, field.form.localName]')).toEqual(['2023', 'form']);
  });

  it('keeps what was entered, and the focus, when an error comes', async () => {
    await open(`<form>${inData(year)}</form>`);
    await page.getByLabel('Wurfjahr').fill('223');
    await run(`field.data = ${JSON.stringify({ ...year, error: 'Schreiben Sie vier Ziffern.' })}`);
    await page.getByText('Fehler: Schreiben Sie vier Ziffern.').waitFor();
    expect(await page.getByLabel('Wurfjahr').inputValue()).toBe('223');
    expect(await run('return field.shadowRoot.activeElement.id')).toBe('wurfjahr');
    expect(await page.getByLabel('Wurfjahr').getAttribute('aria-invalid')).toBe('true');
    expect(await sent()).toEqual([['wurfjahr', '223']]);
  });

  it.each<[NonNullable<FieldData['type']>, string]>([
    ['radio', 'Gasse'],
    ['checkbox', 'Gasse'],
    ['select', 'Gasse'],
    ['radio', 'Weg'],
    ['checkbox', 'Weg'],
    ['select', 'Weg'],
  ])('an answer belongs to the words it was chosen by: %s, "Weg" becomes "%s"', async (type, label) => {
    const words = (second: string): FieldData => ({
      name: 'lage',
      label: 'Lage',
      type,
      options: [
        { value: '0', label: 'Straße' },
        { value: '1', label: second },
      ],
    });
    await open(`<form>${inData(words('Weg'))}</form>`);
    await run("field.value = '1'");
    expect(await sent()).toEqual([['lage', '1']]);
    await run(`field.data = ${JSON.stringify({ ...words(label), error: 'Neu' })}; field.lang = 'en'`);
    await page.getByText('Error: Neu').waitFor();
    const asked = type === 'select' ? [['lage', '']] : [];
    expect(await sent()).toEqual(label === 'Weg' ? [['lage', '1']] : asked);
  });

  it('is checked, reset and disabled with the form', async () => {
    await open(
      `<form><fieldset>${inData({ ...year, value: '2020', required: true })}</fieldset><button>Weiter</button></form>`,
    );
    const input = page.getByLabel('Wurfjahr');
    await input.fill('');
    expect(await run('return field.matches(":invalid") && field.validity.valueMissing')).toBe(true);
    await page.getByRole('button').click();
    expect(await run('return field.shadowRoot.activeElement?.id'), 'the browser leads into it').toBe(
      'wurfjahr',
    );
    await input.fill('1999');
    expect(await run('return field.matches(":valid")')).toBe(true);
    await run('field.form.reset()');
    await expect.poll(() => input.inputValue()).toBe('2020');
    expect(await sent()).toEqual([['wurfjahr', '2020']]);
    await run('document.querySelector("fieldset").disabled = true');
    expect(await input.isDisabled()).toBe(true);
    expect(await sent()).toEqual([]);
    await run('document.querySelector("fieldset").disabled = false');
    expect(await sent()).toEqual([['wurfjahr', '2020']]);
  });

  it('gets its answers back from a browser that goes back to the page', async () => {
    await open(`<form>${inData(year)}${inData(radio)}</form>`);
    await page.getByLabel('Wurfjahr').fill('2021');
    await page.getByLabel('Ja', { exact: true }).check();
    await page.goto(site.page('<p>Die nächste Frage</p>'));
    await page.goBack();
    await expect.poll(sent).toEqual([
      ['wurfjahr', '2021'],
      ['weitere', 'ja'],
    ]);
    expect(await page.getByLabel('Wurfjahr').inputValue()).toBe('2021');
  });

  it.each<[string, FieldData, FieldData, string, string]>([
    ['password', { ...year, type: 'password' }, { ...year, type: 'password' }, '1234', ''],
    [
      'what is not to be filled in',
      { ...year, autocomplete: 'off' },
      { ...year, autocomplete: 'off' },
      '1',
      '',
    ],
    ['other question', year, { ...year, name: 'chip', value: '276' }, '2021', '276'],
    ['other kind', year, { ...radio, name: year.name, value: 'ja' }, '2021', 'ja'],
    ['other words', radio, { ...radio, options: [{ value: 'ja', label: 'Nie' }] }, 'ja', ''],
    ['box that was unticked', ticked, ticked, '', ''],
  ])('who goes back finds as in fields of HTML: %s', async (_, before, after, answer, back) => {
    let data = before;
    serve(() => inData(data));
    await page.goto(`${site.origin}/hund`);
    await page.locator('[name]').first().waitFor();
    await run(`field.value = ${JSON.stringify(answer)}`);
    await page.goto(site.page('<p>Die nächste Frage</p>'));
    data = after;
    await page.goBack();
    await page.locator('[name]').first().waitFor();
    // Long enough for what the browser gives back.
    await page.waitForTimeout(200);
    expect(await run('return field.value')).toBe(back);
    const isEmpty = !back && after.options;
    expect(await sent()).toEqual(isEmpty ? [] : [[after.name, back]]);
  });

  it('sends no password that nobody has entered into the field', async () => {
    serve(() => inData({ ...year, type: 'password' }));
    await page.goto(`${site.origin}/hund`);
    await page.getByLabel('Wurfjahr').fill('1234');
    await page.goto(site.page('<p>Die nächste Frage</p>'));
    // The part that shows fields never arrives.
    await page.route(/field-shown/, () => {});
    const asked = page.waitForRequest(/field-shown/);
    await page.goBack({ waitUntil: 'commit' });
    await asked;
    expect(await sent()).toEqual([]);
  });

  it('says its answer as it is in the data', async () => {
    const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }));
    const cases: readonly [Partial<FieldData>, string][] = [
      [{ value: 'Łucja' }, 'Łucja'],
      [{ type: 'checkbox', options, value: ['a', 'b', 'c'] }, 'a'],
      [{ type: 'checkbox', options }, ''],
      [{ type: 'radio', options, value: 'c' }, 'c'],
      [{ type: 'date', value: '2026-11-03' }, '2026-11-03'],
      [{ type: 'date' }, ''],
    ];
    await open(cases.map(([data], index) => inData({ name: `f${index}`, label: 'F', ...data })).join(''));
    expect(
      await page.evaluate("[...document.querySelectorAll('rathaus-field')].map(({ value }) => value)"),
    ).toEqual(cases.map(([, value]) => value));
  });

  it('takes an answer from the page, before it is shown and after', async () => {
    const options = ['a', 'b'].map((value) => ({ value, label: value.toUpperCase() }));
    const cases: readonly [Partial<FieldData>, string, string][] = [
      [{}, 'Łucja', 'Łucja'],
      [{ type: 'textarea', value: 'Ş' }, '', ''],
      [{ type: 'select', options }, 'b', 'b'],
      [{ type: 'radio', options, value: 'a' }, 'b', 'b'],
      [{ type: 'radio', options, value: 'a' }, 'c', ''],
      [{ type: 'date' }, '2026-11-03', '2026-11-03'],
    ];
    await open(`<form></form>`);
    for (const isBefore of [true, false]) {
      const values = await page.evaluate(
        async ([given, early]) => {
          const form = document.querySelector('form') as HTMLFormElement;
          form.replaceChildren();
          for (const [index, [data, answer]] of given.entries()) {
            const field = document.createElement('rathaus-field') as HTMLElement & {
              data: object;
              value: string;
            };
            field.data = { name: `f${index}`, label: 'F', ...data };
            if (early) field.value = answer;
            form.append(field);
            while (!field.shadowRoot?.querySelector('[name]')) await new Promise(requestAnimationFrame);
            if (!early) field.value = answer;
          }
          return {
            said: Array.from(form.children, (field) => (field as unknown as { value: string }).value),
            sent: Array.from(new FormData(form).entries())
              .filter(([name]) => name === 'f0' || name === 'f3')
              .map(([, value]) => value),
          };
        },
        [cases, isBefore] as const,
      );
      expect(values).toEqual({ said: cases.map(([, , value]) => value), sent: ['Łucja', 'b'] });
    }
  });

  it('takes an answer that was set before the element was defined', async () => {
    await open('');
    await page.evaluate(`
      const form = document.createElement('form');
      // Elements of a document without a window are those of before the definition.
      const given = document.implementation.createHTMLDocument().createElement('rathaus-field');
      Object.assign(given, { data: ${JSON.stringify(year)}, value: '2019' });
      form.append(given);
      document.querySelector('main').append(form);
    `);
    expect(await page.getByLabel('Wurfjahr').inputValue()).toBe('2019');
    await page.getByLabel('Wurfjahr').fill('2020');
    expect(await run('return field.value')).toBe('2020');
    await run("field.value = '2021'");
    expect(await sent()).toEqual([['wurfjahr', '2021']]);
  });

  it.each(['in a disabled fieldset', 'disabled later'])(
    'is not checked while it is disabled: %s',
    async (when) => {
      const disabled = when === 'disabled later' ? '' : 'disabled';
      const mail: FieldData = { name: 'mail', label: 'E-Mail', type: 'email', value: 'kaputt' };
      await open(`<form><fieldset ${disabled}>${inData(mail)}</fieldset></form>`);
      await run("field.closest('fieldset').disabled = true; field.update()");
      await page.waitForFunction(
        "document.querySelector('rathaus-field').shadowRoot.querySelector(':disabled')",
      );
      expect(await run('return field.form.checkValidity()')).toBe(true);
      await run("field.closest('fieldset').disabled = false");
      await expect.poll(() => run('return field.validity.typeMismatch')).toBe(true);
      expect(await run('return field.form.checkValidity()')).toBe(false);
    },
  );

  it('sends the form with Enter and tells of changes, as a field of the page does', async () => {
    await open(`<form>${inData(year)}<button name="weiter" value="1">Weiter</button></form>`);
    await run(
      "window.seen = []; for (const type of ['input', 'change', 'submit']) document.addEventListener(type, (event) => { seen.push([type, event.target.localName, event.submitter?.name ?? null]); if (type === 'submit') event.preventDefault() })",
    );
    await page.getByLabel('Wurfjahr').press('5');
    await page.getByLabel('Wurfjahr').press('Enter');
    expect(await page.evaluate('seen')).toEqual([
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
    await open(
      `${summary}<form>${inData(year)}${inData({ ...radio, value: 'ja' })}${renderField({ name: 'ort', id: 'ort', label: 'Ort' })}</form>`,
    );
    const focused = (): Promise<unknown> =>
      page.evaluate('(document.activeElement.shadowRoot?.activeElement ?? document.activeElement).id');
    for (const [name, id] of [
      ['Jahr', 'wurfjahr'],
      ['Hunde', 'rathaus-field-weitere-2'],
      ['Ort', 'ort'],
    ] as const) {
      await page.getByRole('link', { name }).click();
      expect(await focused()).toBe(id);
    }
  });

  it('is as wide as what is expected, and never wider than its place', async () => {
    await page.setViewportSize({ width: 320, height: 600 });
    await open(inData(year) + inData({ ...year, name: 'lang', id: 'lang', label: 'Lang', length: 200 }));
    const width = async (label: string): Promise<number> =>
      (await page.getByLabel(label).boundingBox())?.width ?? 0;
    expect(await width('Wurfjahr')).toBeLessThan(130);
    expect(await width('Lang')).toBeLessThanOrEqual(320);
  });

  it('is read with label, hint and error', async () => {
    await open(renderField({ ...year, error: 'Schreiben Sie vier Ziffern.' }) + renderField(radio));
    expect(await page.locator('main').ariaSnapshot()).toMatchInlineSnapshot(`
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
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const box = nodes.find((node) => node.role?.value === 'textbox');
    expect(box?.description?.value).toBe('Vier Ziffern Fehler: Schreiben Sie vier Ziffern.');
  });
});
