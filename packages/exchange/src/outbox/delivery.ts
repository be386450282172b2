import type { ByteStream } from '@rathaus/client-core';
import type { AttachmentPurpose, DataMimeType } from '../metadata/types.ts';
import type { SubmissionProblem } from '../set/events.ts';
import type { OutboxDeliveryTable } from '../store/tables.ts';
import type { DeliveryProof } from './proof.ts';
import { type DeliveryState, deliveryStateOf } from './state.ts';

/** Content: bytes, or a factory for content that may be big. It is read once, at `enqueue`. */
export type ContentInput = Uint8Array | string | (() => ByteStream | Promise<ByteStream>);

/** One file of a delivery. */
export interface DeliveryAttachment {
  content: ContentInput;
  mimeType: string;
  fileName?: string | undefined;
  description?: string | undefined;
  /** Default `attachment`. */
  purpose?: AttachmentPurpose | undefined;
}

/** What is to be delivered, to whom, under which key. */
export interface DeliveryRequest {
  /** Idempotency key of the application, for example the number of the case. The same key is delivered once. */
  key: string;
  destinationId: string;
  publicService: { identifier: string; name: string };
  /** Regional key as URN. */
  region?: string | undefined;
  data: { content: Uint8Array | string; mimeType: DataMimeType; schemaUri: string };
  attachments?: readonly DeliveryAttachment[] | undefined;
  /** What sender and citizen call the case; the other authority sees it too. Becomes `Delivery.reference`. */
  senderReference?: string | undefined;
  /** `YYYY-MM-DD`. */
  applicationDate?: string | undefined;
}

/** A delivery as the outbox knows it. Fits `renderDelivery()` of `@rathaus/ui-kit`. Instants are ISO 8601 in UTC. */
export interface Delivery {
  id: string;
  key: string;
  state: DeliveryState;
  /** When each state was reached, as far as it is known: never later than now, never guessed. */
  times: Partial<Record<DeliveryState, string>>;
  /**
   * What a citizen can quote at the hotline: `senderReference` when there is one, else `id`. Never `key`, in which an
   * application may have put anything.
   */
  reference: string;
  destinationId: string;
  submissionId?: string | undefined;
  caseId?: string | undefined;
  createdAt: string;
  updatedAt: string;
  /** Failed attempts of the present step. */
  attempts: number;
  nextAttemptAt: string;
  /** Why the last attempt failed, or why the delivery is `stopped`. For developers, safe for logs. */
  error?: { code: string; message: string } | undefined;
  /** Of a rejection. */
  problems?: SubmissionProblem[] | undefined;
  /** Of an accepted delivery. */
  proof?: DeliveryProof | undefined;
}

/** What the `request` column holds. */
export interface StoredRequest {
  publicService: { identifier: string; name: string };
  region?: string | undefined;
  data: { mimeType: DataMimeType; schemaUri: string; size: number };
  senderReference?: string | undefined;
  applicationDate?: string | undefined;
}

export function deliveryOf(row: OutboxDeliveryTable): Delivery {
  const { senderReference } = JSON.parse(row.request) as StoredRequest;
  return {
    id: row.id,
    key: row.key,
    state: deliveryStateOf(row.state),
    times: timesOf(row),
    reference: senderReference || row.id,
    destinationId: row.destination_id,
    submissionId: row.submission_id ?? undefined,
    caseId: row.case_id ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    error: row.error_code === null ? undefined : { code: row.error_code, message: row.error_message ?? '' },
    problems: row.problems === null ? undefined : (JSON.parse(row.problems) as SubmissionProblem[]),
    proof: row.proof === null ? undefined : (JSON.parse(row.proof) as DeliveryProof),
  };
}

function timesOf(row: OutboxDeliveryTable): Delivery['times'] {
  const times: Delivery['times'] = { queued: row.created_at };
  if (row.submitted_at !== null) times.sent = row.submitted_at;
  if (row.finished_at !== null) times[deliveryStateOf(row.state)] = row.finished_at;
  if (row.state === 'dead') times.stopped = row.updated_at;
  return times;
}
