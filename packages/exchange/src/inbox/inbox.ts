import { rm } from 'node:fs/promises';
import { isRathausError } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';
import type { Clock, Random } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import { type Notify, workerFault } from '../events/exchange-event.ts';
import type { FitConnectClient } from '../fit-connect/client.ts';
import type { TrustedKeys } from '../fit-connect/trusted-keys.ts';
import { backoff } from '../store/backoff.ts';
import { createLeaseOwner, releaseLeasesOfDeadProcesses } from '../store/lease.ts';
import type { ExchangeStore } from '../store/tables.ts';
import { createRounds, type Held, type Rounds, runOnce, runRounds } from '../store/worker.ts';
import { answer } from './answer.ts';
import { fetchSubmission } from './fetch-submission.ts';
import { entryOf, type InboxRow, inboxFolder, receivedOf } from './received.ts';
import { problemOf } from './refusal.ts';
import { inboxRows, inboxWorkStates } from './rows.ts';
import { inboxStateOf, inboxStepOf } from './state.ts';
import type { Inbox, InboxDestination, InboxOptions, OnReceive } from './types.ts';

/** Makes the rounds of a worker that hands over to `onReceive`. */
export type InboxRounds = (onReceive: OnReceive | undefined) => Rounds;

export interface InboxContext {
  store: ExchangeStore;
  tenant: string;
  client: FitConnectClient;
  trusted: TrustedKeys;
  destinations: readonly InboxDestination[];
  clock: Clock;
  random: Random;
  applicationTimeout: number | undefined;
  notify: Notify;
  /** Aborts with `core.tenant.unknown` when the tenant is gone; then every method rejects with it. */
  gone: AbortSignal;
  /** The rounds with the configuration as it is now. */
  latest(): Promise<InboxRounds>;
}

