/** Attribute values of a {@link TreeNode}: `true` is an empty attribute, `false`/`undefined` is none. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** One HTML or SVG element of a template, independent of any document. */
export interface TreeNode {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly Tree[];
}

/** What a template yields: an element, text, nothing, a live node handed in by the page, or a list of those. */
export type Tree = TreeNode | Node | string | false | undefined | readonly Tree[];

/** Describes one element. The same description becomes HTML on the server and DOM in the browser. */
export const h = (tag: string, attributes: Attributes = {}, ...children: Tree[]): TreeNode => ({
  tag,
  attributes,
  children,
});

/**
 * Flattens lists, drops nothings and joins neighbouring texts: an HTML parser makes one text node
 * of them, so patching server-rendered HTML must see one as well.
 */
export function flatten(trees: readonly Tree[], out: (TreeNode | Node | string)[] = []) {
  for (const tree of trees) {
    if (Array.isArray(tree)) flatten(tree, out);
    else if (typeof tree === 'string' && typeof out.at(-1) === 'string') out[out.length - 1] += tree;
    else if (tree) out.push(tree as TreeNode | Node | string);
  }
  return out;
}
