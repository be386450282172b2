import { type Selectable, sql } from 'kysely';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { DeliveryTable } from '../store/tables.ts';
import { partOf } from '../transport/part-rows.ts';
import type { Part } from '../transport/transport.ts';
import type { FailureClass } from '../work/failure.ts';
import { pickItems, type WorkColumns, workColumns } from '../work/pick-items.ts';
import type { DeliveryState } from './state.ts';

/** A delivery with the work on it. */
export interface DeliveryRow extends Selectable<DeliveryTable>, WorkColumns {
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
export function outboxRows({ db, schema }: Pick<ExchangeStore, 'db' | 'schema'>, tenant: string) {
  const rows = () =>
    db
      .selectFrom('delivery')
      .leftJoin('work_item', (join) =>
        join.onRef('work_item.id', '=', 'delivery.id').on('work_item.kind', '=', 'delivery'),
      )
      .selectAll('delivery')
      .select([...workColumns, 'work_item.updated_at as work_updated_at'])
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
    page(filter: DeliveryFilter, last: Page | undefined): Promise<DeliveryRow[]> {
      const after = last && { createdAt: last.created_at, id: last.id };
      const picked = pickItems(schema, 'delivery', { tenants: [tenant], filter, after, limit: 100 });
      return rows()
        .where('delivery.id', 'in', sql<string>`(${picked})`)
        .orderBy('delivery.created_at', 'desc')
        .orderBy('delivery.id', 'desc')
        .execute();
    },
  };
}

export type OutboxRows = ReturnType<typeof outboxRows>;
