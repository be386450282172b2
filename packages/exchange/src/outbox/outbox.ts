import type { Abortable } from '@rathaus/client-core/abort';
import { exchangeError } from '../errors.ts';
import { isStorable } from '../metadata/stored-text.ts';
import { createCallJudge } from '../report/call-judge.ts';
import type { CallerTransaction } from '../store/exchange-store.ts';
import { requireStorable } from '../store/stored-words.ts';
import type { ActedBy } from '../work/control.ts';
import { type HistoryEntry, readHistory } from '../work/history.ts';
import { createRevival, type RetriedAll, type RetryFilter } from '../work/revive.ts';
import type { RunOnceOptions, RunOptions } from '../work/run-options.ts';
import { type Delivery, type DeliveryRequest, deliveryOf } from './delivery.ts';
import { type EnqueueContext, enqueue } from './enqueue.ts';
import { judgeEnqueueOptions } from './judge-request.ts';
import { type DeliveryFilter, type DeliveryRow, type OutboxRows, outboxRows } from './rows.ts';
import { deliveryStates } from './state.ts';

/** How a delivery is enqueued. */
export interface EnqueueOptions extends Abortable {
  /**
   * The application's own transaction on PostgreSQL, in which the delivery is written: both commit together. Whatever is
   * rolled back was never enqueued; its content is swept. The worker finds it with its next look.
   */
  readonly transaction?: CallerTransaction | undefined;
}

/**
 * Takes deliveries, sends them exactly once, waits for the receipt. Every method rejects what is no argument of it with
 * `exchange.outbox.invalid-request` and `details.place`.
 */
export interface Outbox {
  /**
   * Stores a delivery durably and returns it; sending is the worker's matter. The same key returns the same delivery.
   * Errors: `exchange.outbox.key-conflict` (same key, other content), `too-large`, `too-many-attachments`,
   * `invalid-request` (all faults at once; `details.place` as the request has it: `attachments.0.fileName`), `not-stored`,
   * `exchange.metadata.invalid`, `exchange.content.*`, `core.aborted`, `core.application.timeout`.
   *
   * @example
   * await client.query('begin');
   * await client.query('update antrag set versendet = now() where id = $1', [id]);
   * await outbox.enqueue({ key: id, to, service, data }, { transaction: client });
   * await client.query('commit');
   */
  enqueue(request: DeliveryRequest, options?: EnqueueOptions): Promise<Delivery>;
  get(id: string): Promise<Delivery | undefined>;
  getByKey(key: string): Promise<Delivery | undefined>;
  /** Newest first, in pages of 100 behind the scenes. */
  list(filter?: DeliveryFilter): AsyncGenerator<Delivery, void, void>;
  /** What happened to a delivery, oldest first: states, failures by class, notices. */
  history(id: string): Promise<HistoryEntry[]>;
  /**
   * Revives a `stopped` delivery at the step where it stopped, and makes one that fails go on at once. `by` stands in the
   * history. Errors:
   * `exchange.outbox.unknown-delivery`, `exchange.outbox.not-stopped`, `exchange.operation.invalid-text`.
   */
  retry(id: string, options?: ActedBy): Promise<Delivery>;
  /** Revives all that have stopped (with this code, of this class), but those of `needsAsking` only with `asked`. */
  retryAll(filter?: RetryFilter): Promise<RetriedAll>;
  /** Looks now for the receipt of a delivery, because the service called back. `false`: none has this id at the service. */
  look(remoteId: string): Promise<boolean>;
  /** Works once on everything that is due now, then resolves. Ends as `core.aborted` when the signal aborts. */
  runOnce(options?: RunOnceOptions): Promise<void>;
  /**
   * Works until the signal aborts: that is its regular end, it resolves when the work in hand has ended. Takes up changed
   * configuration by itself. Rejects with `core.tenant.unknown` (or `ambiguous`) when there is no such tenant any more,
   * and with `exchange.worker.no-signal`; other faults are observed (`worker.fault`) and it goes on.
   */
  run(options: RunOptions): Promise<void>;
}

