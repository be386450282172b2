import type { Kysely } from 'kysely';

/** Steps of a delivery as they are stored; people see `DeliveryState`. `dead` waits for a person. */
export type DeliveryStep =
  | 'enqueued'
  | 'created'
  | 'uploaded'
  | 'submitting'
  | 'submitted'
  | 'accepted'
  | 'rejected'
  | 'dead';

/** Steps of a received submission as they are stored; people see `InboxState`. `dead` waits for a person. */
export type InboxStep =
  | 'found'
  | 'stored'
  | 'waiting'
  | 'accepting'
  | 'rejecting'
  | 'accepted'
  | 'rejected'
  | 'dead';

/** Columns of a row that workers share. Instants are ISO 8601 in UTC with milliseconds, so that text order is time order. */
export interface WorkColumns {
  attempts: number;
  next_attempt_at: string;
  lease_owner: string | null;
  lease_until: string | null;
  error_code: string | null;
  error_message: string | null;
  created_at: string;
  updated_at: string;
}

export interface OutboxDeliveryTable extends WorkColumns {
  id: string;
  tenant: string;
  /** Idempotency key of the application, unique per tenant. */
  key: string;
  /** SHA-256 over everything that was asked for: the same key with other content is an error. */
  fingerprint: string;
  state: DeliveryStep;
  /** State to go on with when a dead delivery is revived. */
  resume_state: DeliveryStep | null;
  destination_id: string;
  /** JSON: service, region, data description, references. */
  request: string;
  data_sha512: string;
  submission_id: string | null;
  case_id: string | null;
  metadata_tag: string | null;
  data_tag: string | null;
  /** 1 when a submit request may have reached the service: from then on the event log decides. */
  submit_tried: number;
  submitted_at: string | null;
  finished_at: string | null;
  /** JSON: problems of a rejection. */
  problems: string | null;
  /** JSON: proof of delivery. */
  proof: string | null;
}

export interface OutboxAttachmentTable {
  delivery_id: string;
  attachment_id: string;
  position: number;
  filename: string | null;
  description: string | null;
  mime_type: string;
  purpose: string;
  size: number;
  sha512: string;
  /** Tag of the upload that the service confirmed; null: not uploaded. */
  tag: string | null;
}

export interface InboxSubmissionTable extends WorkColumns {
  tenant: string;
  submission_id: string;
  case_id: string;
  destination_id: string;
  state: InboxStep;
  resume_state: InboxStep | null;
  /** How often the content failed verification; a second download rules out a fault of the line. */
  suspicions: number;
  /** 1 when an answer may have reached the service. */
  answer_tried: number;
  /** JSON: checked metadata. */
  metadata: string | null;
  data_size: number | null;
  submitted_at: string | null;
  received_at: string | null;
  finished_at: string | null;
  /** JSON: tags of the submit event, `$schema` of its token, tokens of the log. */
  evidence: string | null;
  problems: string | null;
}

export interface InboxAttachmentTable {
  tenant: string;
  submission_id: string;
  attachment_id: string;
  position: number;
  size: number;
  sha512: string;
}

export interface MigrationTable {
  name: string;
  applied_at: string;
}

/** The tables of the durable state, for Kysely. */
export interface ExchangeTables {
  outbox_delivery: OutboxDeliveryTable;
  outbox_attachment: OutboxAttachmentTable;
  inbox_submission: InboxSubmissionTable;
  inbox_attachment: InboxAttachmentTable;
  exchange_migration: MigrationTable;
}

/**
 * Where the exchange keeps what must survive a crash: rows in a database and content in files beside it. Made by
 * `createSqliteStore` of `@rathaus/exchange/node`.
 */
export interface ExchangeStore {
  readonly db: Kysely<ExchangeTables>;
  /** Folder of the content, readable by the owner only. */
  readonly folder: string;
  /** Applies missing migrations; called by the exchange before the first use. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
