import type { Clock } from '@rathaus/client-core/observe';
import type { Selectable, Updateable } from 'kysely';
import { leaseLost } from '../store/lease.ts';
import type {
  DeliveryStep,
  ExchangeStore,
  OutboxAttachmentTable,
  OutboxDeliveryTable,
} from '../store/tables.ts';

export type DeliveryRow = Selectable<OutboxDeliveryTable>;

/** Steps in which a worker has something to do. */
export const workStates: readonly DeliveryStep[] = [
  'enqueued',
  'created',
  'uploaded',
  'submitting',
  'submitted',
];

/** Reads and writes of the outbox. Every write of a worker names its lease; without it nothing is written. */
export function outboxRows(store: ExchangeStore, tenant: string, clock: Clock) {
  const at = (offset = 0) => new Date(clock() + offset).toISOString();
  return {
    at,

    claim: (owner: string, leaseMs: number, due: string): Promise<DeliveryRow | undefined> =>
      store.db.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('outbox_delivery')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('state', 'in', workStates)
          .where('next_attempt_at', '<=', due)
          .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<', at())]))
          .orderBy('next_attempt_at')
          .limit(1)
          .executeTakeFirst();
        if (!row) return undefined;
        const lease = { lease_owner: owner, lease_until: at(leaseMs) };
        await transaction.updateTable('outbox_delivery').set(lease).where('id', '=', row.id).execute();
        return { ...row, ...lease };
      }),

    async renew(id: string, owner: string, leaseMs: number): Promise<boolean> {
      const { numUpdatedRows } = await store.db
        .updateTable('outbox_delivery')
        .set({ lease_until: at(leaseMs) })
        .where('id', '=', id)
        .where('lease_owner', '=', owner)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async release(id: string, owner: string): Promise<void> {
      await store.db
        .updateTable('outbox_delivery')
        .set({ lease_owner: null, lease_until: null })
        .where('id', '=', id)
        .where('lease_owner', '=', owner)
        .execute();
    },

    /** Stores a step. Throws `exchange.worker.lease-lost` when another worker holds the delivery. */
    async save(row: DeliveryRow, changes: Updateable<OutboxDeliveryTable>): Promise<DeliveryRow> {
      const { numUpdatedRows } = await store.db
        .updateTable('outbox_delivery')
        .set({ ...changes, updated_at: at() })
        .where('id', '=', row.id)
        .where('lease_owner', '=', row.lease_owner)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw leaseLost();
      return store.db
        .selectFrom('outbox_delivery')
        .selectAll()
        .where('id', '=', row.id)
        .executeTakeFirstOrThrow();
    },

    attachments: (id: string): Promise<OutboxAttachmentTable[]> =>
      store.db
        .selectFrom('outbox_attachment')
        .selectAll()
        .where('delivery_id', '=', id)
        .orderBy('position')
        .execute(),

    /** Keeps the tag of an upload, only while the lease holds. */
    async saveTag(row: DeliveryRow, attachmentId: string, tag: string | null): Promise<void> {
      await store.db.transaction().execute(async (transaction) => {
        const held = await transaction
          .selectFrom('outbox_delivery')
          .select('id')
          .where('id', '=', row.id)
          .where('lease_owner', '=', row.lease_owner)
          .executeTakeFirst();
        if (!held) throw leaseLost();
        await transaction
          .updateTable('outbox_attachment')
          .set({ tag })
          .where('delivery_id', '=', row.id)
          .where('attachment_id', '=', attachmentId)
          .execute();
      });
    },

    /** Back to the beginning with a new submission; only for submissions that were certainly not submitted. */
    async restart(row: DeliveryRow): Promise<DeliveryRow> {
      return store.db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('outbox_delivery')
          .set({
            state: 'enqueued',
            submission_id: null,
            case_id: null,
            metadata_tag: null,
            data_tag: null,
            submit_tried: 0,
            updated_at: at(),
          })
          .where('id', '=', row.id)
          .where('lease_owner', '=', row.lease_owner)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) throw leaseLost();
        await transaction
          .updateTable('outbox_attachment')
          .set({ tag: null })
          .where('delivery_id', '=', row.id)
          .execute();
        return transaction
          .selectFrom('outbox_delivery')
          .selectAll()
          .where('id', '=', row.id)
          .executeTakeFirstOrThrow();
      });
    },
  };
}

export type OutboxRows = ReturnType<typeof outboxRows>;
