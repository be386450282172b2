import type { RathausError } from '@rathaus/client-core';
import type { Clock, Random } from '@rathaus/client-core/observe';
import type { ContentStore } from '../content/content-store.ts';
import type { FailureClass } from '../work/failure.ts';
import type { Address, TransportKind } from './address.ts';

/** Something that a transport remembers between two steps, kept as JSON. Only the transport that made it reads it. */
export type Progress = { readonly [member: string]: unknown };

/** What of a message is described, and what its attachments are for. */
export interface MessageDescription {
  /** The administrative service the message is about: identifier of the catalogue (LeiKa, as URN) and name. */
  readonly service: { readonly identifier: string; readonly name: string };
  /** Regional key as URN. */
  readonly region?: string | undefined;
  /** Schema of the data, as URI. */
  readonly schemaUri: string;
  /** What sender and citizen call the case; the other authority sees it too. */
  readonly senderReference?: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly applicationDate?: string | undefined;
}

/** One content of a delivery, in the content store. */
export interface Part {
  /** UUID, unique within everything. */
  readonly id: string;
  readonly role: 'data' | 'attachment';
  readonly mimeType: string;
  /**
   * What the sender says, whole: text to show, never to be used as a path. Over FIT-Connect any text that the metadata
   * schema allows, slashes and controls of direction too; mailboxes refuse these.
   */
  readonly fileName?: string | undefined;
  readonly description?: string | undefined;
  /** `attachment`, `form`, `report`, `data`; of another transport perhaps another word. */
  readonly purpose?: string | undefined;
  /** Bytes of the plaintext. */
  readonly size: number;
  /** Hex SHA-512 of the plaintext. */
  readonly sha512: string;
  /** Name in the content store. */
  readonly content: string;
}

/** Problem that a receiver states when it rejects (RFC 9457 members, as FIT-Connect writes them). */
export interface DeliveryProblem {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly instance: string;
}

/** A delivery on its way out. */
export interface OutgoingDelivery {
  readonly id: string;
  readonly tenant: string;
  /** Idempotency key of the application. */
  readonly key: string;
  readonly address: Address;
  readonly message: MessageDescription;
  /** The data first, then the attachments in their order. */
  readonly parts: readonly Part[];
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
}

/** What a step works with. */
export interface StepContext {
  readonly content: ContentStore;
  /** Folder of the content store for what the transport makes of this delivery (ciphertext), ends in `/`. Swept when the delivery is finished. */
  readonly folder: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Aborts when the worker stops or has lost the lease. */
  readonly signal: AbortSignal;
}

/** What is known of a delivery after a step. Never more than is known. */
export type SendState =
  | { readonly state: 'sending' }
  /** The service has it. `at`: ISO 8601 in UTC. */
  | { readonly state: 'sent'; readonly at: string }
  /** The other side has fetched it. */
  | { readonly state: 'collected'; readonly at: string }
  | { readonly state: 'accepted'; readonly at: string; readonly proof?: Progress | undefined }
  | { readonly state: 'rejected'; readonly at: string; readonly problems: readonly DeliveryProblem[] };

/** Result of one step. It is stored before the next step begins; a step whose result is lost is made again. */
export interface SendStep {
  readonly progress: Progress;
  readonly known: SendState;
  /** Id at the service, as soon as there is one: callbacks and people look for it. */
  readonly remoteId?: string | undefined;
  /** Id of the conversation at the service, which an answer will name (FIT-Connect: of the case). */
  readonly conversation?: string | undefined;
  /** `now`: the next step at once; `later`: look again after a pause; `done`: nothing will follow. */
  readonly next: 'now' | 'later' | 'done';
  /** Something an operator should see although it goes on (unknown events, a delivery begun anew); code of the error table. */
  readonly notice?: string | undefined;
}

/** One thing a lane is about: which service is used, and for whom. */
export interface Lane {
  /** Origin of the service: a breaker counts its failures. */
  readonly service: string;
  /** Destination or mailbox within the service. */
  readonly lane: string;
}

