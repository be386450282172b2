import { throwIfAborted } from '@rathaus/client-core/abort';
import type { Transaction } from 'kysely';
import type { ExchangeTables } from '../store/tables.ts';
import { batch, type RetentionContext } from './erase.ts';

/**
 * How long the record of a finished delivery is kept after its end, in milliseconds, at least a day. Then the sweep deletes
 * row, parts, history and proof, never before the content is gone. Without it: for ever.
 */
export interface RecordRetention {
  /** Of what was accepted, or has ended without an answer. */
  readonly accepted?: number | undefined;
  readonly rejected?: number | undefined;
}

/** How long records are kept, by box; undefined: for ever. */
export interface RecordRetentions {
  readonly outbox: RecordRetention | undefined;
  readonly inbox: RecordRetention | undefined;
}

export interface RecordsContext extends RetentionContext {
  /** Folders with content of a received delivery. */
  receivedFolders(id: string): Promise<Iterable<string>>;
}

/** How many records were deleted. */
export interface DeletedRecords {
  readonly deliveries: number;
  readonly received: number;
}

/** States of finished deliveries: what nobody will ever answer ends as `sent` or `collected`. */
const sentStates = {
  accepted: ['accepted', 'sent', 'collected'],
  rejected: ['rejected'],
} as const;
const answers = ['accepted', 'rejected'] as const;

/**
 * Deletes the records of finished deliveries whose time is over, whole: row, parts, history and work. Nothing that is
 * open, none whose content waits for its own retention. In small transactions, oldest first.
 */
export async function deleteRecords(
  context: RecordsContext,
  { outbox, inbox }: RecordRetentions,
  signal: AbortSignal,
): Promise<DeletedRecords> {
  let [deliveries, received] = [0, 0];
  const all = async (next: () => Promise<{ found: number; deleted: number }>): Promise<number> => {
    for (let sum = 0; ; ) {
      throwIfAborted(signal, 'Deleting records');
      const { found, deleted } = await next();
      sum += deleted;
      // What cannot be deleted now would be found again.
      if (found < batch || deleted === 0) return sum;
    }
  };
  for (const answer of answers) {
    const [ofOutbox, ofInbox] = [outbox?.[answer], inbox?.[answer]];
    if (ofOutbox !== undefined)
      for (const state of sentStates[answer])
        deliveries += await all(() => deleteDeliveries(context, state, ofOutbox));
    if (ofInbox !== undefined) received += await all(() => deleteReceived(context, answer, ofInbox));
  }
  return { deliveries, received };
}

const before = ({ clock }: RetentionContext, kept: number) => new Date(clock() - kept).toISOString();

async function deleteDeliveries(
  context: RetentionContext,
  state: (typeof sentStates)[keyof typeof sentStates][number],
  kept: number,
) {
  const { db } = context.store;
  const limit = before(context, kept);
  const found = await db
    .selectFrom('delivery')
    .innerJoin('work_item', 'work_item.id', 'delivery.id')
    .select('delivery.id')
    .where('work_item.kind', '=', 'delivery')
    .where('work_item.state', '=', 'done')
    .where('delivery.tenant', '=', context.tenant)
    .where('delivery.state', '=', state)
    // By the own clock too: the time of an answer is what the other side says.
    .where('delivery.created_at', '<', limit)
    .where('delivery.finished_at', '<', limit)
    .where('delivery.removed_at', 'is not', null)
    .orderBy('delivery.created_at')
    .limit(batch)
    .execute();
  const ids = found.map(({ id }) => id);
  const deleted = await db.transaction().execute(async (transaction) => {
    const idle = await deleteWork(transaction, 'delivery', ids);
    if (idle.length === 0) return 0;
    await transaction.deleteFrom('delivery_part').where('delivery_id', 'in', idle).execute();
    await transaction.deleteFrom('delivery').where('id', 'in', idle).execute();
    return idle.length;
  });
  return { found: ids.length, deleted };
}

async function deleteReceived(context: RecordsContext, step: (typeof answers)[number], kept: number) {
  const { store, tenant } = context;
  const { db } = store;
  const limit = before(context, kept);
  const found = await db
    .selectFrom('received')
    .innerJoin('work_item', 'work_item.id', 'received.id')
    .select(['received.id', 'received.removed_at'])
    .where('work_item.kind', '=', 'received')
    .where('work_item.state', '=', 'done')
    .where('received.tenant', '=', tenant)
    .where('received.step', '=', step)
    .where('received.created_at', '<', limit)
    .where('received.finished_at', '<', limit)
    .orderBy('received.created_at')
    .limit(batch)
    .execute();
  const ids = found.map(({ id }) => id);
  // Content first: a record that is left names what is to be removed, content that is left names nobody.
  for (const { id, removed_at } of found)
    if (removed_at === null)
      for (const folder of await context.receivedFolders(id)) await store.content.remove(folder);
  const deleted = await db.transaction().execute(async (transaction) => {
    const idle = await deleteWork(transaction, 'received', ids);
    if (idle.length === 0) return 0;
    await transaction.deleteFrom('received_part').where('received_id', 'in', idle).execute();
    await transaction.deleteFrom('received').where('id', 'in', idle).execute();
    return idle.length;
  });
  return { found: ids.length, deleted };
}

/** Work that is done, with its history. The work first, as workers do. Returns whose it was. */
async function deleteWork(
  transaction: Transaction<ExchangeTables>,
  kind: 'delivery' | 'received',
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const gone = await transaction
    .deleteFrom('work_item')
    .where('kind', '=', kind)
    .where('id', 'in', ids)
    .where('state', '=', 'done')
    .returning('id')
    .execute();
  const idle = gone.map(({ id }) => id);
  if (idle.length > 0)
    await transaction.deleteFrom('work_event').where('kind', '=', kind).where('id', 'in', idle).execute();
  return idle;
}
