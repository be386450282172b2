import { isRathausError } from '@rathaus/client-core';
import { isUuid } from '@rathaus/client-core/text';
import { exchangeError } from '../../errors.ts';
import type { SendStep } from '../transport.ts';
import { attachmentsOf, dataOf } from './delivery-parts.ts';
import { gone, isGone } from './gone.ts';
import { decideByLog } from './log.ts';
import { sealMetadata, sealPart, storedUpload } from './seal.ts';
import { dataPart, metadataPart, type Sealed, sealedFor, sealedOf, withSealed } from './send-progress.ts';
import { goingOn, isLost, lost, referenceOf, type Sending } from './sending.ts';
import { submit } from './submit.ts';
import { watch } from './watch.ts';

/**
 * One durable step towards an accepted submission, or reply. The order: create; encrypt and upload each attachment; encrypt data and
 * metadata; remember that submission is tried; submit; look into the log until somebody has answered. What is missing is
 * found anew each time, against the key that the destination uses at that moment, so that a roll-over in between only
 * means that some steps are made again.
 */
export async function send(sending: Sending): Promise<SendStep> {
  const { progress } = sending;
  if (progress.submittedAt !== undefined) return watch(sending);
  if (progress.submitTried) {
    const { step } = await decideByLog(sending);
    return step ?? advance(sending);
  }
  return progress.submission ? advanceOrAsk(sending) : create(sending);
}

/**
 * Content is removed when the delivery was accepted. When it is missing, this store may have been restored from a dump of
 * before: then the log says how it went on.
 */
async function advanceOrAsk(sending: Sending): Promise<SendStep> {
  try {
    return await advance(sending);
  } catch (error) {
    if (sending.context.signal.aborted || !isRathausError(error) || !isLost(error)) throw error;
    const { step } = await decideByLog(sending);
    if (step?.known.state === 'sent') return step;
    throw error;
  }
}

/** Next missing step of a submission that is not submitted. */
async function advance(sending: Sending): Promise<SendStep> {
  const { delivery, progress, context } = sending;
  const { kid, key } = await sending.course.recipient(sending);
  const seal = async () => ({ ...context, createId: sending.createId, recipient: await key() });
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

async function create(sending: Sending): Promise<SendStep> {
  const { course, context, progress } = sending;
  const { id, caseId, replyChannel: offered } = await course.begin(sending);
  if (!isUuid(id) || !isUuid(caseId)) throw exchangeError('exchange.outbox.unusable-answer');
  const createdAt = new Date(context.clock()).toISOString();
  // Metadata that were sealed for a submission before this one stay as they are.
  const isFirst = sealedOf(progress, metadataPart).length === 0;
  const replyChannel = progress.replyChannel ?? (isFirst ? offered : undefined);
  return goingOn(
    { ...progress, replyChannel, submission: { submissionId: id, caseId, createdAt } },
    { remoteId: id, conversation: caseId },
  );
}

/** Sends a stored ciphertext: the same bytes, however often and by whomever. */
async function upload(sending: Sending, attachmentId: string, sealed: Sealed): Promise<SendStep> {
  const { course, context, progress } = sending;
  const { signal } = context;
  const { submissionId } = referenceOf(sending);
  try {
    await course.putAttachment(submissionId, attachmentId, storedUpload(sealed, context), { signal });
  } catch (error) {
    if (signal.aborted || !isRathausError(error)) throw error;
    if (isLost(error)) return lost(sending, attachmentId, sealed);
    if (isGone(error)) return gone(sending, error, await decideByLog(sending));
    throw error;
  }
  const { goneSince: _, ...rest } = progress;
  return goingOn({ ...rest, uploaded: { ...progress.uploaded, [attachmentId]: sealed.content } });
}
