import type { ByteStream } from '@rathaus/client-core';
import type { Address } from '../transport/address.ts';
import type { DeliveryProblem, MessageDescription, Progress } from '../transport/transport.ts';
import { type DeliveryFault, faultOf } from '../work/fault.ts';
import type { DeliveryRow } from './rows.ts';
import { type DeliveryState, deliveryStateOf } from './state.ts';

/** Content: bytes, or a factory for content that may be big. It is read once, at `enqueue`. */
export type ContentInput = Uint8Array | string | (() => ByteStream | Promise<ByteStream>);

/** One file of a delivery. */
export interface DeliveryAttachment {
  content: ContentInput;
  mimeType: string;
  fileName?: string | undefined;
  description?: string | undefined;
  /** FIT-Connect: `attachment`, `form`, `report` or `data`. Default `attachment`. */
  purpose?: string | undefined;
}

/** What is to be delivered, to whom, under which key. Formats are checked by `enqueue`, whatever way it goes. */
export interface DeliveryRequest {
  /** Idempotency key of the application, for example the number of the case. The same key is delivered once. */
  key: string;
  /** Where it goes. */
  to: Address;
  /** The administrative service it is about: identifier of the catalogue (LeiKa, as URN) and name. */
  service: { identifier: string; name: string };
  /** Regional key as URN. */
  region?: string | undefined;
  /** `schemaUri`: schema of the data, as URI. */
  data: { content: ContentInput; mimeType: string; schemaUri: string };
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
  to: Address;
  service: MessageDescription['service'];
  /** Id at the service, as soon as there is one (FIT-Connect: of the submission). */
  remoteId?: string | undefined;
  createdAt: string;
  updatedAt: string;
  /** Failed attempts of the present step. */
  attempts: number;
  /** When it is worked on next, while there is something to do. */
  nextAttemptAt?: string | undefined;
  /** Why the last attempt failed, or why the delivery is `stopped`. For developers, safe for logs. */
  error?: DeliveryFault | undefined;
  /** Of a rejection. */
  problems?: DeliveryProblem[] | undefined;
  /** Of an accepted delivery, in the form of its way of delivery. */
  proof?: Progress | undefined;
}

const instant = (milliseconds: number | string | null): string | undefined =>
  milliseconds === null ? undefined : new Date(Number(milliseconds)).toISOString();

/** The delivery of a row that was read with its work. */
export function deliveryOf(row: DeliveryRow): Delivery {
  const { service } = JSON.parse(row.message) as MessageDescription;
  const state = deliveryStateOf(row.state, row.work_state);
  return {
    id: row.id,
    key: row.key,
    state,
    times: timesOf(row, state),
    reference: row.reference,
    to: JSON.parse(row.address) as Address,
    service,
    remoteId: row.remote_id ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    attempts: Number(row.failures ?? 0),
    nextAttemptAt: row.work_state === 'ready' ? instant(row.due_at) : undefined,
    error: faultOf(row),
    problems: row.problems === null ? undefined : (JSON.parse(row.problems) as DeliveryProblem[]),
    proof: row.proof === null ? undefined : (JSON.parse(row.proof) as Progress),
  };
}

function timesOf(row: DeliveryRow, state: DeliveryState): Delivery['times'] {
  const times: Delivery['times'] = { queued: row.created_at };
  if (row.sent_at !== null) times.sent = row.sent_at;
  if (row.collected_at !== null) times.collected = row.collected_at;
  if (row.finished_at !== null && (row.state === 'accepted' || row.state === 'rejected'))
    times[row.state] = row.finished_at;
  if (state === 'stopped') times.stopped = instant(row.work_updated_at) ?? row.updated_at;
  return times;
}
