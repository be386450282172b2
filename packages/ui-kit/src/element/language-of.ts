/** Language of the nearest `lang` around a node, through shadow roots. */
export function languageOf(node: Element): string {
  const near = node.closest<HTMLElement>('[lang]');
  const { host } = node.getRootNode() as ShadowRoot;
  return near ? near.lang : host ? languageOf(host) : '';
}
