import { DOMParser, type Document, type Element, onWarningStopParsing, XMLSerializer } from '@xmldom/xmldom';

export type { Element } from '@xmldom/xmldom';

/** Bytes; official requests have about 6 kB. */
const maximumLength = 256 * 1024;
const maximumElements = 5000;
const maximumDepth = 60;

/**
 * Root element of a message; undefined when it is not well-formed, too big, too deep, or has a document type: entities
 * of a stranger are never expanded.
 */
export function parseXml(source: string): Element | undefined {
  if (source.length > maximumLength || /<!DOCTYPE|<!ENTITY/i.test(source)) return undefined;
  let document: Document;
  try {
    document = new DOMParser({ onError: onWarningStopParsing }).parseFromString(source, 'text/xml');
  } catch {
    return undefined;
  }
  const root = document.documentElement;
  if (root === null || document.doctype !== null || !isBounded(root)) return undefined;
  return root;
}

function isBounded(root: Element): boolean {
  let elements = 0;
  const visit = (node: Element, depth: number): boolean => {
    elements += 1;
    if (elements > maximumElements || depth > maximumDepth) return false;
    return childElements(node).every((child) => visit(child, depth + 1));
  };
  return visit(root, 1);
}

function isElement(node: { nodeType: number }): node is Element {
  return node.nodeType === 1;
}

/** Elements directly below this one. */
export function childElements(parent: Element): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (isElement(node)) found.push(node);
  }
  return found;
}

/** Children of this name. */
export function children(parent: Element, namespace: string, name: string): Element[] {
  return childElements(parent).filter(
    (child) => child.namespaceURI === namespace && child.localName === name,
  );
}

/** The only child of this name; undefined when there is none or more than one. */
export function onlyChild(parent: Element, namespace: string, name: string): Element | undefined {
  const found = children(parent, namespace, name);
  return found.length === 1 ? found[0] : undefined;
}

/** Text of an element without the white space around it; CDATA counts as text, comments do not. */
export function textOf(node: Element): string {
  let text = '';
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 3 || child.nodeType === 4) text += child.nodeValue ?? '';
  }
  return text.trim();
}

/** Value of an attribute without namespace; undefined when it is absent. */
export function attributeOf(node: Element, name: string): string | undefined {
  return node.getAttributeNS(null, name) ?? undefined;
}

/** Whether this is the element of that name. */
export function isNamed(node: Element, namespace: string, name: string): boolean {
  return node.namespaceURI === namespace && node.localName === name;
}

/** All elements of this name, at any depth. */
export function descendants(root: Element, namespace: string, name: string): Element[] {
  return childElements(root).flatMap((child) => [
    ...(isNamed(child, namespace, name) ? [child] : []),
    ...descendants(child, namespace, name),
  ]);
}

/** The element as text, with the namespaces it needs. */
export function writeXml(node: Element): string {
  return new XMLSerializer().serializeToString(node);
}
