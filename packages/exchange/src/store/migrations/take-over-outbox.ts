import type { Selectable, Transaction } from 'kysely';
import { fingerprintOf } from '../fingerprint.ts';
import type { ExchangeTables } from '../tables.ts';
import {
  type FirstRequest,
  type FirstTables,
  historyOfFirst,
  pageSize,
  workOfFirst,
} from './first-tables.ts';

type Tables = ExchangeTables & FirstTables;
type FirstDelivery = Selectable<FirstTables['outbox_delivery']>;
type FirstAttachment = Selectable<FirstTables['outbox_attachment']>;

const hour = 3_600_000;

/** Takes the deliveries of release 0.1 over, the open ones at the step where they stand. */
export async function takeOverDeliveries(db: Transaction<Tables>): Promise<void> {
  for (let last = ''; ; ) {
    const page = await db
      .selectFrom('outbox_delivery')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(pageSize)
      .execute();
    for (const row of page) await takeOver(db, row);
    last = page.at(-1)?.id ?? last;
    if (page.length < pageSize) return;
  }
}

async function takeOver(db: Transaction<Tables>, row: FirstDelivery): Promise<void> {
  const attachments = await db
    .selectFrom('outbox_attachment')
    .selectAll()
    .where('delivery_id', '=', row.id)
    .orderBy('position')
    .execute();
  const request = JSON.parse(row.request) as FirstRequest;
  const address = { transport: 'fit-connect', destinationId: row.destination_id };
  const message = {
    service: request.publicService,
    region: request.region,
    schemaUri: request.data.schemaUri,
    senderReference: request.senderReference,
    applicationDate: request.applicationDate,
  };
  const parts = [dataOf(row, request), ...attachments.map(partOf)];
  const step = row.state === 'dead' ? (row.resume_state ?? 'enqueued') : row.state;
  await db
    .insertInto('delivery')
    .values({
      id: row.id,
      tenant: row.tenant,
      key: row.key,
      fingerprint: fingerprintOf(address, message, parts),
      transport: address.transport,
      address: JSON.stringify(address),
      message: JSON.stringify(message),
      reference: request.senderReference || row.id,
      state: stateOf(step),
      progress: progressOf(row, attachments),
      remote_id: row.submission_id,
      created_at: row.created_at,
      updated_at: row.updated_at,
      sent_at: row.submitted_at,
      collected_at: null,
      finished_at: row.finished_at,
      problems: row.problems,
      proof: row.proof,
      // Content of what was accepted was removed at once.
      removed_at: step === 'accepted' ? row.finished_at : null,
    })
    .execute();
  await db
    .insertInto('delivery_part')
    .values(
      parts.map((part, position) => ({
        delivery_id: row.id,
        part_id: part.id,
        position,
        role: part.role,
        mime_type: part.mimeType,
        file_name: part.fileName ?? null,
        description: part.description ?? null,
        purpose: part.purpose ?? null,
        size: part.size,
        sha512: part.sha512,
        content: `outbox/${row.id}/${part.file}`,
      })),
    )
    .execute();
  await db
    .insertInto('work_event')
    .values(historyOfFirst('delivery', row.id, stateOf(step), row))
    .execute();
  await addWork(db, row);
}

async function addWork(db: Transaction<Tables>, row: FirstDelivery): Promise<void> {
  const lane = row.destination_id.toLowerCase();
  // What is finished comes last: its content waits for the end of its retention.
  const work =
    row.state === 'accepted'
      ? workOfFirst(row, { state: 'done' })
      : row.state === 'rejected'
        ? workOfFirst(row, { state: 'ready', dueAt: Date.now() + hour })
        : workOfFirst(row, { state: row.state === 'dead' ? 'stopped' : 'ready' });
  await db
    .insertInto('work_lane')
    .values({ tenant: row.tenant, service: work.service, lane, paused_at: null })
    .onConflict((conflict) => conflict.columns(['tenant', 'service', 'lane']).doNothing())
    .execute();
  await db
    .insertInto('work_item')
    .values({ kind: 'delivery', id: row.id, tenant: row.tenant, lane, ...work })
    .execute();
}

const states = {
  enqueued: 'queued',
  created: 'sending',
  uploaded: 'sending',
  submitting: 'sending',
  submitted: 'sent',
  accepted: 'accepted',
  rejected: 'rejected',
} as const;
const stateOf = (step: keyof typeof states) => states[step];

interface FirstPart {
  readonly id: string;
  readonly role: 'data' | 'attachment';
  readonly mimeType: string;
  readonly fileName?: string | undefined;
  readonly description?: string | undefined;
  readonly purpose?: string | undefined;
  readonly size: number;
  readonly sha512: string;
  readonly file: string;
}

/** The data had no id of their own: that of the delivery is a UUID that no attachment has. */
const dataOf = (row: FirstDelivery, { data }: FirstRequest): FirstPart => ({
  id: row.id,
  role: 'data',
  mimeType: data.mimeType,
  size: data.size,
  sha512: row.data_sha512,
  file: 'data',
});

const partOf = (attachment: FirstAttachment): FirstPart => ({
  id: attachment.attachment_id,
  role: 'attachment',
  mimeType: attachment.mime_type,
  fileName: attachment.filename ?? undefined,
  description: attachment.description ?? undefined,
  purpose: attachment.purpose,
  size: Number(attachment.size),
  sha512: attachment.sha512,
  file: attachment.attachment_id,
});

/**
 * What the transport remembers. Ciphertexts were not kept in 0.1: their tags are listed as those of lost ones, so that
 * they are encrypted and sent anew where they are needed, and known again where the service has logged them.
 */
function progressOf(row: FirstDelivery, attachments: readonly FirstAttachment[]): string | null {
  if (row.submission_id === null || row.case_id === null) return null;
  const sent = (part: string, tag: string | null, sha512: string) =>
    tag === null
      ? []
      : [[part, [{ content: '', tag, sha512, encryptedSha512: '', size: 0, kid: '', lost: true }]]];
  return JSON.stringify({
    version: 1,
    submission: { submissionId: row.submission_id, caseId: row.case_id, createdAt: '' },
    sealed: Object.fromEntries([
      ...sent('metadata', row.metadata_tag, ''),
      ...sent('data', row.data_tag, row.data_sha512),
      ...attachments.flatMap((one) => sent(one.attachment_id, one.tag, one.sha512)),
    ]),
    uploaded: {},
    submitTried: Number(row.submit_tried) === 0 ? undefined : true,
    submittedAt: row.submitted_at ?? undefined,
  });
}
