/** Sends an event that leaves shadow roots; false when a listener prevented what would follow. */
export const send = (element: Element, type: string, detail: unknown): boolean =>
  element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
