/** Registers an element class; a second definition of the same name is left out, as in two bundles on one page. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
