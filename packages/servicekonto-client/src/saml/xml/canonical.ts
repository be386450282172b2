import { ExclusiveCanonicalization } from 'xml-crypto';
import { invalid } from '../invalid.ts';
import { type XmlAttribute, XmlElement } from './tree.ts';

const byCodePoint = (a: string, b: string): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

/** Stands for the default namespace in a list of prefixes (Exclusive XML Canonicalization 1.0, section 2). */
const defaultPrefix = '#default';

/**
 * Exclusive canonicalisation of xml-crypto. Its orders are replaced: it sorts prefixes by the rules of a language, and names
 * by namespace and local name written together, where Canonical XML 1.0 (section 2.2) wants code points and one after the
 * other. Added is the default namespace in a list of prefixes, which it does not know.
 */
class Canonicaliser extends ExclusiveCanonicalization {
  override nsCompare(a: { prefix: string }, b: { prefix: string }): -1 | 0 | 1 {
    return byCodePoint(a.prefix, b.prefix);
  }
  override attrCompare(a: XmlAttribute, b: XmlAttribute): -1 | 0 | 1 {
    return byCodePoint(a.namespaceURI, b.namespaceURI) || byCodePoint(a.localName, b.localName);
  }
  /** A default namespace of the list is written wherever it changes, as an element without a prefix has it written anyway. */
  override renderNs(
    node: XmlElement,
    prefixes: unknown,
    written: string,
    ofPrefixes: unknown,
    inclusive: string[],
  ): { rendered: string; newDefaultNs: string } {
    const { rendered, newDefaultNs } = super.renderNs(
      withoutNames(node, inclusive),
      prefixes,
      written,
      ofPrefixes,
      inclusive,
    );
    const inScope = node.scope.namespace('') ?? '';
    if (node.prefix === '' || inScope === written || !inclusive.includes(defaultPrefix))
      return { rendered, newDefaultNs };
    // Before all prefixes: its name is the shortest (Canonical XML 1.0, section 2.2).
    return { rendered: ` xmlns="${inScope}"${rendered}`, newDefaultNs: inScope };
  }
}

/**
 * xml-crypto takes any attribute with a prefix for the declaration of its local name when that is in the list, and would
 * write its value as a namespace. For declarations the name counts, for others only the prefix.
 */
function withoutNames(node: XmlElement, inclusive: readonly string[]): XmlElement {
  const isMistaken = ({ prefix, localName }: XmlAttribute) =>
    prefix !== '' && prefix !== 'xmlns' && inclusive.includes(localName);
  if (!node.attributes.some(isMistaken)) return node;
  const attributes = node.attributes.map((one) => (isMistaken(one) ? { ...one, localName: '' } : one));
  return new XmlElement({ ...node, attributes });
}

const canonicaliser = new Canonicaliser();

/**
 * Canonical form of an element (Exclusive XML Canonicalization 1.0, without comments). `inclusive`: prefixes that are
 * treated as those of inclusive canonicalisation (`InclusiveNamespaces/@PrefixList`); `#default` is the one without a name. `without`: a child that is left out,
 * the signature itself.
 */
export function canonical(
  element: XmlElement,
  inclusive: readonly string[] = [],
  without?: XmlElement | undefined,
): string {
  const apex = prepared(element, inclusive, without);
  try {
    return canonicaliser.processInner(apex, [], '', {}, [...inclusive]);
  } catch (cause) {
    throw invalid('xml', cause);
  }
}

function prepared(
  element: XmlElement,
  inclusive: readonly string[],
  without: XmlElement | undefined,
): XmlElement {
  const inherited = inclusive.flatMap((prefix) => declarationOf(element, prefix));
  if (inherited.length === 0 && without === undefined) return element;
  return new XmlElement({
    tagName: element.tagName,
    prefix: element.prefix,
    localName: element.localName,
    namespaceURI: element.namespaceURI,
    attributes: [...element.attributes, ...inherited],
    childNodes: element.childNodes.filter((node) => node !== without),
    scope: element.scope,
  });
}

/** The declaration of a prefix that the element has from outside. */
function declarationOf(element: XmlElement, prefix: string): XmlAttribute[] {
  const value = element.scope.namespace(prefix);
  const name = `xmlns:${prefix}`;
  if (value === undefined || element.attributes.some((one) => one.name === name)) return [];
  return [{ name, prefix: 'xmlns', localName: prefix, namespaceURI: '', value }];
}
