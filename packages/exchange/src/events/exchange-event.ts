import { isRathausError, type RathausError } from '@rathaus/client-core';
import { isolate, type LogEntry, type Logger, type Observer } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import type { InboxState } from '../inbox/state.ts';
import type { DeliveryState } from '../outbox/state.ts';

/** A delivery has another state for people. */
export interface DeliveryStateEvent {
  readonly type: 'delivery.state';
  readonly tenant: string;
  readonly deliveryId: string;
  readonly destinationId: string;
  readonly submissionId: string | undefined;
  readonly state: DeliveryState;
  /** Why it stopped or started over. */
  readonly code: string | undefined;
}

/** A received submission has another state. */
export interface SubmissionStateEvent {
  readonly type: 'submission.state';
  readonly tenant: string;
  readonly submissionId: string;
  readonly caseId: string;
  readonly destinationId: string;
  readonly state: InboxState;
  readonly code: string | undefined;
}

/**
 * Something failed that no delivery and no submission is to blame for: database, disk, configuration, a handler. The
 * error itself is safe for logs; its `cause` is what was thrown and may hold anything.
 */
export interface WorkerFaultEvent {
  readonly type: 'worker.fault';
  readonly tenant: string;
  readonly worker: 'outbox' | 'inbox';
  readonly error: RathausError;
}

/** What an observer of the exchange sees. Ids and codes only. */
export type ExchangeEvent = DeliveryStateEvent | SubmissionStateEvent | WorkerFaultEvent;

/** Tells observer and logger; never throws, never waits. */
export type Notify = (event: ExchangeEvent) => void;

/** The observer sees each event, the logger gets a line for those that somebody has to look at. */
export function createNotify(
  tenant: string,
  observer: Observer<ExchangeEvent> | undefined,
  logger: Logger | undefined,
): Notify {
  const watch = isolate(observer, { name: `observer of the exchange of ${tenant}`, logger });
  const log = isolate<LogEntry>(logger, { name: `logger of the exchange of ${tenant}` });
  return (event) => {
    // Made first: an observer may change the event it gets.
    const line = logger && lineOf(event);
    watch(event);
    if (line) log(line);
  };
}

/** The fault of a worker as an error of the family: a foreign one becomes its cause. */
export const workerFault = (
  tenant: string,
  worker: 'outbox' | 'inbox',
  cause: unknown,
): WorkerFaultEvent => ({
  type: 'worker.fault',
  tenant,
  worker,
  error: isRathausError(cause) ? cause : exchangeError(`exchange.${worker}.unexpected`, { cause }),
});

function lineOf(event: ExchangeEvent): LogEntry | undefined {
  const { type, tenant } = event;
  if (type === 'worker.fault') {
    const { code, message } = event.error;
    return {
      level: 'warn',
      code,
      message: `${event.worker}: ${message}`,
      details: { tenant, worker: event.worker },
    };
  }
  if (event.state !== 'stopped') return undefined;
  const { code = 'unknown' } = event;
  const id =
    type === 'delivery.state' ? { deliveryId: event.deliveryId } : { submissionId: event.submissionId };
  return {
    level: 'warn',
    code: type,
    message: `${type === 'delivery.state' ? 'a delivery' : 'a submission'} has stopped and waits for a person`,
    details: { tenant, ...id, code },
  };
}
