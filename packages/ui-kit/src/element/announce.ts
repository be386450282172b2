/** Says something to screen readers through the live region of an element. */
export function announce(element: Element, text: string): void {
  element.querySelector('[part=status]')?.replaceChildren(text);
}
