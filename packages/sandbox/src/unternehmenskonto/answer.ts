import type { AcceptedRequest } from '../saml/gate.ts';
import { sealResponse, unternehmenskontoProfile } from '../saml/profile.ts';
import type { AssertionDescription } from '../saml/response.ts';
import { randomName } from '../saml/visits.ts';
import { nameIdFormats } from '../saml/vocabulary.ts';
import { accountNameOf, type Organisation } from '../seed/organisations.ts';
import type { SamlKey } from '../seed/saml-key.ts';
import { organisationAttributes } from './attributes.ts';

const lifetimeMs = 5 * 60_000;
/** Which class the real service names is not public. */
const classRef = 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified';

/** What an answer is made of. */
interface AnswerFacts {
  readonly entityId: string;
  readonly seed: string;
  readonly key: SamlKey;
  /** Milliseconds since the epoch, as the service believes. */
  readonly time: number;
  readonly accepted: AcceptedRequest;
}

/** The answer for an organisation: response signed, assertion encrypted and without signature. */
export function loginAnswer(
  facts: AnswerFacts,
  organisation: Organisation,
): { readonly xml: string; readonly nameId: string; readonly sessionIndex: string } {
  const { entityId, seed, time, accepted } = facts;
  const { request, provider, answerTo } = accepted;
  const nameId = accountNameOf(seed, organisation, provider.entityId);
  const sessionIndex = `_${randomName()}`;
  const assertion: AssertionDescription = {
    id: `_${randomName()}`,
    issuer: entityId,
    issueInstant: time,
    nameId: {
      value: nameId,
      format: nameIdFormats.persistent,
      nameQualifier: entityId,
      spNameQualifier: provider.entityId,
    },
    confirmation: { inResponseTo: request.id, recipient: answerTo, notOnOrAfter: time + lifetimeMs },
    conditions: { notBefore: time, notOnOrAfter: time + lifetimeMs, audiences: [provider.entityId] },
    authentication: { instant: time, sessionIndex, classRef },
    attributes: organisationAttributes(seed, organisation, provider.entityId),
  };
  return { xml: seal(facts, assertion), nameId, sessionIndex };
}

/** The answer when somebody cancels, with the words of the real service. */
export function cancelAnswer(facts: AnswerFacts): string {
  return seal(facts, undefined);
}

function seal(
  { entityId, key, time, accepted }: AnswerFacts,
  assertion: AssertionDescription | undefined,
): string {
  const { request, provider, answerTo } = accepted;
  return sealResponse({
    response: {
      id: `_${randomName()}`,
      issuer: entityId,
      issueInstant: time,
      destination: answerTo,
      inResponseTo: request.id,
      status:
        assertion === undefined
          ? {
              code: 'Requester',
              subcode: 'AuthnFailed',
              message: 'Die ELSTER-seitige Authentifizierung wurde durch den Benutzer abgebrochen.',
            }
          : { code: 'Success' },
    },
    assertion,
    // The policy of this service is one of its own; only the algorithms follow the service provider.
    profile: { ...unternehmenskontoProfile, ...provider.profile, sign: unternehmenskontoProfile.sign },
    key,
    encryptionCertificate: provider.encryptionCertificates[0],
  });
}
