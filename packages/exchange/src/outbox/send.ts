import { throwIfAborted } from '@rathaus/client-core/abort';
import type { Clock, Random } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import type { Notify } from '../events/exchange-event.ts';
import { erasedDelivery, erasedPart } from '../retention/erased.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { DeliveryTable } from '../store/tables.ts';
import type { Address } from '../transport/address.ts';
import { createFailureClasses } from '../transport/failure-classes.ts';
import type {
  MessageDescription,
  OutgoingDelivery,
  Part,
  Progress,
  SendState,
  SendStep,
} from '../transport/transport.ts';
import type { Transports } from '../transport/transports.ts';
import { jittered } from '../work/failure.ts';
import { appendHistory } from '../work/history.ts';
import type { WorkHandler } from '../work/kernel.ts';
import type { Outcome, WorkItem } from '../work/work-item.ts';
import type { WorkStore } from '../work/work-store.ts';
import { contentFolder } from './enqueue.ts';
import type { OutboxOptions } from './options.ts';
import type { DeliveryRow, OutboxRows } from './rows.ts';
import { isAnswered } from './state.ts';

export interface SendContext {
  readonly store: ExchangeStore;
  readonly work: WorkStore;
  readonly rows: OutboxRows;
  readonly transports: Transports;
  readonly tenant: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly notify: Notify;
}

const day = 86_400_000;
/** Longest pause between two looks for a receipt, in milliseconds. */
const longestLook = 900_000;
/** Milliseconds until a step that has to wait, before the service has the delivery, is made again. */
const shortPause = 10_000;

/** Does the work on deliveries that go out: step by step, each stored before the next begins. */
export function createSending(context: SendContext, options: OutboxOptions): WorkHandler {
  const { store, work, rows, transports, tenant, clock, random, notify } = context;
  const { receiptInterval = 60_000, retention } = options;
  const classes = createFailureClasses();
  const keep = { accepted: retention?.accepted ?? 0, rejected: retention?.rejected ?? 30 * day };

  /** Stores what a step has brought, under the lease. */
  async function save(item: WorkItem, row: DeliveryRow, step: SendStep): Promise<DeliveryRow> {
    const changes = changesBy(step, row, new Date(clock()).toISOString());
    const hasChanged = changes.state !== row.state;
    await work.commit(item, async (transaction) => {
      await transaction.updateTable('delivery').set(changes).where('id', '=', row.id).execute();
      if (hasChanged) await appendHistory(store, transaction, item, { type: 'state', state: changes.state });
      if (step.notice !== undefined)
        await appendHistory(store, transaction, item, { type: 'notice', code: step.notice });
      // Before the service has it nothing is won: what is uploaded once more may fail in the same way for ever.
      else await work.progressed(item, changes.state !== 'sending', transaction);
    });
    const saved = { ...row, ...changes };
    if (step.notice !== undefined)
      notify({ type: 'delivery.notice', tenant, deliveryId: row.id, code: step.notice });
    if (hasChanged)
      notify({
        type: 'delivery.state',
        tenant,
        deliveryId: row.id,
        remoteId: saved.remote_id ?? undefined,
        state: changes.state,
        code: undefined,
      });
    return saved;
  }

  /** Milliseconds until the next look. Seldom for what waits long: a receipt may take days. */
  function pause(row: DeliveryRow): number {
    if (row.state !== 'sent' && row.state !== 'collected')
      return jittered(Math.min(receiptInterval, shortPause), random);
    const age = clock() - Date.parse(row.sent_at ?? row.updated_at);
    return jittered(Math.max(receiptInterval, Math.min(longestLook, age / 20)), random);
  }

  /** Removes content that is kept no longer, with what the record tells of it. A crash in between removes again. */
  async function finish(item: WorkItem, row: DeliveryRow, parts: readonly Part[]): Promise<Outcome> {
    if (row.removed_at !== null) return { next: 'done' };
    const kept = row.state === 'rejected' ? keep.rejected : keep.accepted;
    const left = Date.parse(row.finished_at ?? row.updated_at) + kept - clock();
    if (kept > 0 && left > 0) return { next: 'again', after: Math.ceil(left) };
    for (const folder of foldersOf(row, parts)) await store.content.remove(folder);
    const now = new Date(clock()).toISOString();
    await work.commit(item, async (transaction) => {
      await transaction
        .updateTable('delivery_part')
        .set(erasedPart)
        .where('delivery_id', '=', row.id)
        .execute();
      await transaction
        .updateTable('delivery')
        .set({ removed_at: now, ...erasedDelivery(row, now) })
        .where('id', '=', row.id)
        .execute();
    });
    return { next: 'done' };
  }

  return {
    async run(item, { signal, answered }) {
      let row = await rows.find('id', item.id);
      if (!row) return { next: 'done' };
      const parts = await rows.parts(item.id);
      const delivery = outgoingOf(row, parts);
      const folder = contentFolder(tenant, row.id);
      for (;;) {
        if (row.finished_at !== null) return finish(item, row, parts);
        throwIfAborted(signal, 'A step of a delivery');
        const progress = row.progress === null ? undefined : (JSON.parse(row.progress) as Progress);
        const transport = transports.get(row.transport);
        const step = await classes.noting(transport, () =>
          transport.send(delivery, progress, { content: store.content, folder, clock, random, signal }),
        );
        row = await save(item, row, step);
        answered?.();
        if (step.next === 'later')
          return { next: 'again', after: pause(row), isStuck: row.state === 'sending' };
      }
    },
    classOf: classes.of,
  };
}

