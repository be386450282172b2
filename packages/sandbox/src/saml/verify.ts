import { constants, verify as verifyBytes } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { children, descendants, type Element, onlyChild, parseXml, writeXml } from './parse-xml.ts';
import { digestAlgorithms, namespaces, signatureAlgorithms, transforms } from './vocabulary.ts';

/** What the identity providers accept; SHA-1 is not among them. */
const accepted: readonly string[] = [
  signatureAlgorithms['rsa-sha256'],
  signatureAlgorithms['rsa-sha512'],
  signatureAlgorithms['rsa-pss-sha256'],
];
const acceptedDigests: readonly string[] = [digestAlgorithms.sha256, digestAlgorithms.sha512];
const acceptedTransforms: readonly string[] = [transforms.enveloped, transforms.exclusive];

/** Whether the message carries a signature of its own, valid or not. */
export function hasSignature(root: Element): boolean {
  return children(root, namespaces.signature, 'Signature').length > 0;
}

/**
 * Verifies the signature of a message with one of the keys that are known for its sender, never with one it brings
 * itself. Returns the signed element as it was signed; only that may be read.
 */
export function verifyElement(xml: string, certificates: readonly string[]): Element | undefined {
  const root = parseXml(xml);
  if (root === undefined) return undefined;
  const signature = onlyChild(root, namespaces.signature, 'Signature');
  if (signature === undefined || !isPlain(root, signature)) return undefined;
  for (const certificate of certificates) {
    const signed = verifyWith(xml, signature, certificate);
    const read = signed === undefined ? undefined : parseXml(signed);
    if (read !== undefined && read.localName === root.localName) return read;
  }
  return undefined;
}

/** One signature in the message, one reference, to the root, with known algorithms only. */
function isPlain(root: Element, signature: Element): boolean {
  if (descendants(root, namespaces.signature, 'Signature').length !== 1) return false;
  const info = onlyChild(signature, namespaces.signature, 'SignedInfo');
  const reference = info && onlyChild(info, namespaces.signature, 'Reference');
  if (!info || !reference) return false;
  const algorithm = (parent: Element, name: string) =>
    onlyChild(parent, namespaces.signature, name)?.getAttribute('Algorithm') ?? '';
  const list = onlyChild(reference, namespaces.signature, 'Transforms');
  const steps = list ? children(list, namespaces.signature, 'Transform') : [];
  const id = root.getAttribute('ID') ?? '';
  return (
    id !== '' &&
    reference.getAttribute('URI') === `#${id}` &&
    accepted.includes(algorithm(info, 'SignatureMethod')) &&
    algorithm(info, 'CanonicalizationMethod') === transforms.exclusive &&
    acceptedDigests.includes(algorithm(reference, 'DigestMethod')) &&
    steps.length === 2 &&
    steps.every((step) => acceptedTransforms.includes(step.getAttribute('Algorithm') ?? ''))
  );
}

function verifyWith(xml: string, signature: Element, certificate: string): string | undefined {
  try {
    const verifier = new SignedXml({ publicCert: certificate });
    verifier.loadSignature(writeXml(signature));
    if (!verifier.checkSignature(xml)) return undefined;
    const references = verifier.getSignedReferences();
    return references.length === 1 ? references[0] : undefined;
  } catch {
    return undefined;
  }
}

/** Verifies the signature of a query string (SAML Bindings, section 3.4.4.1). */
export function verifyQuery(
  octets: string,
  algorithm: string,
  signature: string,
  certificates: readonly string[],
): boolean {
  if (!accepted.includes(algorithm)) return false;
  const digest = algorithm === signatureAlgorithms['rsa-sha512'] ? 'sha512' : 'sha256';
  const pss =
    algorithm === signatureAlgorithms['rsa-pss-sha256']
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : {};
  return certificates.some((key) => {
    try {
      return verifyBytes(digest, Buffer.from(octets), { key, ...pss }, Buffer.from(signature, 'base64'));
    } catch {
      return false;
    }
  });
}
