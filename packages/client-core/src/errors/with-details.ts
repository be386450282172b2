import { type ErrorDetails, RathausError } from './rathaus-error.ts';

/**
 * The same error, of whichever table, with further safe facts: for work that knows what a failure left behind. The
 * given error is the `cause`.
 *
 * @example
 * throw withDetails(error, { cleanup: 'deleted' });
 */
export const withDetails = (error: RathausError, details: ErrorDetails): RathausError =>
  new RathausError({
    code: error.code,
    origin: error.origin,
    retryable: error.retryable,
    message: error.message,
    status: error.status,
    problem: error.problem,
    headers: error.headers,
    details: { ...error.details, ...details },
    cause: error,
  });
