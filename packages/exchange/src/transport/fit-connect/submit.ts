import { isRathausError, type RathausError } from '@rathaus/client-core';
import { meaningOf } from '../../fit-connect/problem-types.ts';
import type { SendStep } from '../transport.ts';
import { gone, isGone } from './gone.ts';
import { decideByLog, sent } from './log.ts';
import { readSealed } from './seal.ts';
import { dataPart, metadataPart, type Sealed } from './send-progress.ts';
import { goingOn, isLost, lost, referenceOf, type Sending } from './sending.ts';

/** What is submitted. */
interface Submission {
  readonly metadata: Sealed;
  readonly data: Sealed;
}

/**
 * Milliseconds after which everything may be uploaded once more because the service misses something. In between it
 * counts as failing: longer than an upload takes, or it never would.
 */
const betweenCompletions = 3_600_000;

/**
 * Submits, after the log was asked. Sent are the stored bytes, so a request that arrives twice changes nothing, and
 * whichever of several arrives first, its tags are among ours.
 */
export async function submit(sending: Sending, submission: Submission): Promise<SendStep> {
  const { course, context } = sending;
  const { signal, clock } = context;
  const content = await readContent(sending, submission);
  if ('step' in content) return content.step;
  try {
    await course.submit(referenceOf(sending).submissionId, content, { signal });
  } catch (error) {
    if (signal.aborted || !isRathausError(error) || !isAnswer(error)) throw error;
    return afterRefusal(sending, error);
  }
  return sent(sending, new Date(clock()).toISOString());
}

async function readContent(sending: Sending, { metadata, data }: Submission) {
  const read = async (part: string, sealed: Sealed) =>
    readSealed(sealed, sending.context).catch((error: unknown) => {
      if (isRathausError(error) && isLost(error)) return lost(sending, part, sealed);
      throw error;
    });
  const encryptedMetadata = await read(metadataPart, metadata);
  if (typeof encryptedMetadata !== 'string') return { step: encryptedMetadata };
  const encryptedData = await read(dataPart, data);
  if (typeof encryptedData !== 'string') return { step: encryptedData };
  return { encryptedMetadata, encryptedData };
}

/** Answers that somebody gave to this request; everything else is the line. */
const isAnswer = ({ status }: RathausError): boolean => status !== undefined && status >= 400 && status < 500;

async function afterRefusal(sending: Sending, error: RathausError): Promise<SendStep> {
  const { context, progress, meanings } = sending;
  const decided = await decideByLog(sending);
  if (decided.step) return decided.step;
  if (meaningOf(error, meanings) === 'incomplete') {
    const now = context.clock();
    const before = Date.parse(progress.completedAgain ?? '');
    // Repeated without end it would hide that something is wrong.
    if (!(Math.abs(now - before) < betweenCompletions))
      return goingOn(
        { ...progress, uploaded: {}, completedAgain: new Date(now).toISOString() },
        // As a notice: what is uploaded once more has not come further, and its age goes on counting.
        { next: 'later', notice: 'exchange.outbox.uploaded-again' },
      );
  }
  if (isGone(error)) return gone(sending, error, decided);
  throw error;
}
