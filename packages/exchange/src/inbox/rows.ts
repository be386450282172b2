import { type Selectable, sql } from 'kysely';
import type { ExchangeErrorCode } from '../errors.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { ReceivedTable } from '../store/tables.ts';
import { partOf } from '../transport/part-rows.ts';
import type { Part } from '../transport/transport.ts';
import type { FailureClass } from '../work/failure.ts';
import { pickItems, type WorkColumns, workColumns } from '../work/pick-items.ts';
import type { ReceivedState } from './state.ts';

/** A received delivery with the work on it. */
export interface ReceivedRow extends Selectable<ReceivedTable>, WorkColumns {
  /** Code of a notice that tells of a gap: `exchange.inbox.answered-before`. */
  gap: string | null;
}

/** Notice of a delivery that has ended without its content ever being handed over from here. */
export const answeredBefore = 'exchange.inbox.answered-before' satisfies ExchangeErrorCode;

type Identity = Pick<ReceivedRow, 'transport' | 'source' | 'remote_id'>;

/** Key for idempotent effects of what was received. */
export const keyOf = ({ transport, source, remote_id: remoteId }: Identity): string =>
  `${transport}:${source}:${remoteId}`;

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

/** Folders with content of a received delivery: its own, and those of parts that version 0.1 has stored. */
export async function contentFoldersOf(
  db: ExchangeStore['db'],
  tenant: string,
  id: string,
): Promise<Set<string>> {
  const parts = await db
    .selectFrom('received_part')
    .select('content')
    .where('received_id', '=', id)
    .execute();
  const ofParts = parts.map(({ content }) => content.slice(0, content.lastIndexOf('/') + 1));
  return new Set([receivedFolder(tenant, id), ...ofParts]);
}

/** More has no id of a service that is known. */
const mostColons = 100;

type Page = { created_at: string; id: string };

/** Reads of the inbox of one tenant. */
export function inboxRows({ db, schema }: Pick<ExchangeStore, 'db' | 'schema'>, tenant: string) {
  const rows = () =>
    db
      .selectFrom('received')
      .leftJoin('work_item', (join) =>
        join.onRef('work_item.id', '=', 'received.id').on('work_item.kind', '=', 'received'),
      )
      .selectAll('received')
      .select([
        ...workColumns,
        (row) =>
          row
            .selectFrom('work_event')
            .select('work_event.code')
            .whereRef('work_event.id', '=', 'received.id')
            .where('work_event.kind', '=', 'received')
            .where('work_event.type', '=', 'notice')
            .where('work_event.code', '=', answeredBefore)
            .limit(1)
            .as('gap'),
      ])
      .where('received.tenant', '=', tenant);

  return {
    find: (id: string): Promise<ReceivedRow | undefined> =>
      rows().where('received.id', '=', id).executeTakeFirst(),

    /** By its key, which nothing keeps from having colons of its own in each of its parts. */
    async findByKey(key: string): Promise<ReceivedRow | undefined> {
      const [, , ...ends] = key.split(':');
      if (ends.length === 0 || ends.length > mostColons) return undefined;
      const remoteIds = ends.map((_, at) => ends.slice(at).join(':'));
      const found = await rows().where('received.remote_id', 'in', remoteIds).execute();
      return found.find((row) => keyOf(row) === key);
    },

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
    page(filter: ReceivedFilter, last: Page | undefined): Promise<ReceivedRow[]> {
      const after = last && { createdAt: last.created_at, id: last.id };
      const picked = pickItems(schema, 'received', { tenants: [tenant], filter, after, limit: 100 });
      return rows()
        .where('received.id', 'in', sql<string>`(${picked})`)
        .orderBy('received.created_at', 'desc')
        .orderBy('received.id', 'desc')
        .execute();
    },
  };
}

export type InboxRows = ReturnType<typeof inboxRows>;
