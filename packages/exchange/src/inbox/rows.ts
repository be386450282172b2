import type { Clock } from '@rathaus/client-core/observe';
import type { Updateable } from 'kysely';
import type { SubmissionReference } from '../fit-connect/client.ts';
import { leaseLost } from '../store/lease.ts';
import type {
  ExchangeStore,
  InboxAttachmentTable,
  InboxStep,
  InboxSubmissionTable,
} from '../store/tables.ts';
import type { FetchedSubmission } from './fetch-submission.ts';
import type { InboxRow } from './received.ts';

/** Steps in which a worker has something to do; `waiting` waits for the application. */
export const inboxWorkStates: readonly InboxStep[] = ['found', 'stored', 'accepting', 'rejecting'];

/** Reads and writes of the inbox. Every write of a worker names its lease. */
export function inboxRows(store: ExchangeStore, tenant: string, clock: Clock) {
  const at = (offset = 0) => new Date(clock() + offset).toISOString();
  const find = (submissionId: string): Promise<InboxRow | undefined> =>
    store.db
      .selectFrom('inbox_submission')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('submission_id', '=', submissionId)
      .executeTakeFirst();
  return {
    at,
    find,

    async add({ submissionId, caseId, destinationId }: SubmissionReference): Promise<void> {
      const now = at();
      await store.db
        .insertInto('inbox_submission')
        .values({
          tenant,
          submission_id: submissionId,
          case_id: caseId,
          destination_id: destinationId,
          state: 'found',
          suspicions: 0,
          answer_tried: 0,
          attempts: 0,
          next_attempt_at: now,
          created_at: now,
          updated_at: now,
          resume_state: null,
          metadata: null,
          data_size: null,
          submitted_at: null,
          received_at: null,
          finished_at: null,
          evidence: null,
          problems: null,
          lease_owner: null,
          lease_until: null,
          error_code: null,
          error_message: null,
        })
        .onConflict((conflict) => conflict.columns(['tenant', 'submission_id']).doNothing())
        .execute();
    },

    claim: (owner: string, leaseMs: number, due: string): Promise<InboxRow | undefined> =>
      store.db.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('inbox_submission')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('state', 'in', inboxWorkStates)
          .where('next_attempt_at', '<=', due)
          .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<', at())]))
          .orderBy('next_attempt_at')
          .limit(1)
          .executeTakeFirst();
        if (!row) return undefined;
        const lease = { lease_owner: owner, lease_until: at(leaseMs) };
        await transaction
          .updateTable('inbox_submission')
          .set(lease)
          .where('tenant', '=', tenant)
          .where('submission_id', '=', row.submission_id)
          .execute();
        return { ...row, ...lease };
      }),

    async renew(submissionId: string, owner: string, leaseMs: number): Promise<boolean> {
      const { numUpdatedRows } = await store.db
        .updateTable('inbox_submission')
        .set({ lease_until: at(leaseMs) })
        .where('tenant', '=', tenant)
        .where('submission_id', '=', submissionId)
        .where('lease_owner', '=', owner)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async release(submissionId: string, owner: string): Promise<void> {
      await store.db
        .updateTable('inbox_submission')
        .set({ lease_owner: null, lease_until: null })
        .where('tenant', '=', tenant)
        .where('submission_id', '=', submissionId)
        .where('lease_owner', '=', owner)
        .execute();
    },

    async save(row: InboxRow, changes: Updateable<InboxSubmissionTable>): Promise<InboxRow> {
      const { numUpdatedRows } = await store.db
        .updateTable('inbox_submission')
        .set({ ...changes, updated_at: at() })
        .where('tenant', '=', tenant)
        .where('submission_id', '=', row.submission_id)
        .where('lease_owner', '=', row.lease_owner)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw leaseLost();
      return (await find(row.submission_id)) ?? row;
    },

    attachments: (submissionId: string): Promise<InboxAttachmentTable[]> =>
      store.db
        .selectFrom('inbox_attachment')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('submission_id', '=', submissionId)
        .orderBy('position')
        .execute(),

    /** found → stored: checked content becomes visible in one transaction. */
    async store(row: InboxRow, fetched: FetchedSubmission): Promise<InboxRow> {
      await store.db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('inbox_submission')
          .set({
            state: 'stored',
            metadata: JSON.stringify(fetched.metadata),
            data_size: fetched.dataSize,
            submitted_at: fetched.submittedAt,
            received_at: at(),
            evidence: JSON.stringify(fetched.evidence),
            attempts: 0,
            error_code: null,
            error_message: null,
            updated_at: at(),
          })
          .where('tenant', '=', tenant)
          .where('submission_id', '=', row.submission_id)
          .where('lease_owner', '=', row.lease_owner)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) throw leaseLost();
        const submission = { tenant, submission_id: row.submission_id };
        await transaction
          .deleteFrom('inbox_attachment')
          .where('tenant', '=', tenant)
          .where('submission_id', '=', row.submission_id)
          .execute();
        const attachments = fetched.attachments.map(({ attachmentId, size, sha512 }, position) => ({
          ...submission,
          attachment_id: attachmentId,
          position,
          size,
          sha512,
        }));
        if (attachments.length > 0)
          await transaction.insertInto('inbox_attachment').values(attachments).execute();
      });
      return (await find(row.submission_id)) ?? row;
    },

    /** Decision of the application about a submission that waits for it. Returns whether it waited. */
    async decide(
      submissionId: string,
      state: 'accepting' | 'rejecting',
      problems: string | null,
    ): Promise<boolean> {
      const { numUpdatedRows } = await store.db
        .updateTable('inbox_submission')
        .set({ state, problems, attempts: 0, next_attempt_at: at(), updated_at: at() })
        .where('tenant', '=', tenant)
        .where('submission_id', '=', submissionId)
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}

export type InboxRows = ReturnType<typeof inboxRows>;