/** Builds the inbox of one tenant, and the rounds of its worker. */
export function createInbox(
  context: InboxContext,
  options: InboxOptions = {},
): { inbox: Inbox; rounds: InboxRounds } {
  const { store, tenant, client, trusted, destinations, clock, random, applicationTimeout, notify, gone } =
    context;
  const { verifyAttempts = 2, maxDataBytes = 100_000_000, handlerTimeout = 900_000 } = options;
  const rows = inboxRows(store, tenant, clock);
  const owner = createLeaseOwner();
  let started = false;
  /** The store, as long as there is such a tenant. */
  const ready = async (): Promise<void> => {
    gone.throwIfAborted();
    await store.ready();
  };
  const fault = (error: unknown) => notify(workerFault(tenant, 'inbox', error));
  const report = (row: InboxRow) =>
    notify({
      type: 'submission.state',
      tenant,
      submissionId: row.submission_id,
      caseId: row.case_id,
      destinationId: row.destination_id,
      state: inboxStateOf(row.state),
      code: row.error_code ?? undefined,
    });

  async function step(
    row: InboxRow,
    signal: AbortSignal,
    onReceive: OnReceive | undefined,
  ): Promise<InboxRow> {
    const destination = destinations.find((one) => one.destinationId === row.destination_id);
    if (!destination) throw exchangeError('exchange.inbox.unknown-destination');
    const reference = {
      submissionId: row.submission_id,
      caseId: row.case_id,
      destinationId: row.destination_id,
    };
    if (row.state === 'found') {
      const folder = inboxFolder(store, tenant, row.submission_id);
      const { decrypters } = destination;
      const fetching = { client, trusted, decrypters, applicationTimeout, folder, maxDataBytes, signal };
      return rows.store(row, await fetchSubmission(reference, fetching));
    }
    if (row.state === 'stored') return rows.save(row, await handOver(row, signal, onReceive));
    const { signer } = destination;
    return answer(row, { rows, client, trusted, signer, reference, clock, applicationTimeout, signal });
  }

  async function handOver(row: InboxRow, signal: AbortSignal, onReceive: OnReceive | undefined) {
    const received = receivedOf(row, await rows.attachments(row.submission_id), store);
    if (!received) throw exchangeError('exchange.inbox.inconsistent');
    const notTaken = (facts: { cause?: unknown; message?: string }) => {
      const error = exchangeError('exchange.inbox.not-taken', facts);
      fault(error);
      return error;
    };
    let decision: Awaited<ReturnType<OnReceive>>;
    try {
      decision = await callApplication(
        'The handler of received submissions',
        (inner) => onReceive?.(received, { signal: inner }),
        { signal, timeout: handlerTimeout },
      );
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw notTaken({ cause });
    }
    if (decision === undefined || decision === 'accept') return { state: 'accepting' as const, attempts: 0 };
    if (decision === 'later') return { state: 'waiting' as const, attempts: 0 };
    // Whatever else a program without types returns must not accept by accident.
    if (!Array.isArray(decision?.reject))
      throw notTaken({ message: 'its decision is none of accept, later, reject' });
    if (decision.reject.length === 0) throw exchangeError('exchange.event.no-problem');
    return { state: 'rejecting' as const, problems: JSON.stringify(decision.reject), attempts: 0 };
  }

  async function handle(
    { row: claimed, signal }: Held<InboxRow>,
    onReceive: OnReceive | undefined,
  ): Promise<void> {
    let row = claimed;
    try {
      while (inboxWorkStates.includes(row.state)) {
        const before = row.state;
        row = await step(row, signal, onReceive);
        if (row.state !== before) report(row);
      }
    } catch (error) {
      if (signal.aborted || (isRathausError(error) && error.code === 'exchange.worker.lease-lost')) return;
      await failed(row, error);
    }
  }

  async function failed(row: InboxRow, error: unknown): Promise<void> {
    const problem = problemOf(error);
    const suspicions = row.suspicions + (problem ? 1 : 0);
    const attempts = row.attempts + 1;
    const known = isRathausError(error)
      ? error
      : exchangeError('exchange.inbox.unexpected', { cause: error });
    if (known !== error) fault(known);
    const note = { error_code: known.code, error_message: known.message, attempts };
    if (problem && suspicions >= verifyAttempts) {
      const problems = JSON.stringify([problem]);
      report(
        await rows.save(row, {
          ...note,
          state: 'rejecting',
          problems,
          suspicions,
          attempts: 0,
          next_attempt_at: rows.at(),
        }),
      );
      return;
    }
    const repeated = known.retryable || problem !== undefined;
    const dead = !repeated || attempts >= (options.backoff?.attempts ?? 30);
    const pause = backoff(attempts, options.backoff ?? {}, random);
    const changed = await rows.save(row, {
      ...note,
      suspicions,
      next_attempt_at: rows.at(pause),
      ...(dead ? { state: 'dead' as const, resume_state: row.state } : {}),
    });
    if (dead) report(changed);
  }

  const rounds: InboxRounds = (onReceive) =>
    createRounds<InboxRow>(
      {
        owner,
        random,
        async discover(signal) {
          await store.ready();
          if (!started) await releaseLeasesOfDeadProcesses(store, tenant);
          started = true;
          for (const { destinationId } of destinations) {
            try {
              for await (const { submissionId, caseId } of client.listSubmissions(destinationId, {
                signal,
              })) {
                await rows.add({ submissionId, caseId, destinationId });
              }
            } catch (error) {
              if (signal.aborted) return;
              // One destination that cannot be listed must not keep the others and the started work waiting.
              fault(error);
            }
          }
        },
        now: () => rows.at(),
        claim: (leaseMs, due) => rows.claim(owner, leaseMs, due),
        renew: (row, leaseMs) => rows.renew(row.submission_id, owner, leaseMs),
        handle: (held) => handle(held, onReceive),
        release: (row) => rows.release(row.submission_id, owner),
        fault,
      },
      options,
    );

  async function decide(
    submissionId: string,
    state: 'accepting' | 'rejecting',
    problems: string | null,
  ): Promise<void> {
    await ready();
    if (!(await rows.decide(submissionId, state, problems)))
      throw exchangeError('exchange.inbox.not-waiting');
  }

  const tenancy = (onReceive: OnReceive | undefined) => ({
    name: 'the inbox',
    gone,
    latest: async () => (await context.latest())(onReceive),
    fault,
  });
  const inbox: Inbox = {
    runOnce: ({ onReceive, signal } = {}) => runOnce(rounds(onReceive), tenancy(onReceive), { signal }),
    run: ({ onReceive, signal }) => runRounds(tenancy(onReceive), { signal }),
    async get(submissionId) {
      await ready();
      const row = await rows.find(submissionId);
      return row && receivedOf(row, await rows.attachments(submissionId), store);
    },
    async entry(submissionId) {
      await ready();
      const row = await rows.find(submissionId);
      return row && entryOf(row);
    },
    async *list({ state } = {}) {
      for (let last = ''; ; ) {
        await ready();
        let query = store.db
          .selectFrom('inbox_submission')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('submission_id', '>', last);
        if (state !== undefined) query = query.where('state', '=', inboxStepOf(state));
        const page = await query.orderBy('submission_id').limit(100).execute();
        for (const row of page) yield entryOf(row);
        last = page.at(-1)?.submission_id ?? last;
        if (page.length < 100) return;
      }
    },
    accept: (submissionId) => decide(submissionId, 'accepting', null),
    async reject(submissionId, problems) {
      if (problems.length === 0) throw exchangeError('exchange.event.no-problem');
      await decide(submissionId, 'rejecting', JSON.stringify(problems));
    },
    async retry(submissionId) {
      await ready();
      const row = await rows.find(submissionId);
      if (row?.state !== 'dead' || row.resume_state === null)
        throw exchangeError('exchange.inbox.not-stopped');
      await store.db
        .updateTable('inbox_submission')
        .set({
          state: row.resume_state,
          resume_state: null,
          attempts: 0,
          next_attempt_at: rows.at(),
          updated_at: rows.at(),
          error_code: null,
          error_message: null,
        })
        .where('tenant', '=', tenant)
        .where('submission_id', '=', submissionId)
        .where('state', '=', 'dead')
        .execute();
    },
    async removeContent(submissionId) {
      await ready();
      const row = await rows.find(submissionId);
      if (row && row.state !== 'accepted' && row.state !== 'rejected')
        throw exchangeError('exchange.inbox.not-finished');
      await rm(inboxFolder(store, tenant, submissionId), { recursive: true, force: true });
    },
  };
  return { inbox, rounds };
}
