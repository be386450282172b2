import {
  childElements,
  children,
  type Element,
  isNamed,
  parseXml,
  textOf,
} from '../../src/saml/parse-xml.ts';
import { namespaces } from '../../src/saml/vocabulary.ts';
import { type QueriedMessage, readQuery, type SignatureRules, verifiedPost } from './logout-signature.ts';

/** What the service provider knows and expects of a logout. */
export interface LogoutExpectation extends SignatureRules {
  readonly issuer: string;
  readonly slo: string;
}

/** Whose sessions end. */
export interface ReadLogout {
  readonly id: string;
  readonly nameId: string;
  /** Empty for all. */
  readonly sessionIndexes: readonly string[];
}

/** A message about a logout. `request` is undefined when it is refused. */
export type ReceivedLogout =
  | { readonly kind: 'request'; readonly request: ReadLogout | undefined; readonly relayState: string }
  | { readonly kind: 'response'; readonly relayState: string }
  | { readonly kind: 'unreadable'; readonly relayState: string }
  /** The service provider stands still. */
  | { readonly kind: 'never' };

/** Reads the query string of a visit. */
export function readQueriedLogout(query: string, expectation: LogoutExpectation): ReceivedLogout {
  const message = readQuery(query, expectation);
  if (message === undefined) return { kind: 'unreadable', relayState: '' };
  const { field, xml, relayState = '' } = message;
  if (standsStill(xml, expectation)) return { kind: 'never' };
  if (field === 'SAMLResponse') return { kind: 'response', relayState };
  return { kind: 'request', request: queried(message, expectation), relayState };
}

function queried(
  { xml, isVerified }: QueriedMessage,
  expectation: LogoutExpectation,
): ReadLogout | undefined {
  // Parsed before anybody looks at the signature, as many do.
  const root = parseXml(prepared(xml, expectation));
  return root && isVerified ? readRequest(root, expectation) : undefined;
}

/** Reads a form. */
export function readPostedLogout(form: URLSearchParams, expectation: LogoutExpectation): ReceivedLogout {
  const { holes } = expectation;
  const relayState = form.get('RelayState') ?? '';
  const responses = form.getAll('SAMLResponse');
  const messages = [...form.getAll('SAMLRequest'), ...responses].map((message) =>
    Buffer.from(message, 'base64').toString('utf8'),
  );
  if (messages.some((xml) => standsStill(xml, expectation))) return { kind: 'never' };
  const isLast = holes.has('logout-last-field');
  if (messages.length !== 1 && !((isLast || holes.has('logout-first-field')) && messages.length > 1))
    return { kind: 'unreadable', relayState };
  if (responses.length > 0) return { kind: 'response', relayState };
  const read = messages.map((xml) => prepared(xml, expectation));
  const verified = verifiedPost((isLast ? read[0] : read.at(-1)) ?? '', expectation);
  const root = verified && read.length > 1 ? parseXml((isLast ? read.at(-1) : read[0]) ?? '') : verified;
  return { kind: 'request', request: root && readRequest(root, expectation), relayState };
}

/** A careless parser loads what the document type names, or takes no notice of it. */
function prepared(xml: string, { holes }: LogoutExpectation): string {
  if (holes.has('logout-loads'))
    for (const [, address] of xml.matchAll(/SYSTEM "(http[^"]*)"/g))
      if (address) void fetch(address).catch(() => undefined);
  return holes.has('logout-document-type') ? xml.replace(/<!DOCTYPE[^[>]*(?:\[.*?\])?\s*>/s, '') : xml;
}

function standsStill(xml: string, { holes }: LogoutExpectation): boolean {
  if (!holes.has('logout-stands-still')) return false;
  return xml.length > 500_000 || xml.includes('<x>'.repeat(1000)) || xml.includes('&a8;');
}

const skewMs = 30_000;
const maximumAgeMs = 600_000;
const attribute = (node: Element, name: string): string => node.getAttributeNS(null, name) ?? '';

function readRequest(root: Element, { holes, issuer, slo }: LogoutExpectation): ReadLogout | undefined {
  if (!isNamed(root, namespaces.protocol, 'LogoutRequest')) return undefined;
  const parts = childElements(root).map(({ localName }) => localName ?? '');
  const known = ['Issuer', 'Signature', 'NameID', 'SessionIndex'];
  const isNested = holes.has('logout-some-signature') || holes.has('logout-inner-message');
  if (!isNested && !parts.every((name) => known.includes(name))) return undefined;
  const issuers = children(root, namespaces.assertion, 'Issuer').map(textOf);
  if (!holes.has('logout-no-issuer') && issuers.join() !== issuer) return undefined;
  if (!holes.has('logout-no-destination') && attribute(root, 'Destination') !== slo) return undefined;
  const time = (name: string) => Date.parse(attribute(root, name));
  if (
    !holes.has('logout-no-end') &&
    !holes.has('logout-no-time') &&
    time('NotOnOrAfter') <= Date.now() - skewMs
  )
    return undefined;
  const age = Math.abs(Date.now() - time('IssueInstant'));
  if (!holes.has('logout-no-age') && !holes.has('logout-no-time') && !(age < maximumAgeMs)) return undefined;
  const [name, ...more] = children(root, namespaces.assertion, 'NameID');
  if (name === undefined || more.length > 0) return undefined;
  return {
    id: attribute(root, 'ID'),
    nameId: holes.has('logout-first-text') ? (name.firstChild?.nodeValue ?? '') : textOf(name),
    sessionIndexes: children(root, namespaces.protocol, 'SessionIndex').map(textOf),
  };
}
