import { Buffer } from 'node:buffer';
import { isRathausError } from '@rathaus/client-core';
import { exchangeError } from '../../errors.ts';
import type { ReceiveStep } from '../transport.ts';
import { fetchSubmission } from './fetch.ts';
import { answered, answerInLog } from './logged-answer.ts';
import { type GivenAnswer, readLog, written } from './receive-progress.ts';
import { type Receiving, referenceOf } from './receiving.ts';

/**
 * One step of the answer: what is missing locally is fetched again; the answer is signed and remembered; then it is given.
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
    if (isUsable) return give(receiving, progress.answer);
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
function isFromFuture({ context }: Receiving, { token }: GivenAnswer): boolean {
  if (token === undefined) return false;
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
    if (fetched.type === 'answered') return fetched;
    return { type: 'progress', progress: fetched.progress, notice: 'exchange.inbox.content-refetched' };
  }
  return undefined;
}

async function sign(receiving: Receiving, as: GivenAnswer['as']): Promise<ReceiveStep> {
  const { progress, context, course } = receiving;
  // What cannot be read has no stored evidence; its tags are in the log.
  const evidence =
    progress.evidence ??
    readLog(await course.verifiedEvents(referenceOf(receiving), context.signal)).evidence;
  const { tags, schema } = evidence;
  const token = await course.sign({ as, tags, schema }, receiving);
  // Stored before it is given: whoever finds it knows that it may be in the log, and gives no other.
  const answer = token === undefined ? { as } : { as, token };
  return { type: 'progress', progress: written({ ...progress, evidence, answer }) };
}

async function give(receiving: Receiving, answer: GivenAnswer): Promise<ReceiveStep> {
  const { course, context, progress } = receiving;
  const { evidence } = progress;
  if (evidence === undefined) throw exchangeError('exchange.inbox.inconsistent');
  try {
    await course.give(answer, evidence.tags, receiving);
  } catch (error) {
    if (context.signal.aborted || !isRathausError(error) || !isAnswer(error.status)) throw error;
    const logged = await loggedAnswer(receiving);
    if (logged) return logged;
    throw error;
  }
  // What the service has signed is the evidence; its log may be late.
  const logged = answer.token === undefined ? await loggedAnswer(receiving) : undefined;
  if (logged) return logged;
  const events = answer.token === undefined ? evidence.events : [...evidence.events, answer.token];
  return answered(receiving, answer.as, new Date(context.clock()).toISOString(), events);
}

/** Answers that somebody gave to this request; everything else is the line. */
const isAnswer = (status: number | undefined): boolean =>
  status !== undefined && status >= 400 && status < 500;

async function loggedAnswer(receiving: Receiving): Promise<ReceiveStep | undefined> {
  const { course, context } = receiving;
  const events = await course.verifiedEvents(referenceOf(receiving), context.signal);
  return answerInLog(receiving, events);
}
