import { attributeOf, children, type Element, isNamed, onlyChild, parseXml, textOf } from './parse-xml.ts';
import type { ReceivedMessage } from './receive.ts';
import { hasSignature, verifyElement, verifyQuery } from './verify.ts';
import { namespaces } from './vocabulary.ts';

/** What every request of a service provider says (SAML Core, section 3.2.1). */
export interface RequestHead {
  readonly id: string;
  /** Entity ID of the sender. */
  readonly issuer: string;
  /** Milliseconds since the epoch. */
  readonly issueInstant: number;
  readonly destination: string | undefined;
}

/** An authentication request (SAML Core, section 3.4.1). */
export interface AuthnRequest extends RequestHead {
  /** Whether it was signed by a key of its sender; a wrong signature is a fault, not `false`. */
  readonly signed: boolean;
  readonly forceAuthn: boolean;
  readonly isPassive: boolean;
  readonly assertionConsumerService: string | undefined;
  readonly protocolBinding: string | undefined;
  readonly nameIdFormat: string | undefined;
  /** Requested class references, in their order. */
  readonly classRefs: readonly string[];
  /** Default `exact` (SAML Core, section 3.3.2.2.1). */
  readonly comparison: string;
  /** `saml2p:Extensions`, as it was signed. */
  readonly extensions: Element | undefined;
}

/** A request to end a session (SAML Core, section 3.7.1). */
export interface LogoutRequest extends RequestHead {
  readonly nameId: string;
  readonly sessionIndexes: readonly string[];
}

/** Why a request is not read: the identity provider shows an error page then. */
export type RequestFault = 'unreadable' | 'unknown-service-provider' | 'signature-invalid';

/** Certificates with which the requests of this sender may be signed; undefined for a stranger. */
export type CertificatesOf = (issuer: string) => readonly string[] | undefined;

type Read<T> =
  | { readonly request: T; readonly fault?: never }
  | { readonly request?: never; readonly fault: RequestFault };

/** Reads an authentication request. Its signature is verified when it has one. */
export function readAuthnRequest(
  message: ReceivedMessage,
  certificatesOf: CertificatesOf,
): Read<AuthnRequest> {
  const verified = verifiedRoot(message, certificatesOf, 'AuthnRequest');
  if ('fault' in verified) return verified;
  const { root, head, signed } = verified;
  const policy = onlyChild(root, namespaces.protocol, 'NameIDPolicy');
  const context = onlyChild(root, namespaces.protocol, 'RequestedAuthnContext');
  return {
    request: {
      ...head,
      signed,
      forceAuthn: isTrue(attributeOf(root, 'ForceAuthn')),
      isPassive: isTrue(attributeOf(root, 'IsPassive')),
      assertionConsumerService: attributeOf(root, 'AssertionConsumerServiceURL'),
      protocolBinding: attributeOf(root, 'ProtocolBinding'),
      nameIdFormat: policy && attributeOf(policy, 'Format'),
      classRefs: context ? childTexts(context, namespaces.assertion, 'AuthnContextClassRef') : [],
      comparison: (context && attributeOf(context, 'Comparison')) ?? 'exact',
      extensions: onlyChild(root, namespaces.protocol, 'Extensions'),
    },
  };
}

/** Reads a logout request, which has to be signed (SAML Profiles, section 4.4.3.1). */
export function readLogoutRequest(
  message: ReceivedMessage,
  certificatesOf: CertificatesOf,
): Read<LogoutRequest> {
  const verified = verifiedRoot(message, certificatesOf, 'LogoutRequest');
  if ('fault' in verified) return verified;
  const { root, head, signed } = verified;
  if (!signed) return { fault: 'signature-invalid' };
  const nameId = onlyChild(root, namespaces.assertion, 'NameID');
  if (nameId === undefined) return { fault: 'unreadable' };
  const sessionIndexes = childTexts(root, namespaces.protocol, 'SessionIndex');
  return { request: { ...head, nameId: textOf(nameId), sessionIndexes } };
}

interface Verified {
  readonly root: Element;
  readonly head: RequestHead;
  readonly signed: boolean;
}

function verifiedRoot(
  message: ReceivedMessage,
  certificatesOf: CertificatesOf,
  name: string,
): Verified | { fault: RequestFault } {
  const received = parseXml(message.xml);
  const claimed = received && readHead(received, name);
  if (!received || !claimed) return { fault: 'unreadable' };
  const certificates = certificatesOf(claimed.issuer);
  if (certificates === undefined) return { fault: 'unknown-service-provider' };
  const { query } = message;
  if (query) {
    return verifyQuery(query.octets, query.algorithm, query.signature, certificates)
      ? { root: received, head: claimed, signed: true }
      : { fault: 'signature-invalid' };
  }
  if (!hasSignature(received)) return { root: received, head: claimed, signed: false };
  const root = verifyElement(message.xml, certificates);
  const head = root && readHead(root, name);
  return root && head ? { root, head, signed: true } : { fault: 'signature-invalid' };
}

function readHead(root: Element, name: string): RequestHead | undefined {
  if (!isNamed(root, namespaces.protocol, name) || attributeOf(root, 'Version') !== '2.0') return undefined;
  const id = attributeOf(root, 'ID') ?? '';
  const issuer = onlyChild(root, namespaces.assertion, 'Issuer');
  const issueInstant = Date.parse(attributeOf(root, 'IssueInstant') ?? '');
  // The official samples have IDs that start with a digit.
  if (!/^[\w.-]{1,256}$/.test(id) || issuer === undefined || Number.isNaN(issueInstant)) return undefined;
  return { id, issuer: textOf(issuer), issueInstant, destination: attributeOf(root, 'Destination') };
}

function childTexts(parent: Element, namespace: string, name: string): string[] {
  return children(parent, namespace, name).map(textOf);
}

function isTrue(value: string | undefined): boolean {
  return value === 'true' || value === '1';
}
