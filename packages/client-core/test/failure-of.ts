import type { RathausError } from '../src/index.ts';

/** The error that a call ends in; a call that succeeds gives one without a code, which no expectation fits. */
export const failureOf = async (call: Promise<unknown>): Promise<RathausError> =>
  (await call.then(
    () => new Error('the call did not fail'),
    (reason: unknown) => reason,
  )) as RathausError;
