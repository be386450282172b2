import { rm } from 'node:fs/promises';
import {
  type Decrypter,
  isRathausError,
  RathausError,
  type RathausErrorOptions,
  type Signer,
} from '@rathaus/client-core';
import type { FitConnectClient } from '../fit-connect/client.ts';
import type { TrustedKeys } from '../fit-connect/trusted-keys.ts';
import type { SubmissionProblem } from '../set/events.ts';
import { type BackoffOptions, backoff } from '../store/backoff.ts';
import { createLeaseOwner, releaseLeasesOfDeadProcesses } from '../store/lease.ts';
import type { ExchangeStore, InboxState } from '../store/tables.ts';
import { createWorker, type Held, type RunOptions, type WorkerOptions } from '../store/worker.ts';
import { answer } from './answer.ts';
import { fetchSubmission } from './fetch-submission.ts';
import {
  entryOf,
  type InboxEntry,
  type InboxRow,
  inboxFolder,
  type ReceivedSubmission,
  receivedOf,
} from './received.ts';
import { problemOf } from './refusal.ts';
import { inboxRows, inboxWorkStates } from './rows.ts';

/** A destination this exchange picks up from. */
export interface InboxDestination {
  destinationId: string;
  /** Private keys, several while one is rolled over. */
  decrypters: readonly Decrypter[];
  /** Signs accept and reject events (PS512). */
  signer: Signer;
}

/**
 * Verdict of the application: nothing or `accept`, `later` (it will call `accept()` or `reject()`), or a rejection with
 * problems.
 */
export type Verdict = undefined | 'accept' | 'later' | { reject: readonly SubmissionProblem[] };

/**
 * Called with a checked and stored submission, before it is accepted. At least once: after a crash it may come again, so
 * make it idempotent by `submissionId`. When it throws the submission is kept and handed over again later.
 */
export type OnReceive = (
  submission: ReceivedSubmission,
  options: { signal: AbortSignal },
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler that returns nothing accepts.
) => Verdict | void | Promise<Verdict | void>;

/** Pace and limits of the inbox. */
export interface InboxOptions extends WorkerOptions {
  backoff?: BackoffOptions;
  /** Downloads after which content that does not stand the check is rejected. Default 2: one may be a fault of the line. */
  verifyAttempts?: number;
  /** Largest data that are taken. Default 100,000,000 bytes. */
  maxDataBytes?: number;
  onState?(entry: InboxEntry): void;
  onError?(error: unknown): void;
}

/** Picks submissions up, checks them, stores them, answers them. */
export interface Inbox {
  /** Looks once for new submissions and works on everything that is due. Without `onReceive` what is stored is accepted. */
  runOnce(options?: RunOptions & { onReceive?: OnReceive }): Promise<void>;
  run(options: { signal: AbortSignal; onReceive?: OnReceive }): Promise<void>;
  get(submissionId: string): Promise<ReceivedSubmission | undefined>;
  /** Also of submissions that were rejected or are `dead`. */
  entry(submissionId: string): Promise<InboxEntry | undefined>;
  list(filter?: { state?: InboxState }): AsyncGenerator<InboxEntry, void, void>;
  /** Verdict on a submission that waits since `later`. The event is sent by the next round of the worker. */
  accept(submissionId: string): Promise<void>;
  reject(submissionId: string, problems: readonly SubmissionProblem[]): Promise<void>;
  /** Revives a `dead` submission. */
  retry(submissionId: string): Promise<void>;
  /** Deletes the content of a finished submission from the store; the record stays. */
  removeContent(submissionId: string): Promise<void>;
}

export interface InboxContext {
  store: ExchangeStore;
  tenant: string;
  client: FitConnectClient;
  trusted: TrustedKeys;
  destinations: readonly InboxDestination[];
  clock: () => number;
  random: () => number;
}

const inboxError = (fault: Pick<RathausErrorOptions, 'code' | 'message'>) =>
  new RathausError({ ...fault, origin: 'local' });

