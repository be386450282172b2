import type { SamlKey } from '../seed/saml-key.ts';
import { base64Of, pemOf } from '../seed/saml-key.ts';
import {
  attributeOf,
  children,
  descendants,
  type Element,
  isNamed,
  onlyChild,
  parseXml,
  textOf,
} from './parse-xml.ts';
import { signElement } from './sign.ts';
import { bindings, namespaces } from './vocabulary.ts';
import { element, instant, xmlText } from './write-xml.ts';

/** What an identity provider publishes (SAML Metadata, section 2.4.3). */
export interface IdentityProviderMetadata {
  readonly id: string;
  readonly entityId: string;
  /** Milliseconds since the epoch. */
  readonly validUntil?: number | undefined;
  /** Certificates with which it signs, now and soon; PEM. */
  readonly signingCertificates: readonly string[];
  readonly nameIdFormats: readonly string[];
  readonly singleSignOn: readonly { readonly binding: keyof typeof bindings; readonly location: string }[];
  readonly singleLogout?: readonly { readonly binding: keyof typeof bindings; readonly location: string }[];
}

/** Metadata of an identity provider, signed when there is a key. */
export function identityProviderMetadata(facts: IdentityProviderMetadata, key?: SamlKey): string {
  const endpoint = (name: string) => (one: { binding: keyof typeof bindings; location: string }) =>
    element(`md:${name}`, { Binding: bindings[one.binding], Location: one.location });
  const xml = element(
    'md:EntityDescriptor',
    {
      'xmlns:md': namespaces.metadata,
      ID: facts.id,
      entityID: facts.entityId,
      validUntil: facts.validUntil === undefined ? undefined : instant(facts.validUntil),
    },
    element(
      'md:IDPSSODescriptor',
      { protocolSupportEnumeration: namespaces.protocol, WantAuthnRequestsSigned: 'true' },
      ...facts.signingCertificates.map((certificate) => keyDescriptor('signing', certificate)),
      ...(facts.singleLogout ?? []).map(endpoint('SingleLogoutService')),
      ...facts.nameIdFormats.map((format) => element('md:NameIDFormat', {}, xmlText(format))),
      ...facts.singleSignOn.map(endpoint('SingleSignOnService')),
    ),
  );
  const document = `<?xml version="1.0" encoding="UTF-8"?>\n`;
  return document + (key ? signElement(xml, { id: facts.id, key, place: 'first' }) : xml);
}

function keyDescriptor(use: 'signing' | 'encryption', certificate: string): string {
  return element(
    'md:KeyDescriptor',
    { use },
    element(
      'ds:KeyInfo',
      { 'xmlns:ds': namespaces.signature },
      element('ds:X509Data', {}, element('ds:X509Certificate', {}, base64Of(certificate))),
    ),
  );
}

/** What a service provider has registered with its metadata (SAML Metadata, section 2.4.4). */
export interface ServiceProviderMetadata {
  readonly entityId: string;
  /** PEM. */
  readonly signingCertificates: readonly string[];
  readonly encryptionCertificates: readonly string[];
  /** Addresses that take an answer by POST, the default one first. */
  readonly assertionConsumerServices: readonly string[];
  /** Addresses that take a logout by POST. */
  readonly singleLogoutServices: readonly string[];
}

/** Reads the metadata of a service provider; undefined when it is none or has no address that takes answers. */
export function readServiceProviderMetadata(xml: string): ServiceProviderMetadata | undefined {
  const root = parseXml(xml);
  if (root === undefined || !isNamed(root, namespaces.metadata, 'EntityDescriptor')) return undefined;
  const entityId = attributeOf(root, 'entityID') ?? '';
  const role = onlyChild(root, namespaces.metadata, 'SPSSODescriptor');
  if (entityId === '' || role === undefined) return undefined;
  const consumers = locations(role, 'AssertionConsumerService');
  if (consumers.length === 0) return undefined;
  return {
    entityId,
    signingCertificates: certificates(role, 'signing'),
    encryptionCertificates: certificates(role, 'encryption'),
    assertionConsumerServices: consumers,
    singleLogoutServices: locations(role, 'SingleLogoutService'),
  };
}

function locations(role: Element, name: string): string[] {
  return children(role, namespaces.metadata, name)
    .filter((one) => attributeOf(one, 'Binding') === bindings.post)
    .sort((a, b) => Number(isDefault(b)) - Number(isDefault(a)))
    .map((one) => attributeOf(one, 'ResponseLocation') ?? attributeOf(one, 'Location') ?? '')
    .filter((location) => URL.canParse(location));
}

function isDefault(endpoint: Element): boolean {
  const value = attributeOf(endpoint, 'isDefault');
  return value === 'true' || value === '1';
}

/** A descriptor without `use` serves both purposes. */
function certificates(role: Element, use: 'signing' | 'encryption'): string[] {
  return children(role, namespaces.metadata, 'KeyDescriptor')
    .filter((descriptor) => (attributeOf(descriptor, 'use') ?? use) === use)
    .flatMap((descriptor) => descendants(descriptor, namespaces.signature, 'X509Certificate'))
    .map((node) => textOf(node).replace(/\s/g, ''))
    .filter((base64) => /^[A-Za-z0-9+/]+={0,2}$/.test(base64))
    .map((base64) => pemOf('CERTIFICATE', base64));
}
