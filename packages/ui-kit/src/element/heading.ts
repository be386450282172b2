import type { H, Tree } from '../tree/tree.ts';
import { safeUrl } from './safe-url.ts';
import type { Warn } from './warning.ts';

/** The title of a card, as a link when there is a safe address. */
export function heading(
  h: H,
  level: number,
  title: string,
  href: string | undefined,
  warn: Warn,
  code: string,
): Tree {
  const url = safeUrl(href);
  if (href && !url) warn(code, href);
  return h(`h${level}`, { part: 'title' }, url ? h('a', { href: url }, title) : title);
}
