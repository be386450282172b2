import { type Kysely, type Selectable, sql } from 'kysely';
import type { DeliveryPartTable, DeliveryTable, ExchangeTables, WorkState } from '../store/tables.ts';
import type { Part } from '../transport/transport.ts';
import type { FailureClass } from '../work/failure.ts';
import type { DeliveryState } from './state.ts';

/** A delivery with the work on it. Columns of the work are null when there is none any more. */
export interface DeliveryRow extends Selectable<DeliveryTable> {
  work_state: WorkState | null;
  due_at: number | string | null;
  failures: number | null;
  failing_since: number | string | null;
  failure_class: string | null;
  error_code: string | null;
  error_message: string | null;
  work_updated_at: number | string | null;
}

/** Which deliveries are listed. */
export interface DeliveryFilter {
  state?: DeliveryState | undefined;
  /** Of the last failure. */
  class?: FailureClass | undefined;
  /** Of the last failure. */
  code?: string | undefined;
  /** Exactly this id, key, id at the service, or reference. */
  search?: string | undefined;
}

type Page = { created_at: string; id: string };

/** Reads of the outbox of one tenant. */
export function outboxRows(db: Kysely<ExchangeTables>, tenant: string) {
  const rows = () =>
    db
      .selectFrom('delivery')
      .leftJoin('work_item', (join) =>
        join.onRef('work_item.id', '=', 'delivery.id').on('work_item.kind', '=', 'delivery'),
      )
      .selectAll('delivery')
      .select([
        'work_item.state as work_state',
        'work_item.due_at',
        'work_item.failures',
        'work_item.failing_since',
        'work_item.failure_class',
        'work_item.error_code',
        'work_item.error_message',
        'work_item.updated_at as work_updated_at',
      ])
      .where('delivery.tenant', '=', tenant);

  return {
    find: (column: 'id' | 'key', value: string): Promise<DeliveryRow | undefined> =>
      rows().where(`delivery.${column}`, '=', value).executeTakeFirst(),

    parts: async (id: string): Promise<Part[]> => {
      const parts = await db
        .selectFrom('delivery_part')
        .selectAll()
        .where('delivery_id', '=', id)
        .orderBy('position')
        .execute();
      return parts.map(partOf);
    },

    /** A page of at most 100, newest first, that comes after a row. */
    page(filter: DeliveryFilter, after: Page | undefined): Promise<DeliveryRow[]> {
      const { state, class: failureClass, code, search } = filter;
      let query = rows();
      if (state === 'stopped')
        query = query
          .where('work_item.state', '=', 'stopped')
          .where('delivery.state', 'not in', ['accepted', 'rejected']);
      else if (state !== undefined) {
        query = query.where('delivery.state', '=', state);
        if (state !== 'accepted' && state !== 'rejected')
          query = query.where(sql<boolean>`coalesce(work_item.state, '') <> 'stopped'`);
      }
      if (failureClass !== undefined) query = query.where('work_item.failure_class', '=', failureClass);
      if (code !== undefined) query = query.where('work_item.error_code', '=', code);
      if (search !== undefined)
        query = query.where((where) =>
          where.or([
            where('delivery.id', '=', search),
            where('delivery.key', '=', search),
            where('delivery.remote_id', '=', search),
            where('delivery.reference', '=', search),
          ]),
        );
      if (after)
        query = query.where((where) =>
          where.or([
            where('delivery.created_at', '<', after.created_at),
            where.and([
              where('delivery.created_at', '=', after.created_at),
              where('delivery.id', '<', after.id),
            ]),
          ]),
        );
      return query.orderBy('delivery.created_at', 'desc').orderBy('delivery.id', 'desc').limit(100).execute();
    },
  };
}

export type OutboxRows = ReturnType<typeof outboxRows>;

const partOf = (row: Selectable<DeliveryPartTable>): Part => ({
  id: row.part_id,
  role: row.role,
  mimeType: row.mime_type,
  fileName: row.file_name ?? undefined,
  description: row.description ?? undefined,
  purpose: row.purpose ?? undefined,
  size: Number(row.size),
  sha512: row.sha512,
  content: row.content,
});
