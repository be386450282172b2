import type { ProblemDetails } from './problem.ts';

/**
 * Who failed: `local` (this process: wrong input or configuration), `service` (the intermediary we called:
 * delivery service, identity provider, catalogue) or `peer` (the other authority or person behind it).
 */
export type ErrorOrigin = 'local' | 'service' | 'peer';

/** Safe facts of an error: ids, limits, names of operations. Never content. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>;

/** What an error says about itself. */
export interface RathausErrorOptions {
  /** Stable and part of the public API, dotted from general to special: `eakte.package.zip-slip`. */
  code: string;
  origin: ErrorOrigin;
  /** Whether the same call may succeed later without any change. Default false. */
  retryable?: boolean | undefined;
  /** English, for developers. No token, no query string, no personal data: it ends in logs. */
  message: string;
  /** HTTP status, where there was an HTTP answer. */
  status?: number | undefined;
  /** The problem document the peer sent (RFC 9457). Kept for the program, left out of `inspect`. */
  problem?: ProblemDetails | undefined;
  /** Headers of the answer, where there was one. Kept for the program, left out of `inspect`. */
  headers?: Headers | undefined;
  /** Safe facts for logs and support: ids, limits, names of operations. Never content. */
  details?: ErrorDetails | undefined;
  cause?: unknown;
}

const marker = Symbol.for('@rathaus/error');
const inspect = Symbol.for('nodejs.util.inspect.custom');

/**
 * The one error family of the SDK, made by the tables of `defineErrors()` only. Recognise it with `isRathausError()` and act on `code`, never on
 * `instanceof` or the message. Its inspection shows no cause chain of foreign libraries, because those
 * print request headers and full addresses.
 */
export class RathausError extends Error {
  override readonly name: string = 'RathausError';
  readonly code: string;
  readonly origin: ErrorOrigin;
  readonly retryable: boolean;
  readonly status: number | undefined;
  readonly details: ErrorDetails;
  /** Not enumerable, so that `console.log`, `JSON.stringify` and structured loggers leave it out. */
  declare readonly problem: ProblemDetails | undefined;
  /** Headers of the answer. Not enumerable either: they may hold cookies. */
  declare readonly headers: Headers | undefined;

  constructor(options: RathausErrorOptions) {
    super(options.message);
    this.code = options.code;
    this.origin = options.origin;
    this.retryable = options.retryable ?? false;
    this.status = options.status;
    this.details = options.details ?? {};
    Object.defineProperties(this, {
      [marker]: { value: true },
      problem: { value: options.problem },
      headers: { value: options.headers },
      ...(options.cause === undefined ? {} : { cause: { value: options.cause } }),
      name: { enumerable: false },
    });
  }

  toJSON(): Record<string, unknown> {
    const { name, code, origin, retryable, message, status, details } = this;
    return { name, code, origin, retryable, message, status, details };
  }

  [inspect](): string {
    const facts = Object.entries(this.details).map(([key, value]) => `  ${key}: ${value}`);
    const head = `${this.name} [${this.code}] (${this.origin}${this.retryable ? ', retryable' : ''}): ${this.message}`;
    const frames = (this.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    return [head, ...facts, ...frames].join('\n');
  }
}

/** True for errors of this family, also across copies of the package and realms. */
export function isRathausError(value: unknown): value is RathausError {
  return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[marker] === true;
}
