import type { StartedLogin } from '../../login/protocol.ts';
import { derive } from '../../sealing/derive.ts';
import { transient } from '../name-id-format.ts';
import type { SamlProfile } from '../profile.ts';
import { ns } from '../xml/namespaces.ts';
import { xmlAttributes, xmlText } from '../xml/write.ts';

/** Addresses of a request. */
export interface RequestAddresses {
  readonly entityId: string;
  readonly destination: string;
  readonly acsUrl: string;
}

/**
 * Id of the request of a login. It follows from the secret that only the browser has, so the answer that repeats it can
 * complete this login and no other, once. An underscore comes first: ids are no digits (XML Schema, `NCName`).
 */
export const requestIdOf = async ({ secret }: Pick<StartedLogin, 'secret'>): Promise<string> =>
  `_${await derive(secret, 'saml request')}`;

/**
 * Whether a login wants the person to show their means again (`ForceAuthn`; SAML Core, section 3.4.1). What is asked for is
 * what the answer is judged by: a provider that went on with an old session has not done it.
 */
export const forcesAuthn = (
  { forceAuthn }: Pick<SamlProfile, 'forceAuthn'>,
  { fresh }: Pick<StartedLogin, 'fresh'>,
): boolean => forceAuthn || fresh;

/**
 * An `AuthnRequest` (SAML Core, section 3.4.1), not signed yet: issuer, extensions, form of the name, and the least level
 * that is asked for.
 */
export async function authnRequest(
  profile: SamlProfile,
  login: StartedLogin,
  { entityId, destination, acsUrl }: RequestAddresses,
  now: number,
): Promise<string> {
  const { nameIdFormat } = profile;
  const attributes = xmlAttributes({
    'xmlns:saml2p': ns.samlp,
    'xmlns:saml2': ns.saml,
    ID: await requestIdOf(login),
    Version: '2.0',
    IssueInstant: samlInstant(now),
    ForceAuthn: forcesAuthn(profile, login),
    IsPassive: false,
    Destination: destination,
    ProtocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
    AssertionConsumerServiceURL: acsUrl,
  });
  const extensions = profile.extensions?.(login);
  const classRefs = profile.classRefs(login.level);
  return [
    `<saml2p:AuthnRequest${attributes}>`,
    `<saml2:Issuer>${xmlText(entityId)}</saml2:Issuer>`,
    extensions === undefined ? '' : `<saml2p:Extensions>${extensions}</saml2p:Extensions>`,
    nameIdFormat === undefined ? '' : nameIdPolicy(nameIdFormat),
    classRefs.length === 0 ? '' : requestedContext(classRefs),
    '</saml2p:AuthnRequest>',
  ].join('');
}

/** A transient name is made anew anyway, and must not be asked for with `AllowCreate` (SAML 2.0 Errata, E14). */
function nameIdPolicy(Format: string): string {
  const AllowCreate = Format === transient ? undefined : true;
  return `<saml2p:NameIDPolicy${xmlAttributes({ Format, AllowCreate })}></saml2p:NameIDPolicy>`;
}

function requestedContext(classRefs: readonly string[]): string {
  const refs = classRefs.map(
    (one) => `<saml2:AuthnContextClassRef>${xmlText(one)}</saml2:AuthnContextClassRef>`,
  );
  return `<saml2p:RequestedAuthnContext Comparison="minimum">${refs.join('')}</saml2p:RequestedAuthnContext>`;
}

/** An instant as SAML writes it: UTC, without fractions of a second. */
export const samlInstant = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
