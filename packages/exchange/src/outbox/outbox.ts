import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRathausError } from '@rathaus/client-core';
import type { Abortable } from '@rathaus/client-core/abort';
import type { Clock, Random } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import { type Notify, workerFault } from '../events/exchange-event.ts';
import type { FitConnectClient } from '../fit-connect/client.ts';
import type { FitConnectEndpoints } from '../fit-connect/environments.ts';
import type { TrustedKeys } from '../fit-connect/trusted-keys.ts';
import { type BackoffOptions, backoff, jittered } from '../store/backoff.ts';
import { createLeaseOwner, releaseLeasesOfDeadProcesses } from '../store/lease.ts';
import type { ExchangeStore } from '../store/tables.ts';
import {
  createRounds,
  type Held,
  type Rounds,
  runOnce,
  runRounds,
  type Worker,
  type WorkerOptions,
} from '../store/worker.ts';
import { type Delivery, type DeliveryRequest, deliveryOf } from './delivery.ts';
import { contentFolder, enqueue } from './enqueue.ts';
import { type DeliveryRow, outboxRows, workStates } from './rows.ts';
import { type DeliveryState, deliveryStateOf, stepsOf } from './state.ts';
import { create, prepare, type StepContext, submit, upload } from './steps.ts';
import { watch } from './watch.ts';

/** Pace and limits of the outbox. */
export interface OutboxOptions extends WorkerOptions {
  backoff?: BackoffOptions | undefined;
  /** Milliseconds between two looks for the receipt of a sent delivery, ±20 %. Default 60,000. */
  receiptInterval?: number | undefined;
}

/** Takes deliveries, sends them exactly once, waits for the receipt. */
export interface Outbox extends Worker {
  /**
   * Stores a delivery durably and returns it; sending is the worker's matter. The same key returns the same delivery.
   * Errors: `exchange.outbox.key-conflict` (same key, other content), `too-large`, `too-many-attachments`,
   * `invalid-request`, `not-stored`, `exchange.metadata.invalid`, `core.aborted`, `core.application.timeout`.
   */
  enqueue(request: DeliveryRequest, options?: Abortable): Promise<Delivery>;
  get(id: string): Promise<Delivery | undefined>;
  getByKey(key: string): Promise<Delivery | undefined>;
  /** Newest first, in pages of 100 behind the scenes. */
  list(filter?: { state?: DeliveryState | undefined }): AsyncGenerator<Delivery, void, void>;
  /** Revives a `stopped` delivery at the step where it stopped. */
  retry(id: string): Promise<Delivery>;
}

export interface OutboxContext {
  store: ExchangeStore;
  tenant: string;
  client: FitConnectClient;
  trusted: TrustedKeys;
  endpoints: FitConnectEndpoints;
  clock: Clock;
  random: Random;
  applicationTimeout: number | undefined;
  notify: Notify;
  /** Aborts with `core.tenant.unknown` when the tenant is gone; then every method rejects with it. */
  gone: AbortSignal;
  /** The rounds with the configuration as it is now. */
  latest(): Promise<Rounds>;
}

const steps = {
  enqueued: create,
  created: upload,
  uploaded: prepare,
  submitting: submit,
  submitted: watch,
} as const;

/** Builds the outbox of one tenant, and the rounds of its worker. */
export function createOutbox(
  context: OutboxContext,
  options: OutboxOptions = {},
): { outbox: Outbox; rounds: Rounds } {
  const { store, tenant, clock, random, applicationTimeout, notify, gone } = context;
  const { receiptInterval = 60_000 } = options;
  const rows = outboxRows(store, tenant, clock);
  const owner = createLeaseOwner();
  let started = false;
  /** The store, as long as there is such a tenant. */
  const ready = async (): Promise<void> => {
    gone.throwIfAborted();
    await store.ready();
  };
  const fault = (error: unknown) => notify(workerFault(tenant, 'outbox', error));
  const report = (row: DeliveryRow) =>
    notify({
      type: 'delivery.state',
      tenant,
      deliveryId: row.id,
      destinationId: row.destination_id,
      submissionId: row.submission_id ?? undefined,
      state: deliveryStateOf(row.state),
      code: row.error_code ?? undefined,
    });

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
        if (deliveryStateOf(row.state) !== deliveryStateOf(before)) report(row);
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
          await postpone(row, exchangeError('exchange.outbox.restarted'));
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
      ? error
      : exchangeError('exchange.outbox.unexpected', { cause: error });
    if (known !== error) fault(known);
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
    await ready();
    return store.db
      .selectFrom('outbox_delivery')
      .selectAll()
      .where('tenant', '=', tenant)
      .where(column, '=', value)
      .executeTakeFirst();
  }

  const rounds = createRounds<DeliveryRow>(
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
      fault,
    },
    options,
  );

  const tenancy = { name: 'the outbox', gone, latest: context.latest, fault };
  const outbox: Outbox = {
    runOnce: (run) => runOnce(rounds, tenancy, run),
    run: (run) => runRounds(tenancy, run),
    async enqueue(request, { signal } = {}) {
      gone.throwIfAborted();
      const either = signal ? AbortSignal.any([signal, gone]) : gone;
      try {
        return await enqueue(request, { store, tenant, clock, applicationTimeout }, either);
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
    async *list({ state } = {}) {
      for (let last: { created_at: string; id: string } | undefined; ; ) {
        await ready();
        let query = store.db.selectFrom('outbox_delivery').selectAll().where('tenant', '=', tenant);
        if (state !== undefined) query = query.where('state', 'in', stepsOf(state));
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
      if (!row) throw exchangeError('exchange.outbox.unknown-delivery');
      const resume = row.resume_state;
      if (row.state !== 'dead' || resume === null || !workStates.includes(resume)) {
        throw exchangeError('exchange.outbox.not-stopped', {
          details: { state: deliveryStateOf(row.state) },
        });
      }
      await store.db
        .updateTable('outbox_delivery')
        .set({
          state: resume,
          resume_state: null,
          attempts: 0,
          next_attempt_at: rows.at(),
          updated_at: rows.at(),
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
  return { outbox, rounds };
}
