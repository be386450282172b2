import { equalTags } from '../../jwe/decrypt.ts';
import type { AuthenticationTags } from '../../set/events.ts';
import type { OutgoingDelivery } from '../transport.ts';
import { attachmentsOf } from './delivery-parts.ts';
import {
  dataPart,
  metadataPart,
  type PartName,
  type Sealed,
  type SendProgress,
  sealedOf,
} from './send-progress.ts';

/** The ciphertexts of one submission: those that the service has logged. */
export interface LoggedParts {
  readonly metadata: Sealed;
  readonly data: Sealed;
  /** In the order of the delivery. */
  readonly attachments: readonly (Sealed & { readonly attachmentId: string })[];
}

/**
 * The ciphertexts of ours that have the logged tags; undefined when one of them is not ours, or a part too many or too few
 * is logged. A former ciphertext counts as well: a worker that had lost its lease may have sent it last.
 */
export function matchingTags(
  tags: AuthenticationTags,
  delivery: OutgoingDelivery,
  progress: SendProgress,
): LoggedParts | undefined {
  const find = (part: PartName, tag: string | undefined): Sealed | undefined =>
    tag === undefined ? undefined : sealedOf(progress, part).find((one) => equalTags(one.tag, tag));
  const metadata = find(metadataPart, tags.metadata);
  const data = find(dataPart, tags.data);
  const ids = attachmentsOf(delivery).map(({ id }) => id);
  const attachments = ids.flatMap((attachmentId) => {
    const logged = Object.hasOwn(tags.attachments, attachmentId) ? tags.attachments[attachmentId] : undefined;
    const found = find(attachmentId, logged);
    return found ? [{ ...found, attachmentId }] : [];
  });
  const whole = attachments.length === ids.length && Object.keys(tags.attachments).length === ids.length;
  return metadata && data && whole ? { metadata, data, attachments } : undefined;
}

/** Whether tags were logged of just the attachments of a delivery, whatever the tags are. */
export function namesAttachmentsOf(tags: AuthenticationTags, delivery: OutgoingDelivery): boolean {
  const ids = attachmentsOf(delivery).map(({ id }) => id);
  return (
    Object.keys(tags.attachments).length === ids.length &&
    ids.every((id) => Object.hasOwn(tags.attachments, id))
  );
}
