import type { Selectable, Transaction } from 'kysely';
import type { ExchangeTables } from '../tables.ts';
import { type FirstTables, historyOfFirst, pageSize, workOfFirst } from './first-tables.ts';

type Tables = ExchangeTables & FirstTables;
type FirstSubmission = Selectable<FirstTables['inbox_submission']>;
type FirstAttachment = Selectable<FirstTables['inbox_attachment']>;

/** What the metadata of a checked submission hold, as far as it is needed. */
interface FirstMetadata {
  readonly additionalReferenceInfo?: { readonly senderReference?: string; readonly applicationDate?: string };
  readonly contentStructure: {
    readonly data: {
      readonly hash: { readonly content: string };
      readonly submissionSchema: { readonly schemaUri: string; readonly mimeType: string };
    };
    readonly attachments: readonly {
      readonly attachmentId: string;
      readonly filename?: string;
      readonly description?: string;
      readonly purpose?: string;
      readonly mimeType?: string;
    }[];
  };
}
interface FirstEvidence {
  readonly tags: unknown;
  readonly schema?: string | undefined;
  readonly events: readonly string[];
}

/** Takes the received submissions of release 0.1 over, the open ones at the step where they stand. */
export async function takeOverReceived(db: Transaction<Tables>): Promise<void> {
  const shared = await db
    .selectFrom('inbox_submission')
    .select('submission_id')
    .groupBy('submission_id')
    .having((where) => where.fn.countAll(), '>', 1)
    .execute();
  const ambiguous = new Set(shared.map((row) => row.submission_id));
  for (let offset = 0; ; offset += pageSize) {
    const page = await db
      .selectFrom('inbox_submission')
      .selectAll()
      .orderBy('tenant')
      .orderBy('submission_id')
      .limit(pageSize)
      .offset(offset)
      .execute();
    for (const row of page) {
      // Applications know it by the id of the submission; two towns that share a store may both have it.
      const id = ambiguous.has(row.submission_id) ? `${row.tenant}.${row.submission_id}` : row.submission_id;
      await takeOver(db, id, row);
    }
    if (page.length < pageSize) return;
  }
}

async function takeOver(db: Transaction<Tables>, id: string, row: FirstSubmission): Promise<void> {
  const attachments = await db
    .selectFrom('inbox_attachment')
    .selectAll()
    .where('tenant', '=', row.tenant)
    .where('submission_id', '=', row.submission_id)
    .orderBy('position')
    .execute();
  const metadata = row.metadata === null ? undefined : (JSON.parse(row.metadata) as FirstMetadata);
  const evidence = row.evidence === null ? undefined : (JSON.parse(row.evidence) as FirstEvidence);
  const parts = metadata ? partsOf(row, metadata, attachments) : [];
  const step = row.state === 'dead' ? (row.resume_state ?? 'found') : row.state;
  const reference = {
    submissionId: row.submission_id,
    caseId: row.case_id,
    destinationId: row.destination_id,
  };
  await db
    .insertInto('received')
    .values({
      id,
      tenant: row.tenant,
      transport: 'fit-connect',
      source: row.destination_id,
      remote_id: row.submission_id,
      step,
      progress: JSON.stringify({
        version: 1,
        caseId: row.case_id,
        evidence,
        parts: metadata && parts.map(({ part_id, content, sha512 }) => ({ id: part_id, content, sha512 })),
      }),
      message: metadata ? JSON.stringify(messageOf(metadata)) : null,
      details:
        metadata && evidence
          ? JSON.stringify({ ...reference, metadata, tags: evidence.tags, events: evidence.events })
          : null,
      reply_to: null,
      suspicions: Number(row.suspicions),
      problems: row.problems,
      sent_at: row.submitted_at,
      received_at: row.received_at,
      finished_at: row.finished_at,
      created_at: row.created_at,
      updated_at: row.updated_at,
      removed_at: null,
    })
    .execute();
  if (parts.length > 0)
    await db
      .insertInto('received_part')
      .values(parts.map((part, position) => ({ received_id: id, position, ...part })))
      .execute();
  await db
    .insertInto('work_event')
    .values(historyOfFirst('received', id, step, row))
    .execute();
  await addWork(db, id, row);
}

async function addWork(db: Transaction<Tables>, id: string, row: FirstSubmission): Promise<void> {
  const lane = row.destination_id.toLowerCase();
  const state =
    row.state === 'accepted' || row.state === 'rejected'
      ? 'done'
      : row.state === 'waiting'
        ? 'waiting'
        : row.state === 'dead'
          ? 'stopped'
          : 'ready';
  const work = workOfFirst(row, { state });
  await db
    .insertInto('work_lane')
    .values({ tenant: row.tenant, service: work.service, lane, paused_at: null })
    .onConflict((conflict) => conflict.columns(['tenant', 'service', 'lane']).doNothing())
    .execute();
  await db
    .insertInto('work_item')
    .values({ kind: 'received', id, tenant: row.tenant, lane, ...work })
    .execute();
}

/** Which service it is about was not kept. */
const messageOf = ({ additionalReferenceInfo, contentStructure }: FirstMetadata) => ({
  service: { identifier: '', name: '' },
  schemaUri: contentStructure.data.submissionSchema.schemaUri,
  senderReference: additionalReferenceInfo?.senderReference,
  applicationDate: additionalReferenceInfo?.applicationDate,
});

function partsOf(
  row: FirstSubmission,
  { contentStructure: { data, attachments: described } }: FirstMetadata,
  attachments: readonly FirstAttachment[],
) {
  const folder = `inbox/${row.tenant}/${row.submission_id}/`;
  const meta = new Map(described.map((one) => [one.attachmentId.toLowerCase(), one]));
  return [
    {
      part_id: row.submission_id,
      role: 'data' as const,
      mime_type: data.submissionSchema.mimeType,
      file_name: null,
      description: null,
      purpose: null,
      size: Number(row.data_size ?? 0),
      sha512: data.hash.content,
      content: `${folder}data`,
    },
    ...attachments.map((stored) => {
      const one = meta.get(stored.attachment_id.toLowerCase());
      return {
        part_id: stored.attachment_id,
        role: 'attachment' as const,
        mime_type: one?.mimeType ?? 'application/octet-stream',
        file_name: one?.filename ?? null,
        description: one?.description ?? null,
        purpose: one?.purpose ?? null,
        size: Number(stored.size),
        sha512: stored.sha512,
        content: `${folder}${stored.attachment_id}`,
      };
    }),
  ];
}
