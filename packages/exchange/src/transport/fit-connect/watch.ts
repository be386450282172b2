import { exchangeError } from '../../errors.ts';
import { type AuthenticationTags, isEvent } from '../../set/events.ts';
import { differingTags, parseAuthenticationTags } from '../../set/tags.ts';
import type { SecurityEvent } from '../../set/verify.ts';
import { readProblems } from '../read-problems.ts';
import type { SendState, SendStep } from '../transport.ts';
import { formerProofOf, isOfFormerRelease } from './former-proof.ts';
import { type LoggedParts, matchingTags, namesAttachmentsOf } from './matching-tags.ts';
import { proofOf } from './proof.ts';
import { recoverSealed } from './recover-sealed.ts';
import { type SendProgress, written } from './send-progress.ts';
import { referenceOf, type Sending } from './sending.ts';

/**
 * Looks into the log for an answer. The tags of the log are compared with those that were computed here: only then an
 * acceptance proves that exactly this content arrived. Errors: `exchange.outbox.tags-differ`, `receipt-differs`.
 */
export async function watch(sending: Sending): Promise<SendStep> {
  const { course, context, progress } = sending;
  const events = await course.verifiedEvents(referenceOf(sending), context.signal);
  const submitted = events.find(isEvent('submit'));
  if (!submitted) return notLogged(progress);
  const tags = parseAuthenticationTags(submitted.payload);
  const answer = events.find(isAnswer);
  // What was looked for in vain is looked for once more at the end: somebody may have put the content back.
  const isKnownLost = progress.notProvable && answer === undefined;
  const found = tags && !isKnownLost ? await ownParts(tags, sending) : undefined;
  if (tags && !found && progress.olderThanLog && namesAttachmentsOf(tags, sending.delivery))
    return unproven(progress, { events, submitted, answer, tags });
  if (!tags || !found) throw exchangeError('exchange.outbox.tags-differ');
  if (answer) {
    const last = {
      progress: written(found.progress),
      next: 'done',
      ...noticed(progress, events).notice,
    } as const;
    if (isEvent('reject')(answer)) return { ...last, known: rejected(answer) };
    const { known, notice } = await accepted(sending, { events, answer, tags, parts: found.parts });
    return { ...last, known, ...(notice && { notice }) };
  }
  const { seen, notice } = noticed(found.progress, events);
  const at = found.progress.submittedAt ?? submitted.issuedAt;
  return { progress: written(seen), known: { state: 'sent', at }, next: 'later', ...notice };
}

const isAnswer = (event: SecurityEvent): boolean => isEvent('accept')(event) || isEvent('reject')(event);

interface Unproven {
  readonly events: readonly SecurityEvent[];
  readonly submitted: SecurityEvent;
  readonly answer: SecurityEvent | undefined;
  readonly tags: AuthenticationTags;
}

const untold = { notice: 'exchange.outbox.not-provable' } as const;

/**
 * The store was restored from a dump that is older than the submission, and what was encrypted since is not here: nobody
 * can compare it with the log, which is no sign that anything is wrong. The state is what the log says; there is no proof.
 */
function unproven(progress: SendProgress, { events, submitted, answer, tags }: Unproven): SendStep {
  const { seen, notice } = progress.notProvable
    ? noticed(progress, events)
    : { seen: progress, notice: untold };
  const step = { progress: written({ ...seen, notProvable: true }), ...notice };
  if (!answer) {
    const at = progress.submittedAt ?? submitted.issuedAt;
    return { ...step, known: { state: 'sent', at }, next: 'later' };
  }
  if (isEvent('reject')(answer)) return { ...step, known: rejected(answer), next: 'done' };
  requireSameReceipt(tags, answer);
  return { ...step, ...untold, known: { state: 'accepted', at: answer.issuedAt }, next: 'done' };
}

/**
 * The service has said that it has it, but its log does not. Perhaps the log is late, perhaps it was not the service that
 * answered. The same bytes are submitted again, which changes nothing when it has them.
 */
function notLogged({ submittedAt, ...rest }: SendProgress): SendStep {
  return {
    progress: written({ ...rest, submitTried: true }),
    known: { state: 'sent', at: submittedAt ?? '' },
    next: 'now',
    notice: 'exchange.outbox.not-in-log',
  };
}

async function ownParts(
  tags: AuthenticationTags,
  sending: Sending,
): Promise<{ parts: LoggedParts; progress: SendProgress } | undefined> {
  const { delivery, progress } = sending;
  const remembered = matchingTags(tags, delivery, progress);
  if (remembered) return { parts: remembered, progress };
  const recovered = await recoverSealed(sending);
  const parts = matchingTags(tags, delivery, recovered);
  return parts && { parts, progress: recovered };
}

interface Acceptance {
  readonly events: readonly SecurityEvent[];
  readonly answer: SecurityEvent;
  readonly tags: AuthenticationTags;
  readonly parts: LoggedParts;
}

function requireSameReceipt(tags: AuthenticationTags, answer: SecurityEvent): void {
  const taken = parseAuthenticationTags(answer.payload);
  if (!taken || differingTags(tags, taken).length > 0) throw exchangeError('exchange.outbox.receipt-differs');
}

async function accepted(sending: Sending, { events, answer, tags, parts }: Acceptance) {
  requireSameReceipt(tags, answer);
  const known = { state: 'accepted', at: answer.issuedAt } as const;
  // That a reply was accepted is signed by the service alone: its word, and no receipt of the receiver.
  if (sending.course.subject === 'reply') return { known };
  if (isOfFormerRelease(parts))
    return { known: { ...known, proof: { ...formerProofOf(sending, events, parts) } } };
  const { proof, notice } = await proofOf(sending, events, parts);
  return { known: { ...known, proof: proof && { ...proof } }, notice };
}

const rejected = ({ issuedAt, payload }: SecurityEvent): SendState => ({
  state: 'rejected',
  at: issuedAt,
  problems: readProblems(payload),
});

/** What an operator should know of a log, told once. */
function noticed(progress: SendProgress, events: readonly SecurityEvent[]) {
  const unknown = events.filter(({ name }) => name === 'unknown').length;
  if (unknown > (progress.unknownEvents ?? 0))
    return { seen: { ...progress, unknownEvents: unknown }, notice: { notice: 'exchange.event.unknown' } };
  // After an answer the service deletes what was answered, as it should.
  const deleted = events.some(isEvent('delete')) && !events.some(isAnswer);
  if (deleted && progress.deletedUnanswered === undefined)
    return {
      seen: { ...progress, deletedUnanswered: true as const },
      notice: { notice: 'exchange.outbox.deleted-unanswered' },
    };
  return { seen: progress, notice: {} };
}
