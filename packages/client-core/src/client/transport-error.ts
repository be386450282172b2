import { isRathausError, type RathausError } from '../errors/rathaus-error.ts';
import type { Fail } from './errors.ts';

export const redirected = (fail: Fail) =>
  fail('core.http.redirect', 'answered with a redirect, which is not followed');

interface Link {
  message?: string;
  code?: string;
  cause?: Link;
}

/**
 * What a transport rejects with, and a body that breaks off; `reason` says which. Errors of `fetch` carry the request with
 * its headers and address: only the system's code (`ECONNREFUSED`) is taken over, and the error itself is dropped.
 */
export function transportError(error: unknown, reason: string, fail: Fail): RathausError {
  // A `fetch` of the application may refuse in its own words: the tenant is gone.
  if (isRathausError(error)) return error;
  let link = error as Link | undefined;
  // Who made the error is unknown; its causes may go in a circle.
  for (let depth = 0; link && depth < 9; depth++, link = link.cause) {
    if (link.message === 'unexpected redirect') return redirected(fail);
    if (/^[A-Z_]{3,40}$/.test(link.code ?? '')) return fail('core.network', `${reason} (${link.code})`);
  }
  return fail('core.network', reason);
}
