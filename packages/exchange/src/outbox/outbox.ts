import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRathausError } from '@rathaus/client-core';
import type { FitConnectClient } from '../fit-connect/client.ts';
import type { FitConnectEndpoints } from '../fit-connect/environments.ts';
import type { TrustedKeys } from '../fit-connect/trusted-keys.ts';
import { type BackoffOptions, backoff, jittered } from '../store/backoff.ts';
import { createLeaseOwner, releaseLeasesOfDeadProcesses } from '../store/lease.ts';
import type { DeliveryState, ExchangeStore } from '../store/tables.ts';
import { createWorker, type Held, type Worker, type WorkerOptions } from '../store/worker.ts';
import { type Delivery, type DeliveryRequest, deliveryOf, outboxError } from './delivery.ts';
import { contentFolder, enqueue } from './enqueue.ts';
import { type DeliveryRow, outboxRows, workStates } from './rows.ts';
import { create, prepare, type StepContext, submit, upload } from './steps.ts';
import { watch } from './watch.ts';

/** Pace and limits of the outbox. */
export interface OutboxOptions extends WorkerOptions {
  backoff?: BackoffOptions;
  /** Milliseconds between two looks for the receipt of a submitted delivery, ±20 %. Default 60,000. */
  receiptInterval?: number;
  /** Observes every stored change of state. Ids only; do not throw. */
  onState?(delivery: Delivery): void;
  /** Observes faults of the worker itself (database, disk); faults of a delivery stand in the delivery. */
  onError?(error: unknown): void;
}

/** Takes deliveries, sends them exactly once, waits for the receipt. */
export interface Outbox extends Worker {
  /**
   * Stores a delivery durably and returns it; sending is the worker's matter. The same key returns the same delivery.
   * Errors: `exchange.outbox.key-conflict` (same key, other content), `too-big`, `too-many-attachments`,
   * `invalid-request`, `not-stored`, `exchange.metadata.invalid`.
   */
  enqueue(request: DeliveryRequest, options?: { signal?: AbortSignal }): Promise<Delivery>;
  get(id: string): Promise<Delivery | undefined>;
  getByKey(key: string): Promise<Delivery | undefined>;
  /** Newest first, in pages of 100 behind the scenes. */
  list(filter?: { state?: DeliveryState }): AsyncGenerator<Delivery, void, void>;
  /** Revives a `dead` delivery at the step where it stopped. */
  retry(id: string): Promise<Delivery>;
}

export interface OutboxContext {
  store: ExchangeStore;
  tenant: string;
  client: FitConnectClient;
  trusted: TrustedKeys;
  endpoints: FitConnectEndpoints;
  clock: () => number;
  random: () => number;
}

const steps = {
  enqueued: create,
  created: upload,
  uploaded: prepare,
  submitting: submit,
  submitted: watch,
} as const;

