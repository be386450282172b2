/** Says something to screen readers through the live region of an element. */
export function announce(element: Element, text: string): void {
  const status = element.querySelector('[part=status]');
  if (status) status.textContent = text;
}
