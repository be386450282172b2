import { isRathausError, type RathausError } from '@rathaus/client-core';
import type { Progress } from './transport.ts';

/** What a fault means that another attempt does not end: only somebody who operates this side can. */
export interface OperatorFault {
  /** To store, so that the next attempt asks for nothing in vain. */
  readonly progress?: Progress | undefined;
  /** Each look sees whether what is missing is here (`Transport.resumes`): nobody has to try for that. */
  readonly isLookedFor: boolean;
  /** Whether the service was asked for anything before it failed. */
  readonly asked: boolean;
  /** When there is something else to do, in milliseconds since 1970. */
  readonly until?: number | undefined;
}

const faults = new WeakMap<RathausError, OperatorFault>();

/** Marks an error as a fault that waits for an operator: whoever has sent the content decides what each attempt costs. */
export function asOperatorFault(error: RathausError, fault: OperatorFault): RathausError {
  faults.set(error, fault);
  return error;
}

/** What is known of such a fault; undefined for every other one. */
export const operatorFaultOf = (error: unknown): OperatorFault | undefined =>
  isRathausError(error) ? faults.get(error) : undefined;
