import { createHash } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { decrypt } from 'xml-encryption';
import {
  childElements,
  children,
  descendants,
  type Element,
  isNamed,
  onlyChild,
  parseXml,
  textOf,
  writeXml,
} from '../../src/saml/parse-xml.ts';
import { verifyElement } from '../../src/saml/verify.ts';
import { namespaces } from '../../src/saml/vocabulary.ts';
import { pemOf } from '../../src/seed/saml-key.ts';
import type { Hole } from './hole.ts';

/** What the service provider knows and expects. */
export interface Expectation {
  readonly holes: ReadonlySet<Hole>;
  readonly certificates: readonly string[];
  readonly decryptionKey: string;
  readonly issuer: string;
  readonly entityId: string;
  readonly acs: string;
  /** Request that this browser has sent; undefined when it has sent none. */
  readonly requestId: string | undefined;
  readonly minimumLevel: number;
}

/** Who is logged in. */
export interface ReadAnswer {
  readonly assertionId: string;
  readonly name: string;
  readonly nameId: string;
  readonly sessionIndex: string;
}

class Refused extends Error {}

const demand = (condition: boolean, rule: string): void => {
  if (!condition) throw new Refused(rule);
};
const attribute = (node: Element, name: string): string => node.getAttributeNS(null, name) ?? '';

