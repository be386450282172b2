import type { ColumnType } from 'kysely';

/**
 * Milliseconds since 1970, or bytes. SQLite and PostgreSQL both keep them exactly as 64-bit integers; the driver of
 * PostgreSQL hands them out as text unless it is told otherwise, so readers take them by `Number()`.
 */
type BigInteger = ColumnType<number | string, number, number>;
type NullableBigInteger = ColumnType<number | string | null, number | null, number | null>;

export type WorkState = 'ready' | 'waiting' | 'done' | 'stopped';

/** One thing to be worked on. `id` is that of the delivery, the received delivery or the source. */
export interface WorkItemTable {
  kind: string;
  id: string;
  tenant: string;
  service: string;
  lane: string;
  /** `ready`: a worker has something to do; `waiting`: for the application; `stopped`: for a person. */
  state: WorkState;
  /** By the clock of the database. */
  due_at: BigInteger;
  /** Counts who held it: each claim adds one, each write of a worker names the one it got. */
  epoch: number;
  lease_until: NullableBigInteger;
  /** Failed attempts since the last success. */
  failures: number;
  failing_since: NullableBigInteger;
  failure_class: string | null;
  error_code: string | null;
  error_message: string | null;
  created_at: BigInteger;
  updated_at: BigInteger;
}

/** Lanes there is or was work in, so that a worker finds those with due work without reading all work. */
export interface WorkLaneTable {
  tenant: string;
  service: string;
  lane: string;
  /** A person has paused it. The lane of all lanes of a tenant has empty `service` and `lane`. */
  paused_at: NullableBigInteger;
  /** Who has paused it, as the application has named them. */
  paused_by: string | null;
}

/** What keeps all work of a tenant with one service from being done: its credentials are refused. */
export interface WorkBlockTable {
  tenant: string;
  service: string;
  error_code: string;
  error_message: string;
  since: BigInteger;
  /** Then one item tries whether it still is so. */
  probe_at: BigInteger;
  probes: number;
}

/** What happened to an item of work, for people. Bounded for each item. */
export interface WorkEventTable {
  kind: string;
  id: string;
  position: number;
  type: 'state' | 'failed' | 'stopped' | 'blocked' | 'notice' | 'retried';
  state: string | null;
  failure_class: string | null;
  code: string | null;
  /** What was refused, and the type of the problem document of the other side. */
  reason: string | null;
  /** Who did it, as the application has named them; null for what happened by itself. */
  actor: string | null;
  /** By the clock of the database. */
  first_at: BigInteger;
  last_at: BigInteger;
  count: number;
}

/** A delivery on its way out. Instants that people see are ISO 8601 in UTC. */
export interface DeliveryTable {
  id: string;
  tenant: string;
  /** Idempotency key of the application, unique per tenant. */
  key: string;
  /** SHA-256 over everything that was asked for: the same key with other content is an error. */
  fingerprint: string;
  transport: string;
  /** JSON: `Address`. */
  address: string;
  /** JSON: `MessageDescription`. */
  message: string;
  /** What a citizen can quote: the sender's reference, else the id. */
  reference: string;
  state: 'queued' | 'sending' | 'sent' | 'collected' | 'accepted' | 'rejected';
  /** JSON of the transport. */
  progress: string | null;
  remote_id: string | null;
  /** Id of the conversation at the service, which an answer names. */
  conversation: string | null;
  created_at: string;
  updated_at: string;
  sent_at: string | null;
  collected_at: string | null;
  finished_at: string | null;
  /** JSON: problems of a rejection. */
  problems: string | null;
  /** JSON: what the transport has as proof. */
  proof: string | null;
  /** Content was removed: nothing is left in the content store. */
  removed_at: string | null;
  /** What the row told of the content was erased too. A former release leaves that out; the sweep makes up for it. */
  erased_at: string | null;
}

export interface DeliveryPartTable {
  delivery_id: string;
  part_id: string;
  position: number;
  role: 'data' | 'attachment';
  mime_type: string;
  file_name: string | null;
  description: string | null;
  purpose: string | null;
  size: BigInteger;
  sha512: string;
  /** Name in the content store. */
  content: string;
}

/** A delivery that was received, or is being received. */
export interface ReceivedTable {
  id: string;
  tenant: string;
  transport: string;
  source: string;
  remote_id: string;
  step: 'found' | 'stored' | 'waiting' | 'accepting' | 'rejecting' | 'accepted' | 'rejected';
  progress: string;
  /** JSON: `MessageDescription`; null until the content was verified. */
  message: string | null;
  /** JSON: what the transport knows beyond. */
  details: string | null;
  reply_to: string | null;
  /** How often the content failed verification; a second download rules out a fault of the line. */
  suspicions: number;
  problems: string | null;
  sent_at: string | null;
  received_at: string | null;
  finished_at: string | null;
  created_at: string;
  updated_at: string;
  removed_at: string | null;
  /** As that of a delivery. */
  erased_at: string | null;
}

export interface ReceivedPartTable {
  received_id: string;
  part_id: string;
  position: number;
  role: 'data' | 'attachment';
  mime_type: string;
  file_name: string | null;
  description: string | null;
  purpose: string | null;
  size: BigInteger;
  sha512: string;
  content: string;
}

export interface MigrationTable {
  name: string;
  applied_at: string;
}

/** The tables of the durable state, for Kysely. */
export interface ExchangeTables {
  work_item: WorkItemTable;
  work_lane: WorkLaneTable;
  work_block: WorkBlockTable;
  work_event: WorkEventTable;
  delivery: DeliveryTable;
  delivery_part: DeliveryPartTable;
  received: ReceivedTable;
  received_part: ReceivedPartTable;
  exchange_migration: MigrationTable;
}
