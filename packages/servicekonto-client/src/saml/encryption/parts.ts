import { invalid } from '../invalid.ts';
import { childElements, isNamed, requiredAttribute, textOf, type XmlElement } from '../xml/tree.ts';

/** Name of a child, and how often it may be there. */
export type Part = readonly [namespace: string, localName: string, most: number];

/** Refuses an element with other children than these, with one too often, or with text between them. */
export function requireParts(element: XmlElement, parts: readonly Part[]): void {
  const counts = parts.map(() => 0);
  for (const node of element.childNodes) {
    if (node.nodeType === 3) {
      if (/[^ \t\r\n]/.test(node.data)) throw invalid('encryption');
      continue;
    }
    const index = parts.findIndex(([namespace, localName]) => isNamed(node, namespace, localName));
    if (index < 0) throw invalid('encryption');
    counts[index]! += 1;
    if (counts[index]! > parts[index]![2]) throw invalid('encryption');
  }
}

/** What an element names by its `Algorithm`, out of a table; it holds nothing else. */
export function algorithmOf<T>(element: XmlElement, table: Readonly<Record<string, T>>): T {
  const algorithm = requiredAttribute(element, 'Algorithm');
  if (!Object.hasOwn(table, algorithm)) throw invalid('encryption');
  return table[algorithm]!;
}

/** Refuses an element with an element in it. */
export function requireEmpty(element: XmlElement): void {
  if (childElements(element).length > 0 || textOf(element) !== '') throw invalid('encryption');
}

/**
 * Bytes of base64 in lines (XML Schema, `base64Binary`), at most so many. One text for the same bytes only: no spare bits,
 * no missing padding, no foreign characters, which decoders otherwise skip.
 */
export function bytesOf(element: XmlElement, most: number): Uint8Array {
  const lines = textOf(element);
  // Before the lines are joined; every one of a few characters would be twice as long.
  if (lines.length > 4 * most + 64) throw invalid('encryption');
  const text = lines.replaceAll(/[ \t\r\n]+/g, '');
  const isBase64 = text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
  const spare = text.endsWith('==') ? /[AQgw]==$/ : /[AEIMQUYcgkosw048]=$/;
  if (!isBase64 || (text.endsWith('=') && !spare.test(text))) throw invalid('encryption');
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length > most) throw invalid('encryption');
  return bytes;
}
