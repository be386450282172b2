import type { CodedError } from '../errors/define-errors.ts';
import { abortError } from './errors.ts';

/** The error of a call that its caller gave up. `what` names the work in English: `Waiting for a token`. */
export const abortedError = (what: string, signal?: AbortSignal): CodedError<'core.aborted'> =>
  abortError('core.aborted', { message: `${what} was aborted by the caller`, cause: signal?.reason });

/** Throws `core.aborted` when the caller has gone already. */
export function throwIfAborted(signal: AbortSignal | undefined, what: string): void {
  if (signal?.aborted) throw abortedError(what, signal);
}
