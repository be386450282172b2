/** Sends an event that leaves shadow roots; false when something would follow (`cancelable`) and a listener prevented it. */
export const send = (element: Element, type: string, detail: unknown, cancelable = false): boolean =>
  element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
