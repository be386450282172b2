import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { contentOf } from '../render/content-of.ts';
import { renderField } from '../render/render.ts';
import { autocomplete } from './autocomplete.ts';
import type { FieldData } from './field.ts';

const silent = { warn: () => {} };

describe('the words of autofill', () => {
  it.each([
    ...['name', 'given-name', 'bday', 'bday-year', 'address-line1', 'postal-code', 'one-time-code', 'off'],
    ...[
      'home tel',
      'tel-national',
      'shipping street-address',
      'section-hund billing postal-code',
      'email',
      'cc-number',
    ],
    'current-password webauthn',
  ])('take %j', (value) => {
    expect(autocomplete(value, () => undefined, '')).toBe(value);
  });

  it.each(['vorname', 'firstname', 'home name', 'tel home', 'bday-days', '', 7, null, 'off off'])(
    'refuse %j and report it',
    (value) => {
      const report = vi.fn(() => undefined);
      expect(autocomplete(value, report, 'autocomplete')).toBeUndefined();
      expect(report).toHaveBeenCalledOnce();
    },
  );
});

describe('field', () => {
  it('joins label, hint and error to the field', () => {
    const html = renderField({
      name: 'plz',
      label: 'Postleitzahl',
      hint: 'Fünf Ziffern',
      error: 'Es fehlt eine Ziffer.',
    });
    expect(html).toContain('<label for="rathaus-field-plz">');
    expect(html).toMatch(
      /<input type="text" id="rathaus-field-plz" name="plz" aria-describedby="rathaus-field-plz-hint rathaus-field-plz-error" aria-invalid="true"/,
    );
    expect(html).toContain('Fehler: ');
  });

  it('is found by its hint where its name has a space', () => {
    const html = renderField({ name: 'Name des Hundes', label: 'Name', hint: 'Rufname' });
    expect(html).toContain('id="rathaus-field-Name-des-Hundes-hint"');
    expect(html).toContain('aria-describedby="rathaus-field-Name-des-Hundes-hint"');
  });

  it.each([[undefined], [''], ['abgeschafft']])('chooses nothing in a list for the answer %j', (value) => {
    const options = [{ value: 'hund', label: 'Hund' }];
    const html = renderField({ name: 'tier', label: 'Tier', type: 'select', options, value });
    expect(html).toContain('<option value>Bitte auswählen</option>');
    expect(html).not.toContain('selected');
  });

  it.each<FieldData['type']>(['text', 'textarea', 'select', 'radio', 'checkbox', 'date'])(
    'keeps every part at its place of the tree when an error comes: %s',
    (type) => {
      const data: FieldData = { name: 'x', label: 'X', type, options: [{ value: '1', label: 'Eins' }] };
      const tags = (html: string): string =>
        html
          .replace(/<p .*?<\/p>/g, '')
          .replace(/ (aria-|role)[^ >]*/g, '')
          .replace(/"[^"]*"/g, '');
      const shape = (html: string): string => tags(html).replace(/[^<>/a-z]/g, '');
      expect(shape(renderField({ ...data, error: 'Falsch' }))).toBe(shape(renderField(data)));
    },
  );

  it('splits a date into its parts, as they were written', () => {
    const html = renderField({
      name: 'seit',
      label: 'Seit',
      type: 'date',
      value: '223-13-3',
      autocomplete: 'bday',
    });
    expect(
      [...html.matchAll(/name="seit-(\w+)"[^>]*autocomplete="([\w-]+)"[^>]*value="(\d+)"/g)].map((match) =>
        match.slice(1),
      ),
    ).toEqual([
      ['day', 'bday-day', '3'],
      ['month', 'bday-month', '13'],
      ['year', 'bday-year', '223'],
    ]);
  });

  it('is a text field where the word is no type, with a warning', () => {
    const warn = vi.fn();
    expect(renderField({ name: 'x', label: 'X', type: 'datum' as 'date' }, { warn })).toContain(
      'type="text"',
    );
    expect(warn).toHaveBeenCalledWith('field.data', expect.stringContaining('type: text, email'));
  });

  it('says no word of a machine, whatever it is given', () => {
    const value = fc.oneof(
      fc.constantFrom(null, 7, true, [], {}, ['a'], [null], '<b>', 'javascript:x', '__proto__'),
      fc.string(),
    );
    const keys = [
      'name',
      'label',
      'id',
      'type',
      'hint',
      'error',
      'value',
      'options',
      'autocomplete',
      'inputmode',
      'length',
      'optional',
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), (data) => {
        const html = renderField(data as unknown as FieldData, silent);
        // Texts of the page may hold any word.
        const own = Object.values(data)
          .flat()
          .reduce<string>(
            (text, one) => (typeof one === 'string' && one ? text.split(one).join('') : text),
            html,
          );
        expect(own).not.toMatch(/undefined|null|NaN|\[object|<b>/);
      }),
    );
  });

  it('gives React fields that people can change', () => {
    type Node = { tag: string; properties: Record<string, unknown> };
    const nodes: Node[] = [];
    const createElement = (tag: string, properties: Record<string, unknown> | null): object => {
      nodes.push({ tag, properties: properties ?? {} });
      return { $$typeof: 'react' };
    };
    const properties = (data: FieldData, tag: string): Record<string, unknown> | undefined => {
      nodes.length = 0;
      contentOf<'field', object>('field', data, createElement);
      return nodes.find((node) => node.tag === tag)?.properties;
    };
    const base = { name: 'x', label: 'X', value: '1', options: [{ value: '1', label: 'Eins' }] };
    expect(properties(base, 'input')).toMatchObject({ defaultValue: '1' });
    expect(properties(base, 'input')).not.toHaveProperty('value');
    expect(properties({ ...base, type: 'radio' }, 'input')).toMatchObject({
      value: '1',
      defaultChecked: true,
    });
    expect(properties({ ...base, type: 'select' }, 'select')).toMatchObject({ defaultValue: '1' });
    expect(properties({ ...base, type: 'select' }, 'option')).not.toHaveProperty('selected');
    expect(properties({ ...base, type: 'textarea' }, 'textarea')).toMatchObject({ defaultValue: '1' });
  });
});
