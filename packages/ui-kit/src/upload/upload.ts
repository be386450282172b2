import { fill } from '../element/fill.ts';
import { checkedUrl } from '../element/safe-url.ts';
import type { TemplateContext } from '../element/template.ts';
import type { Tree } from '../tree/tree.ts';

/** What `<rathaus-upload>` offers. All of it also works as a plain file field in a multipart form. */
export interface UploadData {
  /** Name of the form field. */
  readonly name: string;
  /** Replaces "Dateien auswählen". */
  readonly label?: string;
  /** As of `<input accept>`: `.pdf,image/*`. */
  readonly accept?: string;
  /** Largest file in bytes. */
  readonly maxBytes?: number;
  /** Most files; 1 makes a single-file field. */
  readonly maxFiles?: number;
  readonly required?: boolean;
  /**
   * Address that takes one file by multipart POST (field `name`) and answers JSON `{ "id": "…" }`.
   * The form then sends `name` = id instead of the file. Without it files go with the form.
   */
  readonly action?: string;
  /** Further fields of that POST, for example the CSRF token. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Error of the server from an earlier attempt, shown at the field. */
  readonly error?: string;
}

/** Where one file stands. */
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
  readonly name: string;
  readonly bytes: number;
  readonly state: UploadState;
  /** 0 to 100 while it runs. */
  readonly percent?: number;
  /** What the server called it. */
  readonly id?: string;
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

/** Bytes as people read them, in powers of 1000. */
export function fileSize(bytes: number, lang: string): string {
  const power = Math.min(3, Math.floor(Math.log10(bytes || 1) / 3));
  const unit = `${['', 'kilo', 'mega', 'giga'][power]}byte`;
  return (bytes / 1000 ** power).toLocaleString(lang, { style: 'unit', unit, maximumFractionDigits: 1 });
}

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
  const count = `${maxFiles}`;
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
          'aria-label': fill(texts[act], item.name),
        },
        h('span', { 'aria-hidden': 'true' }, '✕'),
      );
    return h(
      'li',
      { 'data-state': state },
      h('span', { part: 'file' }, `${item.name} (${fileSize(item.bytes, lang)})`),
      h(
        'span',
        { part: bad ? 'error' : 'state' },
        ` ${fill(texts[state], state === 'tooBig' ? size : state === 'tooMany' ? count : `${percent}`)}`,
      ),
      state === 'running' && h('progress', { max: '100', value: `${percent}`, 'aria-label': item.name }),
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
      maxFiles ? !one && `${fill(texts.count, count)} ` : '',
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
