import type { CallbackKind, Callbacks } from './callbacks.ts';
import type { Delivery } from './delivery.ts';
import type { EventName } from './events.ts';

/** Which side hears of which events: FIT-Connect documentation, callbacks. */
const toSender = new Set(['notify', 'forward', 'accept', 'reject', 'delete']);
const toReceiver = new Set(['reject', 'delete']);

/**
 * Calls back who is concerned. The author of a submission is the sender and its receiver the destination; of a reply it
 * is the other way round.
 */
export function notifyOf(
  callbacks: Callbacks,
  delivery: Delivery,
  name: EventName,
  byService: boolean,
): void {
  const { kind, id, caseId, destinationId, senderId } = delivery;
  const [verb] = name.split('-') as [string];
  const [author, receiver] = kind === 'submission' ? [senderId, destinationId] : [destinationId, senderId];
  const reference =
    kind === 'submission'
      ? { destinationId, submissionId: id, caseId }
      : { destinationId, replyId: id, caseId };
  const call = (owner: string, type: CallbackKind, member: string) =>
    callbacks.notify(owner, type, { [member]: [reference] });
  const member = kind === 'submission' ? 'submissions' : 'replies';
  if (verb === 'submit' && kind === 'reply') call(receiver, 'new-replies', 'replies');
  // The documented body has the ids alone as well, as a deprecated member.
  if (verb === 'submit' && kind === 'submission')
    callbacks.notify(receiver, 'new-submissions', { submissionIds: [id], submissions: [reference] });
  if (toSender.has(verb)) call(author, 'new-events', member);
  if (byService && toReceiver.has(verb)) call(receiver, 'new-events', member);
}
