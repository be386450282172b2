import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Selectable } from 'kysely';
import type { SubmissionMetadata } from '../metadata/types.ts';
import type { AuthenticationTags, SubmissionProblem } from '../set/events.ts';
import type { ExchangeStore, InboxAttachmentTable, InboxSubmissionTable } from '../store/tables.ts';
import { type InboxState, inboxStateOf } from './state.ts';

export type InboxRow = Selectable<InboxSubmissionTable>;

/** Checked content: hash and tag were verified before it got its name. */
export interface ReceivedContent {
  /** Bytes. */
  size: number;
  /** Hex SHA-512. */
  sha512: string;
  mimeType: string;
  /** File in the store of the inbox; read it, do not move it. */
  path: string;
  stream(): ReadableStream<Uint8Array>;
}

/** One attachment of a received submission, checked. */
export interface ReceivedAttachment extends ReceivedContent {
  attachmentId: string;
  purpose: string;
  /** As the sender says: never use it as a path. */
  fileName?: string | undefined;
  description?: string | undefined;
}

/** A submission that was decrypted, checked and stored. */
export interface ReceivedSubmission {
  submissionId: string;
  caseId: string;
  destinationId: string;
  state: InboxState;
  /** ISO 8601 in UTC. */
  submittedAt: string;
  receivedAt: string;
  metadata: SubmissionMetadata;
  data: ReceivedContent & { schemaUri: string; bytes(): Promise<Uint8Array> };
  attachments: ReceivedAttachment[];
  /** Event log as signed, for the file. */
  events: readonly string[];
}

/** One line of the inbox, also for submissions without usable content. */
export interface InboxEntry {
  submissionId: string;
  caseId: string;
  destinationId: string;
  state: InboxState;
  createdAt: string;
  updatedAt: string;
  receivedAt?: string | undefined;
  finishedAt?: string | undefined;
  attempts: number;
  error?: { code: string; message: string } | undefined;
  problems?: SubmissionProblem[] | undefined;
}

/** What the `evidence` column holds. */
export interface Evidence {
  tags: AuthenticationTags;
  /** `$schema` of the submit event. */
  schema?: string | undefined;
  events: string[];
}

export const inboxFolder = (store: ExchangeStore, tenant: string, submissionId: string) =>
  join(store.folder, 'inbox', tenant, submissionId);

export function entryOf(row: InboxRow): InboxEntry {
  return {
    submissionId: row.submission_id,
    caseId: row.case_id,
    destinationId: row.destination_id,
    state: inboxStateOf(row.state),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    receivedAt: row.received_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
    attempts: row.attempts,
    error: row.error_code === null ? undefined : { code: row.error_code, message: row.error_message ?? '' },
    problems: row.problems === null ? undefined : (JSON.parse(row.problems) as SubmissionProblem[]),
  };
}

const streamOf = (path: string) => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;

/** `undefined` when the row has no checked content. */
export function receivedOf(
  row: InboxRow,
  attachments: readonly InboxAttachmentTable[],
  store: ExchangeStore,
): ReceivedSubmission | undefined {
  if (row.metadata === null || row.received_at === null || row.evidence === null) return undefined;
  const metadata = JSON.parse(row.metadata) as SubmissionMetadata;
  const evidence = JSON.parse(row.evidence) as Evidence;
  const folder = inboxFolder(store, row.tenant, row.submission_id);
  const dataPath = join(folder, 'data');
  const { hash, submissionSchema } = metadata.contentStructure.data;
  const described = new Map(
    metadata.contentStructure.attachments.map((one) => [one.attachmentId.toLowerCase(), one]),
  );
  return {
    submissionId: row.submission_id,
    caseId: row.case_id,
    destinationId: row.destination_id,
    state: inboxStateOf(row.state),
    submittedAt: row.submitted_at ?? row.received_at,
    receivedAt: row.received_at,
    metadata,
    data: {
      size: Number(row.data_size),
      sha512: hash.content,
      mimeType: submissionSchema.mimeType,
      schemaUri: submissionSchema.schemaUri,
      path: dataPath,
      stream: () => streamOf(dataPath),
      bytes: async () => new Uint8Array(await readFile(dataPath)),
    },
    attachments: attachments.map((stored) => {
      const path = join(folder, stored.attachment_id);
      const meta = described.get(stored.attachment_id.toLowerCase());
      return {
        attachmentId: stored.attachment_id,
        size: Number(stored.size),
        sha512: stored.sha512,
        mimeType: meta?.mimeType ?? 'application/octet-stream',
        purpose: meta?.purpose ?? 'attachment',
        fileName: meta?.filename,
        description: meta?.description,
        path,
        stream: () => streamOf(path),
      };
    }),
    events: evidence.events,
  };
}
