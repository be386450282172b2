import type { H, Tree } from '../tree/tree.ts';
import { safeUrl } from './safe-url.ts';
import type { Warn } from './warning.ts';

/** Values a form sends along unseen, for example a CSRF token. */
export type HiddenFields = Readonly<Record<string, string>>;

/** A POST form with its hidden fields, or nothing (and a warning) when the address is not safe. */
export function postForm(
  h: H,
  code: string,
  action: string,
  fields: HiddenFields | undefined,
  warn: Warn,
  attributes: Record<string, string>,
  ...content: Tree[]
): Tree {
  const url = safeUrl(action);
  if (!url) {
    warn(code, action);
    return undefined;
  }
  return h(
    'form',
    { ...attributes, method: 'post', action: url },
    Object.entries(fields ?? {}).map(([name, value]) => h('input', { type: 'hidden', name, value })),
    content,
  );
}
