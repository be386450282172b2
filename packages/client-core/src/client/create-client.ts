import ky from 'ky';
import type { ProblemDetails } from '../errors/index.ts';
import { type ErrorOrigin, isRathausError, RathausError } from '../errors/rathaus-error.ts';
import type { Client } from './client.ts';
import type { CallOptions, ClientOptions, RequestView } from './options.ts';
import { type BodyAs, isJson, readBody } from './read-body.ts';
import { readProblem } from './read-problem.ts';
import { appendAll, encodeBody, isReplayable, type OpenedBody } from './request-body.ts';
import { isIdempotent, isTransient, nextDelay, retryAfter, sleep as wait } from './retry.ts';
import { expandPath, formQuery, serviceUrl } from './target.ts';

const json = 'application/json';
const methods = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options'] as const;

/** A call as the run time sees it; the types of `Client` have made sure that it fits the contract. */
interface Call extends CallOptions {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  header?: Record<string, unknown>;
  body?: unknown;
  contentType?: string;
  as?: BodyAs;
}

interface Answer {
  ok: true;
  status: number;
  data: unknown;
  headers: Headers;
}

/** Headers of a problem answer, for `client.safe`; not on the error, where a logger would find them. */
const headersOf = new WeakMap<object, Headers>();

/**
 * Makes a client for the contract `Paths` (the `paths` interface of openapi-typescript).
 *
 * Errors are `RathausError`: `core.http.problem` (any answer that is not 2xx; `status`, `problem`),
 * `core.http.redirect` (opaque redirect in a browser), `core.network`, `core.timeout`, `core.aborted`,
 * `core.response.content-type | empty | invalid-json`, `core.request.path-parameter | invalid | body`,
 * `core.config.url`, and those of the token source. Redirects are never followed.
 *
 * @example
 * const client = createClient<paths>({ baseUrl: 'https://catalogue.example/api' });
 * const dataset = await client.get('/datasets/{id}', { path: { id: 'trees' } });
 */