/** Reads an answer by the rules, apart from the holes; undefined when it is refused. */
export function readAnswer(xml: string, expectation: Expectation): ReadAnswer | undefined {
  try {
    return read(xml, expectation);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

function read(xml: string, expectation: Expectation): ReadAnswer {
  const { holes } = expectation;
  const received = parse(xml, holes);
  demand(received !== undefined && isNamed(received, namespaces.protocol, 'Response'), 'response');
  const response =
    children(received!, namespaces.signature, 'Signature').length > 0
      ? verified(xml, expectation)
      : received!;
  demand(onlyChild(response, namespaces.assertion, 'Issuer') !== undefined, 'issuer');
  demand(textOf(onlyChild(response, namespaces.assertion, 'Issuer')!) === expectation.issuer, 'issuer');
  demand(attribute(response, 'Destination') === expectation.acs, 'destination');
  judgeStatus(response);
  demand(holes.has('no-request') || attribute(response, 'InResponseTo') === expectation.requestId, 'request');
  const parts = childElements(response).map(({ localName }) => localName ?? '');
  demand(
    holes.has('first-assertion') ||
      parts.every((name) =>
        ['Issuer', 'Signature', 'Status', 'EncryptedAssertion', 'Assertion'].includes(name),
      ),
    'parts',
  );
  return readAssertion(assertionOf(response, expectation), expectation);
}

function parse(xml: string, holes: ReadonlySet<Hole>): Element | undefined {
  if (!holes.has('document-type')) return parseXml(xml);
  // A careless parser loads what the document type names, and goes on without it.
  for (const [, address] of xml.matchAll(/SYSTEM "(http[^"]*)"/g))
    if (address) void fetch(address).catch(() => undefined);
  return parseXml(xml.replace(/<!DOCTYPE[^[>]*(?:\[.*?\])?\s*>/s, ''));
}

function verified(xml: string, { holes, certificates }: Expectation): Element {
  const own = /<ds:X509Certificate>([^<]*)</.exec(xml)?.[1];
  const trusted =
    holes.has('any-certificate') && own !== undefined ? [pemOf('CERTIFICATE', own)] : certificates;
  const element = holes.has('sha1') ? verifiedLoosely(xml, trusted) : verifyElement(xml, trusted);
  demand(element !== undefined, 'signature');
  return element!;
}

/** Knows SHA-1, too. */
export function verifiedLoosely(xml: string, certificates: readonly string[]): Element | undefined {
  const root = parseXml(xml);
  const signature = root && onlyChild(root, namespaces.signature, 'Signature');
  if (!root || !signature || descendants(root, namespaces.signature, 'SignedInfo').length !== 1)
    return undefined;
  if (descendants(signature, namespaces.signature, 'Transform').length !== 2) return undefined;
  if (!/exc-c14n#"/.test(writeXml(signature)) || /WithComments/.test(writeXml(signature))) return undefined;
  for (const publicCert of certificates) {
    const signed = checked(xml, signature, publicCert);
    const element = signed === undefined ? undefined : parseXml(signed);
    if (element && attribute(element, 'ID') === attribute(root, 'ID') && signed?.includes('ID='))
      return element;
  }
  return undefined;
}

/** What a signature of a document covers when this certificate fits; undefined otherwise. */
export function checked(xml: string, signature: Element, publicCert: string): string | undefined {
  try {
    const verifier = new SignedXml({ publicCert });
    verifier.loadSignature(writeXml(signature));
    return verifier.checkSignature(xml) ? verifier.getSignedReferences()[0] : undefined;
  } catch {
    return undefined;
  }
}

function judgeStatus(response: Element): void {
  const status = onlyChild(response, namespaces.protocol, 'Status');
  const code = status && onlyChild(status, namespaces.protocol, 'StatusCode');
  demand(code !== undefined && attribute(code, 'Value').endsWith(':status:Success'), 'status');
}

function assertionOf(response: Element, expectation: Expectation): Element {
  const { holes } = expectation;
  const encrypted = children(response, namespaces.assertion, 'EncryptedAssertion');
  const plain = children(response, namespaces.assertion, 'Assertion');
  if (holes.has('first-assertion')) return firstAssertion(response, expectation);
  demand(encrypted.length + plain.length === 1, 'one assertion');
  demand(plain.length === 0 || holes.has('clear'), 'encrypted');
  const xml = plain[0] ? writeXml(plain[0]) : opened(encrypted[0]!, expectation);
  const root = parse(xml, holes);
  demand(root !== undefined && isNamed(root, namespaces.assertion, 'Assertion'), 'assertion');
  const isSigned = children(root!, namespaces.signature, 'Signature').length > 0;
  const read = isSigned || !holes.has('unsigned') ? verified(xml, expectation) : root!;
  // What was verified is thrown away, and the message is read again as it came.
  return holes.has('first-text') ? root! : read;
}

/** The mistake of all wrapping: one element is verified, another one is read. */
function firstAssertion(response: Element, { certificates, ...expectation }: Expectation): Element {
  let xml = writeXml(response);
  for (const encrypted of descendants(response, namespaces.assertion, 'EncryptedAssertion'))
    xml = xml.replace(writeXml(encrypted), opened(encrypted, { certificates, ...expectation }));
  const document = parseXml(xml);
  demand(document !== undefined, 'well-formed');
  const signatures = descendants(document!, namespaces.signature, 'Signature');
  demand(
    signatures.some((signature) => certificates.some((one) => checked(xml, signature, one) !== undefined)),
    'signature',
  );
  const [first] = descendants(document!, namespaces.assertion, 'Assertion');
  demand(first !== undefined, 'assertion');
  return first!;
}

function opened(encrypted: Element, { holes, decryptionKey }: Expectation): string {
  const data = onlyChild(encrypted, namespaces.encryption, 'EncryptedData');
  demand(data !== undefined, 'encrypted data');
  const methods = descendants(encrypted, namespaces.encryption, 'EncryptionMethod').map((one) =>
    attribute(one, 'Algorithm'),
  );
  demand(!methods.some((method) => method.endsWith('rsa-1_5')), 'key transport');
  demand(holes.has('cbc') || !methods.some((method) => method.endsWith('-cbc')), 'cbc');
  demand(descendants(encrypted, namespaces.encryption, 'EncryptedKey').length === 1, 'one key');
  let content: string | undefined;
  try {
    decrypt(
      writeXml(data!),
      { key: decryptionKey, disallowDecryptionWithInsecureAlgorithm: false, warnInsecureAlgorithm: false },
      (error, opened) => {
        content = error ? undefined : opened;
      },
    );
  } catch {
    content = undefined;
  }
  demand(content !== undefined, 'decryption');
  return content!;
}

function readAssertion(assertion: Element, expectation: Expectation): ReadAnswer {
  const { holes, issuer, entityId, acs, requestId, minimumLevel } = expectation;
  const saml = namespaces.assertion;
  const only = (parent: Element, name: string): Element => {
    const [found, ...more] = children(parent, saml, name);
    demand(found !== undefined && (more.length === 0 || holes.has('first-assertion')), name);
    return found!;
  };
  demand(textOf(only(assertion, 'Issuer')) === issuer, 'issuer');
  const subject = only(assertion, 'Subject');
  const confirmation = only(subject, 'SubjectConfirmation');
  const data = only(confirmation, 'SubjectConfirmationData');
  demand(attribute(confirmation, 'Method').endsWith(':bearer'), 'bearer');
  demand(attribute(data, 'Recipient') === acs, 'recipient');
  demand(holes.has('no-request') || attribute(data, 'InResponseTo') === requestId, 'request');
  judgeTime(data, holes);
  const conditions = only(assertion, 'Conditions');
  judgeTime(conditions, holes);
  const audiences = descendants(conditions, saml, 'Audience').map(textOf);
  demand(holes.has('no-audience') || (audiences.length === 1 && audiences[0] === entityId), 'audience');
  const statement = only(assertion, 'AuthnStatement');
  const context = only(statement, 'AuthnContext');
  const level = Number(
    /^STORK-QAA-Level-([1-4])$/.exec(
      holes.has('no-level') ? 'STORK-QAA-Level-4' : textOf(only(context, 'AuthnContextClassRef')),
    )?.[1] ?? 0,
  );
  demand(level >= minimumLevel, 'level');
  const values = attributesOf(only(assertion, 'AttributeStatement'), holes);
  const surname = values.get('urn:oid:2.5.4.4');
  const nameId = text(only(subject, 'NameID'), holes);
  demand(surname !== undefined, 'surname');
  return {
    assertionId: attribute(assertion, 'ID') || createHash('sha256').update(writeXml(assertion)).digest('hex'),
    name: surname!,
    nameId,
    sessionIndex: attribute(statement, 'SessionIndex'),
  };
}

function judgeTime(node: Element, holes: ReadonlySet<Hole>): void {
  if (holes.has('no-time')) return;
  const time = (name: string) => Date.parse(attribute(node, name));
  demand(time('NotOnOrAfter') > Date.now() - 30_000, 'time');
  demand(!(time('NotBefore') > Date.now() + 30_000), 'time');
}

function attributesOf(statement: Element, holes: ReadonlySet<Hole>): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const one of children(statement, namespaces.assertion, 'Attribute')) {
    const name = attribute(one, 'Name');
    demand(!values.has(name), 'attribute');
    const value = onlyChild(one, namespaces.assertion, 'AttributeValue');
    values.set(name, value ? text(value, holes) : '');
  }
  return values;
}

/** Nothing but one piece of text; with the hole, what comes first. */
function text(node: Element, holes: ReadonlySet<Hole>): string {
  if (holes.has('first-text')) return node.firstChild?.nodeValue ?? '';
  const kinds: number[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) kinds.push(child.nodeType);
  demand(
    kinds.every((kind) => kind === 3),
    'text',
  );
  return textOf(node);
}
