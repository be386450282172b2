import type { AttributeDescription } from '../saml/attribute.ts';
import { namespaces } from '../saml/vocabulary.ts';
import { element, xmlText } from '../saml/write-xml.ts';
import { type Organisation, organisationPseudonymOf } from '../seed/organisations.ts';

/**
 * The data set of an organisation as configurations in the field read it. The official description is not public: the
 * type names of the values with children, and level values other than `substanziell`, are assumed.
 */
export function organisationAttributes(
  seed: string,
  organisation: Organisation,
  entityId: string,
): AttributeDescription[] {
  const { facts, address, actingPerson } = organisation;
  const plain: Readonly<Record<string, string>> = {
    ...facts,
    DatenuebermittlerPseudonymId: organisationPseudonymOf(seed, organisation, entityId),
    ElsterVertrauensniveauIdentifizierung: 'substanziell',
    ElsterVertrauensniveauAuthentifizierung: 'substanziell',
    IstTestkonto: 'true',
  };
  return [
    ...Object.entries(plain).map(
      ([name, value]): AttributeDescription => ({ name, nameFormat: 'basic', values: [value] }),
    ),
    withChildren('Unternehmensanschrift', 'AdresseType', { ...address }),
    withChildren('HandelndePerson', 'HandelndePersonType', { ...actingPerson }),
  ];
}

function withChildren(
  name: string,
  type: string,
  parts: Readonly<Record<string, string>>,
): AttributeDescription {
  const xml = Object.entries(parts)
    .map(([part, value]) => element(`ekona:${part}`, {}, xmlText(value)))
    .join('');
  const attributes = {
    'xmlns:ekona': namespaces.ekona,
    'xmlns:xsi': namespaces.instance,
    'xsi:type': `ekona:${type}`,
  };
  return { name, nameFormat: 'basic', values: [{ xml, attributes }] };
}
