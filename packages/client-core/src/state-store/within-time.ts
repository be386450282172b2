import { type Deadline, startDeadline } from '../abort/deadline.ts';
import type { RathausError } from '../errors/rathaus-error.ts';
import { storeError } from './errors.ts';

/** What a store with a server is asked for; named in `details.operation` of its errors. */
export type StoreOperation = 'get' | 'set' | 'delete' | 'add' | 'take' | 'count' | 'prepare' | 'check';

/** Milliseconds that one call of a store with a server may take. */
export const storeTimeout = 2_000;

/** How one call of a store is limited, and what its failures mean. */
export interface StoreCall {
  readonly operation: StoreOperation;
  readonly timeout: number;
  /** The error of the table for what a driver throws. */
  judge(error: unknown, operation: StoreOperation): RathausError;
}

/**
 * One call of a store with a server: it ends in time, whatever the driver waits for, and always with an error of the
 * table. The signal aborts when the time is over, so that what has not been sent yet is not sent later.
 */
export async function withinTime<T>(
  { operation, timeout, judge }: StoreCall,
  work: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const deadline = startDeadline(
    'The state store',
    undefined,
    () => timeout,
    () =>
      storeError('core.store.unavailable', {
        message: `no answer within ${timeout} ms`,
        details: { operation, reason: 'timeout', timeout },
      }),
  );
  try {
    const answer = await deadline.limit(work(deadline));
    // Nothing of it is under way any more: an abort would only be work.
    deadline.release();
    return answer;
  } catch (error) {
    deadline.release(true);
    throw storeError.is(error) ? error : judge(error, operation);
  }
}

/** Something that emits errors; without a listener they end the process. */
export interface Emitting {
  on?(event: 'error', listener: (error: Error) => void): unknown;
  listeners?(event: 'error'): readonly unknown[];
}

const nextCallTells = (): void => undefined;

/**
 * A connection that breaks while nobody waits is an event, which ends the process when nobody listens. The next call of
 * the store tells of it. Listens once, however many stores are made of one client.
 */
export function surviveErrors(client: Emitting): void {
  if (client.listeners?.('error').includes(nextCallTells)) return;
  client.on?.('error', nextCallTells);
}

/** Whether the server or the driver gave what no version of it gives: nothing can be read of it. */
export const unreadable = (operation: StoreOperation): RathausError =>
  storeError('core.store.refused', {
    message: 'an answer of another shape than the store writes',
    details: { operation, answer: 'unreadable' },
  });
