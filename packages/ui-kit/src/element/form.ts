import type { Tree } from '../tree/tree.ts';
import { checkedUrl } from './safe-url.ts';
import type { TemplateContext } from './template.ts';

/** Values a form sends along unseen, for example a CSRF token. */
export type HiddenFields = Readonly<Record<string, string>>;

/** A POST form with its hidden fields, or nothing (and a warning `code`) when the address is not safe. */
export function postForm(
  action: string,
  { h, warn }: Pick<TemplateContext<never>, 'h' | 'warn'>,
  code: string,
  fields: HiddenFields | undefined,
  attributes: Record<string, string>,
  ...content: Tree[]
): Tree {
  const url = checkedUrl(action, code, warn, true);
  return (
    url &&
    h(
      'form',
      { ...attributes, method: 'post', action: url },
      Object.entries({ ...fields }).map(([name, value]) => h('input', { type: 'hidden', name, value })),
      content,
    )
  );
}
