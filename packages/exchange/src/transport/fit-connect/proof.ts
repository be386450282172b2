import { Buffer } from 'node:buffer';
import { isRathausError } from '@rathaus/client-core';
import type { DeliveryProofBundle, ProofOpening, ProofParts } from '../../proof/bundle.ts';
import { createDeliveryProof } from '../../proof/create-proof.ts';
import { tagOfOpening } from '../../proof/provable-metadata.ts';
import type { SecurityEvent } from '../../set/verify.ts';
import { addressOf } from './delivery-parts.ts';
import type { LoggedParts } from './matching-tags.ts';
import { openingOf } from './seal.ts';
import { isLost, referenceOf, type Sending } from './sending.ts';

/**
 * Puts the proof of an accepted delivery together, of the ciphertexts that the log names. Undefined when the log holds
 * something that no proof can: the acceptance stands without it.
 */
export async function proofOf(
  sending: Sending,
  events: readonly SecurityEvent[],
  { metadata, data, attachments }: LoggedParts,
): Promise<DeliveryProofBundle | undefined> {
  const { trusted } = sending;
  const reference = referenceOf(sending);
  const parts: ProofParts = { metadata, data, attachments };
  const keys = trusted.keysOf(events, reference.destinationId);
  const byService = ({ owner }: (typeof keys)[number]) => owner === 'service';
  try {
    return createDeliveryProof({
      ...reference,
      encryptionKid: metadata.kid,
      parts,
      opening: await fittingOpening(sending, { metadata, data, attachments }),
      events: events.map(({ token }) => token),
      serviceKeys: keys.filter(byService).map(({ jwk }) => jwk),
      destinationKeys: keys.filter((key) => !byService(key)).map(({ jwk }) => jwk),
    });
  } catch (error) {
    if (isRathausError(error) && error.code === 'exchange.proof.incomplete') return undefined;
    throw error;
  }
}

/** The opening of the metadata, when their key commits to just these ciphertexts; after a late upload it may not. */
async function fittingOpening(
  sending: Sending,
  { metadata, data, attachments }: LoggedParts,
): Promise<ProofOpening | undefined> {
  const { context, delivery } = sending;
  const name = openingOf(metadata);
  let opening: ProofOpening;
  try {
    const pieces: Uint8Array[] = [];
    for await (const piece of await context.content.read(name, { signal: context.signal }))
      pieces.push(piece);
    opening = JSON.parse(Buffer.concat(pieces).toString('utf8')) as ProofOpening;
  } catch (error) {
    if (isRathausError(error) && isLost(error)) return undefined;
    throw error;
  }
  const lower = attachments
    .map((one) => ({ ...one, attachmentId: one.attachmentId.toLowerCase() }))
    .sort((a, b) => (a.attachmentId < b.attachmentId ? -1 : 1));
  const destinationId = addressOf(delivery).destinationId.toLowerCase();
  const tag = tagOfOpening(opening, { destinationId, parts: { data, attachments: lower } });
  return tag === metadata.tag ? opening : undefined;
}
