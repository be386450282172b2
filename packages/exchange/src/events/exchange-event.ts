import { isRathausError, type RathausError } from '@rathaus/client-core';
import { isolate, type LogEntry, type Logger, type Observer } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import type { ReceivedState } from '../inbox/state.ts';
import type { DeliveryState } from '../outbox/state.ts';
import type { WorkEvent } from '../work/failing.ts';
import type { FailureClass } from '../work/failure.ts';
import type { WorkKind } from '../work/work-item.ts';
import { lineOf } from './log-line.ts';

/** A delivery has another state for people. */
export interface DeliveryStateEvent {
  readonly type: 'delivery.state';
  readonly tenant: string;
  readonly deliveryId: string;
  /** At the service; undefined before it has one, and for `stopped`. */
  readonly remoteId: string | undefined;
  readonly state: DeliveryState;
  /** Why it stopped. */
  readonly code: string | undefined;
}

/** Something about a delivery that somebody should know, although it goes on: begun anew, unknown events in the log. */
export interface DeliveryNoticeEvent {
  readonly type: 'delivery.notice';
  readonly tenant: string;
  readonly deliveryId: string;
  readonly code: string;
}

/** A received delivery has another state. */
export interface ReceivedStateEvent {
  readonly type: 'received.state';
  readonly tenant: string;
  readonly receivedId: string;
  /** Undefined for `stopped`. */
  readonly source: string | undefined;
  readonly remoteId: string | undefined;
  readonly state: ReceivedState;
  readonly code: string | undefined;
}

/** Something about a received delivery that somebody should know, although it goes on. */
export interface ReceivedNoticeEvent {
  readonly type: 'received.notice';
  readonly tenant: string;
  readonly receivedId: string;
  readonly source: string;
  readonly remoteId: string;
  readonly code: string;
}

/** A source offers entries that cannot be used; the others were taken. Told when their number changes. */
export interface SourceNoticeEvent {
  readonly type: 'source.notice';
  readonly tenant: string;
  readonly source: string;
  readonly code: string;
  readonly entries: number;
}

/** An attempt failed (`work.failed`; it goes on by itself), or patience is over (`work.stopped`; it waits for a person). */
export interface WorkFailureEvent {
  readonly type: 'work.failed' | 'work.stopped';
  readonly tenant: string;
  readonly kind: WorkKind;
  /** Of the delivery, the received delivery or the source. */
  readonly id: string;
  readonly class: FailureClass;
  readonly error: RathausError;
}

/**
 * Work of a tenant with a service pauses: its credentials are refused (`work.blocked`, until they are taken again:
 * `work.unblocked`), or the service fails (`work.breaker`, for a while).
 */
export interface WorkPauseEvent {
  readonly type: 'work.blocked' | 'work.unblocked' | 'work.breaker';
  readonly tenant: string;
  readonly service: string;
  readonly error: RathausError | undefined;
}

/** Content that belonged to nobody was removed; of `unknown` objects nobody knows what they are: they are kept. */
export interface ContentSweptEvent {
  readonly type: 'content.swept';
  readonly tenant: string;
  readonly removed: number;
  readonly bytes: number;
  readonly unknown: number;
}

/** Records whose time is over (`retention.records`) were deleted, with their history. */
export interface RecordsDeletedEvent {
  readonly type: 'records.deleted';
  readonly tenant: string;
  /** Of the outbox. */
  readonly deliveries: number;
  /** Of the inbox. */
  readonly received: number;
}

/**
 * Something failed that no delivery is to blame for: database, disk, configuration. The error itself is safe for logs;
 * its `cause` is what was thrown and may hold anything.
 */
export interface WorkerFaultEvent {
  readonly type: 'worker.fault';
  /** Undefined when no tenant is to blame either. */
  readonly tenant: string | undefined;
  readonly error: RathausError;
}

/** What an observer of the exchange sees. Ids and codes only. */
export type ExchangeEvent =
  | DeliveryStateEvent
  | DeliveryNoticeEvent
  | ReceivedStateEvent
  | ReceivedNoticeEvent
  | SourceNoticeEvent
  | WorkFailureEvent
  | WorkPauseEvent
  | ContentSweptEvent
  | RecordsDeletedEvent
  | WorkerFaultEvent;

/** Tells observer and logger; never throws, never waits. */
export type Notify = (event: ExchangeEvent) => void;

/** The observer sees each event, the logger gets a line for those that somebody has to look at. */
export function createNotify(
  name: string,
  observer: Observer<ExchangeEvent> | undefined,
  logger: Logger | undefined,
): Notify {
  const watch = isolate(observer, { name: `observer of ${name}`, logger });
  const log = isolate<LogEntry>(logger, { name: `logger of ${name}` });
  return (event) => {
    // Made first: an observer may change the event it gets.
    const line = logger && lineOf(event);
    watch(event);
    if (line) log(line);
  };
}

/** A fault that no delivery is to blame for, as an error of the family: a foreign one becomes its cause. */
export const workerFault = (tenant: string | undefined, cause: unknown): WorkerFaultEvent => ({
  type: 'worker.fault',
  tenant,
  error: isRathausError(cause) ? cause : exchangeError('exchange.worker.unexpected', { cause }),
});

/** What the kernel tells, in the words of the exchange. */
export function eventsOf(event: WorkEvent): ExchangeEvent[] {
  if (event.type === 'work.fault') return [workerFault(undefined, event.error)];
  if (event.type === 'work.unblocked') return [{ ...event, error: undefined }];
  if (event.type !== 'work.failed' && event.type !== 'work.stopped') return [event];
  const { type, item, class: failureClass, error } = event;
  const { tenant, kind, id } = item;
  const failure: ExchangeEvent = { type, tenant, kind, id, class: failureClass, error };
  if (type === 'work.failed') return [failure];
  const about = { tenant, remoteId: undefined, state: 'stopped', code: error.code } as const;
  if (kind === 'delivery') return [{ type: 'delivery.state', deliveryId: id, ...about }, failure];
  if (kind === 'received')
    return [{ type: 'received.state', receivedId: id, source: undefined, ...about }, failure];
  return [failure];
}
