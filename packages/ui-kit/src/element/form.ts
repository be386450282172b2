import type { H, Tree } from '../tree/tree.ts';

/** Values a form sends along unseen, for example a CSRF token. */
export type HiddenFields = Readonly<Record<string, string>>;

/** A POST form with its hidden fields, or nothing without an address. */
export const postForm = (
  h: H,
  action: string | undefined | null,
  fields: HiddenFields | undefined,
  attributes: Record<string, string>,
  ...content: Tree[]
): Tree =>
  action &&
  h(
    'form',
    { ...attributes, method: 'post', action },
    Object.entries(fields ?? {}).map(([name, value]) => h('input', { type: 'hidden', name, value })),
    content,
  );
