import { callApplication, throwIfAborted, unlessAborted, sleep as wait } from '../abort/abort.ts';
import { isRathausError, type RathausError } from '../errors/rathaus-error.ts';
import { isolate } from '../observe/observe.ts';
import { type Answer, type Call, createAttempt } from './attempt.ts';
import type { Client } from './client.ts';
import type { ClientEvent, ClientOptions, RequestView, SpanOutcome } from './options.ts';
import { isReplayable } from './request-body.ts';
import { isIdempotent, nextDelay, retryAfter } from './retry.ts';
import { expandPath, formQuery, serviceUrl } from './target.ts';
import { headersOf } from './translate-error.ts';

const methods = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options'] as const;

/**
 * Makes a client for the contract `Paths` (the `paths` interface of openapi-typescript).
 *
 * Errors are `RathausError`: `core.http.problem` (any answer that is not 2xx; `status`, `problem`),
 * `core.http.redirect` (opaque redirect in a browser), `core.network`, `core.timeout`, `core.aborted`,
 * `core.response.content-type | empty | invalid-json | too-large`, `core.request.path-parameter | invalid | body`,
 * `core.config.url`, `core.sandbox.refused`, and those of the token source. A function of the application that hangs ends
 * the call as `core.application.timeout`. Redirects are never followed.
 *
 * @example
 * const client = createClient<paths>({ baseUrl: 'https://catalogue.example/api' });
 * const dataset = await client.get('/datasets/{id}', { path: { id: 'trees' } });
 */
export function createClient<Paths extends object>(options: ClientOptions): Client<Paths> {
  const base = serviceUrl(options.baseUrl, options, 'baseUrl');
  const prefix = base.href.replace(/\/$/, '');
  const { host } = base;
  const { auth, clock = Date.now, random = Math.random, sleep = wait } = options;
  const notify = isolate<ClientEvent>(options.observer, {
    name: `observer of ${host}`,
    logger: options.logger,
  });

  const telemetryFault = isolate<unknown>(
    (error) => {
      throw error;
    },
    { name: `telemetry of ${host}`, logger: options.logger },
  );

  const attempt = createAttempt(options, host, clock);

  async function run(verb: string, path: string, call: Call = {}): Promise<Answer> {
    const method = verb.toUpperCase();
    const { signal, body, retry = options.retry ?? {} } = call;
    const query = call.query && (options.serializeQuery ?? formQuery)(call.query);
    const url = prefix + expandPath(path, call.path) + (query ? `?${query}` : '');
    const view: RequestView = { operation: `${method} ${path}`, method, path, host, attempt: 0 };
    const once = body instanceof ReadableStream;
    const streamed = once || isReplayable(body);
    const end =
      clock() +
      (call.totalTimeout ?? options.totalTimeout ?? (streamed ? Number.POSITIVE_INFINITY : 120_000));
    const repeatable = !once && (isIdempotent(method) || call.idempotencyKey !== undefined);
    const span = startSpan(options.telemetry, view, telemetryFault);
    let token: string | undefined;
    let renewed = once;
    let started = 0;
    const failure = ({ code, origin, status }: RathausError) => ({ ...view, code, origin, status });
    const answered = (status: number) =>
      notify({ type: 'response', ...view, status, duration: clock() - started });
    const tokenOf = (rejected?: string) =>
      auth &&
      callApplication('The source of tokens', (inner) => auth.token({ signal: inner, rejected }), {
        signal,
        timeout: end - clock(),
      });
    try {
      for (;;) {
        view.attempt++;
        try {
          // A caller who has gone must cause neither a request nor an event.
          throwIfAborted(signal, `${view.operation} at ${host}`);
          notify({ type: 'request', ...view });
          token ??= await tokenOf();
          started = clock();
          const answer = await attempt(view, url, call, end, token, span.headers);
          answered(answer.status);
          span.end({ status: answer.status, attempts: view.attempt });
          return answer;
        } catch (error) {
          if (!isRathausError(error)) throw error;
          if (error.status && /^core\.(http|response)/.test(error.code)) answered(error.status);
          if (error.status === 401 && token && !renewed) {
            renewed = true;
            token = await tokenOf(token);
            continue;
          }
          const after = headersOf.get(error);
          // A function of the application that failed or hung has had its time; only the far side is asked again.
          const delay =
            error.retryable && error.origin !== 'local' && repeatable
              ? nextDelay(retry, view.attempt, after && retryAfter(after, clock()), random)
              : undefined;
          if (delay === undefined || clock() + delay >= end) throw error;
          notify({ type: 'retry', ...failure(error), delay });
          await unlessAborted(sleep(delay, signal), signal, `${view.operation} at ${host}`);
        }
      }
    } catch (error) {
      const failed = isRathausError(error) ? failure(error) : undefined;
      span.end({ status: failed?.status, code: failed?.code ?? 'error', attempts: view.attempt });
      if (failed) notify({ type: 'failure', ...failed });
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

/** A span that cannot disturb the call: what telemetry of the application throws is reported once, like an observer's. */
function startSpan(
  telemetry: ClientOptions['telemetry'],
  view: RequestView,
  fault: (error: unknown) => void,
) {
  const safely = <T>(work: () => T): T | undefined => {
    try {
      const done = work();
      // The types promise something else, but a rejection that nobody handles would end the process.
      (done as { catch?(handle: typeof fault): unknown } | undefined)?.catch?.(fault);
      return done;
    } catch (error) {
      fault(error);
      return undefined;
    }
  };
  const span = telemetry && safely(() => telemetry.start(view));
  return {
    headers: span?.headers,
    end: (outcome: SpanOutcome) => void safely(() => span?.end?.(outcome)),
  };
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
