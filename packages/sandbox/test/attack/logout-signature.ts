import { createHmac, createVerify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { takeSignature } from '../../src/attack/forge/pieces.ts';
import { canonical, digestOf } from '../../src/attack/forge/raw-signature.ts';
import { children, descendants, type Element, parseXml, writeXml } from '../../src/saml/parse-xml.ts';
import { verifyElement, verifyQuery } from '../../src/saml/verify.ts';
import { namespaces, signatureAlgorithms } from '../../src/saml/vocabulary.ts';
import { pemOf } from '../../src/seed/saml-key.ts';
import type { LogoutHole } from './logout-hole.ts';
import { checked, verifiedLoosely } from './read-answer.ts';

/** Whose signatures count, and which mistakes are made over them. */
export interface SignatureRules {
  readonly holes: ReadonlySet<LogoutHole>;
  readonly certificates: readonly string[];
}

const hmac = 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256';
const strong: readonly string[] = [
  signatureAlgorithms['rsa-sha256'],
  signatureAlgorithms['rsa-sha512'],
  signatureAlgorithms['rsa-pss-sha256'],
];
const isUnknown = (method: string): boolean =>
  !strong.includes(method) && method !== signatureAlgorithms['rsa-sha1'];

/** What of a posted message may be read; undefined for nothing. */
export function verifiedPost(xml: string, { holes, certificates }: SignatureRules): Element | undefined {
  const received = parseXml(xml);
  if (received === undefined) return undefined;
  const isSigned = children(received, namespaces.signature, 'Signature').length > 0;
  if (holes.has('logout-unsigned') && !isSigned) return received;
  if (holes.has('logout-some-signature') && hasSome(xml, received, certificates)) return received;
  if (holes.has('logout-inner-message') && hasSignedMessage(received, certificates)) return received;
  if (isSigned && isTakenByHole(xml, holes, certificates)) return received;
  const own = /<ds:X509Certificate>([^<]*)</.exec(xml)?.[1];
  const trusted =
    holes.has('logout-any-certificate') && own !== undefined ? [pemOf('CERTIFICATE', own)] : certificates;
  const verified = holes.has('logout-sha1') ? verifiedLoosely(xml, trusted) : verifyElement(xml, trusted);
  // What was verified is thrown away, and the message is read again as it came.
  return verified && holes.has('logout-first-text') ? received : verified;
}

const hasSome = (xml: string, received: Element, certificates: readonly string[]): boolean =>
  descendants(received, namespaces.signature, 'Signature').some((signature) =>
    certificates.some((one) => checked(xml, signature, one) !== undefined),
  );

const hasSignedMessage = (received: Element, certificates: readonly string[]): boolean =>
  descendants(received, namespaces.protocol, 'LogoutRequest').some(
    (inner) => verifyElement(writeXml(inner), certificates) !== undefined,
  );

/** Mistakes about single parts of the signature. */
function isTakenByHole(
  xml: string,
  holes: ReadonlySet<LogoutHole>,
  certificates: readonly string[],
): boolean {
  const { without, signature } = takeSignature(xml);
  const method = /SignatureMethod Algorithm="([^"]*)"/.exec(signature)?.[1] ?? '';
  const value = /SignatureValue>([^<]*)</.exec(signature)?.[1] ?? '';
  const info = /<ds:SignedInfo[\s>][\s\S]*?<\/ds:SignedInfo>/.exec(signature)?.[0] ?? '';
  const octets = canonical(
    info.replace(
      /<ds:SignedInfo(?: xmlns:ds="[^"]*")?>/,
      `<ds:SignedInfo xmlns:ds="${namespaces.signature}">`,
    ),
  );
  const digest = /DigestValue>([^<]*)</.exec(signature)?.[1] ?? '';
  const fits = () => digestOf(canonical(without)) === digest;
  if (holes.has('logout-unknown-algorithm') && isUnknown(method)) return true;
  if (holes.has('logout-any-key') && strong.includes(method) && fits()) return true;
  if (holes.has('logout-no-digest') && verifyQuery(octets, method, value, certificates)) return true;
  return holes.has('logout-mac') && method === hmac && fits() && isMac(octets, value, certificates);
}

const isMac = (octets: string, value: string, certificates: readonly string[]): boolean =>
  certificates.some((secret) => createHmac('sha256', secret).update(octets).digest('base64') === value);

