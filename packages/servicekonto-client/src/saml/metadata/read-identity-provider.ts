import { isLocal, isRathausError, isSandboxKey } from '@rathaus/client-core';
import { allowHttp } from '../../config/danger.ts';
import { type Certificate, readCertificate } from '../keys/certificate.ts';
import { instantOf } from '../response/instant.ts';
import { ns } from '../xml/namespaces.ts';
import { attribute, childElements, childrenNamed, isNamed, textOf, type XmlElement } from '../xml/tree.ts';
import { metadataFault } from './metadata-fault.ts';
import { parseMetadataXml } from './metadata-xml.ts';

/** What the metadata of an identity provider say of it. */
export interface IdentityProviderFacts {
  readonly entityId: string;
  /** Addresses for requests, by binding. */
  readonly sso: { readonly POST?: string | undefined; readonly Redirect?: string | undefined };
  /** Addresses for logouts, by binding. */
  readonly slo: { readonly POST?: string | undefined };
  /** Certificates that it signs with, expired ones among them. */
  readonly certificates: readonly Certificate[];
  /** Milliseconds since 1970, from when on nothing of it counts. */
  readonly validUntil?: number | undefined;
  /** It shows that it is an emulator: a certificate of one, or an address on this machine. */
  readonly isEmulator: boolean;
}

/** Dangerous options of reading metadata. */
export interface ReadMetadataOptions {
  readonly [allowHttp]?: true | undefined;
}

/** Name of the protocol in `protocolSupportEnumeration` (SAML Core, section 8). */
const saml2 = 'urn:oasis:names:tc:SAML:2.0:protocol';
/** Of bindings (SAML Bindings, sections 3.4 and 3.5). */
export const bindings = {
  POST: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
  Redirect: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
} as const;
/** Each signature is tried with each key; nobody rolls over more at once. */
const mostCertificates = 8;

/**
 * Reads what counts of the metadata of one identity provider (SAML Metadata, sections 2.3 and 2.4): alone, or one of many in
 * an `EntitiesDescriptor`. Its own signature is not looked at: the connection over which it comes, or whoever pasted it, is
 * the trust. Only certificates are taken as keys, the first of each `X509Data`; one that cannot be used (another kind of key,
 * a weak one) is left out. Errors: `servicekonto.provider.metadata` with `details.reason`.
 *
 * @example
 * const { sso, certificates } = readIdentityProvider(xml, 'https://int.id.bund.de/idp', Date.now());
 */
export function readIdentityProvider(
  xml: string,
  entityId: string,
  now: number,
  options: ReadMetadataOptions = {},
): IdentityProviderFacts {
  const root = rootOf(xml);
  try {
    return read(root, entityId, now, options);
  } catch (error) {
    // What the tree refuses is a message of a provider elsewhere; here it is its metadata.
    if (isRathausError(error) && error.code === 'servicekonto.response.invalid')
      throw metadataFault('structure');
    throw error;
  }
}

function rootOf(xml: string): XmlElement {
  let root: XmlElement;
  try {
    root = parseMetadataXml(xml);
  } catch (error) {
    throw isRathausError(error) ? metadataFault('xml') : error;
  }
  if (isNamed(root, ns.md, 'EntityDescriptor') || isNamed(root, ns.md, 'EntitiesDescriptor')) return root;
  throw metadataFault('not-metadata');
}

function read(
  root: XmlElement,
  entityId: string,
  now: number,
  options: ReadMetadataOptions,
): IdentityProviderFacts {
  const path = pathTo(root, entityId);
  const role = roleOf(path.at(-1)!);
  const validUntil = earliestEnd([...path, role]);
  if (validUntil !== undefined && now >= validUntil) throw metadataFault('expired');
  const address = (name: string, binding: string) => addressOf(role, name, binding, options);
  const sso = {
    POST: address('SingleSignOnService', bindings.POST),
    Redirect: address('SingleSignOnService', bindings.Redirect),
  };
  const slo = { POST: address('SingleLogoutService', bindings.POST) };
  const certificates = signingCertificatesOf(role);
  const addresses = [entityId, sso.POST, sso.Redirect, slo.POST].filter((one) => one !== undefined);
  const isEmulator = addresses.some((one) => isLocal(one)) || certificates.some(isOfEmulator);
  return { entityId, sso, slo, certificates, validUntil, isEmulator };
}

