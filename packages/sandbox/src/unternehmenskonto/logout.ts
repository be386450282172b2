import { readLogoutRequest } from '../saml/read-request.ts';
import type { ReceivedMessage } from '../saml/receive.ts';
import type { ServiceProviderRegistry } from '../saml/registry.ts';
import { responseXml } from '../saml/response.ts';
import { signElement } from '../saml/sign.ts';
import { randomName } from '../saml/visits.ts';
import { nameIdFormats, namespaces, type SignatureAlgorithm } from '../saml/vocabulary.ts';
import { element, instant, xmlText } from '../saml/write-xml.ts';
import type { SamlKey } from '../seed/saml-key.ts';
import type { Session, Sessions } from './sessions.ts';

/** Why a service is not told that somebody logged out. */
export const logoutFaults = {
  unreadable: 'Die Anfrage zur Abmeldung ist nicht lesbar.',
  'unknown-service-provider': 'Der Absender der Abmeldung ist hier nicht angemeldet.',
  'signature-invalid': 'Die Abmeldung ist nicht oder nicht gültig signiert.',
  'destination-mismatch': 'Die Abmeldung ist an eine andere Adresse gerichtet (Destination).',
  'no-logout-address': 'Für den Dienst ist keine Adresse für die Abmeldung (SingleLogoutService) angemeldet.',
} as const;

/** What messages about a logout are made with. */
export interface LogoutParties {
  readonly entityId: string;
  /** Address of the own logout service. */
  readonly address: string;
  readonly key: SamlKey;
  readonly providers: ServiceProviderRegistry;
  readonly sessions: Sessions;
  /** Milliseconds since the epoch, as the service believes. */
  readonly time: number;
}

/** A message and where it goes. */
export interface LogoutMessage {
  readonly action: string;
  readonly xml: string;
}

/** Ends the sessions that a service names, and answers (SAML Profiles, section 4.4). */
export function answerLogout(
  message: ReceivedMessage | undefined,
  parties: LogoutParties,
): LogoutMessage | { readonly fault: keyof typeof logoutFaults } {
  const { entityId, address, key, providers, sessions, time } = parties;
  if (message === undefined) return { fault: 'unreadable' };
  const { request, fault } = readLogoutRequest(
    message,
    (issuer) => providers.find(issuer)?.signingCertificates,
  );
  if (request === undefined) return { fault };
  if (request.destination !== undefined && request.destination !== address)
    return { fault: 'destination-mismatch' };
  const provider = providers.find(request.issuer);
  const action = provider?.singleLogoutServices[0];
  const ended = sessions.end(request.issuer, request.nameId, request.sessionIndexes);
  if (!provider || action === undefined) return { fault: 'no-logout-address' };
  const id = `_${randomName()}`;
  const xml = responseXml({
    element: 'LogoutResponse',
    id,
    issuer: entityId,
    issueInstant: time,
    destination: action,
    inResponseTo: request.id,
    status:
      ended > 0
        ? { code: 'Success' }
        : { code: 'Requester', subcode: 'UnknownPrincipal', message: 'no such session' },
  });
  return { action, xml: signElement(xml, { id, key, algorithm: algorithmOf(provider.profile.signature) }) };
}

/** Tells a service that somebody logged out here; undefined when it has no address for that. */
export function requestLogout(session: Session, parties: LogoutParties): LogoutMessage | undefined {
  const { entityId, key, providers, time } = parties;
  const provider = providers.find(session.provider);
  const action = provider?.singleLogoutServices[0];
  if (!provider || action === undefined) return undefined;
  const id = `_${randomName()}`;
  const xml = element(
    'saml2p:LogoutRequest',
    {
      'xmlns:saml2p': namespaces.protocol,
      'xmlns:saml2': namespaces.assertion,
      Destination: action,
      ID: id,
      IssueInstant: instant(time),
      Version: '2.0',
    },
    element('saml2:Issuer', {}, xmlText(entityId)),
    element(
      'saml2:NameID',
      { Format: nameIdFormats.persistent, NameQualifier: entityId, SPNameQualifier: provider.entityId },
      xmlText(session.nameId),
    ),
    element('saml2p:SessionIndex', {}, xmlText(session.sessionIndex)),
  );
  return { action, xml: signElement(xml, { id, key, algorithm: algorithmOf(provider.profile.signature) }) };
}

function algorithmOf(signature: SignatureAlgorithm | undefined): SignatureAlgorithm {
  return signature ?? 'rsa-pss-sha256';
}
