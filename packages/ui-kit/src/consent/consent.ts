import type { Definition } from '../element/definition.ts';
import { filled } from '../element/fill.ts';
import { type HiddenFields, postForm } from '../element/form.ts';
import type { TemplateContext } from '../element/template.ts';
import { address } from '../reader/address.ts';
import { list, needed, object, text } from '../reader/reader.ts';
import { flag, fields as hiddenFields } from '../reader/values.ts';
import type { Tree } from '../tree/tree.ts';

/** One attribute the recipient asks for. */
export interface ConsentAttribute {
  /** Value of the checkbox, for example `birthdate`. */
  readonly id: string;
  /** What people call it, for example "Geburtsdatum". */
  readonly label: string;
  /** The present value, so that people see what is sent. */
  readonly value?: string | undefined;
  /** Why it is needed, when that differs from the purpose of all. */
  readonly reason?: string | undefined;
  /** Required attributes cannot be deselected; the whole request can be refused. */
  readonly required?: boolean | undefined;
}

/** What `<rathaus-consent>` shows. */
export interface ConsentData {
  /** Who receives the data. */
  readonly recipient: string;
  /** What for. */
  readonly purpose: string;
  readonly attributes: readonly ConsentAttribute[];
  /** Address of the privacy notice. */
  readonly privacy?: string | undefined;
  /**
   * With an address the element brings its own POST forms and buttons, else it belongs into a form of the page. Yes posts
   * `decision=accept` with the selected attributes, No posts `decision=deny` and none of them.
   */
  readonly action?: string | undefined;
  readonly fields?: HiddenFields | undefined;
  /** Field name of the selected attributes. Default `consent`. */
  readonly name?: string | undefined;
}

/**
 * Optional attributes are never preselected (Art. 4 Nr. 11 GDPR, recital 32), Yes and No look alike, and Enter is no Yes.
 * Nobody can agree to an unknown purpose or recipient: without them there is no Yes.
 */
function consentTree(data: ConsentData, { h, texts, warn }: TemplateContext<'consent'>): Tree {
  const { recipient, purpose, privacy, action, name = 'consent' } = data;
  // A hidden field must say neither Yes nor to what.
  const fields = Object.fromEntries(
    Object.entries(data.fields ?? {}).filter(
      ([key]) => (key !== 'decision' && key !== name) || warn('data', `fields.${key}: another name`),
    ),
  );
  const informed = recipient && purpose;
  // What has no name for the recipient cannot be sent.
  const attributes = data.attributes.filter(({ id }) => id);
  if (!attributes[0]) warn('empty');
  const line = (part: string, content: string | undefined): Tree =>
    content && [' ', h('bdi', { part }, content)];
  const row = ({ id, label, value, reason, required }: ConsentAttribute): Tree =>
    h(
      required || !informed ? 'div' : 'label',
      {},
      // Off: browsers tick boxes again by their place, whatever they stand for by then.
      informed &&
        h('input', {
          type: required ? 'hidden' : 'checkbox',
          name,
          value: id,
          autocomplete: required ? undefined : 'off',
        }),
      h('span', {}, h('bdi', { part: 'name' }, label || id), line('value', value), line('reason', reason)),
    );
  const group = (title: string, rows: readonly ConsentAttribute[]): Tree =>
    rows[0] && [
      h('p', { part: 'group' }, title),
      h(
        'ul',
        { role: 'list' },
        rows.map((one) => h('li', {}, row(one))),
      ),
    ];
  const set = h(
    'fieldset',
    {},
    h('legend', {}, informed ? filled(h, texts.legend, recipient) : texts.unknown),
    informed && h('p', { part: 'purpose' }, filled(h, texts.purpose, purpose)),
    group(
      texts.required,
      attributes.filter((one) => one.required),
    ),
    group(
      texts.optional,
      attributes.filter((one) => !one.required),
    ),
    privacy && h('p', {}, h('a', { href: privacy, part: 'help' }, texts.privacy)),
  );
  if (!action) return set;
  const button = (value: 'accept' | 'deny'): Tree =>
    h('button', { part: 'button secondary', type: 'submit', name: 'decision', value }, texts[value]);
  return h(
    'div',
    { part: 'choice' },
    postForm(
      h,
      action,
      fields,
      {},
      // The first button is the one that Enter presses. This one closes a dialog, so without a dialog around it does
      // nothing. A disabled button would not do: Chromium presses the next one.
      h('button', { type: 'submit', formmethod: 'dialog', hidden: '' }),
      set,
      informed && button('accept'),
    ),
    postForm(h, action, fields, {}, button('deny')),
  );
}

/** `<rathaus-consent>`, for server, browser and frameworks. */
export const consent: Definition<'consent', ConsentData> = {
  name: 'consent',
  read: object<ConsentData>({
    recipient: needed(text, ''),
    purpose: needed(text, ''),
    attributes: needed(
      list(
        object<ConsentAttribute>({
          id: needed(text, ''),
          label: needed(text, ''),
          value: text,
          reason: text,
          required: flag,
        }),
      ),
      [],
    ),
    privacy: address,
    action: address,
    fields: hiddenFields,
    name: text,
  }),
  tree: consentTree,
  key: (data) => JSON.stringify(data),
};
