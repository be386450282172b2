import type { KeyObject } from 'node:crypto';
import { servicekontoError } from '../../errors.ts';
import type { NameId } from '../profile.ts';
import { samlInstant } from '../request/authn-request.ts';
import { issuerOf, nameIdOf } from '../response/assertion.ts';
import { instantOf, requireTime } from '../response/instant.ts';
import { verifySigned } from '../signature/verify.ts';
import { ns } from '../xml/namespaces.ts';
import {
  attribute,
  childrenNamed,
  isNamed,
  requiredAttribute,
  textOf,
  type XmlElement,
} from '../xml/tree.ts';
import { xmlAttributes, xmlText } from '../xml/write.ts';

/** Facts of a logout that we ask for. */
export interface LogoutFacts {
  readonly id: string;
  readonly entityId: string;
  readonly destination: string;
  readonly nameId: NameId;
  readonly sessionIndex?: string | undefined;
  readonly now: number;
}

/** Five minutes: for so long a provider may carry out a logout of ours. */
const life = 300_000;

/**
 * What a session at the provider is called here. Its index alone is no name: to say nothing about a person, providers may
 * give many of them the same small number (SAML Core, section 2.7.2).
 */
export const sessionName = (subject: string, sessionIndex: string): string =>
  JSON.stringify([subject, sessionIndex]);

/** A `LogoutRequest` (SAML Core, section 3.7.1), not signed yet. */
export function logoutRequest(facts: LogoutFacts): string {
  const { id, entityId, destination, nameId, sessionIndex, now } = facts;
  const attributes = xmlAttributes({
    'xmlns:saml2p': ns.samlp,
    'xmlns:saml2': ns.saml,
    ID: id,
    Version: '2.0',
    IssueInstant: samlInstant(now),
    Destination: destination,
    NotOnOrAfter: samlInstant(now + life),
  });
  const name = xmlAttributes({
    Format: nameId.format,
    NameQualifier: nameId.nameQualifier,
    SPNameQualifier: nameId.spNameQualifier,
  });
  return [
    `<saml2p:LogoutRequest${attributes}>`,
    `<saml2:Issuer>${xmlText(entityId)}</saml2:Issuer>`,
    `<saml2:NameID${name}>${xmlText(nameId.value)}</saml2:NameID>`,
    sessionIndex === undefined ? '' : `<saml2p:SessionIndex>${xmlText(sessionIndex)}</saml2p:SessionIndex>`,
    '</saml2p:LogoutRequest>',
  ].join('');
}

/** A `LogoutResponse` (SAML Core, section 3.7.2), not signed yet. */
export function logoutResponse(
  facts: Pick<LogoutFacts, 'id' | 'entityId' | 'destination' | 'now'> & { readonly inResponseTo: string },
): string {
  const attributes = xmlAttributes({
    'xmlns:saml2p': ns.samlp,
    'xmlns:saml2': ns.saml,
    ID: facts.id,
    Version: '2.0',
    IssueInstant: samlInstant(facts.now),
    Destination: facts.destination,
    InResponseTo: facts.inResponseTo,
  });
  return [
    `<saml2p:LogoutResponse${attributes}>`,
    `<saml2:Issuer>${xmlText(facts.entityId)}</saml2:Issuer>`,
    '<saml2p:Status><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"></saml2p:StatusCode></saml2p:Status>',
    '</saml2p:LogoutResponse>',
  ].join('');
}

/** What a provider says has ended. */
export interface EndedByRequest {
  /** Unique name of the message. */
  readonly message: string;
  readonly subject: string;
  /** Sessions it names; none means all of the subject. */
  readonly sessions: readonly string[];
  /** Milliseconds for which the message could be played back. */
  readonly validFor: number;
}

/** What a logout by the provider has to fit. */
export interface LogoutExpected {
  readonly issuer: string;
  /** Our address for it. */
  readonly destination: string;
  readonly now: number;
}

/** A message without an end is taken for five minutes behind its time. */
const longestLife = life;

/**
 * Verifies a `LogoutRequest` of a provider. Anybody can post one, so it has to be signed, for us and of this moment.
 * Errors: `servicekonto.response.invalid` and `.expired`, which the route turns into `servicekonto.logout.refused`.
 */
export function readLogoutRequest(
  message: XmlElement,
  keys: readonly KeyObject[],
  { issuer, destination, now }: LogoutExpected,
): EndedByRequest {
  const refused = (reason: string) =>
    servicekontoError('servicekonto.logout.refused', { details: { reason } });
  if (!isNamed(message, ns.samlp, 'LogoutRequest')) throw refused('structure');
  const request = verifySigned(message, message, keys);
  if (attribute(request, 'Version') !== '2.0') throw refused('structure');
  if (issuerOf(request) !== issuer) throw refused('issuer');
  if (attribute(request, 'Destination') !== destination) throw refused('destination');
  requireTime(request, now, 'logout');
  const issuedAt = instantOf(request, 'IssueInstant');
  if (issuedAt === undefined || Math.abs(now - issuedAt) > longestLife) throw refused('time');
  return {
    message: requiredAttribute(request, 'ID'),
    subject: nameIdOf(request).value,
    sessions: childrenNamed(request, ns.samlp, 'SessionIndex').map(textOf),
    validFor: 3 * longestLife,
  };
}
