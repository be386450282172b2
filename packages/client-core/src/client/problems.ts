/** Which problems an operation declares, and what else may come in their place, at the type level. */
import type { ProblemDetails } from '../errors/index.ts';
import type { Present } from './spec.ts';
import type { JsonOf, ResponsesOf } from './success.ts';

type Redirection = 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
// biome-ignore format: one line a hundred
type ClientFault =
  | 400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 418
  | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451;
type ServerFault = 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;

/** Statuses of answers that are not a success (IANA registry). */
export type HttpErrorStatus = Redirection | ClientFault | ServerFault;

/** Keys of a contract for answers that are not a success. */
type ProblemKey = HttpErrorStatus | '4XX' | '5XX' | 'default';

/** Statuses that a key stands for: those of a range without the ones that the contract declares beside it. */
type StatusOf<Key, Declared> = Key extends HttpErrorStatus
  ? Key
  : Key extends '4XX'
    ? Exclude<ClientFault, Declared>
    : Key extends '5XX'
      ? Exclude<ServerFault, Declared>
      : Uncovered<Declared>;

/** Statuses that the contract declares neither one by one nor in a range. */
type Uncovered<Declared> = Exclude<
  HttpErrorStatus,
  Declared | ('4XX' extends Declared ? ClientFault : never) | ('5XX' extends Declared ? ServerFault : never)
>;

/** One problem answer. */
export interface ProblemAnswer<Status extends number, Type extends string, Problem extends object> {
  status: Status;
  /**
   * The problem's type: with a contract at run time one that it declares for this status, or `about:blank` for any other
   * (RFC 9457, section 4: a type that is not known says no more than the status).
   */
  type: Type;
  /** The problem as it came. */
  problem: Problem;
}

type TypeOf<Problem> = Problem extends { type?: infer Type }
  ? Present<Type> extends string
    ? Present<Type>
    : string
  : string;

/** One declared problem document: with a literal `type` it is exact, without one its members may be absent. */
type ShapeOf<Status extends number, Problem> = Problem extends object
  ? string extends TypeOf<Problem>
    ? ProblemAnswer<Status, string, ProblemDetails & Partial<Problem>>
    : ProblemAnswer<Status, TypeOf<Problem>, ProblemDetails & Problem>
  : ProblemAnswer<Status, string, ProblemDetails>;

/** What the contract declares under one key. */
type Declared<Status extends number, Problem> = [Problem] extends [never]
  ? ProblemAnswer<Status, string, ProblemDetails>
  : ShapeOf<Status, Problem>;

/** What a proxy or a crash answers instead of the declared document; where no types are declared it has the same shape. */
type Foreign<Status extends number, Problem> = [Problem] extends [never]
  ? never
  : string extends TypeOf<Problem>
    ? never
    : ProblemAnswer<Status, 'about:blank', ProblemDetails>;

type DeclaredIn<Responses> = {
  [Key in keyof Responses & ProblemKey]: Declared<StatusOf<Key, keyof Responses>, JsonOf<Responses[Key]>>;
}[keyof Responses & ProblemKey];

type ForeignIn<Responses> = {
  [Key in keyof Responses & ProblemKey]: Foreign<StatusOf<Key, keyof Responses>, JsonOf<Responses[Key]>>;
}[keyof Responses & ProblemKey];

type UndeclaredIn<Responses> = 'default' extends keyof Responses
  ? never
  : ProblemAnswer<Uncovered<keyof Responses>, 'about:blank', ProblemDetails>;

/** The problems that the contract declares for an operation, discriminated by `status` and then by `type`. */
export type DeclaredProblems<Operation> = DeclaredIn<ResponsesOf<Operation>>;

/**
 * Every problem answer an operation may give, discriminated by `status` and then by `type`, where the contract
 * declares `type` as a constant or an enumeration. A problem that the contract does not declare for its status (a proxy's
 * error page) has the type `about:blank`.
 */
export type Problems<Operation> =
  | DeclaredIn<ResponsesOf<Operation>>
  | ForeignIn<ResponsesOf<Operation>>
  | UndeclaredIn<ResponsesOf<Operation>>;
