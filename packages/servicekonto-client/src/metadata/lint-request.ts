import { isRathausError } from '@rathaus/client-core';
import { type Collector, term } from '@rathaus/client-core/findings';
import type { Certificate } from '../saml/keys/certificate.ts';
import { parseMetadataXml } from '../saml/metadata/metadata-xml.ts';
import { isSigned, verifySigned } from '../saml/signature/verify.ts';
import { ns } from '../saml/xml/namespaces.ts';
import { attribute, childElements, childrenNamed, isNamed, type XmlElement } from '../saml/xml/tree.ts';
import { placeOf, type Way } from './element-path.ts';
import { plainText } from './plain-text.ts';
import { serviceProviderRules, signatureUnchecked } from './rules.ts';

const { finding } = serviceProviderRules;

/** What a request has to fit to. */
export interface RequestFacts {
  readonly entityId: string;
  readonly acsUrls: readonly string[];
  /** Certificates for signatures of the metadata. */
  readonly certificates: readonly Certificate[];
}

/** A request as the form of the browser carries it, in base64, or as XML. */
const xmlOf = (request: string): string =>
  /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(request) ? Buffer.from(request, 'base64').toString('utf8') : request;

/** Reads a request; `undefined` when it is none, which is then a finding. */
export function readRequest(text: string, collector: Collector): XmlElement | undefined {
  let root: XmlElement;
  try {
    root = parseMetadataXml(xmlOf(text));
  } catch (error) {
    if (!isRathausError(error)) throw error;
    const fault = term('xml');
    collector.add(finding('servicekonto.sp.request-unreadable', { kind: 'path', path: '' }, { fault }));
    return undefined;
  }
  if (isNamed(root, ns.samlp, 'AuthnRequest')) return root;
  collector.add(finding('servicekonto.sp.request-unreadable', placeOf([root]), { fault: term('root') }));
  return undefined;
}

/** Judges what SAML itself wants of a request, and whether it fits to the metadata. */
export function lintRequest(root: XmlElement, facts: RequestFacts, collector: Collector): void {
  lintSignature(root, facts.certificates, collector);
  const id = attribute(root, 'ID') ?? '';
  if (!ncName.test(id)) collector.add(finding('servicekonto.sp.request-id', placeOf([root], 'ID'), {}));
  const acsUrl = attribute(root, 'AssertionConsumerServiceURL');
  if (acsUrl !== undefined && facts.acsUrls.length > 0 && !facts.acsUrls.includes(acsUrl))
    collector.add(finding('servicekonto.sp.request-acs', placeOf([root], 'AssertionConsumerServiceURL'), {}));
  const [issuer] = childrenNamed(root, ns.saml, 'Issuer');
  const name = issuer ? plainText(issuer) : '';
  if (name !== facts.entityId) {
    const values = { issuer: name, entityId: facts.entityId };
    collector.add(
      finding('servicekonto.sp.request-issuer', placeOf(issuer ? [root, issuer] : [root]), values),
    );
  }
  lintOrder([root], requestOrder, collector);
}

/** XML Schema, `ID`: no digit and no minus in front (Namespaces in XML 1.0, section 3). */
const ncName = /^[\p{L}_][\p{L}\p{N}\p{M}_.-]*$/u;

/** SAML Core, sections 3.2.1 and 3.4.1. */
const requestOrder = [
  'Issuer',
  'Signature',
  'Extensions',
  'Subject',
  'NameIDPolicy',
  'Conditions',
  'RequestedAuthnContext',
  'Scoping',
];

/** Reports the first child that stands behind one that has to follow it. Unknown ones are left to who knows them. */
export function lintOrder(way: Way, order: readonly string[], collector: Collector): void {
  let last = 0;
  for (const child of childElements(way.at(-1)!)) {
    const index = order.indexOf(child.localName);
    if (index < 0) continue;
    if (index < last) {
      const values = { element: term(order[index]!) };
      collector.add(finding('servicekonto.sp.request-order', placeOf([...way, child]), values));
      return;
    }
    last = index;
  }
}

function lintSignature(root: XmlElement, certificates: readonly Certificate[], collector: Collector): void {
  const place = placeOf([root]);
  if (!isSigned(root)) {
    collector.add(finding('servicekonto.sp.request-unsigned', place, {}));
    return;
  }
  if (certificates.length === 0) {
    collector.skip(signatureUnchecked, place);
    return;
  }
  try {
    verifySigned(
      root,
      root,
      certificates.map(({ publicKey }) => publicKey),
    );
  } catch (error) {
    if (!isRathausError(error)) throw error;
    const fault = error.details?.reason === 'algorithm' ? 'algorithm' : 'signature';
    collector.add(finding('servicekonto.sp.request-signature', place, { fault: term(fault) }));
  }
}
