import { type Kysely, type Selectable, sql } from 'kysely';
import type { ExchangeTables, ReceivedPartTable, ReceivedTable, WorkState } from '../store/tables.ts';
import type { Part } from '../transport/transport.ts';
import type { FailureClass } from '../work/failure.ts';
import type { ReceivedState } from './state.ts';

/** A received delivery with the work on it. */
export interface ReceivedRow extends Selectable<ReceivedTable> {
  work_state: WorkState | null;
  due_at: number | string | null;
  failures: number | null;
  failing_since: number | string | null;
  failure_class: string | null;
  error_code: string | null;
  error_message: string | null;
}

/** Which received deliveries are listed. */
export interface ReceivedFilter {
  state?: ReceivedState | undefined;
  /** Of the last failure. */
  class?: FailureClass | undefined;
  /** Of the last failure. */
  code?: string | undefined;
  /** Exactly this id, or id at the service. */
  search?: string | undefined;
}

/** Folder in the content store for the content of a received delivery. */
export const receivedFolder = (tenant: string, id: string) => `${tenant}/inbox/${id}/`;

type Page = { created_at: string; id: string };

/** Reads of the inbox of one tenant. */
export function inboxRows(db: Kysely<ExchangeTables>, tenant: string) {
  const rows = () =>
    db
      .selectFrom('received')
      .leftJoin('work_item', (join) =>
        join.onRef('work_item.id', '=', 'received.id').on('work_item.kind', '=', 'received'),
      )
      .selectAll('received')
      .select([
        'work_item.state as work_state',
        'work_item.due_at',
        'work_item.failures',
        'work_item.failing_since',
        'work_item.failure_class',
        'work_item.error_code',
        'work_item.error_message',
      ])
      .where('received.tenant', '=', tenant);

  return {
    find: (id: string): Promise<ReceivedRow | undefined> =>
      rows().where('received.id', '=', id).executeTakeFirst(),

    parts: async (id: string): Promise<Part[]> => {
      const parts = await db
        .selectFrom('received_part')
        .selectAll()
        .where('received_id', '=', id)
        .orderBy('position')
        .execute();
      return parts.map(partOf);
    },

    /** A page of at most 100, newest first, that comes after a row. */
    page(filter: ReceivedFilter, after: Page | undefined): Promise<ReceivedRow[]> {
      const { state, class: failureClass, code, search } = filter;
      let query = rows();
      if (state === 'stopped')
        query = query
          .where('work_item.state', '=', 'stopped')
          .where('received.step', 'not in', ['accepted', 'rejected']);
      else if (state !== undefined) {
        query = query.where('received.step', '=', state);
        if (state !== 'accepted' && state !== 'rejected')
          query = query.where(sql<boolean>`coalesce(work_item.state, '') <> 'stopped'`);
      }
      if (failureClass !== undefined) query = query.where('work_item.failure_class', '=', failureClass);
      if (code !== undefined) query = query.where('work_item.error_code', '=', code);
      if (search !== undefined)
        query = query.where((where) =>
          where.or([where('received.id', '=', search), where('received.remote_id', '=', search)]),
        );
      if (after)
        query = query.where((where) =>
          where.or([
            where('received.created_at', '<', after.created_at),
            where.and([
              where('received.created_at', '=', after.created_at),
              where('received.id', '<', after.id),
            ]),
          ]),
        );
      return query.orderBy('received.created_at', 'desc').orderBy('received.id', 'desc').limit(100).execute();
    },
  };
}

export type InboxRows = ReturnType<typeof inboxRows>;

const partOf = (row: Selectable<ReceivedPartTable>): Part => ({
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
