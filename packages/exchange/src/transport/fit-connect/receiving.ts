import type { Decrypter, Signer } from '@rathaus/client-core';
import type { EncryptedSubmission, SubmissionReference } from '../../fit-connect/client.ts';
import type { PublicJwk } from '../../keys/check-jwk.ts';
import type { AuthenticationTags, EventSubject } from '../../set/events.ts';
import type { SecurityEvent } from '../../set/verify.ts';
import type { IncomingDelivery, StepContext } from '../transport.ts';
import type { GivenAnswer, ReceiveProgress } from './receive-progress.ts';

/** A destination this exchange picks up from. */
export interface FitConnectDestination {
  readonly destinationId: string;
  /** Private keys, several while one is rolled over. */
  readonly decrypters: readonly Decrypter[];
  /** Signs accept and reject events (PS512). */
  readonly signer: Signer;
  /**
   * From whom compressed content (`zip: DEF`) is taken, always within the limits of its size and growth. `version-1`
   * (default): from senders whose metadata are 1.x, which did that; version 2 forbids it. `always`, `never`: whatever the
   * metadata say.
   */
  readonly compressed?: 'version-1' | 'always' | 'never' | undefined;
  /**
   * Keys (`kid`) whose private half others may have. Content for them is not opened, even when one of the `decrypters`
   * could: its sender is asked to send anew with the key of today. Whoever only lacks a key leaves it out of here.
   */
  readonly compromisedKeys?: readonly string[] | undefined;
  /**
   * Milliseconds after its submission at which a message is rejected whose key the service does not publish (any more)
   * and that no private key here opens. Default 14 days, when the service itself rejects what nobody has picked up. Until
   * then it waits for the operator, and is told as `exchange.jwe.unknown-kid`: it may have been encrypted for a key of ours
   * that was rolled over meanwhile.
   */
  readonly refuseUnreadableAfter?: number | undefined;
}

interface Call {
  readonly signal: AbortSignal;
}

/** What an answer is made of. */
export interface AnswerFacts {
  readonly as: GivenAnswer['as'];
  readonly tags: AuthenticationTags;
  /** `$schema` of the submit event. */
  readonly schema: string | undefined;
}

/** Where a submission and a reply go different ways: with which keys they are opened, and how they are answered. */
export interface ReceivingCourse
  extends Pick<
    FitConnectDestination,
    'decrypters' | 'compressed' | 'compromisedKeys' | 'refuseUnreadableAfter'
  > {
  readonly subject: EventSubject;
  /** The whole but its attachments. */
  get(id: string, call: Call & { readonly maxBytes: number }): Promise<EncryptedSubmission>;
  getAttachment(id: string, attachmentId: string, call: Call): Promise<ReadableStream<Uint8Array>>;
  verifiedEvents(reference: SubmissionReference, signal: AbortSignal): Promise<SecurityEvent[]>;
  /** Public half of a key, as whoever encrypts gets it; undefined when there is none. */
  publishedKey(kid: string, signal: AbortSignal): Promise<PublicJwk | undefined>;
  /** Whether content may name this key by right although it is not configured here: our fault, never the sender's. */
  mayBeOurs(kid: string, signal: AbortSignal): Promise<boolean>;
  /** The event that answers; undefined where the service signs. */
  sign(facts: AnswerFacts, receiving: Receiving): Promise<string | undefined>;
  give(answer: GivenAnswer, tags: AuthenticationTags, receiving: Receiving): Promise<void>;
}

/** What a step on the way in works with. */
export interface Receiving {
  readonly delivery: IncomingDelivery;
  readonly progress: ReceiveProgress;
  readonly context: StepContext;
  /** Of a submission: it goes there; of a reply: it comes from there. */
  readonly destinationId: string;
  readonly course: ReceivingCourse;
  readonly maxDataBytes: number;
  readonly applicationTimeout: number | undefined;
  readonly createId: () => string;
}

export const referenceOf = ({ delivery, progress, destinationId }: Receiving): SubmissionReference => ({
  submissionId: delivery.remoteId,
  caseId: progress.caseId,
  destinationId,
});
