import type { components } from '../generated/fit-connect-submission.v2.ts';
import type { AuthenticationTags, DeliveryKind } from './events.ts';
import type { JweFacts } from './jwe-syntax.ts';

export type DeliveryState = 'incomplete' | 'submitted' | 'forwarded' | 'accepted' | 'rejected' | 'deleted';
export type PublicService = components['schemas']['PublicService'];

/** Which version of the API announced a delivery: v1 senders deflate and name keys by their thumbprint. */
export type ApiVersion = 'v1' | 'v2';

export interface StoredAttachment {
  /** Name of the file below the contents folder. */
  readonly file: string;
  readonly facts: JweFacts;
}

/** One signed event and its place among all events of the service. */
export interface LoggedEvent {
  readonly n: number;
  readonly token: string;
}

/** A submission of a sender to a destination, or a reply of the destination to that sender, in the same case. */
export interface Delivery {
  readonly kind: DeliveryKind;
  readonly id: string;
  readonly caseId: string;
  readonly destinationId: string;
  /** The client that sent the submission, and gets the replies. */
  readonly senderId: string;
  readonly publicService: PublicService | undefined;
  readonly version: ApiVersion;
  readonly announced: readonly string[];
  readonly attachments: Map<string, StoredAttachment>;
  readonly createdAt: number;
  readonly eventLog: LoggedEvent[];
  readonly jtis: Set<string>;
  state: DeliveryState;
  submittedAt?: number | undefined;
  answeredAt?: number | undefined;
  remindedAt?: number | undefined;
  metadata?: string | undefined;
  data?: string | undefined;
  tags?: AuthenticationTags | undefined;
}

/** A delivery as JSON. */
export function freeze(delivery: Delivery): unknown {
  return { ...delivery, attachments: [...delivery.attachments], jtis: [...delivery.jtis] };
}

/** The delivery that `freeze` made JSON of. */
export function thaw(value: unknown): Delivery {
  const { attachments, jtis, ...rest } = value as Omit<Delivery, 'attachments' | 'jtis'> & {
    attachments: [string, StoredAttachment][];
    jtis: string[];
  };
  return { ...rest, attachments: new Map(attachments), jtis: new Set(jtis) };
}

/** Bytes of content that a delivery holds. */
export function heldBytes({ attachments, metadata = '', data = '' }: Delivery): number {
  let sum = metadata.length + data.length;
  for (const { facts } of attachments.values()) sum += facts.size;
  return sum;
}

/** Whether nobody can answer any more. */
export function isFinished({ state }: Delivery): boolean {
  return state === 'accepted' || state === 'rejected' || state === 'deleted';
}
