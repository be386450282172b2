import type { RathausError } from '@rathaus/client-core';
import { exchangeError } from '../../errors.ts';
import type { JweUpload, SubmissionReference } from '../../fit-connect/client.ts';
import type { ProblemMeanings } from '../../fit-connect/problem-types.ts';
import type { TrustedKeys } from '../../fit-connect/trusted-keys.ts';
import type { JweRecipient } from '../../jwe/encrypt.ts';
import type { EventSubject } from '../../set/events.ts';
import type { SecurityEvent } from '../../set/verify.ts';
import type { OutgoingDelivery, SendStep, StepContext } from '../transport.ts';
import { addressOf } from './delivery-parts.ts';
import { type Sealed, type SendProgress, withLost, written } from './send-progress.ts';

/** For whom content is encrypted at this moment. */
export interface CurrentRecipient {
  readonly kid: string;
  /** The key, checked. */
  key(): Promise<JweRecipient>;
}

/** What was begun at the service. */
export interface Begun {
  /** Of the submission or reply. */
  readonly id: string;
  readonly caseId: string;
  /** What its metadata are to say about answers. */
  readonly replyChannel?: Readonly<Record<string, unknown>> | undefined;
}

interface Call {
  readonly signal: AbortSignal;
}

/** Where a submission and a reply go different ways: whom they are for, and what is called. */
export interface SendingCourse {
  readonly subject: EventSubject;
  /** Asked before each use of the key: it may be rolled over at any time. */
  recipient(sending: Sending): Promise<CurrentRecipient>;
  /** A lost answer leaves an orphan that nobody submits; the service deletes it after a day. */
  begin(sending: Sending): Promise<Begun>;
  putAttachment(id: string, attachmentId: string, jwe: JweUpload, call: Call): Promise<void>;
  submit(
    id: string,
    content: { encryptedMetadata: string; encryptedData: string },
    call: Call,
  ): Promise<void>;
  verifiedEvents(reference: SubmissionReference, signal: AbortSignal): Promise<SecurityEvent[]>;
}

/** What a step on the way out works with. */
export interface Sending {
  readonly delivery: OutgoingDelivery;
  readonly progress: SendProgress;
  readonly context: StepContext;
  readonly course: SendingCourse;
  readonly trusted: TrustedKeys;
  readonly meanings: ProblemMeanings;
  readonly createId: () => string;
}

/** A step that was made and is followed by the next at once. */
export const goingOn = (progress: SendProgress, more: Partial<SendStep> = {}): SendStep => ({
  progress: written(progress),
  known: { state: 'sending' },
  next: 'now',
  ...more,
});

export function referenceOf({ delivery, progress }: Sending): SubmissionReference {
  if (!progress.submission) throw exchangeError('exchange.outbox.inconsistent');
  const { submissionId, caseId } = progress.submission;
  return { submissionId, caseId, destinationId: addressOf(delivery).destinationId };
}

/** The store has lost a ciphertext; the plaintext is encrypted anew, which is what a roll-over does as well. */
export const lost = ({ progress }: Sending, part: string, { content }: Sealed): SendStep =>
  goingOn(withLost(progress, part, content), { next: 'later', notice: 'exchange.outbox.ciphertext-lost' });

export const isLost = ({ code }: RathausError): boolean =>
  code === 'exchange.content.missing' || code === 'exchange.content.damaged';
