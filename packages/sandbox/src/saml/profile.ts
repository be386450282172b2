import type { SamlKey } from '../seed/saml-key.ts';
import { encryptAssertion } from './encrypt.ts';
import {
  type AssertionDescription,
  assertionXml,
  type ResponseDescription,
  responseXml,
} from './response.ts';
import { signElement } from './sign.ts';
import type { ContentAlgorithm, DigestAlgorithm, KeyTransport, SignatureAlgorithm } from './vocabulary.ts';

/** Which algorithms an identity provider uses towards one service provider. */
export interface AlgorithmProfile {
  readonly signature: SignatureAlgorithm;
  /** `none` leaves the assertion in the clear. */
  readonly content: ContentAlgorithm | 'none';
  readonly keyTransport: KeyTransport;
  /** Of OAEP. */
  readonly digest: DigestAlgorithm;
  /** Of MGF1; `rsa-oaep-mgf1p` fixes it to SHA-1 and does not look at it. */
  readonly mgf: DigestAlgorithm;
  readonly keyPlace: 'key-info' | 'sibling';
  readonly sign: 'both' | 'response' | 'assertion' | 'none';
}

/** What BundID answers with since 2024 (BundID interface 10.2, section 5.4); the OAEP form is not public. */
export const bundidProfile: AlgorithmProfile = {
  signature: 'rsa-pss-sha256',
  content: 'aes256-gcm',
  keyTransport: 'rsa-oaep',
  digest: 'sha256',
  mgf: 'sha256',
  keyPlace: 'key-info',
  sign: 'both',
};

/** Mein Unternehmenskonto signs the response only; the encrypted assertion has no signature. */
export const unternehmenskontoProfile: AlgorithmProfile = { ...bundidProfile, sign: 'response' };

/** A response that is signed and encrypted by a profile: assertion signed, then encrypted, then the response signed. */
export function sealResponse(parts: {
  response: Omit<ResponseDescription, 'assertions'>;
  assertion?: AssertionDescription | undefined;
  profile: AlgorithmProfile;
  key: SamlKey;
  /** Certificate for which the assertion is encrypted. */
  encryptionCertificate?: string | undefined;
}): string {
  const { response, assertion, profile, key, encryptionCertificate } = parts;
  const { sign, signature: algorithm, content, ...transport } = profile;
  const assertions: string[] = [];
  if (assertion !== undefined) {
    const plain = assertionXml(assertion);
    const signed =
      sign === 'both' || sign === 'assertion'
        ? signElement(plain, { id: assertion.id, key, algorithm, prefixes: ['xsd'] })
        : plain;
    if (content === 'none') assertions.push(signed);
    else if (encryptionCertificate === undefined) throw new TypeError('no certificate to encrypt for');
    else
      assertions.push(
        encryptAssertion(signed, { ...transport, content, certificate: encryptionCertificate }),
      );
  }
  const xml = responseXml({ ...response, assertions });
  // An answer without assertion has nothing else that could be signed.
  const signsResponse =
    sign === 'both' || sign === 'response' || (sign !== 'none' && assertion === undefined);
  return signsResponse ? signElement(xml, { id: response.id, key, algorithm }) : xml;
}