/** A message that a source offers. */
export interface Arrival {
  /** Id at the service, unique within the source. */
  readonly remoteId: string;
  readonly progress: Progress;
}

/** What was received: described in neutral words, with the parts that were written to the content store. */
export interface ReceivedMessage {
  readonly message: MessageDescription;
  readonly parts: readonly Part[];
  /** When the sender handed it to the service, ISO 8601 in UTC. */
  readonly sentAt: string;
  /** Where an answer can go, when the sender offers it. */
  readonly replyTo?: Address | undefined;
  /** Of an answer: id of the conversation at the service that one of our deliveries has begun (`SendStep.conversation`). */
  readonly answers?: string | undefined;
  /** What the transport knows beyond (FIT-Connect: metadata document, events). */
  readonly details: Progress;
}

/** A message on its way in. */
export interface IncomingDelivery {
  readonly id: string;
  readonly tenant: string;
  readonly source: string;
  readonly remoteId: string;
  /** What is to be done: fetch the content, or give the answer that was decided. */
  readonly task: 'fetch' | 'accept' | 'reject';
  readonly problems: readonly DeliveryProblem[];
}

/** Result of one step on the way in. */
export type ReceiveStep =
  /** Content is in the store, verified. */
  | { readonly type: 'fetched'; readonly progress: Progress; readonly received: ReceivedMessage }
  /** Progress to store before going on, for example that an answer will now be tried. */
  | { readonly type: 'progress'; readonly progress: Progress; readonly notice?: string | undefined }
  /** The answer is with the service; `as` says which one stands there, which may be another than was decided. */
  | {
      readonly type: 'answered';
      readonly progress: Progress;
      readonly as: 'accepted' | 'rejected';
      readonly at: string;
      readonly details?: Progress | undefined;
      /** Something somebody should know of the end: the content is not here. Code of the error table. */
      readonly notice?: string | undefined;
    };

/**
 * A way of delivery. It keeps nothing itself: what it must remember is the progress it returns, which is stored under the
 * lease before the next step. A step may be made twice, by two workers at once: then both must have done the same.
 */
export interface Transport {
  readonly kind: TransportKind;
  /** Most bytes of one content, so that what is too big is not stored first. `check` has the last word. */
  readonly limits?: { readonly dataBytes?: number; readonly attachmentBytes?: number } | undefined;
  /** What a failure of a step means for the work. Default: by origin of the error. */
  failureClassOf?(error: unknown): FailureClass;
  /** Lane of an address. Errors: `exchange.outbox.invalid-request` for one it does not know. */
  laneOf(address: Address): Lane;
  /**
   * Looks at a delivery before it is stored. Asked twice: before content is read, when the size of what is not in memory is
   * 0 and hashes say nothing, and when all is known. Errors: `exchange.outbox.*` with the place of the fault.
   */
  check(delivery: Omit<OutgoingDelivery, 'id' | 'createdAt'>): void;
  /** One step on the way out. `progress` is undefined at the first. Errors: typed; the kernel decides by their class. */
  send(delivery: OutgoingDelivery, progress: Progress | undefined, context: StepContext): Promise<SendStep>;
  /** Mailboxes this side receives from. */
  readonly sources: readonly (Lane & { readonly source: string })[];
  /**
   * What a source offers now, to the last page; of more than can be read at once a part, another one in each `look`, so
   * that every entry comes within a bounded number of looks. May repeat what was offered before. An entry that cannot be
   * used keeps nobody from the others: it is left out and told. `look` counts upwards.
   */
  list(
    source: string,
    options: {
      readonly signal: AbortSignal;
      readonly look?: number | undefined;
      onUnusable?(error: RathausError): void;
    },
  ): AsyncIterable<Arrival>;
  /**
   * Whether what a message waits for is here now, as far as this side knows without asking anybody: then it is tried at
   * once. `code`: what its last attempt has failed with.
   */
  resumes?(source: string, waiting: { readonly progress: Progress; readonly code: string }): boolean;
  /** One step on the way in. */
  receive(delivery: IncomingDelivery, progress: Progress, context: StepContext): Promise<ReceiveStep>;
}
