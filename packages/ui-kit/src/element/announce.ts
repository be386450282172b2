/** Says something to screen readers through the live region of an element. */
export function announce(element: ParentNode, text: string): void {
  element.querySelector('[part=status]')?.replaceChildren(text);
}
