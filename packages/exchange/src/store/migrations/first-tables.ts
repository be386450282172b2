/** Columns of a row of release 0.1 that workers shared. Instants are ISO 8601 in UTC. */
interface FirstWorkColumns {
  attempts: number;
  next_attempt_at: string;
  lease_owner: string | null;
  lease_until: string | null;
  error_code: string | null;
  error_message: string | null;
  created_at: string;
  updated_at: string;
}

interface FirstDeliveryTable extends FirstWorkColumns {
  id: string;
  tenant: string;
  key: string;
  fingerprint: string;
  state: 'enqueued' | 'created' | 'uploaded' | 'submitting' | 'submitted' | 'accepted' | 'rejected' | 'dead';
  /** State to go on with, of a dead one. */
  resume_state: Exclude<FirstDeliveryTable['state'], 'accepted' | 'rejected' | 'dead'> | null;
  destination_id: string;
  /** JSON: `FirstRequest`. */
  request: string;
  data_sha512: string;
  submission_id: string | null;
  case_id: string | null;
  metadata_tag: string | null;
  data_tag: string | null;
  submit_tried: number;
  submitted_at: string | null;
  finished_at: string | null;
  problems: string | null;
  proof: string | null;
}

interface FirstAttachmentTable {
  delivery_id: string;
  attachment_id: string;
  position: number;
  filename: string | null;
  description: string | null;
  mime_type: string;
  purpose: string;
  size: number;
  sha512: string;
  /** Tag of the upload that the service confirmed. */
  tag: string | null;
}

interface FirstSubmissionTable extends FirstWorkColumns {
  tenant: string;
  submission_id: string;
  case_id: string;
  destination_id: string;
  state: 'found' | 'stored' | 'waiting' | 'accepting' | 'rejecting' | 'accepted' | 'rejected' | 'dead';
  resume_state: Exclude<FirstSubmissionTable['state'], 'dead'> | null;
  suspicions: number;
  answer_tried: number;
  metadata: string | null;
  data_size: number | null;
  submitted_at: string | null;
  received_at: string | null;
  finished_at: string | null;
  /** JSON: tags, `$schema` and tokens of the log. */
  evidence: string | null;
  problems: string | null;
}

interface FirstReceivedAttachmentTable {
  tenant: string;
  submission_id: string;
  attachment_id: string;
  position: number;
  size: number;
  sha512: string;
}

/** The tables of release 0.1. */
export interface FirstTables {
  outbox_delivery: FirstDeliveryTable;
  outbox_attachment: FirstAttachmentTable;
  inbox_submission: FirstSubmissionTable;
  inbox_attachment: FirstReceivedAttachmentTable;
}

/** What the column `request` held. */
export interface FirstRequest {
  publicService: { identifier: string; name: string };
  region?: string | undefined;
  data: { mimeType: string; schemaUri: string; size: number };
  senderReference?: string | undefined;
  applicationDate?: string | undefined;
}

/** Rows that are read and written at a time. */
export const pageSize = 200;

const milliseconds = (instant: string): number => Date.parse(instant);

/** Work on something that release 0.1 had begun, in the columns of today. */
export function workOfFirst(
  row: FirstWorkColumns,
  { state, dueAt }: { state: 'ready' | 'waiting' | 'done' | 'stopped'; dueAt?: number | undefined },
) {
  const failing = row.error_code !== null && (state === 'ready' || state === 'stopped');
  const isOfService = row.error_code?.startsWith('core.') && !row.error_code.startsWith('core.application.');
  return {
    service: 'fit-connect',
    state,
    due_at: dueAt ?? milliseconds(row.next_attempt_at),
    epoch: 0,
    lease_until: null,
    failures: failing ? Number(row.attempts) : 0,
    failing_since: failing ? milliseconds(row.updated_at) : null,
    failure_class: failing ? (isOfService ? 'transient' : 'local') : null,
    error_code: failing ? row.error_code : null,
    error_message: failing ? row.error_message : null,
    created_at: milliseconds(row.created_at),
    updated_at: milliseconds(row.updated_at),
  };
}

/** One line of history: where it stood when it was taken over. */
export const historyOfFirst = (
  kind: 'delivery' | 'received',
  id: string,
  state: string,
  { updated_at }: FirstWorkColumns,
) => ({
  kind,
  id,
  position: 0,
  type: 'state' as const,
  state,
  failure_class: null,
  code: null,
  first_at: milliseconds(updated_at),
  last_at: milliseconds(updated_at),
  count: 1,
});
