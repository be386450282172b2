import { createHash, createHmac } from 'node:crypto';
import { ExclusiveCanonicalization } from 'xml-crypto';
import { parseXml } from '../../saml/parse-xml.ts';
import { signQuery } from '../../saml/sign.ts';
import {
  digestAlgorithms,
  namespaces,
  type SignatureAlgorithm,
  signatureAlgorithms,
  transforms,
} from '../../saml/vocabulary.ts';
import type { SamlKey } from '../../seed/saml-key.ts';
import { base64Of } from '../../seed/saml-key.ts';

/** Octets of an element that declares its namespaces, as they are digested (Exclusive XML Canonicalization 1.0). */
export function canonical(xml: string): string {
  const root = parseXml(xml);
  if (root === undefined) throw new TypeError('no well-formed element');
  return String(new ExclusiveCanonicalization().process(root as unknown as globalThis.Element, {}));
}

/** Digest in base64. */
export function digestOf(octets: string, algorithm: 'sha1' | 'sha256' = 'sha256'): string {
  return createHash(algorithm).update(octets).digest('base64');
}

/** One `ds:Reference`. */
export interface RawReference {
  readonly uri: string;
  readonly digest: string;
  /** Default: the enveloped signature, exclusive canonicalisation. Markup for transforms with content. */
  readonly transforms?: readonly (string | { readonly xml: string })[] | undefined;
  readonly digestAlgorithm?: string | undefined;
}

/** What a signature says, free of the rules that a signature has to keep. */
export interface RawSignature {
  readonly references: readonly RawReference[];
  readonly method?: string | undefined;
  readonly canonicalization?: string | undefined;
}

const algorithmElement = (name: string, algorithm: string) =>
  `<ds:${name} Algorithm="${algorithm}"></ds:${name}>`;

/** `ds:SignedInfo` in its canonical form already, so that its octets are what is signed. */
export function signedInfo({ references, method, canonicalization }: RawSignature): string {
  const written = references.map(
    ({ uri, digest, transforms: steps, digestAlgorithm }) =>
      `<ds:Reference URI="${uri}"><ds:Transforms>${(steps ?? [transforms.enveloped, transforms.exclusive])
        .map((step) => (typeof step === 'string' ? algorithmElement('Transform', step) : step.xml))
        .join(
          '',
        )}</ds:Transforms>${algorithmElement('DigestMethod', digestAlgorithm ?? digestAlgorithms.sha256)}<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`,
  );
  const algorithms =
    algorithmElement('CanonicalizationMethod', canonicalization ?? transforms.exclusive) +
    algorithmElement('SignatureMethod', method ?? signatureAlgorithms['rsa-pss-sha256']);
  return `<ds:SignedInfo xmlns:ds="${namespaces.signature}">${algorithms}${written.join('')}</ds:SignedInfo>`;
}

/** `ds:Signature` of its parts. */
export function signatureOf(parts: {
  readonly infos: readonly string[];
  readonly value: string;
  readonly certificate?: string | null | undefined;
  /** Behind the key. */
  readonly object?: string | undefined;
}): string {
  const { infos, value, certificate, object = '' } = parts;
  const keyInfo =
    certificate === undefined || certificate === null
      ? ''
      : `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${base64Of(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
  return `<ds:Signature xmlns:ds="${namespaces.signature}">${infos.join('')}<ds:SignatureValue>${value}</ds:SignatureValue>${keyInfo}${object}</ds:Signature>`;
}

/** A signature of the provider over what it would never sign. */
export function rawSignature(
  signature: RawSignature,
  { key, algorithm }: { readonly key: SamlKey; readonly algorithm: SignatureAlgorithm },
): string {
  const info = signedInfo({ method: signatureAlgorithms[algorithm], ...signature });
  return signatureOf({ infos: [info], value: signQuery(info, key, algorithm), certificate: key.certificate });
}

/** A MAC with something public as its key. */
export function macSignature(
  signature: RawSignature,
  secret: string,
  digest: 'sha1' | 'sha256',
  certificate: string,
): string {
  const info = signedInfo(signature);
  return signatureOf({
    infos: [info],
    value: createHmac(digest, secret).update(info).digest('base64'),
    certificate,
  });
}

/** Parts of a signature that another one is made of. */
export function partsOf(signature: string): { readonly info: string; readonly value: string } {
  const info = /<ds:SignedInfo\b[\s\S]*?<\/ds:SignedInfo>/.exec(signature)?.[0];
  const value = /<ds:SignatureValue>([\s\S]*?)<\/ds:SignatureValue>/.exec(signature)?.[1];
  if (info === undefined || value === undefined) throw new TypeError('no signature');
  return { info, value };
}
