import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { opening, provider } from '../../../packages/servicekonto-client/test/saml/keys.ts';
import { usual } from '../../../packages/servicekonto-client/test/saml/maker.ts';

/** node-saml with everything on that it checks itself, but for its memory of requests. */
export function nodeSaml(): (answer: string) => Promise<string | undefined> {
  const saml = new SAML({
    callbackUrl: usual.acsUrl,
    entryPoint: 'https://idp.example/sso',
    issuer: usual.entityId,
    audience: usual.entityId,
    idpIssuer: usual.issuer,
    idpCert: provider.certificate,
    decryptionPvk: opening.privateKey,
    wantAuthnResponseSigned: true,
    wantAssertionsSigned: true,
    validateInResponseTo: ValidateInResponseTo.never,
    acceptedClockSkewMs: 30_000,
  });
  return async (SAMLResponse) => {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse });
    return profile?.['urn:oid:1.3.6.1.4.1.25484.494450.3'] as string | undefined;
  };
}
