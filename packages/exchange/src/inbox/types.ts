import type { Decrypter, Signer } from '@rathaus/client-core';
import type { Abortable } from '@rathaus/client-core/abort';
import type { SubmissionProblem } from '../set/events.ts';
import type { BackoffOptions } from '../store/backoff.ts';
import type { WorkerOptions } from '../store/worker.ts';
import type { InboxEntry, ReceivedSubmission } from './received.ts';
import type { InboxState } from './state.ts';

/** A destination this exchange picks up from. */
export interface InboxDestination {
  destinationId: string;
  /** Private keys, several while one is rolled over. */
  decrypters: readonly Decrypter[];
  /** Signs accept and reject events (PS512). */
  signer: Signer;
}

/**
 * Decision of the application: nothing or `accept`, `later` (it will call `accept()` or `reject()`), or a rejection with
 * problems.
 */
export type Decision = undefined | 'accept' | 'later' | { reject: readonly SubmissionProblem[] };

/**
 * Called with a checked and stored submission, before it is accepted. At least once: after a crash it may come again, so
 * make it idempotent by `submissionId`. When it throws or takes too long (`handlerTimeout`) the submission is kept and
 * handed over again later; the signal aborts then, and when the worker stops.
 */
export type OnReceive = (
  submission: ReceivedSubmission,
  options: { signal: AbortSignal },
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler that returns nothing accepts.
) => Decision | void | Promise<Decision | void>;

/** Pace and limits of the inbox. */
export interface InboxOptions extends WorkerOptions {
  backoff?: BackoffOptions | undefined;
  /** Downloads after which content that fails the check is rejected. Default 2: one may be a fault of the line. */
  verifyAttempts?: number | undefined;
  /** Largest data that are taken. Default 100,000,000 bytes. */
  maxDataBytes?: number | undefined;
  /**
   * Milliseconds `onReceive` may take; then the submission is kept and handed over again later. Default 900,000: it may
   * store 2 GB, which the `applicationTimeout` of all other functions is too short for.
   */
  handlerTimeout?: number | undefined;
}

/** Picks submissions up, checks them, stores them, answers them. */
export interface Inbox {
  /**
   * Looks once for new submissions and works on everything that is due. Without `onReceive` what is stored is accepted.
   * An abort ends it as `core.aborted`.
   */
  runOnce(options?: Abortable & { onReceive?: OnReceive | undefined }): Promise<void>;
  /** Works until the signal aborts; ends as `Outbox.run` does. */
  run(options: { signal: AbortSignal; onReceive?: OnReceive | undefined }): Promise<void>;
  get(submissionId: string): Promise<ReceivedSubmission | undefined>;
  /** Also of submissions that were rejected or are `stopped`. */
  entry(submissionId: string): Promise<InboxEntry | undefined>;
  list(filter?: { state?: InboxState | undefined }): AsyncGenerator<InboxEntry, void, void>;
  /** Decision on a submission that waits since `later`. The event is sent by the next round of the worker. */
  accept(submissionId: string): Promise<void>;
  reject(submissionId: string, problems: readonly SubmissionProblem[]): Promise<void>;
  /** Revives a `stopped` submission. */
  retry(submissionId: string): Promise<void>;
  /** Deletes the content of a finished submission from the store; the record stays. */
  removeContent(submissionId: string): Promise<void>;
}
