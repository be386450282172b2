import { describe, expect, it } from 'vitest';
import type { FieldData } from '../src/field/field.ts';
import { FieldStage, inData, radio, year } from './field-stage.ts';
import { CHROMIUM, hasBrowser } from './site.ts';

const ticked: FieldData = {
  name: 'post',
  label: 'Bescheid',
  type: 'checkbox',
  options: [{ value: 'papier', label: 'Auf Papier' }],
  value: 'papier',
};

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('answers of a field', () => {
  const stage = new FieldStage();

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
    await stage.open(`<form>${inData(words('Weg'))}</form>`);
    await stage.run("field.value = '1'");
    expect(await stage.sent()).toEqual([['lage', '1']]);
    await stage.run(`field.data = ${JSON.stringify({ ...words(label), error: 'Neu' })}; field.lang = 'en'`);
    await stage.page.getByText('Error: Neu').waitFor();
    const asked = type === 'select' ? [['lage', '']] : [];
    expect(await stage.sent()).toEqual(label === 'Weg' ? [['lage', '1']] : asked);
  });

  it('gets its answers back from a browser that goes back to the page', async () => {
    await stage.open(`<form>${inData(year)}${inData(radio)}</form>`);
    await stage.page.getByLabel('Wurfjahr').fill('2021');
    await stage.page.getByLabel('Ja', { exact: true }).check();
    await stage.page.goto(stage.site.page('<p>Die nächste Frage</p>'));
    await stage.page.goBack();
    await expect.poll(stage.sent).toEqual([
      ['wurfjahr', '2021'],
      ['weitere', 'ja'],
    ]);
    expect(await stage.page.getByLabel('Wurfjahr').inputValue()).toBe('2021');
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
    stage.serve(() => inData(data));
    await stage.page.goto(`${stage.site.origin}/hund`);
    await stage.page.locator('[name]').first().waitFor();
    await stage.run(`field.value = ${JSON.stringify(answer)}`);
    await stage.page.goto(stage.site.page('<p>Die nächste Frage</p>'));
    data = after;
    await stage.page.goBack();
    await stage.page.locator('[name]').first().waitFor();
    // Long enough for what the browser gives back.
    await stage.page.waitForTimeout(200);
    expect(await stage.run('return field.value')).toBe(back);
    const isEmpty = !back && after.options;
    expect(await stage.sent()).toEqual(isEmpty ? [] : [[after.name, back]]);
  });

  it('sends no password that nobody has entered into the field', async () => {
    stage.serve(() => inData({ ...year, type: 'password' }));
    await stage.page.goto(`${stage.site.origin}/hund`);
    await stage.page.getByLabel('Wurfjahr').fill('1234');
    await stage.page.goto(stage.site.page('<p>Die nächste Frage</p>'));
    // The part that shows fields never arrives.
    await stage.page.route(/field-shown/, () => {});
    const asked = stage.page.waitForRequest(/field-shown/);
    await stage.page.goBack({ waitUntil: 'commit' });
    await asked;
    expect(await stage.sent()).toEqual([]);
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
    await stage.open(
      cases.map(([data], index) => inData({ name: `f${index}`, label: 'F', ...data })).join(''),
    );
    expect(
      await stage.page.evaluate("[...document.querySelectorAll('rathaus-field')].map(({ value }) => value)"),
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
    await stage.open(`<form></form>`);
    for (const isBefore of [true, false]) {
      const values = await stage.page.evaluate(
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
    await stage.open('');
    await stage.page.evaluate(`
      const form = document.createElement('form');
      // Elements of a document without a window are those of before the definition.
      const given = document.implementation.createHTMLDocument().createElement('rathaus-field');
      Object.assign(given, { data: ${JSON.stringify(year)}, value: '2019' });
      form.append(given);
      document.querySelector('main').append(form);
    `);
    expect(await stage.page.getByLabel('Wurfjahr').inputValue()).toBe('2019');
    await stage.page.getByLabel('Wurfjahr').fill('2020');
    expect(await stage.run('return field.value')).toBe('2020');
    await stage.run("field.value = '2021'");
    expect(await stage.sent()).toEqual([['wurfjahr', '2021']]);
  });

  it.each(['in a disabled fieldset', 'disabled later'])(
    'is not checked while it is disabled: %s',
    async (when) => {
      const disabled = when === 'disabled later' ? '' : 'disabled';
      const mail: FieldData = { name: 'mail', label: 'E-Mail', type: 'email', value: 'kaputt' };
      await stage.open(`<form><fieldset ${disabled}>${inData(mail)}</fieldset></form>`);
      await stage.run("field.closest('fieldset').disabled = true; field.update()");
      await stage.page.waitForFunction(
        "document.querySelector('rathaus-field').shadowRoot.querySelector(':disabled')",
      );
      expect(await stage.run('return field.form.checkValidity()')).toBe(true);
      await stage.run("field.closest('fieldset').disabled = false");
      await expect.poll(() => stage.run('return field.validity.typeMismatch')).toBe(true);
      expect(await stage.run('return field.form.checkValidity()')).toBe(false);
    },
  );
});
