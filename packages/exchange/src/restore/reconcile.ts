import { type Abortable, throwIfAborted } from '@rathaus/client-core/abort';
import { exchangeError } from '../errors.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { appendHistory } from '../work/history.ts';
import { type AnsweredGap, answeredGaps, type UnprovenDelivery, unprovenDeliveries } from './gaps.ts';

/** A delivery of which a restored store cannot tell whether it was sent after the dump. */
export interface HeldDelivery {
  readonly id: string;
  readonly key: string;
  readonly reference: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
}

/** What is known, and what is not, after a store was restored from a dump. */
export interface Reconciliation {
  /**
   * The dump has them as not yet begun. They may have been sent since: they are `stopped` with
   * `exchange.outbox.outcome-unknown` until somebody has asked the recipient and says `outbox.retry(id)`.
   */
  readonly held: readonly HeldDelivery[];
  /** Deliveries that go on by themselves: the log of the service tells how far they are. */
  readonly following: number;
  /** Ids of deliveries whose content is here and which the database does not know: enqueued after the dump. */
  readonly unknownDeliveries: readonly string[];
  /** The same of received deliveries: picked up after the dump. */
  readonly unknownReceived: readonly string[];
  /**
   * Found by the workers, so look again when they have worked: answered at the service before the content was fetched here
   * (`exchange.inbox.answered-before`). They were not handed over again: compare their keys with what the application has.
   */
  readonly answeredBefore: readonly AnsweredGap[];
  /**
   * The same of deliveries whose state the log tells and which nobody can prove any more: what was encrypted for them is
   * not in this store (`exchange.outbox.not-provable`, `exchange.proof.incomplete`). They are not sent again.
   */
  readonly unproven: readonly UnprovenDelivery[];
}

interface Context {
  readonly store: ExchangeStore;
  readonly tenant: string;
}

/** Holds what may have been sent since the dump, and lists the gaps. Made again it finds the same. */
export async function reconcile(context: Context, { signal }: Abortable = {}): Promise<Reconciliation> {
  const { store, tenant } = context;
  const open = await store.db
    .selectFrom('delivery')
    .select(['id', 'key', 'reference', 'remote_id', 'created_at'])
    .where('tenant', '=', tenant)
    .where('finished_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const held: HeldDelivery[] = [];
  for (const { id, key, reference, remote_id: remoteId, created_at: createdAt } of open) {
    throwIfAborted(signal, 'Reconciling a restored store');
    if (remoteId !== null) continue;
    await hold(context, id);
    held.push({ id, key, reference, createdAt });
  }
  return {
    held,
    following: open.length - held.length,
    unknownDeliveries: await unknownOf(context, 'delivery', 'outbox', signal),
    unknownReceived: await unknownOf(context, 'received', 'inbox', signal),
    answeredBefore: await answeredGaps(context),
    unproven: await unprovenDeliveries(context),
  };
}

/** A worker that has it in hand, which there should not be, loses it. */
async function hold({ store, tenant }: Context, id: string): Promise<void> {
  const { code, message } = exchangeError('exchange.outbox.outcome-unknown');
  await store.db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('work_item')
      .set((update) => ({
        state: 'stopped',
        epoch: update('epoch', '+', 1),
        lease_until: null,
        failing_since: store.now(),
        failure_class: 'local',
        error_code: code,
        error_message: message,
        updated_at: store.now(),
      }))
      .where('tenant', '=', tenant)
      .where('kind', '=', 'delivery')
      .where('id', '=', id)
      .where('state', '!=', 'stopped')
      .executeTakeFirst();
    if (numUpdatedRows > 0n)
      await appendHistory(
        store,
        transaction,
        { kind: 'delivery', id },
        { type: 'stopped', class: 'local', code },
      );
  });
}

/** Ids that have a folder in the content store and no row. */
async function unknownOf(
  { store, tenant }: Context,
  table: 'delivery' | 'received',
  box: 'outbox' | 'inbox',
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const known = new Map<string, boolean>();
  for await (const { name } of store.content.list(`${tenant}/${box}/`, { signal })) {
    const id = name.split('/')[2] ?? '';
    if (known.has(id)) continue;
    const row = await store.db
      .selectFrom(table)
      .select('id')
      .where('tenant', '=', tenant)
      .where('id', '=', id)
      .executeTakeFirst();
    known.set(id, row !== undefined);
  }
  return [...known].flatMap(([id, isKnown]) => (isKnown ? [] : [id])).sort();
}