export interface OutboxContext extends EnqueueContext {
  readonly rows: OutboxRows;
  /** Aborts with `core.tenant.unknown` when the tenant is gone; then every method rejects with it. */
  readonly gone: AbortSignal;
  /** There is new work. */
  wake(): void;
  runOnce(options: RunOnceOptions): Promise<void>;
  run(options: RunOptions): Promise<void>;
}

const judge = createCallJudge('exchange.outbox.invalid-request', deliveryStates);

/** Builds the outbox of one tenant. */
export function createOutbox(context: OutboxContext): Outbox {
  const { store, rows, tenant, gone, wake } = context;
  const revival = createRevival(store, tenant);
  /** The store, as long as there is such a tenant. */
  const ready = async (): Promise<void> => {
    gone.throwIfAborted();
    await store.ready();
  };
  const find = async (column: 'id' | 'key', value: string): Promise<DeliveryRow | undefined> => {
    judge.id(column, value);
    await ready();
    // No row has such a text, and PostgreSQL fails when it is asked for it.
    return isStorable(value) ? rows.find(column, value) : undefined;
  };

  return {
    async runOnce(options) {
      judge.run(options);
      await context.runOnce({ ...options });
    },
    async run(options) {
      judge.run(options);
      await context.run({ ...options });
    },
    async enqueue(request, options) {
      gone.throwIfAborted();
      judgeEnqueueOptions(options);
      const { signal, transaction } = options ?? {};
      const either = signal ? AbortSignal.any([signal, gone]) : gone;
      try {
        const id = await enqueue(request, context, { signal: either, transaction });
        const row = transaction ? await joinedRow(id, transaction) : await rows.find('id', id);
        if (!row) throw exchangeError('exchange.outbox.not-stored');
        if (!transaction) wake();
        return deliveryOf(row);
      } catch (error) {
        if (!signal?.aborted) gone.throwIfAborted();
        throw error;
      }
    },
    async get(id) {
      const row = await find('id', id);
      return row && deliveryOf(row);
    },
    async getByKey(key) {
      const row = await find('key', key);
      return row && deliveryOf(row);
    },
    async *list(filter = {}) {
      judge.list(filter);
      for (let last: DeliveryRow | undefined; ; ) {
        await ready();
        const page = await rows.page(filter, last);
        for (const row of page) yield deliveryOf(row);
        last = page.at(-1);
        if (page.length < 100) return;
      }
    },
    async history(id) {
      const row = await find('id', id);
      return row ? readHistory(store, { kind: 'delivery', id }) : [];
    },
    async retry(id, options) {
      judge.options(options);
      const by = options?.by;
      requireStorable({ by });
      const row = await find('id', id);
      if (!row) throw exchangeError('exchange.outbox.unknown-delivery');
      if (!(await revival.revive({ kind: 'delivery', id }, by)))
        throw exchangeError('exchange.outbox.not-stopped', { details: { state: deliveryOf(row).state } });
      wake();
      return deliveryOf((await find('id', id)) ?? row);
    },
    async retryAll(filter = {}) {
      judge.retryAll(filter);
      requireStorable({ by: filter.by, code: filter.code, class: filter.class });
      await ready();
      const result = await revival.reviveAll('delivery', filter);
      if (result.retried > 0) wake();
      return result;
    },
    async look(remoteId) {
      judge.id('remoteId', remoteId);
      await ready();
      if (!isStorable(remoteId)) return false;
      const found = await store.db
        .selectFrom('delivery')
        .select('id')
        .where('tenant', '=', tenant)
        .where('remote_id', '=', remoteId)
        .execute();
      for (const { id } of found) await revival.hurry({ kind: 'delivery', id });
      if (found.length > 0) wake();
      return found.length > 0;
    },
  };

  function joinedRow(id: string, transaction: CallerTransaction): Promise<DeliveryRow | undefined> {
    const db = store.join?.(transaction) ?? store.db;
    return outboxRows({ db, schema: store.schema }, tenant).find('id', id);
  }
}