function outgoingOf(row: DeliveryRow, parts: readonly Part[]): OutgoingDelivery {
  return {
    id: row.id,
    tenant: row.tenant,
    key: row.key,
    address: JSON.parse(row.address) as Address,
    message: JSON.parse(row.message) as MessageDescription,
    parts,
    createdAt: row.created_at,
  };
}

/** Folders with content of a delivery: its own, and those of parts that version 0.1 has stored. */
function foldersOf(row: DeliveryRow, parts: readonly Part[]): Set<string> {
  const ofParts = parts.map(({ content }) => content.slice(0, content.lastIndexOf('/') + 1));
  return new Set([contentFolder(row.tenant, row.id), ...ofParts]);
}

interface Changes
  extends Pick<
    DeliveryTable,
    | 'state'
    | 'progress'
    | 'remote_id'
    | 'conversation'
    | 'sent_at'
    | 'collected_at'
    | 'finished_at'
    | 'problems'
    | 'proof'
    | 'updated_at'
  > {}

/**
 * What a step changes. What was known stays known: an answer is final, and nothing that was sent becomes unsent because
 * something is sent once more (its log is late). Only the service that has forgotten it can make it so: it is begun anew.
 */
function changesBy(
  { progress, known, remoteId, conversation, next, notice }: SendStep,
  row: DeliveryRow,
  now: string,
): Changes {
  const isAnew = notice === 'exchange.outbox.restarted';
  const stays = known.state === 'sending' && row.sent_at !== null && !isAnew;
  const sent = isAnew ? null : row.sent_at;
  const reached = { sent, collected: row.collected_at, finished: row.finished_at };
  if (known.state === 'sent') reached.sent ??= known.at;
  if (known.state === 'collected') reached.collected ??= known.at;
  if (isFinal(known)) reached.finished = known.at;
  else if (next === 'done') {
    // Nobody will ever confirm it: it has ended as far as it can be known.
    if (known.state === 'sending') throw exchangeError('exchange.outbox.inconsistent');
    reached.finished = known.at;
  }
  return {
    state: stays ? row.state : known.state,
    progress: JSON.stringify(progress),
    remote_id: remoteId ?? row.remote_id,
    conversation: conversation ?? row.conversation,
    sent_at: reached.sent,
    collected_at: reached.collected,
    finished_at: reached.finished,
    problems: known.state === 'rejected' ? JSON.stringify(known.problems) : row.problems,
    proof: known.state === 'accepted' && known.proof ? JSON.stringify(known.proof) : row.proof,
    updated_at: now,
  };
}

const isFinal = (
  known: SendState,
): known is Exclude<SendState, { state: 'sending' | 'sent' | 'collected' }> => isAnswered(known.state);
