import { attributeNameFormats, namespaces } from './vocabulary.ts';
import { element, type XmlAttributes, xmlText } from './write-xml.ts';

/** One attribute of an assertion (SAML Core, section 2.7.3.1). */
export interface AttributeDescription {
  readonly name: string;
  /** Default `uri`. */
  readonly nameFormat?: keyof typeof attributeNameFormats | undefined;
  readonly friendlyName?: string | undefined;
  /** `akdb:TrustLevel` (BundID interface 10.2, section 6.2.9). */
  readonly trustLevel?: string | undefined;
  /** Text, or markup that declares its own namespaces, with attributes of the value itself. */
  readonly values: readonly (string | { readonly xml: string; readonly attributes?: XmlAttributes })[];
}

/** All attributes in one statement. */
export function attributeStatement(attributes: readonly AttributeDescription[]): string {
  return element('saml2:AttributeStatement', {}, ...attributes.map(attributeXml));
}

function attributeXml({ name, nameFormat, friendlyName, trustLevel, values }: AttributeDescription): string {
  return element(
    'saml2:Attribute',
    {
      FriendlyName: friendlyName,
      Name: name,
      NameFormat: attributeNameFormats[nameFormat ?? 'uri'],
      'xmlns:akdb': trustLevel === undefined ? undefined : namespaces.akdb,
      'akdb:TrustLevel': trustLevel,
    },
    ...values.map((value) =>
      typeof value === 'string'
        ? element(
            'saml2:AttributeValue',
            { 'xmlns:xsi': namespaces.instance, 'xsi:type': 'xsd:string' },
            xmlText(value),
          )
        : element('saml2:AttributeValue', value.attributes ?? {}, value.xml),
    ),
  );
}