/** Builds the inbox of one tenant. */
export function createInbox(context: InboxContext, options: InboxOptions = {}): Inbox {
  const { store, tenant, client, trusted, destinations, clock, random } = context;
  const { verifyAttempts = 2, maxDataBytes = 100_000_000 } = options;
  const rows = inboxRows(store, tenant, clock);
  const owner = createLeaseOwner();
  let started = false;
  const report = (row: InboxRow) => options.onState?.(entryOf(row));

  async function step(
    row: InboxRow,
    signal: AbortSignal,
    onReceive: OnReceive | undefined,
  ): Promise<InboxRow> {
    const destination = destinations.find((one) => one.destinationId === row.destination_id);
    if (!destination)
      throw inboxError({
        code: 'exchange.inbox.unknown-destination',
        message: 'the destination of this submission is not configured any more',
      });
    const reference = {
      submissionId: row.submission_id,
      caseId: row.case_id,
      destinationId: row.destination_id,
    };
    if (row.state === 'found') {
      const folder = inboxFolder(store, tenant, row.submission_id);
      const { decrypters } = destination;
      return rows.store(
        row,
        await fetchSubmission(reference, { client, trusted, decrypters, folder, maxDataBytes, signal }),
      );
    }
    if (row.state === 'stored') return rows.save(row, await handOver(row, signal, onReceive));
    return answer(row, { rows, client, trusted, signer: destination.signer, reference, clock, signal });
  }

  async function handOver(row: InboxRow, signal: AbortSignal, onReceive: OnReceive | undefined) {
    const received = receivedOf(row, await rows.attachments(row.submission_id), store);
    if (!received)
      throw inboxError({
        code: 'exchange.inbox.inconsistent',
        message: 'a stored submission has no content',
      });
    let verdict: Awaited<ReturnType<OnReceive>>;
    try {
      verdict = await onReceive?.(received, { signal });
    } catch (error) {
      if (signal.aborted) throw error;
      options.onError?.(error);
      throw new RathausError({
        code: 'exchange.inbox.not-taken',
        origin: 'local',
        retryable: true,
        message: 'the application has not taken the submission over; it is handed over again',
      });
    }
    if (verdict === 'later') return { state: 'waiting' as const, attempts: 0 };
    if (typeof verdict !== 'object') return { state: 'accepting' as const, attempts: 0 };
    if (verdict.reject.length === 0)
      throw inboxError({
        code: 'exchange.inbox.no-problem',
        message: 'a rejection needs at least one problem',
      });
    return { state: 'rejecting' as const, problems: JSON.stringify(verdict.reject), attempts: 0 };
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
      ? { code: error.code, message: error.message, retryable: error.retryable || problem !== undefined }
      : { code: 'exchange.inbox.unexpected', message: 'an unexpected fault; see onError', retryable: true };
    if (!isRathausError(error)) options.onError?.(error);
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
    const dead = !known.retryable || attempts >= (options.backoff?.attempts ?? 30);
    const pause = backoff(attempts, options.backoff ?? {}, random);
    const changed = await rows.save(row, {
      ...note,
      suspicions,
      next_attempt_at: rows.at(pause),
      ...(dead ? { state: 'dead' as const, resume_state: row.state } : {}),
    });
    if (dead) report(changed);
  }

  const workerFor = (onReceive: OnReceive | undefined) =>
    createWorker<InboxRow>(
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
              options.onError?.(error);
            }
          }
        },
        now: () => rows.at(),
        claim: (leaseMs, due) => rows.claim(owner, leaseMs, due),
        renew: (row, leaseMs) => rows.renew(row.submission_id, owner, leaseMs),
        handle: (held) => handle(held, onReceive),
        release: (row) => rows.release(row.submission_id, owner),
        ...(options.onError ? { onError: options.onError } : {}),
      },
      options,
    );

  async function decide(
    submissionId: string,
    state: 'accepting' | 'rejecting',
    problems: string | null,
  ): Promise<void> {
    await store.ready();
    if (!(await rows.decide(submissionId, state, problems))) {
      throw inboxError({
        code: 'exchange.inbox.not-waiting',
        message: 'only a submission that waits for a verdict can be accepted or rejected',
      });
    }
  }

  return {
    runOnce: ({ onReceive, ...run } = {}) => workerFor(onReceive).runOnce(run),
    run: ({ onReceive, signal }) => workerFor(onReceive).run({ signal }),
    async get(submissionId) {
      await store.ready();
      const row = await rows.find(submissionId);
      return row && receivedOf(row, await rows.attachments(submissionId), store);
    },
    async entry(submissionId) {
      await store.ready();
      const row = await rows.find(submissionId);
      return row && entryOf(row);
    },
    async *list({ state } = {}) {
      await store.ready();
      for (let last = ''; ; ) {
        let query = store.db
          .selectFrom('inbox_submission')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('submission_id', '>', last);
        if (state) query = query.where('state', '=', state);
        const page = await query.orderBy('submission_id').limit(100).execute();
        for (const row of page) yield entryOf(row);
        last = page.at(-1)?.submission_id ?? last;
        if (page.length < 100) return;
      }
    },
    accept: (submissionId) => decide(submissionId, 'accepting', null),
    async reject(submissionId, problems) {
      if (problems.length === 0)
        throw inboxError({
          code: 'exchange.inbox.no-problem',
          message: 'a rejection needs at least one problem',
        });
      await decide(submissionId, 'rejecting', JSON.stringify(problems));
    },
    async retry(submissionId) {
      await store.ready();
      const row = await rows.find(submissionId);
      if (row?.state !== 'dead' || row.resume_state === null)
        throw inboxError({
          code: 'exchange.inbox.not-dead',
          message: 'only a dead submission can be revived',
        });
      await store.db
        .updateTable('inbox_submission')
        .set({
          state: row.resume_state,
          resume_state: null,
          attempts: 0,
          next_attempt_at: rows.at(),
          error_code: null,
          error_message: null,
        })
        .where('tenant', '=', tenant)
        .where('submission_id', '=', submissionId)
        .where('state', '=', 'dead')
        .execute();
    },
    async removeContent(submissionId) {
      await store.ready();
      const row = await rows.find(submissionId);
      if (row && row.state !== 'accepted' && row.state !== 'rejected') {
        throw inboxError({
          code: 'exchange.inbox.not-finished',
          message: 'content is deleted after the service has confirmed the answer',
        });
      }
      await rm(inboxFolder(store, tenant, submissionId), { recursive: true, force: true });
    },
  };
}
