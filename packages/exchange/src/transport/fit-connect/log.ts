import { isRathausError, type RathausError } from '@rathaus/client-core';
import { isEvent } from '../../set/events.ts';
import type { SecurityEvent } from '../../set/verify.ts';
import type { SendStep } from '../transport.ts';
import { written } from './send-progress.ts';
import { goingOn, referenceOf, type Sending } from './sending.ts';

/** What the log says of a submission that was perhaps submitted. */
export type Decision =
  | { readonly step: SendStep; readonly log?: undefined }
  | { readonly step?: undefined; readonly log: LogState };

/**
 * What a log that does not decide says: `open`: the submission is known and not submitted; `forgotten`: the service has
 * no log for its id, and says so in a problem document; `silent`: 404 or 410 of whomever.
 */
export type LogState = 'open' | 'forgotten' | 'silent';

/**
 * Asks the event log whether the submission was submitted. It is the only witness after a lost answer: signed, and
 * written by the service when it does something. Errors: all but "no such log".
 */
export async function decideByLog(sending: Sending): Promise<Decision> {
  let events: readonly SecurityEvent[];
  try {
    events = await sending.course.verifiedEvents(referenceOf(sending), sending.context.signal);
  } catch (error) {
    if (isRathausError(error) && isAbsence(error)) return { log: isDocument(error) ? 'forgotten' : 'silent' };
    throw error;
  }
  const submitted = events.find(isEvent('submit'));
  if (submitted) return { step: sent(knowing(sending), submitted.issuedAt) };
  // Deleted before it was submitted: a request that is still under way finds nothing to submit.
  if (events.some((event) => isEvent('delete')(event) && event.author === 'service'))
    return { step: restart(sending) };
  return { log: 'open' };
}

/**
 * Whoever submits has stored the mark first. Without it the log knows more than this store, which was restored from a dump
 * of before, and what was encrypted since is perhaps gone with it.
 */
const knowing = (sending: Sending): Sending =>
  sending.progress.submitTried
    ? sending
    : { ...sending, progress: { ...sending.progress, submitTried: true, olderThanLog: true } };

const isAbsence = ({ code, status }: RathausError): boolean =>
  code === 'core.http.problem' && (status === 404 || status === 410);

/** Whether an answer is a problem document of its own (RFC 9457): pages of proxies and firewalls are none. */
export const isDocument = ({ problem }: RathausError): boolean =>
  problem !== undefined && problem.type !== 'about:blank';

/** The service has it. Somebody has to accept it, which takes hours or days: the next look comes after a pause. */
export function sent({ progress }: Sending, at: string): SendStep {
  const { goneSince: _, ...rest } = progress;
  return {
    progress: written({ ...rest, submittedAt: at }),
    known: { state: 'sent', at },
    remoteId: progress.submission?.submissionId,
    next: 'later',
  };
}

/** Begins a new submission. Ciphertexts stay: they are for the key of the destination, not for a submission. */
export function restart({ progress }: Sending): SendStep {
  const { version, sealed, replyChannel, unknownEvents } = progress;
  // Not at once: a service that forgets each submission must not be asked for one after the other.
  return goingOn(
    { version, sealed, uploaded: {}, replyChannel, unknownEvents },
    { next: 'later', notice: 'exchange.outbox.restarted' },
  );
}
