/**
 * Registers an element class; a second definition of the same name is left out, as in two bundles on one page.
 * On a server, where there are no elements, it does nothing: the entry can be imported by code that renders on both sides.
 */
export function define(name: string, element: CustomElementConstructor): void {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}
