import { isRathausError, type RathausError } from '@rathaus/client-core';
import type { DeliveryProblem } from './transport.ts';

const problems = new WeakMap<RathausError, DeliveryProblem>();

/**
 * Marks an error as a fault of the content itself: whoever sent it has to send it anew. A second look decides (a byte may
 * have changed on the line); then the delivery is rejected with this problem.
 */
export function asContentFault(error: RathausError, problem: DeliveryProblem): RathausError {
  problems.set(error, problem);
  return error;
}

/** The problem to reject with, when an error is a fault of the content; undefined for every other one. */
export const contentFaultOf = (error: unknown): DeliveryProblem | undefined =>
  isRathausError(error) ? problems.get(error) : undefined;
