import { deflateRawSync } from 'node:zlib';
import { SignedXml } from 'xml-crypto';
import { decrypt } from 'xml-encryption';
import { children, descendants, type Element, parseXml, writeXml } from '../src/saml/parse-xml.ts';
import { signElement, signQuery } from '../src/saml/sign.ts';
import { namespaces, type SignatureAlgorithm, signatureAlgorithms } from '../src/saml/vocabulary.ts';
import { element } from '../src/saml/write-xml.ts';
import type { SamlKey } from '../src/seed/saml-key.ts';
import { musterstadtEntityId, musterstadtSamlKeys } from '../src/seed/service-providers.ts';
import { BrowserSession } from './browser-session.ts';

/** A request of the service provider in a test; what is undefined is usual. */
export interface Wish {
  entityId?: string;
  id?: string;
  destination?: string;
  acs?: string | null;
  attributes?: Record<string, string>;
  classRef?: string;
  key?: SamlKey | null;
  algorithm?: SignatureAlgorithm;
  /** Content of `Extensions`; null for none. */
  extension?: string | null;
}

export const acs = 'http://127.0.0.1:9/acs';
let counter = 0;

/** `akdb:AuthenticationRequest`; parts that are null are left out. */
export function akdb({
  version = '2',
  methods,
  requested = ['urn:oid:2.5.4.42', 'urn:oid:2.5.4.4'],
  required = [],
  name = 'Hundesteuer',
  display = '',
  detail = true,
}: {
  version?: string;
  methods?: string;
  requested?: readonly string[];
  required?: readonly string[];
  name?: string | null;
  display?: string;
  detail?: boolean;
} = {}): string {
  const attributes = [
    ...requested.map((oid) => element('akdb:RequestedAttribute', { Name: oid })),
    ...required.map((oid) => element('akdb:RequestedAttribute', { Name: oid, RequiredAttribute: 'true' })),
  ];
  const organization =
    name === null ? '' : `<ui:OrganizationDisplayName>\n  <![CDATA[${name}]]>\n</ui:OrganizationDisplayName>`;
  return element(
    'akdb:AuthenticationRequest',
    { 'xmlns:akdb': namespaces.akdb, Version: version, EnableStatusDetail: String(detail) },
    methods ?? '',
    element('akdb:RequestedAttributes', {}, ...attributes),
    element(
      'akdb:DisplayInformation',
      {},
      element('ui:Version', { 'xmlns:ui': namespaces.classicUi }, organization, display),
    ),
  );
}

function requestXml(wish: Wish): { id: string; xml: string } {
  const id = wish.id ?? `_request-${process.pid}-${counter++}`;
  const extension = wish.extension === undefined ? akdb() : wish.extension;
  const xml = element(
    'saml2p:AuthnRequest',
    {
      'xmlns:saml2p': namespaces.protocol,
      'xmlns:saml2': namespaces.assertion,
      ID: id,
      Version: '2.0',
      IssueInstant: new Date().toISOString(),
      Destination: wish.destination,
      AssertionConsumerServiceURL: wish.acs === null ? undefined : (wish.acs ?? acs),
      ...wish.attributes,
    },
    element('saml2:Issuer', {}, wish.entityId ?? musterstadtEntityId),
    extension === null ? '' : element('saml2p:Extensions', {}, extension),
    element(
      'saml2p:RequestedAuthnContext',
      { Comparison: 'minimum' },
      element('saml2:AuthnContextClassRef', {}, wish.classRef ?? 'STORK-QAA-Level-1'),
    ),
  );
  return { id, xml };
}

const signingKey = musterstadtSamlKeys.signing[0];

/** Posts a request as a browser would; returns the page it ends on. */
export async function post(browser: BrowserSession, address: string, wish: Wish = {}) {
  const { id, xml } = requestXml({ destination: address, ...wish });
  const signed =
    wish.key === null
      ? xml
      : signElement(xml, { id, key: wish.key ?? signingKey, algorithm: wish.algorithm });
  const form = { SAMLRequest: Buffer.from(signed).toString('base64'), RelayState: `state-${id}` };
  return { id, form, ...(await browser.submit(address, form)) };
}