export function createClient<Paths extends object>(options: ClientOptions): Client<Paths> {
  const base = serviceUrl(options.baseUrl, options, 'baseUrl');
  const prefix = base.href.replace(/\/$/, '');
  const { host } = base;
  const { auth, hooks, userAgent, clock = Date.now, random = Math.random, sleep = wait } = options;

  /** One attempt: resolves to the answer, rejects with a `RathausError` only. */
  async function attempt(
    view: RequestView,
    url: string,
    call: Call,
    milliseconds: number,
    token: string | undefined,
    trace: Readonly<Record<string, string>> | undefined,
  ): Promise<Answer> {
    const { signal, as = 'json', body, idempotencyKey } = call;
    const contentType = call.contentType ?? json;
    const details = { operation: view.operation, host, attempts: view.attempt };
    // Outside the `try`: what a function of the application throws is its own fault and passes unchanged.
    const given = typeof options.headers === 'function' ? await options.headers() : options.headers;
    const abort = new AbortController();
    let received = false;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      abort.abort();
    }, milliseconds);
    const fail = (code: string, origin: ErrorOrigin, reason: string, cause?: unknown) =>
      new RathausError({
        code: `core.${code}`,
        origin,
        retryable: code === 'network' || code === 'timeout',
        message: `${view.operation} at ${host} ${reason}`,
        details,
        cause,
      });
    let opened: OpenedBody | undefined;
    try {
      signal?.throwIfAborted();
      const headers = new Headers(given);
      const set = (name: string, value: string) => headers.set(name, value);
      if (!headers.has('accept'))
        set('accept', typeof as === 'object' ? (as.accept ?? '*/*') : as === 'json' ? json : '*/*');
      if (userAgent) set('user-agent', userAgent);
      if (token) set('authorization', `Bearer ${token}`);
      if (idempotencyKey) set('idempotency-key', idempotencyKey);
      appendAll({ ...trace, ...call.header }, set);
      let payload: BodyInit | undefined;
      if (body !== undefined) {
        // FormData knows its boundary; only `fetch` can name it.
        if (!(body instanceof FormData)) set('content-type', contentType);
        if (isReplayable(body)) {
          opened = await body.open();
          payload = opened.stream;
          if (opened.size !== undefined) set('content-length', String(opened.size));
        } else payload = encodeBody(body, contentType, isJson(contentType));
      }
      // `fetch` clones a request that it might have to send again, and the clone keeps the whole stream in memory,
      // unless redirects are errors (Fetch standard, HTTP-network-or-cache fetch, step 8.1).
      const streamed = payload instanceof ReadableStream;
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
      if (response.ok) {
        const data =
          view.method === 'HEAD'
            ? undefined
            : await readBody(response, as, { signal, details }, options.alsoJson);
        return { ok: true, status, data, headers: response.headers };
      }
      if (!status) throw redirected(fail);
      throw await problemError(response, view, host, clock());
    } catch (error) {
      if (signal?.aborted) throw fail('aborted', 'local', 'was aborted by the caller', signal.reason);
      if (isRathausError(error)) throw error;
      const source = opened?.failure();
      if (isRathausError(source)) throw source;
      if (source !== undefined) {
        throw fail('request.body', 'local', 'was not sent: its body could not be read', source);
      }
      if (late) throw fail('timeout', 'service', `did not answer within ${milliseconds} ms`);
      if (received && typeof as === 'object') throw error;
      throw foreignError(error, fail);
    } finally {
      clearTimeout(timer);
    }
  }

  async function run(verb: string, path: string, call: Call = {}): Promise<Answer> {
    const method = verb.toUpperCase();
    const { signal, body, retry = options.retry ?? {} } = call;
    const query = call.query && (options.serializeQuery ?? formQuery)(call.query);
    const url = prefix + expandPath(path, call.path) + (query ? `?${query}` : '');
    const view: RequestView = { operation: `${method} ${path}`, method, path, host, attempt: 0 };
    const end = clock() + (call.totalTimeout ?? options.totalTimeout ?? 120_000);
    const once = body instanceof ReadableStream;
    const repeatable = !once && (isIdempotent(method) || call.idempotencyKey !== undefined);
    const span = options.telemetry?.start(view);
    let token: string | undefined;
    let renewed = once;
    let started = 0;
    const failure = ({ code, origin, status }: RathausError) => ({ ...view, code, origin, status });
    const answered = (status: number) =>
      hooks?.afterResponse?.({ ...view, status, duration: clock() - started });
    try {
      for (;;) {
        view.attempt++;
        try {
          // A caller who has gone must cause neither a request nor a log line; `attempt` reports the abort.
          if (!signal?.aborted) {
            await hooks?.beforeRequest?.({ ...view });
            token ??= await auth?.token({ signal });
          }
          started = clock();
          const left = Math.min(call.timeout ?? options.timeout ?? 30_000, end - started);
          const answer = await attempt(view, url, call, left, token, span?.headers);
          await answered(answer.status);
          span?.end({ status: answer.status, attempts: view.attempt });
          return answer;
        } catch (error) {
          if (!isRathausError(error)) throw error;
          if (error.code === 'core.http.problem') await answered(error.status!);
          if (error.status === 401 && token && !renewed) {
            renewed = true;
            token = await auth?.token({ signal, rejected: token });
            continue;
          }
          const after = headersOf.get(error);
          const delay =
            error.retryable && repeatable
              ? nextDelay(retry, view.attempt, after && retryAfter(after, clock()), random)
              : undefined;
          if (delay === undefined || clock() + delay >= end) throw error;
          await hooks?.onRetry?.({ ...failure(error), delay });
          await sleep(delay, signal);
        }
      }
    } catch (error) {
      if (isRathausError(error)) {
        const view = failure(error);
        span?.end({ status: view.status, code: view.code, attempts: view.attempt });
        await hooks?.onError?.(view);
      }
      throw error;
    }
  }

  const verbs = (finish: (answer: Promise<Answer>) => unknown) =>
    Object.fromEntries(
      methods.map((verb) => [verb, (path: string, call?: Call) => finish(run(verb, path, call))]),
    );

  return {
    ...verbs((answer) => answer.then(({ data }) => data)),
    withResponse: verbs((answer) => answer),
    safe: verbs((answer) => answer.catch(settle)),
  } as unknown as Client<Paths>;
}

/** The failed half of the `safe` union. Errors outside the family are faults of the program and stay thrown. */
function settle(error: unknown) {
  if (!isRathausError(error)) throw error;
  const answered = error.code === 'core.http.problem';
  return {
    ok: false,
    status: answered ? error.status : undefined,
    type: error.problem?.type,
    problem: error.problem,
    headers: headersOf.get(error),
    error,
  };
}

async function problemError(
  response: Response,
  view: RequestView,
  host: string,
  now: number,
): Promise<RathausError> {
  const { status, headers } = response;
  const problem: ProblemDetails = await readProblem(response);
  const after = retryAfter(headers, now);
  const error = new RathausError({
    code: 'core.http.problem',
    origin: 'service',
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

type Fail = (code: string, origin: ErrorOrigin, reason: string) => RathausError;

const redirected = (fail: Fail) =>
  fail('http.redirect', 'service', 'answered with a redirect, which is not followed');

/**
 * Errors of ky and `fetch` carry the request with its headers and address, and a `TypeError` about a header quotes
 * its value. Only the system's code (`ECONNREFUSED`) is taken over, and the error itself is dropped.
 */
function foreignError(error: unknown, fail: Fail): RathausError {
  let code: unknown;
  let network = false;
  for (
    let e = error as { name?: string; code?: unknown; cause?: unknown } | undefined;
    e;
    e = e.cause as typeof e
  ) {
    network ||= e.name === 'NetworkError' || e.name === 'SocketError';
    if ((e as Error).message === 'unexpected redirect') return redirected(fail);
    if (typeof e.code === 'string' && /^[A-Z_]{3,40}$/.test(e.code)) code = e.code;
  }
  return network || code
    ? fail('network', 'service', `could not be reached${code ? ` (${code})` : ''}`)
    : fail('request.invalid', 'local', 'was refused by fetch: a header or the body is not valid');
}
