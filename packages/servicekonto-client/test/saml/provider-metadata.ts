/** What the metadata of an invented identity provider say. */
export interface ProviderMetadata {
  readonly entityId?: string;
  readonly certificates: readonly string[];
  readonly use?: string | null;
  readonly sso?: string;
  readonly validUntil?: string | undefined;
  /** XML in the role, behind the keys. */
  readonly more?: string;
}

export const entityId = 'https://idp.musterland.example/idp';

const md = 'xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"';
const post = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

const keyOf = (certificate: string, use: string | null) =>
  `<md:KeyDescriptor${use === null ? '' : ` use="${use}"`}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
    <ds:X509Certificate>
      ${certificate.replace(/.{1,76}/g, '$&\n      ')}
    </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;

/** Role of an identity provider. */
export const idpRole = ({ certificates, use = 'signing', sso, more = '' }: ProviderMetadata): string =>
  `<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    ${certificates.map((one) => keyOf(one, use)).join('\n')}
    ${more}
    <md:SingleLogoutService Binding="${post}" Location="https://idp.musterland.example/slo"/>
    <md:SingleSignOnService Binding="${redirect}" Location="https://idp.musterland.example/redirect"/>
    <md:SingleSignOnService Binding="${post}" Location="${sso ?? 'https://idp.musterland.example/post'}"/>
  </md:IDPSSODescriptor>`;

/** One entity around any roles. */
export const entity = (roles: string, id = entityId, attributes = ''): string =>
  `<md:EntityDescriptor ${md} entityID="${id}"${attributes}>${roles}</md:EntityDescriptor>`;

export const idpMetadata = (facts: ProviderMetadata): string =>
  entity(
    idpRole(facts),
    facts.entityId,
    facts.validUntil === undefined ? '' : ` validUntil="${facts.validUntil}"`,
  );

export const entities = (content: string, attributes = ''): string =>
  `<?xml version="1.0"?>\n<md:EntitiesDescriptor ${md}${attributes}>${content}</md:EntitiesDescriptor>`;
