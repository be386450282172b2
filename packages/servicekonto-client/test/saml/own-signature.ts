import { constants, createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { canonical } from '../../src/saml/xml/canonical.ts';
import { ns } from '../../src/saml/xml/namespaces.ts';
import { attribute, parseXml } from '../../src/saml/xml/tree.ts';
import { provider, type TestKeyPair } from './keys.ts';
import { algorithms } from './maker.ts';

/** How a message is signed that no library would sign so. */
export interface OwnSignature {
  readonly key?: TestKeyPair;
  /** What is signed about the message. */
  readonly change?: (signedInfo: string) => string;
  /** What stands behind the value. */
  readonly behind?: string;
  readonly saltLength?: number;
}

const privateKeys = new Map<string, KeyObject>();
function privateKeyOf({ privateKey }: TestKeyPair): KeyObject {
  const known = privateKeys.get(privateKey) ?? createPrivateKey(privateKey);
  privateKeys.set(privateKey, known);
  return known;
}

/** `SignedInfo` about a message with this id and digest. */
const signedInfoOf = (id: string, digest: string): string =>
  `<ds:SignedInfo xmlns:ds="${ns.ds}"><ds:CanonicalizationMethod Algorithm="${algorithms.exclusive}"/><ds:SignatureMethod Algorithm="${algorithms.pss}"/><ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${algorithms.enveloped}"/><ds:Transform Algorithm="${algorithms.exclusive}"/></ds:Transforms><ds:DigestMethod Algorithm="${algorithms.sha256}"/><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;

/** What would be hashed of a message; of one that cannot be read, its text. */
function bytesOf(xml: string): { readonly id: string; readonly content: string } {
  try {
    const root = parseXml(xml);
    return { id: attribute(root, 'ID') ?? '', content: canonical(root) };
  } catch {
    return { id: /\bID="([^"]*)"/.exec(xml)?.[1] ?? '', content: xml };
  }
}

/**
 * Signs the outermost element, quickly and as wrongly as it is wanted: no provider and no library does it so. A message
 * that cannot be read is signed as well.
 */
export function signedRoot(
  xml: string,
  { key = provider, change = (info) => info, behind = '', saltLength = 32 }: OwnSignature = {},
): string {
  const { id, content } = bytesOf(xml);
  const info = change(signedInfoOf(id, createHash('sha256').update(content).digest('base64')));
  const value = sign('sha256', Buffer.from(bytesOf(info).content), {
    key: privateKeyOf(key),
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength,
  });
  const signature = `<ds:Signature xmlns:ds="${ns.ds}">${info}<ds:SignatureValue>${value.toString('base64')}</ds:SignatureValue>${behind}</ds:Signature>`;
  const at = /<\/(?:[\w.-]+:)?Issuer\s*>/.exec(xml) ?? /^<[^>]*[^/]>/.exec(xml);
  if (!at) return xml + signature;
  const place = at.index + at[0].length;
  return xml.slice(0, place) + signature + xml.slice(place);
}
