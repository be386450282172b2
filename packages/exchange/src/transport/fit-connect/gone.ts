import type { RathausError } from '@rathaus/client-core';
import { exchangeError } from '../../errors.ts';
import { meaningOf, type ProblemMeanings } from '../../fit-connect/problem-types.ts';
import type { SendStep } from '../transport.ts';
import { type Decision, isDocument, restart } from './log.ts';
import { goingOn, type Sending } from './sending.ts';

/** Statuses that say the submission takes nothing more. */
export const isGone = ({ code, status }: RathausError): boolean =>
  code === 'core.http.problem' && (status === 404 || status === 409 || status === 410);

/** Milliseconds for which an answer must say the same before it is believed. */
const patience = 600_000;
const day = 86_400_000;
/** The service forgets what was not submitted after a day (FITKO documentation, sending attachments). */
const incompleteLife = day;
/** Until then it keeps what was submitted, waiting for somebody to pick it up (FITKO documentation, receiving). */
const submittedLife = 14 * day;

/**
 * The service says that it does not know the submission, or that it takes nothing more. Before submission was tried a new
 * one is always safe. But a proxy says 404, too, and a restored database may have forgotten that it was submitted:
 * therefore the log was asked, and an answer of no known type must last for a while.
 */
export function gone(sending: Sending, error: RathausError, { step, log }: Decision): SendStep {
  if (step) return step;
  const { progress, meanings } = sending;
  if (progress.submitTried) return perhapsSubmitted(sending, error, log);
  if (isDocument(error) && (log === 'forgotten' || isGoneByName(error, meanings))) return restart(sending);
  return lastingly(sending) ? restart(sending) : waiting(sending);
}

/** A 409 says only that it is in another state: the log, which says that it is open, may be late. */
const isGoneByName = (error: RathausError, meanings: ProblemMeanings): boolean =>
  error.status !== 409 && meaningOf(error, meanings) === 'gone';

/**
 * A request to submit may have been carried out. The service itself says, for the submission and for its log, that there
 * is no such thing. What was submitted has a log, from which alone its sender learns of the receipt; what was not is
 * forgotten after a day. So after a day, and before anything submitted could have ended, it was not submitted, and a new
 * one is safe (ADR 0166). Errors: `exchange.outbox.outcome-unknown` when the log cannot tell.
 */
function perhapsSubmitted(sending: Sending, error: RathausError, log: Decision['log']): SendStep {
  if (log === 'open') throw error;
  const { context, progress } = sending;
  const age = context.clock() - Date.parse(progress.submission?.createdAt ?? '');
  const told = isDocument(error) && error.status !== 409 && log === 'forgotten';
  if (!(told && age >= incompleteLife && age < submittedLife))
    throw exchangeError('exchange.outbox.outcome-unknown', { status: error.status });
  if (lastingly(sending)) return restart(sending);
  return { ...waiting(sending), notice: 'exchange.outbox.outcome-unknown' };
}

const sinceOf = ({ context, progress }: Sending): string =>
  progress.goneSince ?? new Date(context.clock()).toISOString();

const lastingly = (sending: Sending): boolean =>
  sending.context.clock() - Date.parse(sinceOf(sending)) >= patience;

const waiting = (sending: Sending): SendStep =>
  goingOn({ ...sending.progress, goneSince: sinceOf(sending) }, { next: 'later' });
