import { RathausError, type RathausErrorOptions } from '@rathaus/client-core';
import type { ByteSource } from '../jwe/encrypt.ts';
import type { AttachmentPurpose, DataMimeType } from '../metadata/types.ts';
import type { SubmissionProblem } from '../set/events.ts';
import type { DeliveryState, OutboxDeliveryTable } from '../store/tables.ts';
import type { DeliveryProof } from './proof.ts';

/** Content: bytes, or a factory for content that may be big. It is read once, at `enqueue`. */
export type ContentInput = Uint8Array | string | (() => ByteSource | Promise<ByteSource>);

/** What is to be delivered, to whom, under which key. */
export interface DeliveryRequest {
  /** Idempotency key of the application, for example the number of the case. The same key is delivered once. */
  key: string;
  destinationId: string;
  publicService: { identifier: string; name: string };
  /** Regional key as URN. */
  region?: string;
  data: { content: Uint8Array | string; mimeType: DataMimeType; schemaUri: string };
  attachments?: readonly {
    content: ContentInput;
    mimeType: string;
    filename?: string;
    description?: string;
    /** Default `attachment`. */
    purpose?: AttachmentPurpose;
  }[];
  senderReference?: string;
  /** `YYYY-MM-DD`. */
  applicationDate?: string;
}

/** A delivery as the outbox knows it. */
export interface Delivery {
  id: string;
  key: string;
  state: DeliveryState;
  destinationId: string;
  submissionId?: string;
  caseId?: string;
  /** Instants are ISO 8601 in UTC. */
  createdAt: string;
  updatedAt: string;
  submittedAt?: string;
  finishedAt?: string;
  /** Failed attempts of the present step. */
  attempts: number;
  nextAttemptAt: string;
  /** Why the last attempt failed, or why the delivery is `dead`. Safe for logs. */
  error?: { code: string; message: string };
  /** Of a rejection. */
  problems?: SubmissionProblem[];
  /** Of an accepted delivery. */
  proof?: DeliveryProof;
}

/** What the `request` column holds. */
export interface StoredRequest {
  publicService: { identifier: string; name: string };
  region?: string;
  data: { mimeType: DataMimeType; schemaUri: string; size: number };
  senderReference?: string;
  applicationDate?: string;
}

export function deliveryOf(row: OutboxDeliveryTable): Delivery {
  return {
    id: row.id,
    key: row.key,
    state: row.state,
    destinationId: row.destination_id,
    ...(row.submission_id === null ? {} : { submissionId: row.submission_id }),
    ...(row.case_id === null ? {} : { caseId: row.case_id }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.submitted_at === null ? {} : { submittedAt: row.submitted_at }),
    ...(row.finished_at === null ? {} : { finishedAt: row.finished_at }),
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    ...(row.error_code === null ? {} : { error: { code: row.error_code, message: row.error_message ?? '' } }),
    ...(row.problems === null ? {} : { problems: JSON.parse(row.problems) as SubmissionProblem[] }),
    ...(row.proof === null ? {} : { proof: JSON.parse(row.proof) as DeliveryProof }),
  };
}

/** A fault of our own side: wrong input, wrong state, content that changed. */
export function outboxError(fault: Pick<RathausErrorOptions, 'code' | 'message' | 'details'>): RathausError {
  return new RathausError({ ...fault, origin: 'local' });
}
