import { enterScope, type Scope, textMode, XmlFault, XmlScanner } from '@rathaus/client-core/xml';
import { invalid } from '../invalid.ts';

/**
 * Nodes of a message. They have the members of the DOM by which the canonicaliser walks, and no more: a message is read
 * once, by one strict parser, and never changed.
 */
abstract class XmlNode {
  abstract readonly nodeType: number;
  abstract readonly nodeName: string;
  /** By this the canonicaliser recognises nodes; nothing is ever appended. */
  appendChild(): never {
    throw new TypeError('a message is not changed');
  }
  removeChild(): never {
    throw new TypeError('a message is not changed');
  }
}

/** A run of text. */
export class XmlText extends XmlNode {
  readonly nodeType = 3;
  readonly nodeName = '#text';
  readonly data: string;
  constructor(data: string) {
    super();
    this.data = data;
  }
}

/** An attribute or a declaration of a namespace. */
export interface XmlAttribute {
  readonly name: string;
  readonly prefix: string;
  readonly localName: string;
  /** Empty for none. */
  readonly namespaceURI: string;
  readonly value: string;
}

/** An element with everything in it. */
export class XmlElement extends XmlNode {
  readonly nodeType = 1;
  readonly tagName: string;
  readonly prefix: string;
  readonly localName: string;
  /** Empty for none. */
  readonly namespaceURI: string;
  readonly attributes: readonly XmlAttribute[];
  readonly childNodes: readonly (XmlElement | XmlText)[];
  /** Namespaces in scope. */
  readonly scope: Scope;

  constructor(parts: Omit<XmlElement, 'nodeType' | 'nodeName' | 'appendChild' | 'removeChild'>) {
    super();
    this.tagName = parts.tagName;
    this.prefix = parts.prefix;
    this.localName = parts.localName;
    this.namespaceURI = parts.namespaceURI;
    this.attributes = parts.attributes;
    this.childNodes = parts.childNodes;
    this.scope = parts.scope;
  }

  get nodeName(): string {
    return this.tagName;
  }
}

/** Bounds of a message: real ones are 15 deep, have some hundred elements and 60 kB. */
const limits = { depth: 48, markup: 1 << 16, attributes: 64 };
const mostElements = 5000;
/** Characters of a message. */
export const longestMessage = 1 << 20;

/** An element that is being read. */
type Open = { -readonly [Key in 'attributes' | 'scope']: XmlElement[Key] } & {
  readonly children: (XmlElement | XmlText)[];
  text: string;
};

/**
 * Reads a message into a tree. Errors: `servicekonto.response.invalid` for everything that is not plain XML 1.0 in UTF-8:
 * a DTD, an undeclared prefix, a comment or processing instruction (values are cut in two by them), an attribute whose name
 * looks like a declaration, a namespace that is no absolute address (canonicalisers give nothing for those).
 */
