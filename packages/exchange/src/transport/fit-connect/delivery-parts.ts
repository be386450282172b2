import { exchangeError } from '../../errors.ts';
import { buildMetadata } from '../../metadata/build.ts';
import type { AttachmentPurpose, DataMimeType, SubmissionMetadata } from '../../metadata/types.ts';
import type { FitConnectAddress, FitConnectReplyAddress } from '../address.ts';
import type { OutgoingDelivery, Part } from '../transport.ts';

type Described = Pick<OutgoingDelivery, 'parts' | 'message' | 'address'>;

/** Address of a delivery that was checked. Errors: `exchange.outbox.invalid-request`. */
export function addressOf({
  address,
}: Pick<OutgoingDelivery, 'address'>): FitConnectAddress | FitConnectReplyAddress {
  if (address.transport === 'fit-connect' || address.transport === 'fit-connect-reply') return address;
  throw exchangeError('exchange.outbox.invalid-request', {
    message: 'to.transport is another way of delivery',
    details: { place: 'to.transport' },
  });
}

/** The one part that is the data. Errors: `exchange.outbox.invalid-request`. */
export function dataOf({ parts }: Pick<OutgoingDelivery, 'parts'>): Part {
  const [data, ...others] = parts.filter(({ role }) => role === 'data');
  if (data && others.length === 0) return data;
  throw exchangeError('exchange.outbox.invalid-request', {
    message: 'data must be exactly one part',
    details: { place: 'data' },
  });
}

export const attachmentsOf = ({ parts }: Pick<OutgoingDelivery, 'parts'>): readonly Part[] =>
  parts.filter(({ role }) => role === 'attachment');

/**
 * Metadata of a delivery, the same whenever it is asked for: also the way to answer is that with which it was begun.
 * Errors: `exchange.metadata.invalid`.
 */
export function metadataOf(
  delivery: Described,
  replyChannel?: Readonly<Record<string, unknown>> | undefined,
): SubmissionMetadata {
  const { message } = delivery;
  const data = dataOf(delivery);
  return buildMetadata({
    data: {
      sha512: data.sha512,
      schemaUri: message.schemaUri,
      mimeType: data.mimeType as DataMimeType,
    },
    attachments: attachmentsOf(delivery).map((part) => ({
      attachmentId: part.id,
      sha512: part.sha512,
      // What is no word of the standard is refused by the check of the metadata.
      purpose: (part.purpose ?? 'attachment') as AttachmentPurpose,
      mimeType: part.mimeType,
      fileName: part.fileName,
      description: part.description,
    })),
    senderReference: message.senderReference,
    applicationDate: message.applicationDate,
    extra: replyChannel && { replyChannel },
  });
}
