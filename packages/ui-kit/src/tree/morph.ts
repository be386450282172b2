/**
 * Makes `old` equal to `next`, touching only what differs, so that focus, selection and what a screen reader
 * is reading stay. Live regions keep their text and opened elements stay open: both belong to the moment.
 */
export function morph(old: Element, next: Element): void {
  for (const name of old.getAttributeNames())
    if (name !== 'open' && !next.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of next.attributes)
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  if (old.getAttribute('part') === 'status') return;
  const children = [...next.childNodes];
  children.forEach((child, index) => {
    const present = old.childNodes[index];
    if (!present) old.append(child);
    else if (present.nodeName !== child.nodeName) present.replaceWith(child);
    else if (child instanceof Element) morph(present as Element, child);
    else if (present.nodeValue !== child.nodeValue) present.nodeValue = child.nodeValue;
  });
  while (old.childNodes.length > children.length) old.lastChild?.remove();
}
