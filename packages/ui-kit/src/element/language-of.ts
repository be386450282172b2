/** Language of the nearest `lang` around a node, through shadow roots. */
export function languageOf(node: Element): string {
  const near = node.closest('[lang]');
  const { host } = node.getRootNode() as ShadowRoot;
  // Of a drawing `lang` is no property.
  return near ? (near.getAttribute('lang') ?? '') : host ? languageOf(host) : '';
}
