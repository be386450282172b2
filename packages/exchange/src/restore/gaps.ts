import type { ExchangeErrorCode } from '../errors.ts';
import { answeredBefore, keyOf } from '../inbox/rows.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';

/** A received delivery that the service had an answer to before its content was fetched here. */
export interface AnsweredGap {
  readonly id: string;
  /** Under this key an effect of the application may stand. */
  readonly key: string;
  readonly source: string;
  readonly remoteId: string;
  readonly state: 'accepted' | 'rejected';
}

/** A delivery of which the log is known and no proof can be made. */
export interface UnprovenDelivery {
  readonly id: string;
  readonly key: string;
  readonly reference: string;
  readonly state: 'sending' | 'sent' | 'collected' | 'accepted' | 'rejected';
  readonly code: ExchangeErrorCode;
}

interface Context {
  readonly store: ExchangeStore;
  readonly tenant: string;
}

/** Received deliveries with the notice `exchange.inbox.answered-before`, oldest first. */
export async function answeredGaps({ store, tenant }: Context): Promise<AnsweredGap[]> {
  const rows = await store.db
    .selectFrom('received')
    .select(['id', 'transport', 'source', 'remote_id', 'step'])
    .where('tenant', '=', tenant)
    .where('step', 'in', ['accepted', 'rejected'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('work_event')
          .select('work_event.id')
          .whereRef('work_event.id', '=', 'received.id')
          .where('work_event.kind', '=', 'received')
          .where('work_event.code', '=', answeredBefore),
      ),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    key: keyOf(row),
    source: row.source,
    remoteId: row.remote_id,
    state: row.step as AnsweredGap['state'],
  }));
}

const withoutProof = [
  'exchange.outbox.not-provable',
  'exchange.proof.incomplete',
] as const satisfies readonly ExchangeErrorCode[];

/** Deliveries with a notice that there is no proof, or will be none, oldest first. */
export async function unprovenDeliveries({ store, tenant }: Context): Promise<UnprovenDelivery[]> {
  const rows = await store.db
    .selectFrom('delivery')
    .innerJoin('work_event', (join) =>
      join.onRef('work_event.id', '=', 'delivery.id').on('work_event.kind', '=', 'delivery'),
    )
    .select(['delivery.id', 'delivery.key', 'delivery.reference', 'delivery.state', 'work_event.code'])
    .where('delivery.tenant', '=', tenant)
    .where('delivery.proof', 'is', null)
    .where('work_event.code', 'in', withoutProof)
    .orderBy('delivery.created_at')
    .orderBy('delivery.id')
    .orderBy('work_event.position')
    .execute();
  const byId = new Map(
    rows.map(({ code, ...row }) => [row.id, { ...row, code } as UnprovenDelivery] as const),
  );
  return [...byId.values()];
}