/** Sends a request by the Redirect binding. */
export async function redirect(browser: BrowserSession, address: string, wish: Wish = {}) {
  const { id, xml } = requestXml({ destination: address, ...wish });
  const algorithm = wish.algorithm ?? 'rsa-sha256';
  const octets = `SAMLRequest=${encodeURIComponent(deflateRawSync(xml).toString('base64'))}&RelayState=state&SigAlg=${encodeURIComponent(signatureAlgorithms[algorithm])}`;
  const signature = signQuery(octets, wish.key ?? signingKey, algorithm);
  return { id, ...(await browser.follow(`${address}?${octets}&Signature=${encodeURIComponent(signature)}`)) };
}

/** What a page of the identity provider hands on. */
export interface Handed {
  action: string;
  xml: string;
  parameter: string;
  relayState: string | undefined;
}

/** Reads the form that hands a message on. */
export function handed(html: string): Handed {
  const text = (value: string) =>
    value.replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code)));
  const hidden = Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name,
      text(value ?? ''),
    ]),
  ) as Record<string, string>;
  const parameter = hidden.SAMLResponse === undefined ? 'SAMLRequest' : 'SAMLResponse';
  return {
    action: text(/<form method="post" action="([^"]*)">/.exec(html)?.[1] ?? ''),
    xml: Buffer.from(hidden[parameter] ?? '', 'base64').toString('utf8'),
    parameter,
    relayState: hidden.RelayState,
  };
}

export function rootOf(xml: string): Element {
  const root = parseXml(xml);
  if (!root) throw new Error(`not well-formed: ${xml.slice(0, 80)}`);
  return root;
}

/** Verifies the signature that is a child of the root, with the library itself. */
export function isSignedBy(xml: string, certificate: string): boolean {
  const [signature] = children(rootOf(xml), namespaces.signature, 'Signature');
  if (!signature) return false;
  const verifier = new SignedXml({ publicCert: certificate });
  verifier.loadSignature(writeXml(signature));
  try {
    return verifier.checkSignature(xml) && verifier.getSignedReferences().length === 1;
  } catch {
    return false;
  }
}

/** The decrypted assertion. */
export function assertionOf(xml: string, key: SamlKey = musterstadtSamlKeys.encryption[0]): string {
  const [encrypted] = descendants(rootOf(xml), namespaces.assertion, 'EncryptedAssertion');
  if (!encrypted) throw new Error('no encrypted assertion');
  let content = '';
  decrypt(
    writeXml(encrypted),
    { key: key.privateKey, disallowDecryptionWithInsecureAlgorithm: false, warnInsecureAlgorithm: false },
    (error, result) => {
      if (error) throw error;
      content = result ?? '';
    },
  );
  return content;
}

/** Attributes of an assertion by name: value and level. */
export function attributesIn(assertion: string): Record<string, { value: string; level: string | null }> {
  return Object.fromEntries(
    descendants(rootOf(assertion), namespaces.assertion, 'Attribute').map((attribute) => [
      attribute.getAttribute('Name') ?? '',
      {
        value: attribute.textContent ?? '',
        level: attribute.getAttributeNS(namespaces.akdb, 'TrustLevel'),
      },
    ]),
  );
}

/** Codes, message and detail of an answer. */
export function statusIn(xml: string): {
  codes: string[];
  message: string | undefined;
  detail: string | undefined;
} {
  const root = rootOf(xml);
  return {
    codes: descendants(root, namespaces.protocol, 'StatusCode').map(
      (code) => (code.getAttribute('Value') ?? '').split(':').at(-1) ?? '',
    ),
    message: descendants(root, namespaces.protocol, 'StatusMessage')[0]?.textContent ?? undefined,
    detail: descendants(root, namespaces.akdb, 'StatusDetail')[0]?.textContent ?? undefined,
  };
}

export const newBrowser = (): BrowserSession => new BrowserSession();
