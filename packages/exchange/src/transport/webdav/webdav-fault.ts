import { isRathausError } from '@rathaus/client-core';
import { exchangeError } from '../../errors.ts';

/** The server cannot be used now; `reason` is `network`, `timeout` or `http-<status>`. */
export const unavailable = (reason: string, cause?: unknown) =>
  exchangeError('exchange.mailbox.unavailable', { message: reason, details: { reason }, cause });

/** What `fetch`, a stream or a bounded wait threw, as an error of a mailbox. Errors of the family that are no time-out pass. */
export function networkFault(error: unknown) {
  if (!isRathausError(error)) return unavailable('network', error);
  return error.code === 'core.application.timeout' ? unavailable('timeout', error) : error;
}

/** What a status means that no caller expects. The bodies of servers are not read: they are for people. */
export function statusFault(status: number) {
  const facts = { status, details: { reason: `http-${status}` } };
  if (status === 401 || status === 403) return exchangeError('exchange.mailbox.credentials', facts);
  if (status === 507) return exchangeError('exchange.mailbox.no-space', facts);
  // 409 is the server's word for a collection that is missing (RFC 4918, sections 9.3.1, 9.7.1, 9.9.4).
  if (status === 404 || status === 409) return exchangeError('exchange.mailbox.not-prepared', facts);
  return exchangeError('exchange.mailbox.unavailable', { ...facts, message: `http-${status}` });
}
