import { exchangeError } from '../../errors.ts';
import type { OutgoingDelivery } from '../transport.ts';
import { isMailboxId } from './layout.ts';
import { brokenLimit, type DeliveryLimits } from './limits.ts';
import { type ManifestFault, readManifest, writeManifest } from './manifest.ts';

/** The error of a request, by the member that its caller has written. */
export const badRequest = (place: string, reason: string) =>
  exchangeError('exchange.outbox.invalid-request', { message: `${place} ${reason}`, details: { place } });

/** What a reader would refuse is refused here, where a person can mend it. Errors: `exchange.outbox.*`. */
export function checkDelivery(
  delivery: Omit<OutgoingDelivery, 'id' | 'createdAt'>,
  limits: DeliveryLimits,
): void {
  const { parts } = delivery;
  const broken = brokenLimit(parts, limits);
  if (broken?.limit === 'maxParts')
    throw exchangeError('exchange.outbox.too-many-attachments', {
      message: `more than ${broken.most - 1}`,
      details: { limit: broken.most - 1 },
    });
  if (broken)
    throw exchangeError('exchange.outbox.too-large', {
      message: `${broken.limit}: ${broken.most} bytes`,
      details: { limit: broken.most },
    });
  for (const { id } of parts)
    if (!isMailboxId(id))
      throw badRequest('createId', 'must give 8 to 64 lower-case letters, digits, hyphens');
  const id = 'checked-before-it-has-an-id';
  const read = readManifest(writeManifest({ ...delivery, id, createdAt: '' }), id);
  if ('fault' in read)
    throw badRequest(
      requestPlace(read, parts),
      'is missing, too long, has control characters, or is no media type or no name of a file but a path',
    );
}

/** The member of a `DeliveryRequest` that made this fault of its manifest. */
function requestPlace(fault: ManifestFault, parts: OutgoingDelivery['parts']): string {
  if (fault.fault !== 'form') return 'request';
  const { place, broken } = fault;
  if (place === '/message') return broken === 'schemaUri' ? 'data.schemaUri' : broken;
  const index = /^\/parts\/(\d+)$/.exec(place)?.[1];
  if (index === undefined) return 'data';
  const position = Number(index);
  const before = parts.slice(0, position).filter(({ role }) => role === 'attachment').length;
  const part = parts[position]?.role === 'attachment' ? `attachments.${before}` : 'data';
  return broken === '' ? part : `${part}.${broken}`;
}