/** A message in an address, and whether its signature counts. */
export interface QueriedMessage {
  readonly field: 'SAMLRequest' | 'SAMLResponse';
  readonly xml: string;
  readonly relayState: string | undefined;
  readonly isVerified: boolean;
}

const names: readonly string[] = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg', 'Signature'];
const maximumInflated = 100_000;

/** Reads a query string by SAML Bindings, section 3.4.4.1; undefined when it cannot be read. */
export function readQuery(query: string, rules: SignatureRules): QueriedMessage | undefined {
  const { holes } = rules;
  const fields = fieldsOf(query, holes);
  if (fields === undefined) return undefined;
  const { read, verified } = fields;
  const field = read.has('SAMLRequest') ? 'SAMLRequest' : 'SAMLResponse';
  const message = read.get(field);
  if (message === undefined || (read.has('SAMLRequest') && read.has('SAMLResponse'))) return undefined;
  const relayState = read.get('RelayState');
  const xml = inflated(message, holes.has('logout-stands-still'));
  if (xml === undefined) return undefined;
  return {
    field,
    xml,
    relayState: relayState === undefined ? undefined : decoded(relayState),
    isVerified: isQueryVerified(query, field, verified, rules),
  };
}

type Fields = ReadonlyMap<string, string>;

/** What is read and what is verified: the same, and each once, but for the holes. */
function fieldsOf(
  query: string,
  holes: ReadonlySet<LogoutHole>,
): { readonly read: Fields; readonly verified: Fields } | undefined {
  const pairs = query.split('&').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  const last: Fields = new Map(pairs);
  const first: Fields = new Map(pairs.toReversed());
  if (holes.has('logout-loose-names')) {
    const loose = pairs.map(([name, value]): [string, string] => [decoded(name).replace('[]', ''), value]);
    // A list wins over a single field, as in some frameworks.
    return { read: new Map(query.includes('[]=') ? loose : loose.toReversed()), verified: last };
  }
  if (pairs.some(([name]) => !names.includes(name))) return undefined;
  if (holes.has('logout-first-field')) return { read: first, verified: last };
  if (holes.has('logout-last-field')) return { read: last, verified: first };
  return last.size === pairs.length ? { read: last, verified: last } : undefined;
}

const decoded = (value: string): string => decodeURIComponent(value.replace(/\+/g, ' '));

function inflated(message: string, isUnlimited: boolean): string | undefined {
  try {
    const bytes = Buffer.from(decoded(message), 'base64');
    const limit = isUnlimited ? {} : { maxOutputLength: maximumInflated };
    return inflateRawSync(bytes, limit).toString('utf8');
  } catch {
    return undefined;
  }
}

function isQueryVerified(
  query: string,
  field: string,
  values: ReadonlyMap<string, string>,
  { holes, certificates }: SignatureRules,
): boolean {
  const signature = decoded(values.get('Signature') ?? '');
  if (signature === '') return holes.has('logout-unsigned');
  const given = values.get('SigAlg');
  const method = given === undefined ? '' : decoded(given);
  if (holes.has('logout-unknown-algorithm') && given !== undefined && isUnknown(method)) return true;
  if (holes.has('logout-any-signature') && strong.includes(method) && signature.length > 300) return true;
  const octetsOf = (fields: readonly string[], write = (value: string) => value) =>
    fields
      .filter((name) => values.has(name))
      .map((name) => `${name}=${write(values.get(name) ?? '')}`)
      .join('&');
  const all = [field, 'RelayState', 'SigAlg'];
  const tried = [octetsOf(all)];
  if (holes.has('logout-order')) tried.push(query.slice(0, query.indexOf('&Signature=')));
  if (holes.has('logout-relay-state')) tried.push(octetsOf([field, 'SigAlg']));
  if (holes.has('logout-respelled'))
    tried.push(octetsOf(all, (value) => encodeURIComponent(decoded(value).replace(/\s/g, ''))));
  if (holes.has('logout-mac') && method === hmac && isMac(octetsOf(all), signature, certificates))
    return true;
  return tried.some(
    (octets) =>
      verifyQuery(octets, method, signature, certificates) ||
      (holes.has('logout-sha1') && isSha1(octets, method, signature, certificates)),
  );
}

/** SHA-1, also where no algorithm is named. */
function isSha1(octets: string, method: string, signature: string, certificates: readonly string[]): boolean {
  if (method !== '' && method !== signatureAlgorithms['rsa-sha1']) return false;
  return certificates.some((key) => createVerify('RSA-SHA1').update(octets).verify(key, signature, 'base64'));
}
