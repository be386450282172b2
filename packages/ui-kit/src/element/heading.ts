import type { Tree } from '../tree/tree.ts';
import { checkedUrl } from './safe-url.ts';
import type { TemplateContext } from './template.ts';

/** What a card says in its heading. */
export interface HeadingData {
  readonly title: string;
  readonly href?: string | undefined;
  readonly headingLevel?: number | undefined;
}

/** The title of a card, as a link when there is a safe address. */
export function heading(data: HeadingData, { h, warn }: Pick<TemplateContext<never>, 'h' | 'warn'>): Tree {
  const { title, headingLevel = 3 } = data;
  const href = checkedUrl(data.href, 'href', warn);
  return h(`h${headingLevel}`, { part: 'title' }, href ? h('a', { href }, title) : title);
}