export function parseXml(text: string): XmlElement {
  if (text.length > longestMessage) throw invalid('xml');
  const behindDeclaration = /^<\?xml\s/.test(text) ? 2 : 0;
  if (text.includes('<!--') || text.includes('<?', behindDeclaration)) throw invalid('xml');
  const stack: Open[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  const scanner: XmlScanner = new XmlScanner(
    {
      mode: textMode.collect,
      open(_name, at) {
        count += 1;
        if (count > mostElements) throw invalid('xml');
        const parent = stack.at(-1);
        if (parent) flush(parent);
        const reader = { scanner, reportXml: refuse };
        const scope = enterScope(reader, parent?.scope, at);
        stack.push({ scope, attributes: attributesOf(scanner, scope), children: [], text: '' });
      },
      close() {
        const { text: tagName, prefix, local: localName } = scanner.openNames[stack.length - 1]!;
        const open = stack.pop()!;
        flush(open);
        const { attributes, scope, children } = open;
        const namespaceURI = namespaceOf(scope, prefix);
        const parts = { tagName, prefix, localName, namespaceURI, attributes, childNodes: children, scope };
        const element = new XmlElement(parts);
        const parent = stack.at(-1);
        if (parent) parent.children.push(element);
        else root = element;
      },
      text(piece) {
        stack.at(-1)!.text += piece;
      },
      stray: refuse,
    },
    limits,
  );
  try {
    scanner.write(text);
    scanner.end();
  } catch (cause) {
    // What a fault repeats is foreign text; its word is enough.
    throw cause instanceof XmlFault ? invalid('xml', new SyntaxError(cause.message)) : cause;
  }
  return root!;
}

function refuse(): never {
  throw invalid('xml');
}

function flush(open: Open): void {
  if (open.text === '') return;
  open.children.push(new XmlText(open.text));
  open.text = '';
}

function namespaceOf(scope: Scope, prefix: string): string {
  const namespace = scope.namespace(prefix);
  if (namespace === undefined) throw invalid('xml');
  return namespace;
}

/** No markup in it either: the canonicaliser writes namespaces as they are, and what it writes is read again. */
const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s"<>&]+$/;

function attributesOf(scanner: XmlScanner, scope: Scope): XmlAttribute[] {
  const attributes: XmlAttribute[] = [];
  for (let index = 0; index < scanner.attributeCount; index += 1) {
    const { text: name, prefix, local: localName } = scanner.attributeNames[index]!;
    const value = scanner.attributeValues[index]!;
    const isOne = name === 'xmlns' || prefix === 'xmlns';
    if (isOne ? value !== '' && !absolute.test(value) : name.startsWith('xmlns')) throw invalid('xml');
    const namespaceURI = prefix === '' || prefix === 'xmlns' ? '' : namespaceOf(scope, prefix);
    attributes.push({ name, prefix, localName, namespaceURI, value });
  }
  return attributes;
}

/** Whether it declares a namespace. */
const isDeclaration = ({ name, prefix }: XmlAttribute): boolean => name === 'xmlns' || prefix === 'xmlns';

/** Elements directly in an element. */
export function childElements(element: XmlElement): XmlElement[] {
  return element.childNodes.filter((node): node is XmlElement => node.nodeType === 1);
}

export const isNamed = (element: XmlElement, namespace: string, localName: string): boolean =>
  element.localName === localName && element.namespaceURI === namespace;

/** Elements of a name directly in an element. */
export function childrenNamed(element: XmlElement, namespace: string, localName: string): XmlElement[] {
  return childElements(element).filter((child) => isNamed(child, namespace, localName));
}

/** The only element of a name in an element; `undefined` for none. Errors: two of them. */
export function onlyChild(element: XmlElement, namespace: string, localName: string): XmlElement | undefined {
  const [child, ...more] = childrenNamed(element, namespace, localName);
  if (more.length > 0) throw invalid('structure');
  return child;
}

/** The element of a name that has to be there, once. */
export function requiredChild(element: XmlElement, namespace: string, localName: string): XmlElement {
  const child = onlyChild(element, namespace, localName);
  if (!child) throw invalid('structure');
  return child;
}

/** Value of an attribute: without prefix, or of a namespace. */
export function attribute(element: XmlElement, name: string, namespace = ''): string | undefined {
  return element.attributes.find(
    (one) => one.localName === name && one.namespaceURI === namespace && !isDeclaration(one),
  )?.value;
}

/** The attribute that has to be there. */
export function requiredAttribute(element: XmlElement, name: string): string {
  const value = attribute(element, name);
  if (value === undefined) throw invalid('structure');
  return value;
}

/** Text of an element that holds nothing else; white space around it is no part. Errors: an element in it. */
export function textOf(element: XmlElement): string {
  let text = '';
  for (const node of element.childNodes) {
    if (node.nodeType !== 3) throw invalid('structure');
    text += node.data;
  }
  return text.trim();
}

/** Every element of a message, from the outside in. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of childElements(element)) yield* descendants(child);
}
