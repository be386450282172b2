import type { Definition } from '../element/definition.ts';
import { fileSize } from '../element/file-size.ts';
import { fill } from '../element/fill.ts';
import type { TemplateContext } from '../element/template.ts';
import { address } from '../reader/address.ts';
import { needed, object, type Reader, text } from '../reader/reader.ts';
import { flag, fields as hiddenFields, number } from '../reader/values.ts';
import type { Tree } from '../tree/tree.ts';
import { acceptWords } from './accept.ts';

/** What `<rathaus-upload>` offers. All of it also works as a plain file field in a multipart form. */
export interface UploadData {
  /** Name of the form field. */
  readonly name: string;
  /** Id of the field, for links of an error summary and where a page has two fields of one name. */
  readonly id?: string | undefined;
  /** Replaces "Dateien auswählen". */
  readonly label?: string | undefined;
  /** As of `<input accept>`: `.pdf,image/*`. People read it in words. */
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
  /** Names of hidden fields of the form that go along with each file, for example that of the CSRF token: `csrf`. */
  readonly send?: string | undefined;
  /** Further fields that go along with each file. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** Error of the server from an earlier attempt, shown at the field. */
  readonly error?: string | undefined;
}

/** Template of `<rathaus-upload>`; the list of files stands beside it, in the browser only. */
function uploadTree(data: UploadData, { h, texts, warn, lang }: TemplateContext<'upload'>): Tree {
  const { name, label, accept, maxBytes, maxFiles, required, error } = data;
  const one = maxFiles === 1;
  const id = data.id ?? `rathaus-upload-${name.replace(/\s/g, '-')}`;
  const types = acceptWords(accept, texts, lang);
  if (!name) warn('name');
  return [
    h('label', { for: id, part: 'label' }, label ?? (one ? texts.labelOne : texts.label)),
    h(
      'p',
      { part: 'hint', id: `${id}-hint` },
      types && `${fill(texts.types, types)} `,
      !!maxBytes && `${fill(texts.size, fileSize(maxBytes, lang))} `,
      !!maxFiles && !one && `${fill(texts.count, `${maxFiles}`)} `,
      h('span', { part: 'drop' }, one ? texts.dropOne : texts.drop),
    ),
    error &&
      h('p', { part: 'error', id: `${id}-error` }, h('span', {}, `${texts.error} `, h('bdi', {}, error))),
    h('input', {
      type: 'file',
      part: 'input',
      id,
      name,
      accept,
      multiple: one ? undefined : '',
      required: required ? '' : undefined,
      'aria-describedby': `${id}-hint${error ? ` ${id}-error` : ''}`,
      'aria-invalid': error ? 'true' : undefined,
    }),
  ];
}

/** In an attribute the fields are JSON; what is none is reported as wrong fields. */
const fields: Reader<Readonly<Record<string, string>>> = (value, report, path) => {
  try {
    return hiddenFields(typeof value === 'string' ? JSON.parse(value) : value, report, path);
  } catch {
    return report(path, 'names with texts');
  }
};

/** `<rathaus-upload>`, for server, browser and frameworks. */
export const upload: Definition<'upload', UploadData> = {
  name: 'upload',
  read: object<UploadData>({
    name: needed(text, ''),
    id: text,
    label: text,
    accept: text,
    maxBytes: number,
    maxFiles: number,
    required: flag,
    action: address,
    send: text,
    fields,
    error: text,
  }),
  tree: uploadTree,
  host: ({ action, maxBytes, maxFiles, send, fields: along }) => ({
    action,
    'max-bytes': maxBytes ? `${maxBytes}` : undefined,
    'max-files': maxFiles ? `${maxFiles}` : undefined,
    send,
    fields: along && JSON.stringify(along),
  }),
};
