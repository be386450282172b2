import { isRathausError } from '@rathaus/client-core';
import { exchangeError } from '../../errors.ts';
import type { Destination, FitConnectClient, SubmissionReference } from '../../fit-connect/client.ts';
import { meaningOf } from '../../fit-connect/problem-types.ts';
import type { TrustedKeys } from '../../fit-connect/trusted-keys.ts';
import { addressOf, attachmentsOf } from './delivery-parts.ts';
import { type FitConnectReplies, replyChannelOf } from './replies.ts';
import type { Sending, SendingCourse } from './sending.ts';

/** Sends submissions to destinations. */
export function createSubmissionCourse(
  client: FitConnectClient,
  trusted: TrustedKeys,
  replies: FitConnectReplies | undefined,
): SendingCourse {
  const encryptionKey = ({ delivery, context }: Sending, kid: string) =>
    trusted.encryptionKey(addressOf(delivery).destinationId, kid, context.signal);
  return {
    subject: 'submission',
    async recipient(sending) {
      const { encryptionKid: kid } = await activeDestination(client, sending);
      return { kid, key: () => encryptionKey(sending, kid) };
    },
    async begin(sending) {
      const { delivery, meanings, context } = sending;
      const { service, region } = delivery.message;
      const destination = await activeDestination(client, sending).catch((error: unknown) => {
        if (isRathausError(error) && meaningOf(error, meanings) === 'gone')
          throw exchangeError('exchange.outbox.destination-unknown', { status: error.status });
        throw error;
      });
      // Nothing is created for a key that nobody could encrypt for.
      await encryptionKey(sending, destination.encryptionKid);
      const created: Partial<SubmissionReference> | undefined = await client.createSubmission(
        {
          destinationId: addressOf(delivery).destinationId,
          announcedAttachments: attachmentsOf(delivery).map(({ id }) => id),
          publicService: { ...service },
          ...(region !== undefined && { region }),
        },
        { signal: context.signal },
      );
      const { submissionId = '', caseId = '' } = created ?? {};
      const replyChannel = replies && takesReplies(destination) ? replyChannelOf(replies) : undefined;
      return { id: submissionId, caseId, replyChannel };
    },
    putAttachment: client.putAttachment,
    submit: client.submit,
    verifiedEvents: trusted.verifiedEvents,
  };
}

/** A destination that lists the ways in which it answers may leave this one out. One that lists none is offered it. */
const takesReplies = ({ replyChannels }: Destination): boolean =>
  replyChannels === undefined || replyChannels === null || Object.hasOwn(replyChannels, 'fitConnect');

/** The destination as it is now. It is asked before each use of its key: it may roll it over at any time. */
async function activeDestination(
  client: FitConnectClient,
  { delivery, context }: Sending,
): Promise<Destination> {
  const { destinationId } = addressOf(delivery);
  const destination = await client.getDestination(destinationId, { signal: context.signal });
  const { status, encryptionKid, metadataVersions: versions } = destination;
  if (status !== 'active')
    throw exchangeError('exchange.outbox.destination-not-active', {
      details: { status: statusWord(status) },
    });
  if (typeof encryptionKid !== 'string') throw exchangeError('exchange.outbox.unusable-answer');
  if (
    Array.isArray(versions) &&
    versions.length > 0 &&
    !versions.some((version) => typeof version === 'string' && version.startsWith('2.'))
  )
    throw exchangeError('exchange.outbox.metadata-version');
  return destination;
}

/** The status comes from outside: only words of the standard are repeated. */
const statusWord = (status: unknown): string =>
  ['created', 'inactive', 'decommissioned'].find((word) => word === status) ?? 'unknown';
