import type { RecordRetention } from '../retention/records.ts';
import type { DeliveryProblem } from '../transport/transport.ts';
import type { ActedBy } from '../work/control.ts';
import type { HistoryEntry } from '../work/history.ts';
import type { RetriedAll, RetryFilter } from '../work/revive.ts';
import type { RunOnceOptions, RunOptions } from '../work/run-options.ts';
import type { InboxEntry, ReceivedDelivery } from './received.ts';
import type { ReceivedFilter } from './rows.ts';

/**
 * Decision of the application: nothing or `accept`, `later` (it will call `accept()` or `reject()`), or a rejection with
 * problems, judged as those of `Inbox.reject`. Nothing is rejected with a problem that is none: the delivery is handed over
 * again (`exchange.inbox.not-taken`).
 */
export type Decision = undefined | 'accept' | 'later' | { reject: readonly DeliveryProblem[] };

/**
 * Called with a checked and stored delivery, before it is accepted. At least once: after a crash it may come again, so
 * make its effects idempotent by `delivery.key`, which never changes. When it throws or takes too long (`handlerTimeout`)
 * the delivery is kept and handed over again later; the signal aborts then, and when the worker stops.
 */
export type OnReceive = (
  delivery: ReceivedDelivery,
  options: { tenant: string; signal: AbortSignal },
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler that returns nothing accepts.
) => Decision | void | Promise<Decision | void>;

/** How long received content is kept after the answer, in milliseconds. Without it: until `removeContent`. */
export interface InboxRetention {
  readonly accepted?: number | undefined;
  readonly rejected?: number | undefined;
  /** Default: records are kept for ever. With it content that is still here goes with its record. */
  readonly records?: RecordRetention | undefined;
}

/** Pace, limits and retention of the inbox. */
export interface InboxOptions {
  /** Milliseconds between two looks for new deliveries, ±20 %. Default 5000. */
  readonly interval?: number | undefined;
  /** Downloads after which content that fails the check is rejected. Default 2: one may be a fault of the line. */
  readonly verifyAttempts?: number | undefined;
  /**
   * Milliseconds `onReceive` may take; then the delivery is kept and handed over again later. Default 900,000: it may
   * store 2 GB, which the `applicationTimeout` of all other functions is too short for.
   */
  readonly handlerTimeout?: number | undefined;
  readonly retention?: InboxRetention | undefined;
}

/**
 * Picks deliveries up, checks them, stores them, hands them over, answers them. Every method rejects what is no argument of
 * it with `exchange.inbox.invalid-request` and `details.place`.
 */
export interface Inbox {
  /** A delivery with its content, once it is here and checked. */
  get(id: string): Promise<ReceivedDelivery | undefined>;
  /** The same by `ReceivedDelivery.key`. */
  getByKey(key: string): Promise<ReceivedDelivery | undefined>;
  /** Also of deliveries that were rejected or are `stopped`. */
  entry(id: string): Promise<InboxEntry | undefined>;
  /** The same by `InboxEntry.key`: whether a delivery was here, also when its content never was or is gone. */
  entryByKey(key: string): Promise<InboxEntry | undefined>;
  /** Newest first, in pages of 100 behind the scenes. */
  list(filter?: ReceivedFilter): AsyncGenerator<InboxEntry, void, void>;
  /** What happened to a delivery, oldest first: states, failures by class, notices. */
  history(id: string): Promise<HistoryEntry[]>;
  /**
   * Decision on a delivery that waits since `later`. The answer is given by the worker. Errors:
   * `exchange.inbox.unknown-delivery`, `exchange.inbox.not-waiting`.
   */
  accept(id: string): Promise<void>;
  /**
   * Problems: 1 to 100, each of four texts of 1 to 4,000 characters; they reach the sender, and are final. Errors:
   * `exchange.inbox.unknown-delivery`, `exchange.inbox.not-waiting`, `exchange.inbox.invalid-request` with `details.place`
   * (`problems.0.title`).
   */
  reject(id: string, problems: readonly DeliveryProblem[]): Promise<void>;
  /**
   * Revives a `stopped` delivery, and makes one that fails go on at once. Errors:
   * `exchange.inbox.unknown-delivery`, `exchange.inbox.not-stopped`, `exchange.operation.invalid-text`.
   */
  retry(id: string, options?: ActedBy): Promise<InboxEntry>;
  /** Revives all that have stopped (with this code, of this class), but those of `needsAsking` only with `asked`. */
  retryAll(filter?: RetryFilter): Promise<RetriedAll>;
  /**
   * Looks now whether there is something new, because the service called back: in one source, or in all. `false`: there is
   * no such source.
   */
  look(source?: string): Promise<boolean>;
  /**
   * Deletes the content of a finished delivery and what its record tells of it (file names, descriptions, references,
   * metadata, words of a rejection); ids, hashes, times and the signed events stay. Errors:
   * `exchange.inbox.unknown-delivery`, `exchange.inbox.not-finished`.
   */
  removeContent(id: string): Promise<void>;
  /**
   * Looks once for new deliveries and works on everything that is due. Without `onReceive` what is stored is accepted. An
   * abort ends it as `core.aborted`.
   */
  runOnce(options?: RunOnceOptions & { onReceive?: OnReceive | undefined }): Promise<void>;
  /** Works until the signal aborts; ends as `Outbox.run` does. */
  run(options: RunOptions & { onReceive?: OnReceive | undefined }): Promise<void>;
}
