import { constants, createHash, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import { invalid } from '../invalid.ts';
import { canonical } from '../xml/canonical.ts';
import { ns } from '../xml/namespaces.ts';
import {
  attribute,
  childElements,
  childrenNamed,
  descendants,
  isNamed,
  onlyChild,
  parseXml,
  requiredAttribute,
  requiredChild,
  textOf,
  type XmlElement,
} from '../xml/tree.ts';
import { digestMethods, type SignatureMethod, signatureMethods, transforms } from './algorithms.ts';

/** Whether an element carries a signature of its own. */
export const isSigned = (element: XmlElement): boolean =>
  childrenNamed(element, ns.ds, 'Signature').length > 0;

/**
 * Verifies the signature of an element by one of the keys, and gives the element as it was signed: read anew from the bytes
 * that the digest covers, so that nothing else can be read than what was signed. Keys come from the configuration alone;
 * `KeyInfo` is not looked at. `document` is the whole message, in which no id may occur twice.
 * Errors: `servicekonto.response.invalid`.
 */
export function verifySigned(
  element: XmlElement,
  document: XmlElement,
  keys: readonly KeyObject[],
): XmlElement {
  const id = requiredAttribute(element, 'ID');
  requireUniqueIds(document);
  const signature = requiredChild(element, ns.ds, 'Signature');
  requireOrder(signature, ['SignedInfo', 'SignatureValue', 'KeyInfo']);
  const written = requiredChild(signature, ns.ds, 'SignedInfo');
  requireSmall(written);
  const value = base64Of(requiredChild(signature, ns.ds, 'SignatureValue'));
  const form = canonical(written, prefixesOf(requiredChild(written, ns.ds, 'CanonicalizationMethod')));
  const bytes = Buffer.from(form);
  // Read from what was signed as well, not from how it was written.
  const signedInfo = parseXml(form);
  requireOrder(signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']);
  const method = allowed(signatureMethods, algorithmOf(requiredChild(signedInfo, ns.ds, 'SignatureMethod')));
  // Before the digest: work on what nobody trusted has signed would be work for strangers.
  if (!keys.some((key) => isBy(key, method, bytes, value))) throw invalid('signature');
  const content = referenced(element, id, signature, requiredChild(signedInfo, ns.ds, 'Reference'));
  return parseXml(content);
}

/** Ids of all spellings count: which of them an id is depends on who reads. */
const idNames = new Set(['id', 'ID', 'Id', 'iD']);

function requireUniqueIds(document: XmlElement): void {
  const seen = new Set<string>();
  for (const element of descendants(document)) {
    for (const { localName, value } of element.attributes) {
      if (!idNames.has(localName)) continue;
      if (seen.has(value)) throw invalid('signature');
      seen.add(value);
    }
  }
}

/** Elements and attributes of `SignedInfo`; real ones have ten of each. */
const mostOfSignedInfo = 40;

/** It is canonicalised before anybody is known to have signed it: strangers must not make that long. */
function requireSmall(signedInfo: XmlElement): void {
  let count = 0;
  for (const { attributes } of descendants(signedInfo)) {
    count += 1 + attributes.length;
    if (count > 2 * mostOfSignedInfo) throw invalid('signature');
  }
}

/** Prefixes in a list; real ones name one or two. */
const mostPrefixes = 16;

/** Children of these names in this order, each once at most, and nothing else. */
function requireOrder(element: XmlElement, names: readonly string[]): void {
  let at = 0;
  for (const child of childElements(element)) {
    const index = names.indexOf(child.localName, at);
    if (index < 0 || child.namespaceURI !== ns.ds) throw invalid('signature');
    at = index + 1;
  }
}

/** Canonical bytes of the element, when the only reference is to it and its digest fits. */
function referenced(element: XmlElement, id: string, signature: XmlElement, reference: XmlElement): string {
  requireOrder(reference, ['Transforms', 'DigestMethod', 'DigestValue']);
  if (id === '' || attribute(reference, 'URI') !== `#${id}`) throw invalid('signature');
  const inclusive = transformedBy(requiredChild(reference, ns.ds, 'Transforms'));
  const hash = allowed(digestMethods, algorithmOf(requiredChild(reference, ns.ds, 'DigestMethod')));
  const expected = base64Of(requiredChild(reference, ns.ds, 'DigestValue'));
  const content = canonical(element, inclusive, signature);
  const digest = createHash(hash).update(content).digest();
  if (digest.length !== expected.length || !timingSafeEqual(digest, expected)) throw invalid('signature');
  return content;
}

/** Two transforms, always the same: without the signature, in exclusive canonical form. Gives its prefixes. */
function transformedBy(list: XmlElement): readonly string[] {
  const [enveloped, exclusive, ...more] = childElements(list);
  const isTransform = (one: XmlElement | undefined): one is XmlElement =>
    one !== undefined && isNamed(one, ns.ds, 'Transform');
  if (!isTransform(enveloped) || !isTransform(exclusive) || more.length > 0) throw invalid('signature');
  if (algorithmOf(enveloped) !== transforms.enveloped) throw invalid('algorithm');
  // xml-crypto writes the list of prefixes into every transform, in a namespace of its own; this one does not look at it.
  if (!childElements(enveloped).every(({ localName }) => localName === 'InclusiveNamespaces'))
    throw invalid('algorithm');
  return prefixesOf(exclusive);
}

/** Prefixes that exclusive canonicalisation treats as inclusive. */
function prefixesOf(method: XmlElement): readonly string[] {
  if (algorithmOf(method) !== transforms.exclusive) throw invalid('algorithm');
  const list = onlyChild(method, ns.excC14n, 'InclusiveNamespaces');
  if (childElements(method).length > (list ? 1 : 0)) throw invalid('signature');
  const prefixes = (list && attribute(list, 'PrefixList'))?.split(/\s+/).filter((one) => one !== '') ?? [];
  if (prefixes.length > mostPrefixes) throw invalid('algorithm');
  return prefixes;
}

const algorithmOf = (element: XmlElement): string => requiredAttribute(element, 'Algorithm');

function allowed<T>(table: Readonly<Record<string, T>>, algorithm: string): T {
  if (!Object.hasOwn(table, algorithm)) throw invalid('algorithm');
  return table[algorithm]!;
}

/** Bytes of base64 in lines (XML Schema, `base64Binary`); nothing else is taken for it. */
export function base64Of(element: XmlElement): Buffer {
  const text = textOf(element).replace(/[ \t\r\n]+/g, '');
  if (text === '' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text))
    throw invalid('structure');
  return Buffer.from(text, 'base64');
}

/** Whether a key has made a signature. A key of another kind has not. */
export function isBy(
  key: KeyObject,
  { hash, padding }: SignatureMethod,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  const type = key.asymmetricKeyType;
  if (type !== 'rsa' && !(type === 'rsa-pss' && padding === 'pss')) return false;
  try {
    return padding === 'pss'
      ? verify(
          hash,
          bytes,
          { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
          signature,
        )
      : verify(hash, bytes, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
  } catch {
    // A key that is bound to another digest (RSASSA-PSS with parameters).
    return false;
  }
}
