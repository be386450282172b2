import { SignedXml } from 'xml-crypto';
import { encrypt } from 'xml-encryption';
import { opening, provider, type TestKeyPair } from './keys.ts';

/** Facts of a response as an identity provider writes it; each can be made wrong. */
export interface ResponseFacts {
  readonly now: number;
  readonly requestId: string;
  readonly acsUrl: string;
  readonly entityId: string;
  readonly issuer: string;
  readonly nameId: string;
  readonly classRef: string;
  readonly attributes: string;
  readonly responseId: string;
  readonly assertionId: string;
  /** Default: now. */
  readonly authenticatedAt?: number;
}

/** What everything in a test is about. */
export const usual = {
  now: Date.parse('2026-11-30T12:00:00Z'),
  requestId: '_request-1',
  acsUrl: 'https://portal.musterstadt.example/login/callback/bundid',
  entityId: 'https://portal.musterstadt.example',
  issuer: 'https://idp.example/idp',
  nameId: 'AAdzZWNyZXQx',
  classRef: 'STORK-QAA-Level-4',
  responseId: '_response-1',
  assertionId: '_assertion-1',
  attributes:
    '<saml:Attribute Name="urn:oid:2.5.4.4" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri" FriendlyName="surname"><saml:AttributeValue>ŁÓDŹ-ŞAHİN</saml:AttributeValue></saml:Attribute>',
} as const satisfies ResponseFacts;

const at = (time: number): string => new Date(time).toISOString();
const minutes = 60_000;

/** An assertion by BundID's shape (interface description 10.2, section 10.2), not signed. */
export function assertionXml(facts: ResponseFacts = usual): string {
  const { now, requestId, acsUrl, entityId, issuer, nameId, classRef, attributes, assertionId } = facts;
  const { authenticatedAt = now } = facts;
  const until = at(now + 5 * minutes);
  return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${assertionId}" IssueInstant="${at(now)}" Version="2.0"><saml:Issuer>${issuer}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient" NameQualifier="${issuer}" SPNameQualifier="${entityId}">${nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData Address="192.0.2.1" InResponseTo="${requestId}" NotOnOrAfter="${until}" Recipient="${acsUrl}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(now)}" NotOnOrAfter="${until}"><saml:AudienceRestriction><saml:Audience>${entityId}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at(authenticatedAt)}" SessionIndex="_session-1"><saml:SubjectLocality Address="192.0.2.1"/><saml:AuthnContext><saml:AuthnContextClassRef>${classRef}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${attributes}</saml:AttributeStatement></saml:Assertion>`;
}

/** A response around something, not signed. */
export function responseXml(content: string, facts: ResponseFacts = usual, status = success): string {
  const { now, requestId, acsUrl, issuer, responseId } = facts;
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" Destination="${acsUrl}" ID="${responseId}" InResponseTo="${requestId}" IssueInstant="${at(now)}" Version="2.0"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</saml:Issuer>${status}${content}</samlp:Response>`;
}

export const success =
  '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>';

const pss = 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1';
export const algorithms = {
  pss,
  rsa: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
} as const;

/** How something is signed. */
export interface SignFacts {
  readonly key?: TestKeyPair;
  readonly signature?: string;
  readonly digest?: string;
  readonly transforms?: readonly string[];
  readonly canonicalization?: string;
  readonly inclusive?: readonly string[];
}

/** Signs the element of an id, behind its issuer, by a library that the client does not sign or verify with. */
export function signed(xml: string, id: string, facts: SignFacts = {}): string {
  const { key = provider, signature = pss, digest = algorithms.sha256, inclusive = [] } = facts;
  const signer = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    signatureAlgorithm: signature,
    canonicalizationAlgorithm: facts.canonicalization ?? algorithms.exclusive,
    idAttribute: 'ID',
  });
  signer.addReference({
    xpath: `//*[@ID='${id}']`,
    digestAlgorithm: digest,
    transforms: [...(facts.transforms ?? [algorithms.enveloped, algorithms.exclusive])],
    inclusiveNamespacesPrefixList: [...inclusive],
  });
  const hasIssuer = xml.slice(xml.indexOf(`ID="${id}"`)).includes(':Issuer');
  const element = `//*[@ID='${id}']`;
  signer.computeSignature(xml, {
    prefix: 'ds',
    location: hasIssuer
      ? { reference: `${element}/*[local-name()='Issuer']`, action: 'after' }
      : { reference: element, action: 'prepend' },
  });
  return signer.getSignedXml();
}

/** How something is encrypted. */
export interface EncryptFacts {
  readonly key?: TestKeyPair;
  readonly content?: string;
  readonly transport?: string;
  readonly digest?: 'sha1' | 'sha256' | 'sha512';
  readonly mgf?: string;
}

/** An `EncryptedAssertion` around some XML. */
export async function encrypted(xml: string, facts: EncryptFacts = {}): Promise<string> {
  const { key = opening } = facts;
  const content = await new Promise<string>((resolve, reject) =>
    encrypt(
      xml,
      {
        pem: key.certificate,
        rsa_pub: key.certificate,
        encryptionAlgorithm: facts.content ?? 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
        keyEncryptionAlgorithm: facts.transport ?? 'http://www.w3.org/2009/xmlenc11#rsa-oaep',
        keyEncryptionDigest: facts.digest ?? 'sha256',
        // Only the method that names a mask may have one.
        keyEncryptionMgf:
          facts.mgf ??
          (facts.transport === undefined ? 'http://www.w3.org/2009/xmlenc11#mgf1sha256' : undefined),
        warnInsecureAlgorithm: false,
        disallowEncryptionWithInsecureAlgorithm: false,
      },
      (error, result) => (error ? reject(error) : resolve(String(result))),
    ),
  );
  return `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${content}</saml:EncryptedAssertion>`;
}

/** A response as BundID sends it: assertion signed, then encrypted, then the response signed. */
export async function usualResponse(facts: ResponseFacts = usual): Promise<string> {
  const assertion = signed(assertionXml(facts), facts.assertionId);
  return signed(responseXml(await encrypted(assertion), facts), facts.responseId);
}
