/** Language of the nearest `lang` around a node, through shadow roots. */
export function languageOf(node: Element): string {
  const near = node.closest('[lang]');
  const root = node.getRootNode();
  // Of a drawing `lang` is no property.
  return near ? (near.getAttribute('lang') ?? '') : root instanceof ShadowRoot ? languageOf(root.host) : '';
}
