import type { PublicJwk } from '../../keys/check-jwk.ts';
import { readToken } from '../../proof/signed-event.ts';
import type { SecurityEvent } from '../../set/verify.ts';
import { attachmentsOf, dataOf } from './delivery-parts.ts';
import type { LoggedParts } from './matching-tags.ts';
import { referenceOf, type Sending } from './sending.ts';

/**
 * Evidence of a delivery that release 0.1 has sent, in its form. Hashes of the ciphertexts were not kept then, so that it
 * can be read and kept, but not judged.
 */
export interface FormerDeliveryProof {
  readonly version: 1;
  readonly submissionId: string;
  readonly caseId: string;
  readonly destinationId: string;
  readonly serviceIssuers: readonly string[];
  readonly tags: {
    readonly metadata: string;
    readonly data: string;
    readonly attachments: Record<string, string>;
  };
  readonly hashes: { readonly data: string; readonly attachments: Record<string, string> };
  readonly submittedAt: string;
  readonly acceptedAt: string;
  readonly events: readonly string[];
  readonly keys: readonly PublicJwk[];
}

/** Whether a ciphertext was sent by release 0.1, which kept its tag alone. */
export const isOfFormerRelease = ({ metadata }: LoggedParts): boolean => metadata.encryptedSha512 === '';

function issuersOf(events: readonly SecurityEvent[]): string[] {
  const issuers = events
    .filter(({ author }) => author === 'service')
    .map(({ token }) => readToken(token))
    .flatMap((read) => (typeof read === 'string' ? [] : [read.claims.issuer]));
  return [...new Set(issuers)];
}

export function formerProofOf(
  sending: Sending,
  events: readonly SecurityEvent[],
  { metadata, data, attachments }: LoggedParts,
): FormerDeliveryProof {
  const { delivery, trusted } = sending;
  const reference = referenceOf(sending);
  const at = (name: string) => events.find((event) => event.name === name)?.issuedAt ?? '';
  return {
    version: 1,
    ...reference,
    serviceIssuers: issuersOf(events),
    tags: {
      metadata: metadata.tag,
      data: data.tag,
      attachments: Object.fromEntries(attachments.map(({ attachmentId, tag }) => [attachmentId, tag])),
    },
    hashes: {
      data: dataOf(delivery).sha512,
      attachments: Object.fromEntries(attachmentsOf(delivery).map(({ id, sha512 }) => [id, sha512])),
    },
    submittedAt: at('submit-submission'),
    acceptedAt: at('accept-submission'),
    events: events.map(({ token }) => token),
    keys: trusted.keysOf(events, reference.destinationId).map(({ jwk }) => jwk),
  };
}
