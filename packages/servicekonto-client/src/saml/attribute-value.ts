import { ns } from './xml/namespaces.ts';
import { childElements, isNamed, type XmlElement } from './xml/tree.ts';

/**
 * What the `AttributeValue` elements of an attribute say, as text (SAML Core, section 2.7.3.1). `undefined` when one of
 * them holds elements, or when something else stands beside them: half of a value is none.
 */
export function attributeValues(attribute: XmlElement): readonly string[] | undefined {
  const texts: string[] = [];
  for (const value of childElements(attribute)) {
    if (!isNamed(value, ns.saml, 'AttributeValue') || childElements(value).length > 0) return undefined;
    texts.push(value.childNodes.map((node) => (node.nodeType === 3 ? node.data : '')).join(''));
  }
  return texts;
}

/** The text of an attribute that has one value; `undefined` for any other. White space around it is no part. */
export function attributeValue(attribute: XmlElement | undefined): string | undefined {
  const [text, ...more] = (attribute && attributeValues(attribute)) ?? [];
  return more.length === 0 ? text?.trim() : undefined;
}
