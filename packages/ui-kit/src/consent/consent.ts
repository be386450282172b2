import type { Definition } from '../element/definition.ts';
import { fill } from '../element/fill.ts';
import { type HiddenFields, postForm } from '../element/form.ts';
import { checkedUrl } from '../element/safe-url.ts';
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
  /** With an address the element brings its own POST form and buttons, else it belongs into a form of the page. */
  readonly action?: string | undefined;
  readonly fields?: HiddenFields | undefined;
  /** Field name of the selected attributes. Default `consent`. */
  readonly name?: string | undefined;
}

/** Template of `<rathaus-consent>`. Optional attributes are never preselected (Art. 4 Nr. 11 GDPR, recital 32). */
export function consentTree(data: ConsentData, context: TemplateContext<'consent'>): Tree {
  const { h, texts, warn } = context;
  const { recipient, purpose, attributes, privacy, action, fields, name = 'consent' } = data;
  const href = checkedUrl(privacy, 'privacy', warn);
  if (!attributes[0]) warn('empty');
  const text = ({ label, value, reason }: ConsentAttribute): Tree => [
    h('span', { part: 'name' }, label),
    value && h('span', { part: 'value' }, ` ${value}`),
    reason && h('span', { part: 'reason' }, ` ${reason}`),
  ];
  const group = (
    title: string,
    list: readonly ConsentAttribute[],
    row: (one: ConsentAttribute) => Tree,
  ): Tree =>
    list[0] && [
      h('p', { part: 'group' }, title),
      h(
        'ul',
        { role: 'list' },
        list.map((one) => h('li', {}, row(one))),
      ),
    ];
  const set = h(
    'fieldset',
    {},
    h('legend', {}, fill(texts.legend, recipient)),
    h('p', {}, fill(texts.purpose, purpose)),
    group(
      texts.required,
      attributes.filter((one) => one.required),
      (one) => [h('input', { type: 'hidden', name, value: one.id }), text(one)],
    ),
    group(
      texts.optional,
      attributes.filter((one) => !one.required),
      (one) => h('label', {}, h('input', { type: 'checkbox', name, value: one.id }), text(one)),
    ),
    href && h('p', {}, h('a', { href, part: 'help' }, texts.privacy)),
  );
  if (!action) return set;
  return postForm(
    action,
    context,
    'action',
    fields,
    {},
    set,
    h(
      'p',
      { part: 'actions' },
      h('button', { part: 'button', type: 'submit', name: 'decision', value: 'accept' }, texts.accept),
      h('button', { part: 'button secondary', type: 'submit', name: 'decision', value: 'deny' }, texts.deny),
    ),
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
};
