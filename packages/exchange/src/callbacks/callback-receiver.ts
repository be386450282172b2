import { isRathausError, type RathausError, type StateStore } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';
import { checkConfig, configOf } from '@rathaus/client-core/config';
import { type Clock, isolate, type LogEntry, type Logger, type Observer } from '@rathaus/client-core/observe';
import { createTenants, type RequestTenantSource, type TenantConfig } from '@rathaus/client-core/tenants';
import { exchangeError } from '../errors.ts';
import { type CallbackKind, type CallbackNotice, readNotice } from './notice.ts';
import { readRawBody } from './read-body.ts';
import {
  ask,
  authenticate,
  type CallbackSecrets,
  leastSecretLength,
  markSeen,
  type VerifyCallbackOptions,
} from './verify-callback.ts';

/** What an observer of a receiver sees: ids, codes and numbers. */
export type CallbackEvent =
  | {
      readonly type: 'callback.received';
      readonly tenant: string;
      readonly kind: CallbackKind;
      readonly references: number;
    }
  /** Authentic, of a kind that this version does not know: answered well and not handed over. */
  | { readonly type: 'callback.ignored'; readonly tenant: string }
  /** Answered with a status from 400 on; `reason` of the refusal where there is one. */
  | {
      readonly type: 'callback.refused';
      readonly tenant: string;
      readonly status: number;
      readonly reason: string;
    }
  /** Store, secrets or handler failed; `error.cause` may hold anything. */
  | { readonly type: 'callback.fault'; readonly tenant: string; readonly error: RathausError };

/** Callbacks of one authority. */
export interface CallbackConfig extends TenantConfig {
  /** As they were entered for the destinations; several for roll-over, each of at least 16 characters. */
  secrets: CallbackSecrets;
  /** Remembers what was seen; shared by all processes that answer for this authority. */
  store: StateStore;
  /**
   * Gets what is authentic and new. It should wake a worker and come back: the service waits for the answer. When it throws
   * or takes longer than `applicationTimeout`, the service gets 503 and may send the same callback again.
   */
  onNotice(notice: CallbackNotice, options: { signal: AbortSignal }): unknown;
  /** Milliseconds a callback may be old. Default 300,000. */
  window?: number | undefined;
  /** Milliseconds a callback may lie in the future. Default 60,000. */
  skew?: number | undefined;
  /** Bytes of a body. Default 1,000,000. */
  maxBytes?: number | undefined;
  /** Milliseconds that the body, `secrets()`, the store and `onNotice` may take, each. Default 10,000. */
  applicationTimeout?: number | undefined;
  clock?: Clock | undefined;
  observer?: Observer<CallbackEvent> | undefined;
  logger?: Logger | undefined;
}

/**
 * Answers callbacks: 202 taken or ignored, 400 malformed, 401 not authentic, too old or repeated, 404 for an unknown
 * tenant, 405, 408, 413, 415, 503 when something of ours failed. Rejects with `exchange.callback.raw-body-gone` when the
 * body was read before, because that is a fault of the application, and with a configuration that is not valid.
 */
export type CallbackReceiver = (request: Request) => Promise<Response>;

/**
 * Makes the receiver for many authorities; `tenantOf` says whose callback a request is.
 *
 * @example
 * const receive = createCallbackReceiver({
 *   config: (id) => configurations.find(id),
 *   tenantOf: (request) => new URL(request.url).pathname.split('/')[2],
 * });
 */
export function createCallbackReceiver(tenants: RequestTenantSource<CallbackConfig>): CallbackReceiver;
/**
 * Makes the receiver for the callbacks of the delivery service to one authority. It needs the bytes as they came: mount it
 * before body parsers, or see `toCallbackHandler` of `@rathaus/exchange/node`. Errors: `exchange.config.invalid` with all
 * faults.
 *
 * @example
 * const receive = createCallbackReceiver({
 *   tenant: 'musterstadt',
 *   secrets: async () => [await readFile('/run/secrets/callback', 'utf8')],
 *   store,
 *   onNotice: () => worker.wake(),
 * });
 * const response = await receive(request);
 */
export function createCallbackReceiver(config: CallbackConfig): CallbackReceiver;
export function createCallbackReceiver(
  input: CallbackConfig | RequestTenantSource<CallbackConfig>,
): CallbackReceiver {
  const tenants = createTenants(input, { build });
  return async (request) => {
    let receive: CallbackReceiver;
    try {
      receive = await tenants.forRequest(request);
    } catch (error) {
      if (!isRathausError(error) || !/^core\.tenant\./.test(error.code)) throw error;
      return answer(error.code === 'core.tenant.unavailable' ? 503 : 404);
    }
    return receive(request);
  };
}

const statusOf: Readonly<Record<string, number>> = {
  'exchange.callback.refused': 401,
  'exchange.callback.malformed': 400,
  'exchange.callback.too-large': 413,
};

/** Empty: whoever is not authentic learns nothing, whoever is needs nothing. */
function answer(status: number, headers: Record<string, string> = {}): Response {
  // What was not read of a body that is too large must not become the next request.
  const close: Record<string, string> = status === 413 || status === 408 ? { connection: 'close' } : {};
  return new Response(null, { status, headers: { 'cache-control': 'no-store', ...close, ...headers } });
}

