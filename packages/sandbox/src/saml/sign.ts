import { constants, createSign, sign as signBytes } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { SamlKey } from '../seed/saml-key.ts';
import {
  type DigestAlgorithm,
  digestAlgorithms,
  type SignatureAlgorithm,
  signatureAlgorithms,
  transforms,
} from './vocabulary.ts';

/** How an element is signed. */
export interface SignOptions {
  /** Value of its `ID`. */
  readonly id: string;
  readonly key: SamlKey;
  /** Default RSASSA-PSS with SHA-256. */
  readonly algorithm?: SignatureAlgorithm | undefined;
  /** Default SHA-256. */
  readonly digest?: DigestAlgorithm | undefined;
  /** `PrefixList` of the exclusive canonicalisation; the official sample has `xsd`. */
  readonly prefixes?: readonly string[] | undefined;
  /** Certificate in `KeyInfo`: that of the key by default, another one, or none. */
  readonly certificate?: string | null | undefined;
  /** The signature follows the issuer by default (SAML Core, section 2.3.3); in metadata it is the first child. */
  readonly place?: 'after-issuer' | 'first' | undefined;
}

const safeId = /^[\w.-]+$/;

/** Adds an enveloped signature to the element with this ID (SAML Core, section 5.4). */
export function signElement(xml: string, options: SignOptions): string {
  const { id, key, algorithm, digest, prefixes, place } = options;
  // The id goes into an XPath expression.
  if (!safeId.test(id)) throw new TypeError('an ID holds letters, digits, dot, hyphen and underscore');
  const certificate = options.certificate === undefined ? key.certificate : options.certificate;
  const signer = new SignedXml({
    privateKey: key.privateKey,
    ...(certificate === null ? { getKeyInfoContent: () => null } : { publicCert: certificate }),
    signatureAlgorithm: signatureAlgorithms[algorithm ?? 'rsa-pss-sha256'],
    canonicalizationAlgorithm: transforms.exclusive,
  });
  const target = `//*[@ID='${id}']`;
  signer.addReference({
    xpath: target,
    transforms: [transforms.enveloped, transforms.exclusive],
    digestAlgorithm: digestAlgorithms[digest ?? 'sha256'],
    inclusiveNamespacesPrefixList: [...(prefixes ?? [])],
  });
  signer.computeSignature(xml, {
    prefix: 'ds',
    location:
      place === 'first'
        ? { reference: target, action: 'prepend' }
        : { reference: `${target}/*[local-name(.)='Issuer']`, action: 'after' },
  });
  return signer.getSignedXml();
}

/** Signs the octets of a query string (SAML Bindings, section 3.4.4.1); base64. */
export function signQuery(octets: string, key: SamlKey, algorithm: SignatureAlgorithm): string {
  if (algorithm === 'rsa-pss-sha256') {
    const parameters = {
      key: key.privateKey,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    };
    return signBytes('sha256', Buffer.from(octets), parameters).toString('base64');
  }
  return createSign(algorithm.replace('rsa-', 'RSA-').toUpperCase())
    .update(octets)
    .sign(key.privateKey, 'base64');
}
