import type { Assertion } from '../src/saml/profile.ts';
import { ns } from '../src/saml/xml/namespaces.ts';
import { childElements, parseXml, requiredAttribute } from '../src/saml/xml/tree.ts';
import { xmlAttribute, xmlText } from '../src/saml/xml/write.ts';

/** An attribute with one text as its value. */
export const textAttribute = (name: string, value: string, more = ''): string =>
  `<saml:Attribute Name="${xmlAttribute(name)}"${more}><saml:AttributeValue>${xmlText(value)}</saml:AttributeValue></saml:Attribute>`;

/** An assertion that states these attributes. */
export function assertionOf(attributes: readonly string[], facts: Partial<Assertion> = {}): Assertion {
  const statement = parseXml(
    `<saml:AttributeStatement xmlns:saml="${ns.saml}" xmlns:akdb="https://www.akdb.de/request/2018/09" xmlns:ekona="http://www.elster.de/schema/ekona/saml/extensions">${attributes.join('')}</saml:AttributeStatement>`,
  );
  return {
    nameId: { value: 'name-1' },
    authenticatedAt: 0,
    doubled: new Set(),
    attributes: new Map(childElements(statement).map((one) => [requiredAttribute(one, 'Name'), one])),
    ...facts,
  };
}
