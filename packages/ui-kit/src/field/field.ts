import type { Definition } from '../element/definition.ts';
import type { TemplateContext } from '../element/template.ts';
import { list, needed, object, text, texts, UNKNOWN, words } from '../reader/reader.ts';
import { flag, number } from '../reader/values.ts';
import type { Attributes, Tree } from '../tree/tree.ts';
import { autocomplete } from './autocomplete.ts';

const TYPES = [
  'text',
  'email',
  'tel',
  'url',
  'password',
  'textarea',
  'select',
  'radio',
  'checkbox',
  'date',
] as const;
const MODES = ['text', 'decimal', 'numeric', 'tel', 'search', 'email', 'url'] as const;

/** Kind of a field; `date` are three fields for day, month and year. */
export type FieldType = (typeof TYPES)[number];

/** One answer to choose. */
export interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** Explanation under the answer, for radio buttons and check boxes. */
  readonly hint?: string | undefined;
}

/** What `<rathaus-field>` shows. */
export interface FieldData {
  /** Name in the form. A date is sent as `…-day`, `…-month` and `…-year`, as it was written. */
  readonly name: string;
  /** Label, or the question of a group. */
  readonly label: string;
  /** Id of the field, of a group that of its first field. Default `rathaus-field-` and the name, spaces as `-`. */
  readonly id?: string | undefined;
  /** Default `text`, also for a word that is no type. */
  readonly type?: FieldType | undefined;
  readonly hint?: string | undefined;
  /** What is wrong and how to put it right. */
  readonly error?: string | undefined;
  /** What was entered; of several check boxes a list; of a date `2026-11-03`, with whatever was written in the parts. */
  readonly value?: string | readonly string[] | undefined;
  readonly options?: readonly FieldOption[] | undefined;
  readonly autocomplete?: string | undefined;
  readonly inputmode?: (typeof MODES)[number] | undefined;
  /** Characters that are expected: the width of the field. */
  readonly length?: number | undefined;
  /** Says "(freiwillig)" behind the label. */
  readonly optional?: boolean | undefined;
  /** The browser asks for an answer itself. Where the server does so in its own words, leave it out. */
  readonly required?: boolean | undefined;
}

function fieldTree(data: FieldData, { h, texts }: TemplateContext<'field'>): Tree {
  const { name, label, type = 'text', hint, error, options = [], length, optional, required } = data;
  // With a space in it, hint and error would not be found by it.
  const id = data.id ?? `rathaus-field-${name.replace(/\s/g, '-')}`;
  const chosen = [data.value ?? []].flat();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const invalid = error ? 'true' : undefined;
  const must = required ? '' : undefined;
  const question: Tree = [
    h('bdi', {}, label),
    optional && [' ', h('span', { part: 'optional' }, `(${texts.optional})`)],
  ];
  // Always there, so that an error that comes moves no field to another place of the tree.
  const notes = h(
    'div',
    {},
    hint && h('p', { part: 'hint', id: `${id}-hint` }, h('bdi', {}, hint)),
    error &&
      h('p', { part: 'error', id: `${id}-error` }, h('span', {}, `${texts.error} `, h('bdi', {}, error))),
  );
  const single: Attributes = {
    id,
    name,
    'aria-describedby': described,
    'aria-invalid': invalid,
    required: must,
  };
  const filling: Attributes = { autocomplete: data.autocomplete, inputmode: data.inputmode };
  const size = length ? `${length}` : undefined;
  const group = (attributes: Attributes, ...content: Tree[]): Tree =>
    h(
      'fieldset',
      { ...attributes, 'aria-describedby': described },
      h('legend', {}, question),
      notes,
      content,
    );
  const of = (index: number): string => (index ? `${id}-${index + 1}` : id);

  switch (type) {
    case 'radio':
    case 'checkbox':
      return group(
        type === 'radio' ? { role: 'radiogroup', 'aria-invalid': invalid } : {},
        options.map((one, index) =>
          h(
            'div',
            { part: 'choice' },
            h('input', {
              type,
              id: of(index),
              name,
              value: one.value,
              checked: chosen.includes(one.value) ? '' : undefined,
              // A page can ask for one of several check boxes only in words.
              required: type === 'radio' || !options[1] ? must : undefined,
              'aria-invalid': type === 'radio' ? undefined : invalid,
              'aria-describedby': one.hint && `${of(index)}-about`,
            }),
            h('label', { for: of(index) }, h('bdi', {}, one.label)),
            one.hint && h('span', { part: 'about', id: `${of(index)}-about` }, one.hint),
          ),
        ),
      );
    case 'date': {
      const given = `${chosen[0] ?? ''}`.split('-').reverse();
      return group(
        {},
        h(
          'div',
          { part: 'date' },
          (['day', 'month', 'year'] as const).map((part, index) =>
            h(
              'div',
              {},
              h('label', { for: of(index) }, texts[part]),
              h('input', {
                type: 'text',
                id: of(index),
                name: `${name}-${part}`,
                inputmode: 'numeric',
                size: part === 'year' ? '4' : '2',
                autocomplete: data.autocomplete === 'bday' ? `bday-${part}` : data.autocomplete,
                value: given[index] || undefined,
                'aria-invalid': invalid,
                required: must,
              }),
            ),
          ),
        ),
      );
    }
    case 'textarea':
      return [
        h('label', { for: id }, question),
        notes,
        h('textarea', { ...single, ...filling, rows: '5' }, chosen[0]),
      ];
    case 'select':
      return [
        h('label', { for: id }, question),
        notes,
        h(
          'select',
          { ...single, autocomplete: data.autocomplete },
          // Also for an answer that cannot be chosen any more: a browser would choose the first one in its place.
          !options.some(({ value }) => value === chosen[0]) && h('option', { value: '' }, texts.choose),
          options.map((one) =>
            h('option', { value: one.value, selected: chosen[0] === one.value ? '' : undefined }, one.label),
          ),
        ),
      ];
    default:
      return [
        h('label', { for: id }, question),
        notes,
        h('input', {
          type: (type as string) === UNKNOWN ? 'text' : type,
          ...single,
          ...filling,
          size,
          value: chosen[0] || undefined,
        }),
      ];
  }
}

/** `<rathaus-field>`, for server, browser and frameworks. */
export const field: Definition<'field', FieldData> = {
  name: 'field',
  read: object<FieldData>({
    name: needed(text, ''),
    label: needed(text, ''),
    id: text,
    type: words(TYPES),
    hint: text,
    error: text,
    value: texts,
    options: list(object<FieldOption>({ value: needed(text, ''), label: needed(text, ''), hint: text })),
    autocomplete,
    inputmode: words(MODES),
    length: number,
    optional: flag,
    required: flag,
  }),
  tree: fieldTree,
  key: ({ name, type, options }) => JSON.stringify([name, type, options?.map(({ value }) => value)]),
};
