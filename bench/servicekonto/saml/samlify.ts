import * as library from 'samlify';
import { opening, provider } from '../../../packages/servicekonto-client/test/saml/keys.ts';
import { usual } from '../../../packages/servicekonto-client/test/saml/maker.ts';

const bare = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '');

/** samlify by its guide; its schema check is left to the application, and is left out here. */
export function samlify(): (answer: string) => Promise<string | undefined> {
  library.setSchemaValidator({ validate: async () => 'skipped' });
  const idp = library.IdentityProvider({
    metadata: `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${usual.issuer}"><IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${bare(provider.certificate)}</X509Certificate></X509Data></KeyInfo></KeyDescriptor><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example/sso"/></IDPSSODescriptor></EntityDescriptor>`,
    isAssertionEncrypted: true,
    messageSigningOrder: 'encrypt-then-sign',
  });
  const sp = library.ServiceProvider({
    entityID: usual.entityId,
    wantAssertionsSigned: true,
    wantMessageSigned: true,
    encPrivateKey: opening.privateKey,
    assertionConsumerService: [
      { Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST', Location: usual.acsUrl },
    ],
  });
  return async (SAMLResponse) => {
    const { extract } = await sp.parseLoginResponse(idp, 'post', { body: { SAMLResponse } });
    return extract.attributes?.['urn:oid:1.3.6.1.4.1.25484.494450.3'] as string | undefined;
  };
}