function build(config: CallbackConfig): CallbackReceiver {
  checkCallbackConfig(config);
  const { tenant, store, onNotice, maxBytes = 1_000_000, applicationTimeout = 10_000 } = config;
  const notify = createNotify(config);
  const refused = (status: number, reason: string, headers?: Record<string, string>) => {
    notify({ type: 'callback.refused', tenant, status, reason });
    return answer(status, headers);
  };

  async function take(request: Request): Promise<Response> {
    const options: VerifyCallbackOptions = {
      ...config,
      applicationTimeout,
      signal: request.signal,
    };
    let bytes: Uint8Array;
    try {
      bytes = await callApplication(
        'The body of a callback',
        (signal) => readRawBody(request, maxBytes, signal),
        { signal: request.signal, timeout: applicationTimeout },
      );
    } catch (error) {
      // The connection broke off; what is of our family is answered below.
      if (!isRathausError(error)) return refused(400, 'connection');
      throw error;
    }
    const found = await authenticate(bytes, request.headers, options);
    await markSeen(found, options);
    const read = readNotice(bytes);
    if (!read) {
      notify({ type: 'callback.ignored', tenant });
      return answer(202);
    }
    const notice: CallbackNotice = { tenant, sentAt: new Date(found.sentAt).toISOString(), ...read };
    try {
      await ask('The handler of callbacks', (signal) => onNotice(notice, { signal }), options);
    } catch (error) {
      // Not seen then: the service may send it again. A store that fails now leaves it to polling.
      await ask('The store of seen callbacks', () => store.delete(found.mark), { applicationTimeout }).catch(
        () => undefined,
      );
      throw error;
    }
    notify({ type: 'callback.received', tenant, kind: read.kind, references: read.references.length });
    return answer(202);
  }

  return async (request) => {
    if (request.method !== 'POST') return refused(405, 'method', { allow: 'POST' });
    const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
    if (type !== 'application/json') return refused(415, 'content-type');
    const encoding = request.headers.get('content-encoding') ?? 'identity';
    if (!/^identity$/i.test(encoding)) return refused(415, 'content-encoding');
    try {
      return await take(request);
    } catch (error) {
      return failed(error);
    }
  };

  function failed(error: unknown): Response {
    if (!isRathausError(error)) throw error;
    const { code, details } = error;
    if (code === 'exchange.callback.raw-body-gone') throw error;
    const status = statusOf[code];
    if (status) return refused(status, String(details.reason ?? details.member ?? code));
    if (code === 'core.application.timeout') return refused(408, 'timeout');
    if (code === 'core.aborted') return refused(400, 'aborted');
    notify({ type: 'callback.fault', tenant, error });
    return answer(503, { 'retry-after': '60' });
  }
}

function checkCallbackConfig(config: CallbackConfig): void {
  checkConfig(
    (facts) => exchangeError('exchange.config.invalid', facts),
    (faults) => {
      const { tenant, secrets, store, onNotice, ...rest } = configOf(config);
      faults.tenant('tenant', tenant);
      const texts = Array.isArray(secrets) ? (secrets as unknown[]) : undefined;
      if (typeof secrets !== 'function' && !texts?.length)
        faults.add('secrets', 'must be a list that is not empty, or a function');
      for (const [index, secret] of texts?.entries() ?? [])
        if (typeof secret !== 'string' || secret.length < leastSecretLength)
          faults.add(`secrets[${index}]`, `must be text of at least ${leastSecretLength} characters`);
      if (typeof store?.add !== 'function')
        faults.add('store', 'is missing; without it callbacks can be repeated');
      if (typeof onNotice !== 'function') faults.add('onNotice', 'must be a function');
      for (const member of ['window', 'maxBytes', 'applicationTimeout'] as const)
        faults.number(member, rest[member], 1);
      faults.number('skew', rest.skew, 0);
    },
  );
}

function createNotify({ tenant, observer, logger }: CallbackConfig): (event: CallbackEvent) => void {
  const watch = isolate(observer, { name: `observer of the callbacks of ${tenant}`, logger });
  const log = isolate<LogEntry>(logger, { name: `logger of the callbacks of ${tenant}` });
  return (event) => {
    const line = logger && lineOf(event);
    watch(event);
    if (line) log(line);
  };
}

function lineOf(event: CallbackEvent): LogEntry | undefined {
  const { type, tenant } = event;
  if (type === 'callback.fault') {
    const { code, message } = event.error;
    return { level: 'warn', code, message, details: { tenant } };
  }
  if (type === 'callback.ignored')
    return {
      level: 'warn',
      code: type,
      message: 'a callback of an unknown kind was ignored',
      details: { tenant },
    };
  if (type === 'callback.received') return undefined;
  // Strangers can cause these: they are worth a look, not an alarm.
  const { status, reason } = event;
  return {
    level: 'info',
    code: type,
    message: 'a callback was refused',
    details: { tenant, status, reason },
  };
}
