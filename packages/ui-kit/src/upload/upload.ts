import type { Definition } from '../element/definition.ts';
import { fileSize } from '../element/file-size.ts';
import { fill } from '../element/fill.ts';
import { checkedUrl } from '../element/safe-url.ts';
import type { TemplateContext } from '../element/template.ts';
import { address } from '../reader/address.ts';
import { needed, object, text } from '../reader/reader.ts';
import { flag, fields as hiddenFields, number } from '../reader/values.ts';
import type { Tree } from '../tree/tree.ts';

/** What `<rathaus-upload>` offers. All of it also works as a plain file field in a multipart form. */
export interface UploadData {
  /** Name of the form field. */
  readonly name: string;
  /** Replaces "Dateien auswählen". */
  readonly label?: string | undefined;
  /** As of `<input accept>`: `.pdf,image/*`. */
  readonly accept?: string | undefined;
  /** Largest file in bytes. */
  readonly maxBytes?: number | undefined;
  /** Most files; 1 makes a single-file field. */
  readonly maxFiles?: number | undefined;
  readonly required?: boolean | undefined;
  /**
   * Address that takes one file by multipart POST (field `name`) and answers JSON `{ "id": "…" }`.
   * The form then sends `name` = id instead of the file. Without it files go with the form.
   */
  readonly action?: string | undefined;
  /** Further fields of that POST, for example the CSRF token. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** Error of the server from an earlier attempt, shown at the field. */
  readonly error?: string | undefined;
}

/** How far one file has come. */
export type UploadState =
  | 'waiting'
  | 'running'
  | 'done'
  | 'ready'
  | 'failed'
  | 'tooBig'
  | 'wrongType'
  | 'tooMany'
  | 'empty';

/** One file in the list. */
export interface UploadItem {
  readonly fileName: string;
  readonly bytes: number;
  readonly state: UploadState;
  /** 0 to 100 while it runs. */
  readonly percent?: number | undefined;
  /** What the server called it. */
  readonly id?: string | undefined;
}

/** Whether a file fits `<input accept>`: extensions, types and type groups. No list allows everything. */
export const matchesAccept = (file: { readonly name: string; readonly type: string }, accept = ''): boolean =>
  accept
    .toLowerCase()
    .trim()
    .split(/[\s,]+/)
    .some((end) => file.name.toLowerCase().endsWith(end) || file.type.startsWith(end.replace('*', '')));

/** Whether a file was never taken. */
export const refused = ({ state }: Pick<UploadItem, 'state'>): boolean => /^(too|wrong|empty)/.test(state);

/** Whether a file is on its way or will be. */
export const busy = ({ state }: Pick<UploadItem, 'state'>): boolean => /^(running|waiting)/.test(state);

/** Template of `<rathaus-upload>`; `items` exist in the browser only. */
export function uploadTree(
  data: UploadData,
  context: TemplateContext<'upload'>,
  items: readonly UploadItem[] = [],
): Tree {
  const { h, texts, warn, lang } = context;
  const { name, label, accept, maxBytes, maxFiles, required, action, error } = data;
  const one = maxFiles === 1;
  const id = `rathaus-upload-${name}`;
  const size = maxBytes ? fileSize(maxBytes, lang) : '';
  if (!name) warn('name');
  checkedUrl(action, 'action', warn);
  const row = (item: UploadItem, index: number): Tree => {
    const { state, percent = 0 } = item;
    const bad = state === 'failed' || refused(item);
    const button = (act: 'cancel' | 'remove'): Tree =>
      h(
        'button',
        {
          type: 'button',
          part: act,
          'data-index': `${index}`,
          'aria-label': fill(texts[act], item.fileName),
        },
        h('span', { 'aria-hidden': 'true' }, '✕'),
      );
    return h(
      'li',
      { 'data-state': state },
      h('span', { part: 'file' }, `${item.fileName} (${fileSize(item.bytes, lang)})`),
      h(
        'span',
        { part: bad ? 'error' : 'state' },
        ` ${fill(texts[state], state === 'tooBig' ? size : state === 'tooMany' ? `${maxFiles}` : `${percent}`)}`,
      ),
      state === 'running' && h('progress', { max: '100', value: `${percent}`, 'aria-label': item.fileName }),
      button(busy(item) ? 'cancel' : 'remove'),
      item.id && h('input', { type: 'hidden', name, value: item.id }),
    );
  };
  return [
    h('label', { for: id, part: 'label' }, label ?? (one ? texts.labelOne : texts.label)),
    h(
      'p',
      { part: 'hint', id: `${id}-hint` },
      accept && `${fill(texts.types, accept)} `,
      size && `${fill(texts.size, size)} `,
      maxFiles ? !one && `${fill(texts.count, `${maxFiles}`)} ` : '',
      h('span', { part: 'drop' }, texts.drop),
    ),
    h('input', {
      type: 'file',
      part: 'input',
      id,
      name,
      accept,
      multiple: one ? undefined : '',
      required: required && !items.some((item) => item.id) ? '' : undefined,
      'aria-describedby': `${id}-hint ${id}-error`,
      'aria-invalid': error ? 'true' : undefined,
    }),
    h('p', { part: 'error', id: `${id}-error` }, error),
    h('ul', { role: 'list' }, items.map(row)),
    h('p', { part: 'status', role: 'status' }),
  ];
}

/** `<rathaus-upload>`, for server, browser and frameworks. */
export const upload: Definition<'upload', UploadData> = {
  name: 'upload',
  read: object<UploadData>({
    name: needed(text, ''),
    label: text,
    accept: text,
    maxBytes: number,
    maxFiles: number,
    required: flag,
    action: address,
    fields: hiddenFields,
    error: text,
  }),
  tree: uploadTree,
};
