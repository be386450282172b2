import type { CodeOf } from '../errors/define-errors.ts';
import type { RathausError } from '../errors/rathaus-error.ts';
import { clientError } from './errors.ts';
import type { RequestView } from './options.ts';
import { readProblem } from './read-problem.ts';
import { isTransient, retryAfter } from './retry.ts';

/** Headers of a problem answer, for `client.safe`; not on the error, where a logger would find them. */
export const headersOf = new WeakMap<object, Headers>();

/** An answer that is not 2xx, as an error. */
export async function problemError(
  response: Response,
  view: RequestView,
  host: string,
  now: number,
): Promise<RathausError> {
  const { status, headers } = response;
  const problem = await readProblem(response);
  const after = retryAfter(headers, now);
  const error = clientError('core.http.problem', {
    retryable: isTransient(status),
    status,
    problem,
    // The text of the problem document is the service's and may quote what was sent: it stays in `problem`.
    message: `${view.operation} at ${host} answered ${status}`,
    details: {
      operation: view.operation,
      host,
      attempts: view.attempt,
      ...(after === undefined ? {} : { retryAfter: Math.ceil(after / 1000) }),
    },
  });
  headersOf.set(error, headers);
  return error;
}

/** Makes the error of an attempt; the message begins with the operation. */
export type Fail = (code: CodeOf<typeof clientError>, reason: string, cause?: unknown) => RathausError;

export const redirected = (fail: Fail) =>
  fail('core.http.redirect', 'answered with a redirect, which is not followed');

/**
 * Errors of ky and `fetch` carry the request with its headers and address, and a `TypeError` about a header quotes
 * its value. Only the system's code (`ECONNREFUSED`) is taken over, and the error itself is dropped. Once an answer
 * has begun (`received`) only the network can fail; before, ky knows a network error in each platform's words.
 */
export function foreignError(error: unknown, received: boolean, fail: Fail): RathausError {
  let code = '';
  let network = received;
  for (let one = error as Link | undefined; one; one = one.cause) {
    if (one.message === 'unexpected redirect') return redirected(fail);
    if (one.name === 'NetworkError') network = true;
    if (/^[A-Z_]{3,40}$/.test(one.code ?? '')) code = ` (${one.code})`;
  }
  return network
    ? fail('core.network', `${received ? 'broke off' : 'could not be reached'}${code}`)
    : fail('core.request.invalid', 'was refused by fetch: a header or the body is not valid');
}

interface Link {
  name?: string;
  message?: string;
  code?: string;
  cause?: Link;
}
