import { isRathausError } from '@rathaus/client-core';
import { exchangeError } from '../errors.ts';
import type { FailureClass } from '../work/failure.ts';
import type { Transport } from './transport.ts';

/** Remembers what the transport that a failure comes from says of it, until the kernel asks. */
export function createFailureClasses() {
  const known = new WeakMap<object, FailureClass>();
  return {
    /**
     * Runs a step of a transport; a failure is noted and thrown on. A foreign error that the transport knows becomes one
     * of the family (`exchange.transport.failed`); one that nobody knows is a fault of the program and stays as it is.
     */
    async noting<T>(transport: Transport, step: () => Promise<T>): Promise<T> {
      try {
        return await step();
      } catch (error) {
        const failureClass = transport.failureClassOf?.(error);
        if (failureClass === undefined || (failureClass === 'local' && !isRathausError(error))) throw error;
        const failed = isRathausError(error)
          ? error
          : exchangeError('exchange.transport.failed', { cause: error });
        known.set(failed, failureClass);
        throw failed;
      }
    },
    of: (error: object): FailureClass | undefined => known.get(error),
  };
}
