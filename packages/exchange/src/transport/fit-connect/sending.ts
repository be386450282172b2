import type { RathausError } from '@rathaus/client-core';
import { exchangeError } from '../../errors.ts';
import type { FitConnectClient, SubmissionReference } from '../../fit-connect/client.ts';
import type { ProblemMeanings } from '../../fit-connect/problem-types.ts';
import type { TrustedKeys } from '../../fit-connect/trusted-keys.ts';
import type { OutgoingDelivery, SendStep, StepContext } from '../transport.ts';
import { addressOf } from './delivery-parts.ts';
import { type Sealed, type SendProgress, withLost, written } from './send-progress.ts';

/** What a step on the way out works with. */
export interface Sending {
  readonly delivery: OutgoingDelivery;
  readonly progress: SendProgress;
  readonly context: StepContext;
  readonly client: FitConnectClient;
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
