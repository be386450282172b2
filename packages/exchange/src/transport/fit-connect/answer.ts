import { Buffer } from 'node:buffer';
import { isRathausError } from '@rathaus/client-core';
import { exchangeError } from '../../errors.ts';
import { createAcceptEvent, createRejectEvent } from '../../set/create.ts';
import type { SecurityEvent } from '../../set/verify.ts';
import type { ReceiveStep } from '../transport.ts';
import { fetchSubmission } from './fetch.ts';
import { readLog, type SignedAnswer, written } from './receive-progress.ts';
import { type Receiving, referenceOf } from './receiving.ts';

/**
 * One step of the answer: what is missing locally is fetched again; the event is signed and remembered; then it is posted.
 * When it may have arrived the log is read first. The log has the last word: what the service has logged is what
 * happened, also when something else was decided.
 */
export async function answer(receiving: Receiving): Promise<ReceiveStep> {
  const { progress, delivery } = receiving;
  const wanted = delivery.task === 'accept' ? 'accepted' : 'rejected';
  if (progress.answer !== undefined) {
    const logged = await loggedAnswer(receiving);
    if (logged) return logged;
    const isUsable = progress.answer.as === wanted && !isFromFuture(receiving, progress.answer);
    if (isUsable) return post(receiving, progress.answer);
  }
  if (wanted === 'accepted') {
    const again = await fetchedAgain(receiving);
    if (again) return again;
  }
  return sign(receiving, wanted);
}

/** Seconds that two right clocks may differ. */
const clocksDiffer = 60;

/**
 * A worker whose clock was fast has signed it: the service refuses it until that time has come. Another one that says the
 * same is signed then; the service takes the first that it can, whichever it is.
 */
function isFromFuture({ context }: Receiving, { token }: SignedAnswer): boolean {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const { iat } = claims as { iat: number };
  return iat > context.clock() / 1000 + clocksDiffer;
}

/** Nothing is accepted that is not here. What the store has lost is fetched while the service still has it. */
async function fetchedAgain(receiving: Receiving): Promise<ReceiveStep | undefined> {
  const { progress, context } = receiving;
  if (progress.parts === undefined) throw exchangeError('exchange.inbox.inconsistent');
  for (const { content } of progress.parts) {
    if (await context.content.has(content)) continue;
    const fetched = await fetchSubmission(receiving);
    return { type: 'progress', progress: fetched.progress, notice: 'exchange.inbox.content-refetched' };
  }
  return undefined;
}

async function sign(receiving: Receiving, as: SignedAnswer['as']): Promise<ReceiveStep> {
  const { progress, delivery, destination, context, trusted, createId } = receiving;
  const reference = referenceOf(receiving);
  // A submission whose content cannot be read has no stored evidence; its tags are in the log.
  const evidence =
    progress.evidence ?? readLog(await trusted.verifiedEvents(reference, context.signal)).evidence;
  const options = {
    submission: reference,
    signer: destination.signer,
    clock: context.clock,
    signal: context.signal,
    schema: evidence.schema,
    jti: createId(),
    applicationTimeout: receiving.applicationTimeout,
  };
  const token =
    as === 'accepted'
      ? await createAcceptEvent(evidence.tags, options)
      : await createRejectEvent(delivery.problems, options);
  // Stored before it is posted: whoever finds it knows that it may be in the log, and posts no other.
  return { type: 'progress', progress: written({ ...progress, evidence, answer: { as, token } }) };
}

async function post(receiving: Receiving, { as, token }: SignedAnswer): Promise<ReceiveStep> {
  const { client, context, progress } = receiving;
  try {
    await client.postEvent(progress.caseId, token, { signal: context.signal });
  } catch (error) {
    if (context.signal.aborted || !isRathausError(error) || !isAnswer(error.status)) throw error;
    const logged = await loggedAnswer(receiving);
    if (logged) return logged;
    throw error;
  }
  return answered(receiving, as, new Date(context.clock()).toISOString(), [
    ...(progress.evidence?.events ?? []),
    token,
  ]);
}

/** Answers that somebody gave to this request; everything else is the line. */
const isAnswer = (status: number | undefined): boolean =>
  status !== undefined && status >= 400 && status < 500;

async function loggedAnswer(receiving: Receiving): Promise<ReceiveStep | undefined> {
  const { trusted, context } = receiving;
  const events = await trusted.verifiedEvents(referenceOf(receiving), context.signal);
  const final = events.find(isFinal);
  if (!final) return undefined;
  const as = final.name === 'accept-submission' ? 'accepted' : 'rejected';
  return answered(
    receiving,
    as,
    final.issuedAt,
    events.map(({ token }) => token),
  );
}

const isFinal = ({ name }: SecurityEvent): boolean =>
  name === 'accept-submission' || name === 'reject-submission';

const answered = (
  { progress }: Receiving,
  as: SignedAnswer['as'],
  at: string,
  events: readonly string[],
): ReceiveStep => ({ type: 'answered', progress: written(progress), as, at, details: { events } });
