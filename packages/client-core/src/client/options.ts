import type { Contract } from '../contract/contract.ts';
import type { allowHttp, allowSandbox } from '../danger/index.ts';
import type { ErrorOrigin } from '../errors/index.ts';
import type { Clock, Random } from '../observe/clock.ts';
import type { Logger, Observer } from '../observe/observe.ts';

/** Access tokens for one service and one tenant. Made by `createTokenSource()`; any object of this shape will do. */
export interface TokenSource {
  /**
   * A token that is still valid for a while. `rejected` is a token that the service has just refused: the
   * source must not return it again. Rejects with a `RathausError`.
   */
  token(options?: { signal?: AbortSignal | undefined; rejected?: string | undefined }): Promise<string>;
}

/** What observers and spans see of a request: never headers, query, parameter values or bodies. */
export interface RequestView {
  /** `GET /submissions/{submissionId}`: verb and path template of the contract. */
  operation: string;
  method: string;
  path: string;
  host: string;
  /** Counts from 1. */
  attempt: number;
}

/** What observers see of an answer. */
export interface ResponseView extends RequestView {
  status: number;
  /** Milliseconds since the attempt began. */
  duration: number;
}

/** What observers see of an attempt that failed. */
export interface FailureView extends RequestView {
  code: string;
  origin: ErrorOrigin;
  status: number | undefined;
}

/** What observers see before a repetition. */
export interface RetryView extends FailureView {
  /** Milliseconds until the next attempt. */
  delay: number;
}

/** What an observer of a client sees: each attempt, each answer, each repetition, and once per call its failure. */
export type ClientEvent =
  | ({ readonly type: 'request' } & RequestView)
  | ({ readonly type: 'response' } & ResponseView)
  | ({ readonly type: 'retry' } & RetryView)
  | ({ readonly type: 'failure' } & FailureView);

/** How a call ended, for its span. */
export interface SpanOutcome {
  status: number | undefined;
  code?: string;
  attempts: number;
}

/** Opens a span per call. Made by `createTelemetry()`. What it throws changes nothing. */
export interface Telemetry {
  start(request: RequestView): {
    /** Trace headers, for allow-listed hosts only. */
    headers: Readonly<Record<string, string>>;
    end(outcome: SpanOutcome): void;
  };
}

/**
 * Only idempotent verbs are repeated, others when the call carries an `idempotencyKey`; a one-shot stream never.
 * Waits follow full jitter: random(0, min(maxDelay, baseDelay × 2ⁿ)).
 */
export interface RetryOptions {
  /** Repetitions after the first attempt. Default 2. */
  limit?: number | undefined;
  /** Milliseconds. Default 300. */
  baseDelay?: number | undefined;
  /** Milliseconds. Default 10,000. */
  maxDelay?: number | undefined;
  /**
   * Milliseconds. A service that asks (`Retry-After`, `RateLimit-Reset`) for a longer pause is not waited for: the call fails at
   * once with `details.retryAfter` in seconds, and a durable queue can take it from there. Default 30,000.
   */
  maxRetryAfter?: number | undefined;
}

/** One service as one tenant calls it. */
export interface ClientOptions {
  /**
   * `https:` address of the service, with its base path. No query, fragment or credentials. In a page also a path of the
   * page's own origin: `/api`.
   */
  baseUrl: string | URL;
  /** Sends `Authorization: Bearer …`; after a 401 the token is renewed once. */
  auth?: TokenSource | undefined;
  /** Sent with every request. A function is asked before each attempt, for secrets that may change. */
  headers?:
    | Readonly<Record<string, string>>
    | (() => Record<string, string> | Promise<Record<string, string>>)
    | undefined;
  /** `User-Agent`; browsers ignore it. */
  userAgent?: string | undefined;
  /**
   * Milliseconds for one attempt, from sending to the last byte of the body. A streamed request body starts the
   * time anew with each chunk, a streamed answer counts to its headers only. Default 30,000.
   */
  timeout?: number | undefined;
  /**
   * Milliseconds for the call with all its repetitions, waits and functions of the application (token, headers, source of
   * an upload). Default 120,000; no bound for streamed request bodies.
   */
  totalTimeout?: number | undefined;
  /**
   * Bytes of an answer that is read into memory (`json`, `text`, `bytes`), after decompression; a longer one fails with
   * `core.response.too-large`. Default 20,000,000. `asStream()` has its own bound.
   */
  maxResponseBytes?: number | undefined;
  retry?: RetryOptions | undefined;
  /** Watches the calls; never changes them. */
  observer?: Observer<ClientEvent> | undefined;
  /** Gets a line when the observer is at fault. Default: `console.warn`. */
  logger?: Logger | undefined;
  telemetry?: Telemetry | undefined;
  /**
   * Media types that this service gives to its answers against the contract, for example `text/html` for JSON. The
   * range of all types (star, slash, star) also lets an answer without a type through.
   */
  alsoAccept?: readonly string[] | undefined;
  /** Whether cookies of the service's origin are sent (Fetch standard, section 5.4). Default: the platform's. */
  credentials?: 'omit' | 'same-origin' | 'include' | undefined;
  fetch?: typeof fetch | undefined;
  clock?: Clock | undefined;
  random?: Random | undefined;
  /** Waits between attempts. An abort ends the call whether it comes back or not. */
  sleep?: ((milliseconds: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
  [allowHttp]?: true | undefined;
  /** Accepts answers of the sandbox, which marks each of them; without it they end as `core.sandbox.refused`. */
  [allowSandbox]?: true | undefined;
}

/** Options of a client, with the contract that types it. */
export interface ClientOptionsFor<Paths extends object> extends ClientOptions {
  /**
   * The contract at run time, made by `rathaus-generate`: only what it declares is sent and accepted. `openContract()`
   * where only the types are known.
   */
  contract: Contract<Paths>;
}

/** Options of every call, beside what the contract asks. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Milliseconds, this call only. */
  timeout?: number | undefined;
  /** Milliseconds, this call only. */
  totalTimeout?: number | undefined;
  /** Bytes, this call only. */
  maxResponseBytes?: number | undefined;
  retry?: RetryOptions | undefined;
  /** Sent as `Idempotency-Key`; makes POST and PATCH repeatable. The service must honour it. */
  idempotencyKey?: string | undefined;
  /** Headers of this call only; those of the contract, the token and the body are set after them. */
  headers?: Readonly<Record<string, string>> | undefined;
}
