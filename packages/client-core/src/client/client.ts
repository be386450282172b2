import type { ProblemDetails, RathausError } from '../errors/index.ts';
import type { CallOptions } from './options.ts';
import type { BodyAs } from './read-body.ts';
import type {
  AsOption,
  FreePaths,
  HttpMethod,
  OperationOf,
  OperationOptions,
  PathsWith,
  Problems,
  Success,
} from './spec.ts';

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
};

type WithError<Problem> = Problem extends {
  status: infer Status extends number;
  problem: infer Document extends object;
}
  ? Problem & { ok: false; headers: Headers; error: HttpProblem<Status, Document> }
  : never;

/** No usable answer: network, timeout, abort, a token that could not be had, a success body that is broken. */
export interface Failure {
  ok: false;
  status: undefined;
  type: undefined;
  problem: undefined;
  headers: undefined;
  error: RathausError;
}

/** The result of `client.safe`: discriminated by `ok`, then `status`, then the problem's `type`. */
export type SafeResult<Operation, As extends BodyAs = 'json', Method extends HttpMethod = 'get'> =
  | Success<Operation, As, Method>
  | WithError<Problems<Operation>>
  | Failure;

/** The thrown problems of an operation, as a union discriminated by `status`. */
export type ProblemsOf<Paths, Method extends HttpMethod, Path extends PathsWith<Paths, Method>> = WithError<
  Problems<OperationOf<Paths, Method, Path>>
>['error'];

type Options<
  Paths,
  Method extends HttpMethod,
  Path extends keyof Paths,
  As extends BodyAs,
> = OperationOptions<OperationOf<Paths, Method, Path>> &
  AsOption<OperationOf<Paths, Method, Path>, As, Method> &
  CallOptions;

type Style = 'throw' | 'response' | 'safe';
type Result<Operation, As extends BodyAs, Method extends HttpMethod, S extends Style> = S extends 'safe'
  ? SafeResult<Operation, As, Method>
  : S extends 'response'
    ? Success<Operation, As, Method>
    : Success<Operation, As, Method>['data'];

interface Verb<Paths, Method extends HttpMethod, S extends Style> {
  <Path extends FreePaths<Paths, Method>, const As extends BodyAs = 'json'>(
    path: Path,
    options?: Options<Paths, Method, Path, As>,
  ): Promise<Result<OperationOf<Paths, Method, Path>, As, Method, S>>;
  <
    Path extends Exclude<PathsWith<Paths, Method>, FreePaths<Paths, Method>>,
    const As extends BodyAs = 'json',
  >(
    path: Path,
    options: Options<Paths, Method, Path, As>,
  ): Promise<Result<OperationOf<Paths, Method, Path>, As, Method, S>>;
}

/** The verbs of a client in one call style. */
export type Verbs<Paths, S extends Style> = { readonly [Method in HttpMethod]: Verb<Paths, Method, S> };

/**
 * A client typed by an openapi-typescript `paths` interface. `client.get(…)` resolves to the body of the success
 * answer and rejects with `RathausError`; `client.withResponse.get(…)` resolves to `{ status, data, headers }`;
 * `client.safe.get(…)` does not reject for answers and failures of the call but resolves to a union.
 */
export type Client<Paths> = Verbs<Paths, 'throw'> & {
  readonly safe: Verbs<Paths, 'safe'>;
  readonly withResponse: Verbs<Paths, 'response'>;
};
