import type { ContentStore } from '../content/content-store.ts';
import { exchangeError } from '../errors.ts';
import type { Address, TransportKind } from '../transport/address.ts';
import type { DeliveryProblem, MessageDescription, Part, Progress } from '../transport/transport.ts';
import { type DeliveryFault, faultOf } from '../work/fault.ts';
import {
  attachmentOf,
  contentOf,
  type ReceivedAttachment,
  type ReceivedContent,
} from './received-content.ts';
import { keyOf, type ReceivedRow } from './rows.ts';
import { type ReceivedState, receivedStateOf } from './state.ts';

/** A delivery that was fetched, checked and stored. Instants are ISO 8601 in UTC. */
export interface ReceivedDelivery {
  id: string;
  /** `<transport>:<source>:<remoteId>`: the same whenever it is handed over, on every worker and after every restore. */
  key: string;
  transport: TransportKind;
  /** Mailbox it came to (FIT-Connect: id of the destination). */
  source: string;
  /** Id at the service (FIT-Connect: of the submission). */
  remoteId: string;
  state: ReceivedState;
  /** When the sender handed it to the service. */
  sentAt: string;
  receivedAt: string;
  message: MessageDescription;
  data: ReceivedContent;
  attachments: ReceivedAttachment[];
  /** Where an answer can go, when the sender offers it. */
  replyTo?: Address | undefined;
  /** Of an answer to a delivery of ours: `Delivery.id`. Absent when none of this store has begun the conversation. */
  inReplyTo?: string | undefined;
  /** What the way of delivery knows beyond (FIT-Connect: case, metadata document, events as signed). */
  details: Progress;
}

/** One line of the inbox, also for deliveries without usable content. */
export interface InboxEntry {
  id: string;
  key: string;
  transport: TransportKind;
  source: string;
  remoteId: string;
  state: ReceivedState;
  createdAt: string;
  updatedAt: string;
  sentAt?: string | undefined;
  receivedAt?: string | undefined;
  finishedAt?: string | undefined;
  /** Content is no longer here. */
  removedAt?: string | undefined;
  /** Failed attempts of the present step. */
  attempts: number;
  error?: DeliveryFault | undefined;
  problems?: DeliveryProblem[] | undefined;
  /**
   * `exchange.inbox.answered-before`: the service had the answer before the content was fetched here. So it is after a
   * restore: an effect of the application may stand under `key`, and `onReceive` is not called, for the content is gone.
   */
  gap?: string | undefined;
}

export function entryOf(row: ReceivedRow): InboxEntry {
  return {
    id: row.id,
    key: keyOf(row),
    transport: row.transport as TransportKind,
    source: row.source,
    remoteId: row.remote_id,
    state: receivedStateOf(row.step, row.work_state),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    sentAt: row.sent_at ?? undefined,
    receivedAt: row.received_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
    removedAt: row.removed_at ?? undefined,
    attempts: Number(row.failures ?? 0),
    error: faultOf(row),
    problems: row.problems === null ? undefined : (JSON.parse(row.problems) as DeliveryProblem[]),
    gap: row.gap ?? undefined,
  };
}

/** Column `message`: the description, and the delivery of ours that it answers. */
interface StoredMessage extends MessageDescription {
  readonly inReplyTo?: string | undefined;
}

/** `undefined` when there is no checked content. Errors: `exchange.inbox.inconsistent`. */
export function receivedOf(
  row: ReceivedRow,
  parts: readonly Part[],
  store: ContentStore,
): ReceivedDelivery | undefined {
  if (row.message === null || row.received_at === null || row.removed_at !== null) return undefined;
  const data = parts.find(({ role }) => role === 'data');
  if (!data) throw exchangeError('exchange.inbox.inconsistent');
  const { inReplyTo, ...message } = JSON.parse(row.message) as StoredMessage;
  return {
    id: row.id,
    key: keyOf(row),
    transport: row.transport as TransportKind,
    source: row.source,
    remoteId: row.remote_id,
    state: receivedStateOf(row.step, row.work_state),
    sentAt: row.sent_at ?? row.received_at,
    receivedAt: row.received_at,
    message,
    data: contentOf(data, store),
    attachments: parts.filter(({ role }) => role === 'attachment').map((part) => attachmentOf(part, store)),
    replyTo: row.reply_to === null ? undefined : (JSON.parse(row.reply_to) as Address),
    inReplyTo,
    details: JSON.parse(row.details ?? '{}') as Progress,
  };
}
