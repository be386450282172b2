/** Attributes of an element; an empty text is an attribute without value, `undefined` is none. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** What {@link H} yields: HTML on a server, a DOM node in a browser, an element in React or Vue. */
export type TreeNode = object;

/** What a template yields: an element, a text, nothing, or a list of those. */
export type Tree = TreeNode | string | false | null | undefined | readonly Tree[];

/**
 * Makes one HTML element. Templates are given this function, so that one template writes HTML on the
 * server, builds DOM in the browser and elements in a framework.
 */
export type H = (tag: string, attributes?: Attributes, ...children: Tree[]) => TreeNode;
