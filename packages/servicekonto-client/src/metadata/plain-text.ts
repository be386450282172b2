import type { XmlElement } from '../saml/xml/tree.ts';

/** Text directly in an element, whatever else is in it; for documents that are judged, not believed. */
export const plainText = (element: XmlElement): string =>
  element.childNodes
    .map((node) => (node.nodeType === 3 ? node.data : ''))
    .join('')
    .trim();
