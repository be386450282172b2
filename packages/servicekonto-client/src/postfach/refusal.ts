import { isRathausError, type RathausError } from '@rathaus/client-core';
import { postfachError } from './errors.ts';

/** What an attempt that failed means for the mailbox. */
export interface Failed {
  /** Whether the parcel is known not to have arrived: then it may be sent again. */
  readonly isUndelivered: boolean;
  readonly error: unknown;
}

/** Safe facts of the client's error, and the answer, kept for the program. */
const factsOf = (error: RathausError) => ({
  status: error.status,
  problem: error.problem,
  headers: error.headers,
  details: error.details,
  cause: error,
});

/** Answers that say that nothing was done. Others (500, 502, 504, a page) may come after the message was stored. */
function refusalOf(error: RathausError): RathausError | undefined {
  const facts = factsOf(error);
  switch (error.status) {
    case 401:
    case 403:
      return postfachError('servicekonto.postfach.forbidden', facts);
    case 404:
    case 410:
      // A page of a proxy says nothing about a mailbox; the service answers with a document.
      return isDocument(error)
        ? postfachError('servicekonto.postfach.recipient-unknown', facts)
        : postfachError('servicekonto.postfach.refused', facts);
    case 413:
      return postfachError('servicekonto.postfach.too-large', facts);
    // "Currently not able to handle the request" (RFC 9110, section 15.6.4; RFC 6585, section 4; RFC 8470, section 5.2).
    case 425:
    case 429:
    case 503:
      return postfachError('servicekonto.postfach.unavailable', facts);
    case 408:
      return undefined;
    default:
      return error.status !== undefined && error.status >= 300 && error.status < 500
        ? postfachError('servicekonto.postfach.refused', facts)
        : undefined;
  }
}

const isDocument = ({ headers }: RathausError): boolean =>
  /\bjson\b/i.test(headers?.get('content-type') ?? '');

/**
 * Judges a failed attempt. `hasLeft`: the last byte of the body was taken by the connection; before that the mailbox
 * cannot have understood anything. When in doubt the outcome is unknown.
 */
export function judgeFailure(error: unknown, hasLeft: boolean, signal: AbortSignal): Failed {
  if (!isRathausError(error)) return { isUndelivered: !hasLeft, error };
  // An emulator is no mailbox.
  if (error.code === 'core.sandbox.refused') return { isUndelivered: true, error };
  const refusal = error.code === 'core.http.problem' ? refusalOf(error) : undefined;
  if (refusal) return { isUndelivered: true, error: refusal };
  if (!hasLeft || error.code === 'core.http.redirect') {
    const isFar = error.code === 'core.network' || error.code === 'core.timeout';
    return {
      isUndelivered: true,
      error: isFar ? postfachError('servicekonto.postfach.unavailable', factsOf(error)) : error,
    };
  }
  // Who aborts gets what they asked for; the note stays.
  if (signal.aborted) return { isUndelivered: false, error };
  return {
    isUndelivered: false,
    error: postfachError('servicekonto.postfach.outcome-unknown', factsOf(error)),
  };
}
