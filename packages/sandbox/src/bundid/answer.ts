import { bundidProfile, sealResponse } from '../saml/profile.ts';
import type { AssertionDescription, StatusDescription } from '../saml/response.ts';
import { randomName } from '../saml/visits.ts';
import { nameIdFormats } from '../saml/vocabulary.ts';
import type { SamlKey } from '../seed/saml-key.ts';
import { describeAttribute } from './attributes.ts';
import type { ChosenPerson, Login } from './login.ts';

/** How a login ends. */
export type Outcome =
  | { readonly kind: 'done'; readonly chosen: ChosenPerson }
  | { readonly kind: 'cancelled' | 'no-method' | 'passive' }
  | { readonly kind: 'missing'; readonly names: readonly string[] };

const lifetimeMs = 5 * 60_000;

/** The answer to the service: its form is that of section 10.2 of the interface description. */
export function answerXml(facts: {
  entityId: string;
  key: SamlKey;
  /** Milliseconds since the epoch, as the service believes. */
  time: number;
  login: Login;
  outcome: Outcome;
}): string {
  const { entityId, key, time, login, outcome } = facts;
  const { request, provider, answerTo } = login.accepted;
  return sealResponse({
    response: {
      id: `_${randomName()}`,
      issuer: entityId,
      issueInstant: time,
      destination: answerTo,
      inResponseTo: request.id,
      status: statusOf(outcome, login.extension?.enableStatusDetail ?? false),
    },
    assertion: outcome.kind === 'done' ? assertionOf(entityId, time, login, outcome.chosen) : undefined,
    profile: { ...bundidProfile, ...provider.profile },
    key,
    encryptionCertificate: provider.encryptionCertificates[0],
  });
}

function assertionOf(
  entityId: string,
  time: number,
  { accepted }: Login,
  { proof, released }: ChosenPerson,
): AssertionDescription {
  const { request, provider, answerTo } = accepted;
  return {
    id: `_${randomName()}`,
    issuer: entityId,
    issueInstant: time,
    nameId: {
      value: `_${randomName()}`,
      format: nameIdFormats.transient,
      nameQualifier: entityId,
      spNameQualifier: provider.entityId,
    },
    confirmation: {
      inResponseTo: request.id,
      recipient: answerTo,
      notOnOrAfter: time + lifetimeMs,
      address: '127.0.0.1',
    },
    conditions: { notBefore: time, notOnOrAfter: time + lifetimeMs, audiences: [provider.entityId] },
    authentication: {
      instant: time,
      sessionIndex: `_${randomName()}`,
      classRef: `STORK-QAA-Level-${proof.level}`,
    },
    attributes: released.map(describeAttribute),
  };
}

/** Codes and messages of section 9; of cancel and of levels nobody reaches as a public simulator has them. */
function statusOf(outcome: Outcome, withDetail: boolean): StatusDescription {
  switch (outcome.kind) {
    case 'done':
      return { code: 'Success' };
    case 'cancelled':
      return {
        code: 'Requester',
        subcode: 'AuthnFailed',
        message: 'Authentication was canceled by the user.',
      };
    case 'no-method':
      return { code: 'Requester', subcode: 'NoAuthnContext' };
    case 'passive':
      return { code: 'Responder', subcode: 'NoPassive' };
    case 'missing': {
      const message = `Required attributes are missing: ${outcome.names.join(', ')}`;
      const errors = [{ code: 'IDP_REQUIRED_ATTRIBUTES_MISSING', message }];
      return {
        code: 'Requester',
        subcode: 'RequestDenied',
        message: 'security-msg',
        detail: withDetail ? JSON.stringify({ version: '1.0', errors }) : undefined,
      };
    }
  }
}
