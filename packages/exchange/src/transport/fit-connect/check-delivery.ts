import { isRathausError } from '@rathaus/client-core';
import { isUuid } from '@rathaus/client-core/text';
import { exchangeError } from '../../errors.ts';
import { fitConnectLimits } from '../../fit-connect/environments.ts';
import type { OutgoingDelivery } from '../transport.ts';
import { addressOf, attachmentsOf, dataOf, metadataOf } from './delivery-parts.ts';
import { requestPlace } from './request-place.ts';

/** Bytes of a JWE beyond the four thirds of its plaintext: header, wrapped key, IV, tag. */
const jweOverhead = 1500;
/** Largest plaintext whose JWE is within the limit of the service. */
export const maxAttachmentBytes = Math.floor(((fitConnectLimits.attachmentBytes - jweOverhead) * 3) / 4);
/** Data travel inside a JSON body and are held in memory; bigger ones belong into an attachment of purpose `data`. */
export const maxDataBytes = 20_000_000;

const bad = (place: string, reason: string) =>
  exchangeError('exchange.outbox.invalid-request', { message: `${place} ${reason}`, details: { place } });
const tooLarge = (limit: number) =>
  exchangeError('exchange.outbox.too-large', { message: `${limit} bytes`, details: { limit } });

/**
 * Looks at a delivery before it is stored: what the service or any receiver would refuse must be refused now, where a
 * person can correct it. Errors: `exchange.outbox.invalid-request`, `too-many-attachments`, `too-large`,
 * `exchange.metadata.invalid`.
 */
export function checkDelivery(delivery: Omit<OutgoingDelivery, 'id' | 'createdAt'>): void {
  const { parts } = delivery;
  if (!isUuid(addressOf(delivery).destinationId)) throw bad('to.destinationId', 'must be a UUID');
  const attachments = attachmentsOf(delivery);
  const { attachments: most, submissionBytes } = fitConnectLimits;
  if (attachments.length > most) {
    throw exchangeError('exchange.outbox.too-many-attachments', {
      message: `more than ${most}`,
      details: { limit: most },
    });
  }
  if (new Set(parts.map(({ id }) => id.toLowerCase())).size !== parts.length)
    throw bad('createId', 'must give ids of their own');
  for (const { id } of parts) if (!isUuid(id)) throw bad('createId', 'must give UUIDs');
  if (dataOf(delivery).size > maxDataBytes) throw tooLarge(maxDataBytes);
  let total = 0;
  for (const { size } of attachments) {
    if (size > maxAttachmentBytes) throw tooLarge(maxAttachmentBytes);
    total += Math.ceil((size * 4) / 3) + jweOverhead;
  }
  if (total > submissionBytes) throw tooLarge(submissionBytes);
  checkMetadataOf(delivery);
}

/** Metadata have names of their own for what a request says: a fault is reported by that of the request. */
function checkMetadataOf(delivery: Parameters<typeof metadataOf>[0]): void {
  try {
    metadataOf(delivery);
  } catch (error) {
    if (!isRathausError(error) || error.code !== 'exchange.metadata.invalid') throw error;
    const place = requestPlace(String(error.details.place));
    throw exchangeError('exchange.metadata.invalid', {
      message: `${place} breaks ${error.details.rule}`,
      details: { ...error.details, place },
    });
  }
}
