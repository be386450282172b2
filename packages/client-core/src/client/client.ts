import type { HttpMethod } from '../contract/contract.ts';
import type { ProblemDetails, RathausError } from '../errors/index.ts';
import type { CallOptions } from './options.ts';
import type { DeclaredProblems, ProblemAnswer, Problems } from './problems.ts';
import type { BodyAs } from './read-body.ts';
import type { AsOption, IsFree, OperationOf, OperationOptions, PathHint } from './spec.ts';
import type { Success, SuccessData } from './success.ts';

/**
 * A thrown answer that is not a success, code `core.http.problem`. `problem` is always there: without a problem
 * document it is made from the status (RFC 9457, section 4.2.1: `about:blank`).
 */
export type HttpProblem<
  Status extends number = number,
  Problem extends object = ProblemDetails,
> = RathausError & {
  readonly code: 'core.http.problem';
  readonly status: Status;
  readonly problem: Problem;
  readonly headers: Headers;
};

/** An answer of `client.safe` that is not a success. */
export interface Refusal<Status extends number, Type extends string, Problem extends object>
  extends ProblemAnswer<Status, Type, Problem> {
  ok: false;
  headers: Headers;
  /** The number that the service gave to the request, where it sent one. */
  requestId: string | undefined;
  error: HttpProblem<Status, Problem>;
}

type RefusalOf<Answer> =
  Answer extends ProblemAnswer<infer Status, infer Type, infer Problem>
    ? Refusal<Status, Type, Problem>
    : never;

/** No usable answer: network, timeout, abort, a token that could not be had, a success body that is broken. */
export interface Failure {
  ok: false;
  status: undefined;
  type: undefined;
  problem: undefined;
  headers: undefined;
  /** Known where an answer came whose body is broken. */
  requestId: string | undefined;
  error: RathausError;
}

/** The result of `client.safe`: discriminated by `ok`, then `status`, then the problem's `type`. */
export type SafeResult<Paths, Method extends HttpMethod, Path, As extends BodyAs = 'json'> =
  | Success<OperationOf<Paths, Method, Path>, As, Method>
  | RefusalOf<Problems<OperationOf<Paths, Method, Path>>>
  | Failure;

/**
 * The thrown problems that the contract declares for an operation, as a union discriminated by `status`; `never` where it
 * declares none.
 */
export type ProblemsOf<Paths, Method extends HttpMethod, Path> = RefusalOf<
  DeclaredProblems<OperationOf<Paths, Method, Path>>
>['error'];

/** The options of a call. */
export type Options<Paths, Method extends HttpMethod, Path, As extends BodyAs = BodyAs> = OperationOptions<
  OperationOf<Paths, Method, Path>
> &
  AsOption<OperationOf<Paths, Method, Path>, As, Method> &
  CallOptions;

type Rest<Paths, Method extends HttpMethod, Path, As extends BodyAs> = [Path] extends [keyof Paths]
  ? IsFree<OperationOf<Paths, Method, Path>, Method> extends true
    ? [options?: Options<Paths, Method, Path, As>]
    : [options: Options<Paths, Method, Path, As>]
  : [options?: never];

type Style = 'throw' | 'response' | 'safe';
type Result<Paths, Method extends HttpMethod, Path, As extends BodyAs, S extends Style> = S extends 'safe'
  ? SafeResult<Paths, Method, Path, As>
  : S extends 'response'
    ? Success<OperationOf<Paths, Method, Path>, As, Method>
    : SuccessData<OperationOf<Paths, Method, Path>, As, Method>;

// The paths are written out instead of `PathsWith<…>`, because a message then lists them.
type Verb<Paths, Method extends HttpMethod, S extends Style> = <
  Path extends
    | ({ [P in keyof Paths]: Paths[P] extends Record<Method, object> ? P : never }[keyof Paths] & string)
    | PathHint<Paths, Method>,
  const As extends BodyAs = 'json',
>(
  path: Path,
  ...options: Rest<Paths, Method, Path, As>
) => Promise<Result<Paths, Method, Path, As, S>>;

/** The verbs of a client in one call style. */
export interface Verbs<Paths, S extends Style> {
  readonly get: Verb<Paths, 'get', S>;
  readonly put: Verb<Paths, 'put', S>;
  readonly post: Verb<Paths, 'post', S>;
  readonly patch: Verb<Paths, 'patch', S>;
  readonly delete: Verb<Paths, 'delete', S>;
  readonly head: Verb<Paths, 'head', S>;
  readonly options: Verb<Paths, 'options', S>;
}

/**
 * A client typed by an openapi-typescript `paths` interface. `client.get(…)` resolves to the body of the success
 * answer and rejects with `RathausError`; `client.withResponse.get(…)` resolves to `{ status, data, headers }`;
 * `client.safe.get(…)` does not reject for answers and failures of the call but resolves to a union.
 */
export interface Client<Paths> extends Verbs<Paths, 'throw'> {
  readonly safe: Verbs<Paths, 'safe'>;
  readonly withResponse: Verbs<Paths, 'response'>;
}