/** Whether a certificate is one of the sandbox, whose private keys are public. */
export const isOfEmulator = ({ subject }: Certificate): boolean =>
  subject.split('\n').some((line) => line.startsWith('CN=') && isSandboxKey(line.slice(3)));

/** The way from the root to the one entity of this name: validity is inherited along it. */
function pathTo(root: XmlElement, entityId: string): readonly XmlElement[] {
  const found: XmlElement[][] = [];
  const visit = (element: XmlElement, above: readonly XmlElement[]) => {
    const path = [...above, element];
    if (isNamed(element, ns.md, 'EntityDescriptor')) {
      if (attribute(element, 'entityID') === entityId) found.push(path);
      return;
    }
    for (const child of childElements(element))
      if (isNamed(child, ns.md, 'EntityDescriptor') || isNamed(child, ns.md, 'EntitiesDescriptor'))
        visit(child, path);
  };
  visit(root, []);
  const [path, ...more] = found;
  if (!path) throw metadataFault('entity');
  if (more.length > 0) throw metadataFault('entity-twice');
  return path;
}

/** The only role of an identity provider for SAML 2.0; roles of other protocols beside it are none of our business. */
function roleOf(entity: XmlElement): XmlElement {
  const [role, ...more] = childrenNamed(entity, ns.md, 'IDPSSODescriptor').filter((one) =>
    attribute(one, 'protocolSupportEnumeration')?.split(/\s+/).includes(saml2),
  );
  if (!role) throw metadataFault('role');
  if (more.length > 0) throw metadataFault('structure');
  return role;
}

function earliestEnd(elements: readonly XmlElement[]): number | undefined {
  const ends = elements.flatMap((element) => {
    try {
      return instantOf(element, 'validUntil') ?? [];
    } catch {
      throw metadataFault('valid-until');
    }
  });
  return ends.length === 0 ? undefined : Math.min(...ends);
}

function addressOf(
  role: XmlElement,
  name: string,
  binding: string,
  options: ReadMetadataOptions,
): string | undefined {
  const endpoint = childrenNamed(role, ns.md, name).find((one) => attribute(one, 'Binding') === binding);
  if (!endpoint) return undefined;
  const location = attribute(endpoint, 'Location')?.trim();
  const url = URL.parse(location ?? '');
  const isAllowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && options[allowHttp] === true);
  if (!url || !isAllowed || url.username !== '' || url.password !== '' || url.hash !== '')
    throw metadataFault('address');
  return location;
}

function signingCertificatesOf(role: XmlElement): readonly Certificate[] {
  const texts = childrenNamed(role, ns.md, 'KeyDescriptor').filter(isForSigning).flatMap(certificateTextsOf);
  const certificates = new Map<string, Certificate>();
  for (const text of texts) {
    const certificate = usable(text);
    if (certificate) certificates.set(certificate.fingerprint, certificate);
  }
  if (certificates.size === 0 || certificates.size > mostCertificates) throw metadataFault('keys');
  return [...certificates.values()];
}

/** SAML Metadata, section 2.4.1.1: without `use` a key is for both. */
function isForSigning(descriptor: XmlElement): boolean {
  const use = attribute(descriptor, 'use');
  if (use !== undefined && use !== 'signing' && use !== 'encryption') throw metadataFault('structure');
  return use !== 'encryption';
}

/** Texts of the certificates of a `KeyDescriptor`. What follows the first of an `X509Data` are its authorities. */
export const certificateTextsOf = (descriptor: XmlElement): string[] =>
  childrenNamed(descriptor, ns.ds, 'KeyInfo')
    .flatMap((info) => childrenNamed(info, ns.ds, 'X509Data'))
    .flatMap((data) => childrenNamed(data, ns.ds, 'X509Certificate').slice(0, 1))
    .map(textOf);

function usable(text: string): Certificate | undefined {
  try {
    return readCertificate(text);
  } catch (error) {
    if (!isRathausError(error)) throw error;
    return undefined;
  }
}