/** Builds the outbox of one tenant. */
export function createOutbox(context: OutboxContext, options: OutboxOptions = {}): Outbox {
  const { store, tenant, clock, random } = context;
  const { receiptInterval = 60_000 } = options;
  const rows = outboxRows(store, tenant, clock);
  const owner = createLeaseOwner();
  let started = false;
  const report = (row: DeliveryRow) => options.onState?.(deliveryOf(row));

  /** Goes from step to step until the delivery waits for someone else. */
  async function handle({ row: claimed, signal }: Held<DeliveryRow>): Promise<void> {
    let row = claimed;
    const step: StepContext = { ...context, rows, signal };
    try {
      for (;;) {
        const run = steps[row.state as keyof typeof steps];
        if (!run) return;
        const before = row.state;
        row = await run(row, step);
        if (row.state !== before) report(row);
        if (row.state === 'submitted' && before === 'submitted') {
          await rows.save(row, {
            next_attempt_at: rows.at(jittered(receiptInterval, random)),
            attempts: 0,
            error_code: null,
            error_message: null,
          });
          return;
        }
        // A submission that starts over must not spin: wait as after a failure.
        if (row.state === 'enqueued') {
          await postpone(row, {
            code: 'exchange.outbox.restarted',
            message: 'the service forgot the submission; a new one follows',
          });
          return;
        }
      }
    } catch (error) {
      if (signal.aborted || (isRathausError(error) && error.code === 'exchange.worker.lease-lost')) return;
      await failed(row, error);
    }
  }

  async function postpone(row: DeliveryRow, error: { code: string; message: string }): Promise<void> {
    const attempts = row.attempts + 1;
    const limit = options.backoff?.attempts ?? 30;
    // Who waits for a receipt has delivered: the wait is not given up because the service is away.
    const dead = attempts >= limit && row.state !== 'submitted';
    const changed = await rows.save(row, {
      attempts,
      error_code: error.code,
      error_message: error.message,
      next_attempt_at: rows.at(backoff(attempts, options.backoff ?? {}, random)),
      ...(dead ? { state: 'dead' as const, resume_state: row.state } : {}),
    });
    if (dead) report(changed);
  }

  async function failed(row: DeliveryRow, error: unknown): Promise<void> {
    const known = isRathausError(error)
      ? { code: error.code, message: error.message, retryable: error.retryable }
      : { code: 'exchange.outbox.unexpected', message: 'an unexpected fault; see onError', retryable: true };
    if (!isRathausError(error)) options.onError?.(error);
    if (known.retryable) return postpone(row, known);
    report(
      await rows.save(row, {
        state: 'dead',
        resume_state: row.state,
        error_code: known.code,
        error_message: known.message,
      }),
    );
  }

  /** Removes content whose row never came to be, because the process died in `enqueue`. */
  async function sweep(): Promise<void> {
    const folder = join(store.folder, 'outbox');
    const ids = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    for (const id of ids) {
      const row = await store.db
        .selectFrom('outbox_delivery')
        .select('state')
        .where('id', '=', id)
        .executeTakeFirst();
      const age = clock() - (await stat(join(folder, id)).catch(() => ({ mtimeMs: clock() }))).mtimeMs;
      if (row ? row.state === 'accepted' : age > 86_400_000)
        await rm(contentFolder(store, id), { recursive: true, force: true });
    }
  }

  async function find(column: 'id' | 'key', value: string): Promise<DeliveryRow | undefined> {
    await store.ready();
    return store.db
      .selectFrom('outbox_delivery')
      .selectAll()
      .where('tenant', '=', tenant)
      .where(column, '=', value)
      .executeTakeFirst();
  }

  const worker = createWorker<DeliveryRow>(
    {
      owner,
      random,
      async discover() {
        await store.ready();
        if (started) return;
        await releaseLeasesOfDeadProcesses(store, tenant);
        await sweep();
        started = true;
      },
      now: () => rows.at(),
      claim: (leaseMs, due) => rows.claim(owner, leaseMs, due),
      renew: (row, leaseMs) => rows.renew(row.id, owner, leaseMs),
      handle,
      release: (row) => rows.release(row.id, owner),
      ...(options.onError ? { onError: options.onError } : {}),
    },
    options,
  );

  return {
    ...worker,
    enqueue: (request, { signal } = {}) => enqueue(request, { store, tenant, clock }, signal),
    async get(id) {
      const row = await find('id', id);
      return row && deliveryOf(row);
    },
    async getByKey(key) {
      const row = await find('key', key);
      return row && deliveryOf(row);
    },
    async *list({ state } = {}) {
      await store.ready();
      for (let last: { created_at: string; id: string } | undefined; ; ) {
        let query = store.db.selectFrom('outbox_delivery').selectAll().where('tenant', '=', tenant);
        if (state) query = query.where('state', '=', state);
        const after = last;
        if (after) {
          query = query.where((where) =>
            where.or([
              where('created_at', '<', after.created_at),
              where.and([where('created_at', '=', after.created_at), where('id', '<', after.id)]),
            ]),
          );
        }
        const page = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(100).execute();
        for (const row of page) yield deliveryOf(row);
        last = page.at(-1);
        if (page.length < 100) return;
      }
    },
    async retry(id) {
      const row = await find('id', id);
      if (!row) throw outboxError({ code: 'exchange.outbox.unknown-delivery', message: 'no such delivery' });
      const resume = row.resume_state;
      if (row.state !== 'dead' || resume === null || !workStates.includes(resume)) {
        throw outboxError({
          code: 'exchange.outbox.not-dead',
          message: 'only a dead delivery can be revived',
          details: { state: row.state },
        });
      }
      await store.db
        .updateTable('outbox_delivery')
        .set({
          state: resume,
          resume_state: null,
          attempts: 0,
          next_attempt_at: rows.at(),
          error_code: null,
          error_message: null,
        })
        .where('id', '=', id)
        .where('state', '=', 'dead')
        .execute();
      const revived = await find('id', id);
      return deliveryOf(revived ?? row);
    },
  };
}
