import { isRathausError } from '@rathaus/client-core';
import type { DeliveryProofBundle, ProofOpening, ProofParts } from '../../proof/bundle.ts';
import { createDeliveryProof } from '../../proof/create-proof.ts';
import { tagOfOpening } from '../../proof/provable-metadata.ts';
import type { SecurityEvent } from '../../set/verify.ts';
import { addressOf } from './delivery-parts.ts';
import type { LoggedParts } from './matching-tags.ts';
import { referenceOf, type Sending } from './sending.ts';
import { readOpening } from './stored-opening.ts';

/** What can be proven of an accepted delivery. */
export interface MadeProof {
  readonly proof?: DeliveryProofBundle | undefined;
  /** Why less is proven than was promised. */
  readonly notice?: 'exchange.proof.incomplete' | 'exchange.outbox.opening-lost' | undefined;
}

/**
 * Puts the proof of an accepted delivery together, of the ciphertexts that the log names. None when the log holds
 * something that no proof can: the acceptance stands without it. When the store has lost what opens the metadata, the proof
 * does not bind the plaintext.
 */
export async function proofOf(
  sending: Sending,
  events: readonly SecurityEvent[],
  { metadata, data, attachments }: LoggedParts,
): Promise<MadeProof> {
  const { trusted } = sending;
  const reference = referenceOf(sending);
  const parts: ProofParts = { metadata, data, attachments };
  const keys = trusted.keysOf(events, reference.destinationId);
  const byService = ({ owner }: (typeof keys)[number]) => owner === 'service';
  const stored = await readOpening(metadata, sending.context);
  try {
    const proof = createDeliveryProof({
      ...reference,
      encryptionKid: metadata.kid,
      parts,
      opening: stored && fitting(stored, sending, { metadata, data, attachments }),
      events: events.map(({ token }) => token),
      serviceKeys: keys.filter(byService).map(({ jwk }) => jwk),
      destinationKeys: keys.filter((key) => !byService(key)).map(({ jwk }) => jwk),
    });
    return stored ? { proof } : { proof, notice: 'exchange.outbox.opening-lost' };
  } catch (error) {
    if (isRathausError(error) && error.code === 'exchange.proof.incomplete') return { notice: error.code };
    throw error;
  }
}

/** The opening of the metadata, when their key commits to just these ciphertexts; after a late upload it may not. */
function fitting(
  opening: ProofOpening,
  { delivery }: Sending,
  { metadata, data, attachments }: LoggedParts,
): ProofOpening | undefined {
  const lower = attachments
    .map((one) => ({ ...one, attachmentId: one.attachmentId.toLowerCase() }))
    .sort((a, b) => (a.attachmentId < b.attachmentId ? -1 : 1));
  const destinationId = addressOf(delivery).destinationId.toLowerCase();
  const tag = tagOfOpening(opening, { destinationId, parts: { data, attachments: lower } });
  return tag === metadata.tag ? opening : undefined;
}
