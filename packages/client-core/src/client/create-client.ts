import { callApplication, wait } from '../abort/abort.ts';
import { throwIfAborted } from '../abort/aborted.ts';
import { httpMethods, type OperationContract } from '../contract/contract.ts';
import { isRathausError, type RathausError } from '../errors/rathaus-error.ts';
import { isolate } from '../observe/observe.ts';
import type { TransportOver } from '../transport/transport.ts';
import type { Answer } from './answer.ts';
import type { Client } from './client.ts';
import { contractOf, isDeclared } from './declared.ts';
import { clientError } from './errors.ts';
import type { ClientEvent, ClientOptions, ClientOptionsFor, RequestView, SpanOutcome } from './options.ts';
import { type Call, createWriter } from './request.ts';
import { isUpload } from './request-body.ts';
import { isIdempotent, isSafe, nextDelay } from './retry.ts';
import { retryAfter } from './retry-after.ts';
import { type Attempt, createSender } from './send.ts';
import { serviceUrl } from './target.ts';

/** Makes a client on a transport. The entries of the package do it: the main one on ky, `/fetch` on `fetch` alone. */
export function clientOver<Paths extends object>(
  transport: TransportOver,
  options: ClientOptionsFor<Paths>,
): Client<Paths> {
  const { href, host } = serviceUrl(options.baseUrl, options, 'baseUrl');
  const { auth, contract, logger, clock = Date.now, random = Math.random, sleep = wait } = options;
  if (!contract?.operations)
    throw clientError('core.config.contract', {
      message: 'createClient() needs a contract: openContract() at least',
    });
  const notify = isolate<ClientEvent>(options.observer, { name: `observer of ${host}`, logger });
  const openSpan = spanOpener(
    options.telemetry,
    isolate((work) => work(), { name: `telemetry of ${host}`, logger }),
  );
  const write = createWriter(href.replace(/\/$/, ''));
  const sendOnce = createSender(options, transport(options.fetch), clock);

  async function run(method: string, path: string, call: Call = {}): Promise<Answer> {
    const name = `${method} ${path}`;
    const operation = contract.operations[name] ?? contract.others;
    if (!operation)
      throw clientError('core.request.operation', {
        message: `${name} is not in the contract ${contract.name}`,
        details: { operation: name },
      });
    const request = write(method, path, operation, call);
    const { signal, retry = options.retry ?? {} } = call;
    const view: RequestView = { operation: name, method, path, host, attempt: 0 };
    const upload = isUpload(request.body) && request.body;
    const end = clock() + (call.totalTimeout ?? options.totalTimeout ?? (upload ? Infinity : 120_000));
    const once = upload ? upload.once : false;
    const repeatable = !once && (isIdempotent(method) || operation.idempotent || call.idempotencyKey);
    const span = openSpan(view);
    let token: string | undefined;
    let renewed = once;
    let started = 0;
    const failure = ({ code, origin, status }: RathausError) => ({ ...view, code, origin, status });
    const answered = (status: number) =>
      notify({ type: 'response', ...view, status, duration: clock() - started });
    const ask = <T>(what: string, work: (inner: AbortSignal) => T | PromiseLike<T>) =>
      callApplication(what, work, { signal, timeout: end - clock() });
    const tokenOf = (rejected?: string) =>
      auth &&
      ask('The source of tokens', (inner) => auth.token({ signal: inner, rejected })).then((given) => {
        // Without one the call would go out as nobody's.
        if (given && typeof given === 'string') return given;
        throw clientError('core.request.invalid', {
          message: `${name} at ${host} was not sent: the source of tokens gave none`,
          details: { operation: name, host },
        });
      });
    try {
      for (;;) {
        view.attempt++;
        let attempt: Attempt | undefined;
        try {
          // A caller who has gone must cause neither a request nor an event.
          throwIfAborted(signal, `${name} at ${host}`);
          notify({ type: 'request', ...view });
          token ??= await tokenOf();
          started = clock();
          attempt = { view, request, call, end, token, trace: span.headers };
          const answer = await sendOnce(attempt);
          answered(answer.status);
          span.end({ status: answer.status, attempts: view.attempt });
          return answer;
        } catch (error) {
          if (!isRathausError(error)) throw error;
          // The answer to this call, not to one that a function of the application has made.
          const status = error.details.operation === name ? error.status : undefined;
          if (status) answered(status);
          if (status === 401 && token && !renewed) {
            renewed = true;
            token = await tokenOf(token);
            continue;
          }
          // A function of the application that failed or hung has had its time; only the far side is asked again. Nor is
          // anything that was carried out asked for twice, because its answer broke off.
          const done = attempt?.succeeded && !isSafe(method);
          const delay =
            error.retryable && error.origin !== 'local' && repeatable && !done
              ? nextDelay(retry, view.attempt, retryAfter(error, clock()), random)
              : Infinity;
          if (!(clock() + delay < end)) throw error;
          notify({ type: 'retry', ...failure(error), delay });
          await ask('The function that waits', (inner) => sleep(delay, inner));
        }
      }
    } catch (error) {
      const failed = isRathausError(error) ? failure(error) : undefined;
      span.end({ status: failed?.status, code: failed?.code ?? 'error', attempts: view.attempt });
      if (failed) notify({ type: 'failure', ...failed });
      throw error;
    }
  }

  const verbs = (finish: (answer: Promise<Answer>, name: string) => unknown) =>
    Object.fromEntries(
      httpMethods.map((verb) => {
        const method = verb.toUpperCase();
        return [verb, (path: string, call?: Call) => finish(run(method, path, call), `${method} ${path}`)];
      }),
    );

  return {
    ...verbs((answer) => answer.then(({ data }) => data)),
    withResponse: verbs((answer) => answer),
    safe: verbs((answer, name) => answer.catch((error) => settle(error, name, contract.operations[name]))),
    [contractOf]: contract,
  } as unknown as Client<Paths>;
}

/** Spans that cannot disturb the call: what telemetry of the application throws is reported once, like an observer's. */
function spanOpener(telemetry: ClientOptions['telemetry'], safely: (work: () => unknown) => void) {
  return (view: RequestView) => {
    let span: ReturnType<NonNullable<typeof telemetry>['start']> | undefined;
    let headers: Record<string, string> | undefined;
    safely(() => {
      // A copy, and what comes back is looked at here: nothing of it can change or fail the call.
      span = telemetry?.start({ ...view });
      headers = span && Object.fromEntries(new Headers(span.headers));
      return span;
    });
    return {
      headers,
      end: (outcome: SpanOutcome) => safely(() => span?.end?.(outcome)),
    };
  };
}

/** The failed half of the `safe` union. Errors outside the family are faults of the program and stay thrown. */
function settle(error: unknown, name: string, operation: OperationContract | undefined) {
  if (!isRathausError(error)) throw error;
  const { problem, status, headers } =
    error.details.operation === name ? error : ({} as Partial<RathausError>);
  return {
    ok: false,
    status: problem && status,
    // A type that the contract does not name says no more than the status does (RFC 9457, section 4).
    type: problem && (isDeclared(operation, error) ? problem.type : 'about:blank'),
    problem,
    // Only an answer that is a result has them here; those of a broken one are on the error.
    headers: problem && headers,
    requestId: error.details.requestId,
    error,
  };
}
