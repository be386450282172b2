import { Buffer } from 'node:buffer';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { StateStore } from '@rathaus/client-core';
import { type Abortable, callApplication } from '@rathaus/client-core/abort';
import { isTenantId } from '@rathaus/client-core/config';
import type { Clock } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';

/**
 * The secrets that a callback may be authenticated with: several for roll-over. A function reads them (a file, a vault)
 * for each callback. A line break at the end, as files have it, does not belong to the secret.
 */
export type CallbackSecrets =
  | readonly string[]
  | ((options: { signal: AbortSignal }) => readonly string[] | PromiseLike<readonly string[]>);

/** Headers as a `Request` or as `node:http` has them (names in lower case). */
export type CallbackHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a callback is verified against. */
export interface VerifyCallbackOptions extends Abortable {
  secrets: CallbackSecrets;
  /** Milliseconds a callback may be old. Default 300,000, as the service's documentation says. */
  window?: number | undefined;
  /** Milliseconds a callback may lie in the future. Default 60,000. */
  skew?: number | undefined;
  /** Remembers what has been seen. Without it nobody notices a repetition within the window. */
  store?: StateStore | undefined;
  /** Whose callbacks these are: tenants may share a store. With `store` it must be there. */
  tenant?: string | undefined;
  clock?: Clock | undefined;
  /** Milliseconds that `secrets()` and each call of the store may take. Default 30,000. */
  applicationTimeout?: number | undefined;
}

/** A callback whose authentication is right. */
export interface VerifiedCallback {
  /** When the service sent it, ISO 8601 in UTC. */
  sentAt: string;
  /** `first`: it has not been seen before; `unchecked`: there was no store to ask. */
  replay: 'first' | 'unchecked';
}

/** Why a callback was refused: `details.reason` of `exchange.callback.refused`. */
export type CallbackRefusal = 'timestamp' | 'authentication' | 'too-old' | 'future' | 'hmac' | 'replayed';

/** Secrets below this are guessed by whoever has seen one callback. */
export const leastSecretLength = 16;

const refuse = (reason: CallbackRefusal) =>
  exchangeError('exchange.callback.refused', { details: { reason } });

/** Names of an authenticated callback in the store. */
interface Authenticated {
  sentAt: number;
  mark: string;
}

/**
 * Verifies the authentication of a callback: HMAC-SHA512 over `timestamp + "." + body`, in constant time, with each of the
 * secrets, within the window, and not seen before. `body` are the **bytes as they came**: JSON that was parsed and written
 * anew has another HMAC. Nothing of the body is read. Errors: `exchange.callback.refused`,
 * `exchange.callback.not-handled` (secrets or store failed), `exchange.config.invalid` (store without tenant),
 * `core.aborted`. Source: FIT-Connect documentation, callbacks.
 *
 * @example
 * const { sentAt } = await verifyCallback(bytes, request.headers, { secrets: [secret], store, tenant: 'musterstadt' });
 */
export async function verifyCallback(
  body: Uint8Array,
  headers: CallbackHeaders,
  options: VerifyCallbackOptions,
): Promise<VerifiedCallback> {
  if (options.store && !isTenantId(options.tenant))
    throw exchangeError('exchange.config.invalid', {
      message: 'a store of seen callbacks needs the tenant that they belong to',
      details: { members: 'tenant' },
    });
  const found = await authenticate(body, headers, options);
  const sentAt = new Date(found.sentAt).toISOString();
  if (!options.store) return { sentAt, replay: 'unchecked' };
  await markSeen(found, options);
  return { sentAt, replay: 'first' };
}

/** Everything but the repetition. */
export async function authenticate(
  body: Uint8Array,
  headers: CallbackHeaders,
  options: VerifyCallbackOptions,
): Promise<Authenticated> {
  const { window = 300_000, skew = 60_000, clock = Date.now } = options;
  const timestamp = header(headers, 'callback-timestamp');
  if (!/^[1-9]\d{0,10}$/.test(timestamp)) throw refuse('timestamp');
  const authentication = header(headers, 'callback-authentication');
  if (!/^[0-9a-f]{128}$/i.test(authentication)) throw refuse('authentication');
  const sentAt = Number(timestamp) * 1000;
  const age = clock() - sentAt;
  if (age > window) throw refuse('too-old');
  if (-age > skew) throw refuse('future');
  const given = Buffer.from(authentication, 'hex');
  let right = false;
  // All of them, whichever fits: how long it takes says nothing.
  for (const secret of await secretsOf(options)) {
    const hmac = createHmac('sha512', secret.replace(/\r?\n$/, ''))
      .update(`${timestamp}.`)
      .update(body)
      .digest();
    right = timingSafeEqual(hmac, given) || right;
  }
  if (!right) throw refuse('hmac');
  // The HMAC itself stays out of the store: within the window it is as good as the callback.
  const digest = createHash('sha256').update(`${timestamp}.`).update(given).digest('base64url');
  return { sentAt, mark: `${options.tenant ?? ''}:exchange-callback:${digest}` };
}

/** Remembers a callback for as long as it could be repeated; refuses the second one. */
export async function markSeen({ mark }: Authenticated, options: VerifyCallbackOptions): Promise<void> {
  const { store, window = 300_000, skew = 60_000 } = options;
  // The clock of the store may run ahead of ours.
  const ttl = window + 2 * skew + 60_000;
  const first = await ask('The store of seen callbacks', () => store?.add(mark, '1', ttl), options);
  if (first !== true) throw refuse('replayed');
}

async function secretsOf(options: VerifyCallbackOptions): Promise<readonly string[]> {
  const { secrets } = options;
  const given =
    typeof secrets === 'function'
      ? await ask('The function for callback secrets', (signal) => secrets({ signal }), options)
      : secrets;
  const good = (secret: unknown) => typeof secret === 'string' && secret.length >= leastSecretLength;
  if (!Array.isArray(given) || given.length === 0 || !given.every(good))
    throw exchangeError('exchange.callback.not-handled', {
      message: `there is no secret, or one of less than ${leastSecretLength} characters`,
    });
  return given;
}

/** Calls a function of the application; what it throws may quote secrets and becomes a cause. */
export async function ask<T>(
  what: string,
  call: (signal: AbortSignal) => T | PromiseLike<T>,
  { signal, applicationTimeout: timeout }: Pick<VerifyCallbackOptions, 'signal' | 'applicationTimeout'>,
): Promise<T> {
  try {
    return await callApplication(what, call, { signal, timeout });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw exchangeError('exchange.callback.not-handled', { message: `${what} failed`, cause });
  }
}

/** One value; several are none, because two readers may take different ones. */
function header(headers: CallbackHeaders, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  return typeof value === 'string' ? value : '';
}
