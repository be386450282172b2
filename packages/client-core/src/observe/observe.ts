import type { ErrorDetails } from '../errors/rathaus-error.ts';
import { observeError } from './errors.ts';

/** One line of a log: ids and numbers only, never a name, a subject, a file name or a token. */
export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** Stable: a code of the error table or the name of an event. */
  readonly code: string;
  /** English. */
  readonly message: string;
  readonly details?: ErrorDetails;
}

/** Where log lines go: `logger: (entry) => pino[entry.level](entry, entry.message)`. */
export type Logger = (entry: LogEntry) => unknown;

/** Watches what happens. Events are a union by `type`; what an observer does never changes the work. */
export type Observer<Event> = (event: Event) => unknown;

/** How far a piece of work is. A repeated attempt starts again at 0. */
export interface Progress<Step extends string = string> {
  readonly step: Step;
  readonly done: number;
  /** Absent when nobody announced it. */
  readonly total: number | undefined;
  readonly unit: 'bytes' | 'items';
}

/** Called while work moves on; an observer like any other. */
export type OnProgress<Step extends string = string> = Observer<Progress<Step>>;

/** What went wrong with an observer so far. */
export interface ObserverFaults {
  /** Calls that threw or rejected. */
  failed: number;
  /** Calls that did not come back in time. */
  hanging: number;
  /** Calls that were not made, because too many earlier ones hang. */
  skipped: number;
}

/** An observer that cannot disturb: never throws, is never waited for. */
export interface Isolated<Event> {
  (event: Event): void;
  readonly faults: Readonly<ObserverFaults>;
}

/** How faults of an observer are reported. */
export interface IsolateOptions {
  /** Which observer, for the log line: `observer of the outbox`. */
  name: string;
  /** Gets one line for the first fault of each kind. Without it the line goes to `console.warn`. */
  logger?: Logger | undefined;
  /** Milliseconds after which a call counts as hanging. Default 10,000. */
  patience?: number | undefined;
}

/** So many calls may be on their way; those after them are skipped and counted. */
const mostPending = 100;

/**
 * Wraps a function of the application that only watches. It may throw, reject or hang: the work goes on, the fault is
 * counted and reported once (`core.observer.failed`, `core.observer.hanging`). Only a function that blocks the process
 * without end cannot be helped.
 *
 * @example
 * const notify = isolate(options.observer, { name: 'observer of the portal', logger: options.logger });
 * notify({ type: 'login.started' });
 */
export function isolate<Event>(
  observer: Observer<Event> | undefined,
  { name, logger, patience = 10_000 }: IsolateOptions,
): Isolated<Event> {
  const faults: ObserverFaults = { failed: 0, hanging: 0, skipped: 0 };
  let pending = 0;
  const fault = (kind: 'failed' | 'hanging') => {
    if (++faults[kind] === 1) report(kind, name, logger);
  };
  const notify = (event: Event): void => {
    if (!observer) return;
    if (pending >= mostPending) {
      faults.skipped++;
      if (faults.hanging === 0) fault('hanging');
      return;
    }
    try {
      const answer = observer(event);
      if (typeof (answer as PromiseLike<unknown> | undefined)?.then !== 'function') return;
      pending++;
      const timer = setTimeout(() => fault('hanging'), patience) as { unref?(): void };
      // A watcher must not keep a process alive that has finished its work.
      timer.unref?.();
      // A promise of our own: what the answer itself calls `catch` or `constructor` may be anything.
      new Promise((resolve) => resolve(answer))
        .catch(() => fault('failed'))
        .finally(() => {
          pending--;
          clearTimeout(timer as Parameters<typeof clearTimeout>[0]);
        });
    } catch {
      // What it threw may hold anything: it is counted, not quoted.
      fault('failed');
    }
  };
  return Object.assign(notify, { faults });
}

function report(kind: 'failed' | 'hanging', name: string, logger: Logger | undefined): void {
  const { code, message } = observeError(`core.observer.${kind}`, { message: name });
  const line: LogEntry = {
    level: 'warn',
    code,
    message: `${message}; the work goes on, further faults of it are counted only`,
    details: { observer: name },
  };
  // When the logger is what fails, the console is all that is left.
  if (logger) new Promise((resolve) => resolve(logger(line))).catch(() => warn(line));
  else warn(line);
}

const warn = ({ code, message }: LogEntry): void => console.warn(`rathaus: [${code}] ${message}`);
