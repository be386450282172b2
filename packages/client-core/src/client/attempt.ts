import ky from 'ky';
import { abortedError, callApplication } from '../abort/abort.ts';
import { allowSandbox, sandboxHeader } from '../danger/index.ts';
import { isRathausError } from '../errors/rathaus-error.ts';
import { sandboxRefused } from '../errors/sandbox-refused.ts';
import { clientError } from './errors.ts';
import type { CallOptions, ClientOptions, RequestView } from './options.ts';
import { type BodyAs, isJson, readBody } from './read-body.ts';
import { appendAll, encodeBody, type FetchBody, isReplayable, type OpenedBody } from './request-body.ts';
import { type Fail, foreignError, problemError, redirected } from './translate-error.ts';

const json = 'application/json';
/** What is longer, `Infinity` too, `setTimeout` turns into 1 ms. */
const longestTimer = 2 ** 31 - 1;

/** A call as the run time sees it; the types of `Client` have made sure that it fits the contract. */
export interface Call extends CallOptions {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  header?: Record<string, unknown>;
  body?: unknown;
  contentType?: string;
  as?: BodyAs;
}

export interface Answer {
  ok: true;
  status: number;
  data: unknown;
  headers: Headers;
}

/**
 * Sends a call once. The function resolves to a success answer and rejects with a `RathausError`, or with what a
 * function of the application has thrown. `end` is the time (ms) at which the whole call must be over.
 */
export function createAttempt(options: ClientOptions, host: string, clock: () => number) {
  return async (
    view: RequestView,
    url: string,
    call: Call,
    end: number,
    token: string | undefined,
    trace: Readonly<Record<string, string>> | undefined,
  ): Promise<Answer> => {
    const { signal, as = 'json', body, idempotencyKey } = call;
    const contentType = call.contentType ?? json;
    const details = { operation: view.operation, host, attempts: view.attempt };
    const { headers: own } = options;
    // Outside the `try`: what a function of the application throws is its own fault and passes unchanged.
    const given =
      typeof own === 'function'
        ? await callApplication('The function for headers', own, { signal, timeout: end - clock() })
        : own;
    const abort = new AbortController();
    let received = false;
    let late = false;
    const maxBytes = call.maxResponseBytes ?? options.maxResponseBytes ?? 20_000_000;
    const most = call.timeout ?? options.timeout ?? 30_000;
    let milliseconds = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const restart = () => {
      clearTimeout(timer);
      milliseconds = Math.max(0, Math.min(most, end - clock(), longestTimer));
      timer = setTimeout(() => {
        late = true;
        abort.abort();
      }, milliseconds);
    };
    restart();
    const fail: Fail = (code, reason, cause) =>
      clientError(code, { message: `${view.operation} at ${host} ${reason}`, details, cause });
    let opened: OpenedBody | undefined;
    try {
      signal?.throwIfAborted();
      const headers = new Headers(given);
      const set = (name: string, value: string) => headers.set(name, value);
      if (!headers.has('accept'))
        set('accept', typeof as === 'object' ? (as.accept ?? '*/*') : as === 'json' ? json : '*/*');
      if (options.userAgent) set('user-agent', options.userAgent);
      if (token) set('authorization', `Bearer ${token}`);
      if (idempotencyKey) set('idempotency-key', idempotencyKey);
      appendAll({ ...trace, ...call.header }, set);
      let payload: FetchBody | undefined;
      if (body !== undefined) {
        // FormData knows its boundary; only `fetch` can name it.
        if (!(body instanceof FormData)) set('content-type', contentType);
        if (isReplayable(body)) {
          opened = await callApplication('The source of an upload', () => body.open(), {
            signal,
            timeout: end - clock(),
          });
          payload = opened.stream;
          if (opened.size !== undefined) set('content-length', String(opened.size));
        } else payload = encodeBody(body, contentType, isJson(contentType));
      }
      // `fetch` clones a request that it might have to send again, and the clone keeps the whole stream in memory,
      // unless redirects are errors (Fetch standard, HTTP-network-or-cache fetch, step 8.1).
      const streamed = payload instanceof ReadableStream;
      if (payload instanceof ReadableStream) {
        // A big upload may take longer than an attempt, as long as it moves.
        const moves = new TransformStream({
          transform(chunk, controller) {
            restart();
            controller.enqueue(chunk);
          },
        });
        payload = payload.pipeThrough(moves);
      }
      const response = await ky(url, {
        method: view.method,
        headers,
        retry: 0,
        timeout: false,
        throwHttpErrors: false,
        redirect: streamed ? 'error' : 'manual',
        signal: signal ? AbortSignal.any([signal, abort.signal]) : abort.signal,
        ...(payload === undefined ? {} : { body: payload }),
        ...(options.fetch && { fetch: options.fetch }),
      });
      received = true;
      const { status } = response;
      if (response.headers.has(sandboxHeader) && options[allowSandbox] !== true) {
        await response.body?.cancel();
        throw sandboxRefused(`${view.operation} at ${host}`, details);
      }
      if (response.ok) {
        const data =
          view.method === 'HEAD'
            ? undefined
            : await readBody(response, as, { signal, maxBytes, details }, options.alsoJson);
        return { ok: true, status, data, headers: response.headers };
      }
      if (!status) throw redirected(fail);
      throw await problemError(response, view, host, clock());
    } catch (error) {
      if (signal?.aborted) throw abortedError(`${view.operation} at ${host}`, signal);
      if (isRathausError(error)) throw error;
      const source = opened?.failure();
      if (isRathausError(source)) throw source;
      if (source !== undefined) {
        throw fail('core.request.body', 'was not sent: its body could not be read', source);
      }
      if (late) throw fail('core.timeout', `did not answer within ${milliseconds} ms`);
      if (received && typeof as === 'object') throw error;
      throw foreignError(error, received, fail);
    } finally {
      clearTimeout(timer);
    }
  };
}
