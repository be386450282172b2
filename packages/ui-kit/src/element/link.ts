import type { Attributes, H, Tree, TreeNode } from '../tree/tree.ts';

/**
 * A link; without an address that may be used a `<span>`. Its text is said all the same, and what leads nowhere neither
 * looks nor sounds like a link: only what is true of the text itself stays, its part, its language and whether it is the
 * current one.
 */
export const link = (h: H, attributes: Attributes, ...content: Tree[]): TreeNode => {
  const { href, part, lang, 'aria-current': current } = attributes;
  return href ? h('a', attributes, content) : h('span', { part, lang, 'aria-current': current }, content);
};
