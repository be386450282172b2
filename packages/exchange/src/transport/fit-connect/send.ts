import { isRathausError } from '@rathaus/client-core';
import { isUuid } from '@rathaus/client-core/text';
import { exchangeError } from '../../errors.ts';
import type { Destination, SubmissionReference } from '../../fit-connect/client.ts';
import { meaningOf } from '../../fit-connect/problem-types.ts';
import type { OutgoingDelivery, SendStep } from '../transport.ts';
import { addressOf, attachmentsOf, dataOf } from './delivery-parts.ts';
import { gone, isGone } from './gone.ts';
import { decideByLog } from './log.ts';
import { sealMetadata, sealPart, storedUpload } from './seal.ts';
import { dataPart, metadataPart, type Sealed, sealedFor, withSealed } from './send-progress.ts';
import { goingOn, isLost, lost, referenceOf, type Sending } from './sending.ts';
import { submit } from './submit.ts';
import { watch } from './watch.ts';

/**
 * One durable step towards an accepted submission. The order: create; encrypt and upload each attachment; encrypt data and
 * metadata; remember that submission is tried; submit; look into the log until somebody has answered. What is missing is
 * found anew each time, against the key that the destination uses at that moment, so that a roll-over in between only
 * means that some steps are made again.
 */
export async function send(sending: Sending): Promise<SendStep> {
  const { delivery, progress } = sending;
  if (progress.submittedAt !== undefined) return watch(sending);
  if (progress.submitTried) {
    const { step } = await decideByLog(sending);
    return step ?? advance(sending);
  }
  return progress.submission ? advance(sending) : create(sending, delivery);
}

/** Next missing step of a submission that is not submitted. */
async function advance(sending: Sending): Promise<SendStep> {
  const { delivery, progress, context } = sending;
  const { encryptionKid: kid } = await activeDestination(sending);
  const seal = async () => ({
    ...context,
    createId: sending.createId,
    recipient: await sending.trusted.encryptionKey(addressOf(delivery).destinationId, kid, context.signal),
  });
  for (const part of attachmentsOf(delivery)) {
    const sealed = sealedFor(progress, part.id, kid);
    if (!sealed) return goingOn(withSealed(progress, part.id, await sealPart(part, await seal())));
    const { [part.id]: before, ...others } = progress.uploaded;
    // A step of its own: once another one is under way, nobody knows which of the two the service has. Should the
    // destination go back to its former key, the former ciphertext has to be uploaded again.
    if (before !== undefined && before !== sealed.content) return goingOn({ ...progress, uploaded: others });
    if (before === undefined) return upload(sending, part.id, sealed);
  }
  const data = sealedFor(progress, dataPart, kid);
  if (!data) return goingOn(withSealed(progress, dataPart, await sealPart(dataOf(delivery), await seal())));
  const metadata = sealedFor(progress, metadataPart, kid);
  if (!metadata || !coversCurrent(metadata, sending, kid)) {
    const sealed = await sealMetadata(delivery, progress, await seal());
    return goingOn(withSealed(progress, metadataPart, sealed));
  }
  // A step of its own: whoever finds the mark knows that a request may be under way.
  if (!progress.submitTried) return goingOn({ ...progress, submitTried: true });
  return submit(sending, { metadata, data });
}

/** The metadata that were sealed last must speak of the ciphertexts that are sent. */
const coversCurrent = ({ covers = {} }: Sealed, { delivery, progress }: Sending, kid: string): boolean =>
  [dataPart, ...attachmentsOf(delivery).map(({ id }) => id)].every(
    (part) => covers[part] === sealedFor(progress, part, kid)?.content,
  );

/** The destination as it is now. It is asked before each use of its key: it may roll it over at any time. */
async function activeDestination(sending: Sending): Promise<Destination> {
  const { client, delivery, context } = sending;
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

/** A lost answer leaves an orphan that nobody submits; the service deletes it after a day. */
async function create(sending: Sending, delivery: OutgoingDelivery): Promise<SendStep> {
  const { client, trusted, context, meanings, progress } = sending;
  const { signal } = context;
  const { destinationId } = addressOf(delivery);
  const { service, region } = delivery.message;
  const destination = await activeDestination(sending).catch((error: unknown) => {
    if (isRathausError(error) && meaningOf(error, meanings) === 'gone')
      throw exchangeError('exchange.outbox.destination-unknown', { status: error.status });
    throw error;
  });
  // Nothing is created for a key that nobody could encrypt for.
  await trusted.encryptionKey(destinationId, destination.encryptionKid, signal);
  const created: Partial<SubmissionReference> | undefined = await client.createSubmission(
    {
      destinationId,
      announcedAttachments: attachmentsOf(delivery).map(({ id }) => id),
      publicService: { ...service },
      ...(region !== undefined && { region }),
    },
    { signal },
  );
  const { submissionId, caseId } = created ?? {};
  if (!isUuid(submissionId) || !isUuid(caseId)) throw exchangeError('exchange.outbox.unusable-answer');
  const createdAt = new Date(context.clock()).toISOString();
  return goingOn(
    { ...progress, submission: { submissionId, caseId, createdAt } },
    { remoteId: submissionId },
  );
}

/** Sends a stored ciphertext: the same bytes, however often and by whomever. */
async function upload(sending: Sending, attachmentId: string, sealed: Sealed): Promise<SendStep> {
  const { client, context, progress } = sending;
  const { signal } = context;
  const { submissionId } = referenceOf(sending);
  try {
    await client.putAttachment(submissionId, attachmentId, storedUpload(sealed, context), { signal });
  } catch (error) {
    if (signal.aborted || !isRathausError(error)) throw error;
    if (isLost(error)) return lost(sending, attachmentId, sealed);
    if (isGone(error)) return gone(sending, error, await decideByLog(sending));
    throw error;
  }
  const { goneSince: _, ...rest } = progress;
  return goingOn({ ...rest, uploaded: { ...progress.uploaded, [attachmentId]: sealed.content } });
}
