import type { Clock } from '@rathaus/client-core/observe';
import type { Transaction } from 'kysely';
import { exchangeError } from '../errors.ts';
import type { Notify } from '../events/exchange-event.ts';
import { erasedPart, erasedReceived } from '../retention/erased.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { ExchangeTables, ReceivedTable } from '../store/tables.ts';
import { partRow } from '../transport/part-rows.ts';
import type { ReceivedMessage, ReceiveStep } from '../transport/transport.ts';
import { appendHistory } from '../work/history.ts';
import type { WorkItem } from '../work/work-item.ts';
import type { WorkStore } from '../work/work-store.ts';
import { contentFoldersOf, type ReceivedRow } from './rows.ts';

/** Columns that a step may change. */
export type ReceivedChanges = {
  -readonly [Column in Exclude<
    keyof ReceivedTable,
    'id' | 'tenant' | 'transport' | 'source' | 'remote_id' | 'created_at' | 'updated_at'
  >]?: ReceivedTable[Column];
};
interface Extra {
  /** Code of something that somebody should know of. */
  readonly notice?: string | undefined;
  /** More to write in the same transaction. */
  also?(transaction: Transaction<ExchangeTables>): Promise<void>;
}

type Fetched = Extract<ReceiveStep, { type: 'fetched' }>;

export interface ReceivedWriteContext {
  readonly store: ExchangeStore;
  readonly work: WorkStore;
  readonly tenant: string;
  readonly clock: Clock;
  readonly notify: Notify;
}

/** Writes of a worker about received deliveries: all of them under the lease. */
export function createReceivedWrites({ store, work, tenant, clock, notify }: ReceivedWriteContext) {
  const iso = () => new Date(clock()).toISOString();

  async function save(
    item: WorkItem,
    row: ReceivedRow,
    changes: ReceivedChanges,
    { notice, also }: Extra = {},
  ): Promise<ReceivedRow> {
    const written = { ...changes, updated_at: iso() };
    const step = changes.step ?? row.step;
    const hasChanged = step !== row.step;
    await work.commit(item, async (transaction) => {
      await transaction.updateTable('received').set(written).where('id', '=', row.id).execute();
      if (notice !== undefined)
        await appendHistory(store, transaction, item, { type: 'notice', code: notice });
      if (hasChanged) await appendHistory(store, transaction, item, { type: 'state', state: step });
      await also?.(transaction);
      // What is done over has not come further: its age goes on counting.
      if (notice === undefined) await work.progressed(item, true, transaction);
    });
    const about = { tenant, receivedId: row.id, source: row.source, remoteId: row.remote_id };
    if (notice !== undefined) notify({ type: 'received.notice', ...about, code: notice });
    if (hasChanged) notify({ type: 'received.state', ...about, state: step, code: undefined });
    return { ...row, ...written };
  }

  return {
    save,

    /** Checked content becomes visible, all of it at once. */
    async saveParts(item: WorkItem, row: ReceivedRow, fetched: Fetched, step: ReceivedRow['step']) {
      const { progress, received } = fetched;
      const { parts } = received;
      if (parts.filter(({ role }) => role === 'data').length !== 1)
        throw exchangeError('exchange.inbox.inconsistent');
      const changes: ReceivedChanges = {
        step,
        progress: JSON.stringify(progress),
        message: JSON.stringify({ ...received.message, inReplyTo: await answered(received) }),
        details: JSON.stringify(received.details),
        reply_to: received.replyTo ? JSON.stringify(received.replyTo) : null,
        sent_at: received.sentAt,
        received_at: row.received_at ?? iso(),
      };
      return save(item, row, changes, {
        async also(transaction) {
          await transaction.deleteFrom('received_part').where('received_id', '=', row.id).execute();
          await transaction
            .insertInto('received_part')
            .values(parts.map((part, position) => ({ received_id: row.id, ...partRow(part, position) })))
            .execute();
        },
      });
    },

    /** → waiting, and the item waits with it: a decision cannot come in between. */
    async settleWaiting(item: WorkItem, row: ReceivedRow): Promise<ReceivedRow> {
      if (row.step !== 'waiting')
        return save(
          item,
          row,
          { step: 'waiting' },
          {
            also: (transaction) => work.settle(item, { next: 'wait' }, transaction),
          },
        );
      await work.commit(item, async (transaction) => {
        const { step } = await transaction
          .selectFrom('received')
          .select('step')
          .where('id', '=', row.id)
          .executeTakeFirstOrThrow();
        await work.settle(
          item,
          step === 'waiting' ? { next: 'wait' } : { next: 'again', after: 0 },
          transaction,
        );
      });
      return row;
    },

    /** Removes content with what the record tells of it, and remembers that it was removed. */
    async remove(item: WorkItem, row: ReceivedRow): Promise<void> {
      for (const folder of await contentFoldersOf(store.db, tenant, row.id))
        await store.content.remove(folder);
      await work.commit(item, (transaction) => writeRemoved(transaction, row, iso()));
    },
  };

  /** Id of the delivery of ours that began the conversation. */
  async function answered({ answers }: ReceivedMessage): Promise<string | undefined> {
    if (answers === undefined) return undefined;
    const found = await store.db
      .selectFrom('delivery')
      .select('id')
      .where('tenant', '=', tenant)
      .where('conversation', '=', answers)
      .executeTakeFirst();
    return found?.id;
  }
}

/** Its content is gone: so is what the record told of it. */
export async function writeRemoved(
  transaction: Transaction<ExchangeTables>,
  row: ReceivedRow,
  now: string,
): Promise<void> {
  await transaction.updateTable('received_part').set(erasedPart).where('received_id', '=', row.id).execute();
  await transaction
    .updateTable('received')
    .set({ removed_at: now, updated_at: now, ...erasedReceived(row, now) })
    .where('id', '=', row.id)
    .execute();
}
