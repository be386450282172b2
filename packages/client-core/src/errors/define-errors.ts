import type { ProblemDetails } from './problem.ts';
import { type ErrorDetails, type ErrorOrigin, RathausError } from './rathaus-error.ts';

/** What is fixed about an error code, whoever raises it. Its texts for people are in the package's `/texts`. */
export interface ErrorKind {
  readonly origin: ErrorOrigin;
  /** Whether the same call may succeed later without any change. Default false. */
  readonly retryable?: boolean;
  /** English sentence for developers, without values. What a raiser adds follows after a colon. */
  readonly message?: string;
}

/** What the place that raises an error knows beyond its table. */
export interface ErrorFacts {
  /** English, for developers. No token, no query string, no personal data: it ends in logs. */
  readonly message?: string | undefined;
  /** Safe facts for logs and support: ids, limits, names of operations. Never content. */
  readonly details?: ErrorDetails | undefined;
  /** HTTP status, where there was an HTTP answer. */
  readonly status?: number | undefined;
  /** The problem document the peer sent (RFC 9457). */
  readonly problem?: ProblemDetails | undefined;
  /** Headers of the answer, where there was one; not shown by inspection. */
  readonly headers?: Headers | undefined;
  /** Only where the answer decides (`Retry-After`, a status); otherwise the table does. */
  readonly retryable?: boolean | undefined;
  readonly cause?: unknown;
}

/** A `RathausError` whose code is known to the compiler. */
export type CodedError<Code extends string> = RathausError & { readonly code: Code };

/** Makes the errors of one table; a code that is not in it does not compile. */
export interface ErrorFactory<Table extends Readonly<Record<string, ErrorKind>>> {
  <Code extends keyof Table & string>(code: Code, facts?: ErrorFacts): CodedError<Code>;
  /** The table itself, for documentation. */
  readonly table: Table;
  /** Whether a value is an error of this table. */
  is(value: unknown): value is CodedError<keyof Table & string>;
}

/** The codes a factory can raise, as a union. */
export type CodeOf<Factory> = Factory extends { readonly table: infer Table } ? keyof Table & string : never;

/**
 * Makes the typed factory of a table of errors. This is the only way to make a `RathausError`, so that every code has
 * an origin, a meaning and a remedy.
 *
 * @example
 * const parkingError = defineErrors({
 *   'parking.meter.silent': { origin: 'service', retryable: true, message: 'the meter does not answer' },
 * });
 * throw parkingError('parking.meter.silent', { details: { meter: 'A7' } });
 */
export function defineErrors<const Table extends Readonly<Record<string, ErrorKind>>>(
  table: Table,
): ErrorFactory<Table> {
  const make = (code: keyof Table & string, facts: ErrorFacts = {}) => {
    const kind: ErrorKind = table[code]!;
    return new RathausError({
      ...facts,
      code,
      origin: kind.origin,
      retryable: facts.retryable ?? kind.retryable ?? false,
      message: [kind.message, facts.message].filter(Boolean).join(': ') || code,
    });
  };
  return Object.assign(make, {
    table,
    is: (value: unknown) => isOfTable(value, table),
  }) as unknown as ErrorFactory<Table>;
}

const isOfTable = (value: unknown, table: object): boolean =>
  value instanceof Object && Object.hasOwn(table, (value as { code?: PropertyKey }).code ?? '');
