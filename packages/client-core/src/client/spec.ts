/**
 * Reads an openapi-typescript `paths` interface at the type level: which paths have a verb, what a call must
 * bring and what it may answer. No run-time code lives here.
 */
import type { ProblemDetails } from '../errors/index.ts';
import type { BodyAs, BodyReader } from './read-body.ts';
import type { ReplayableBody } from './request-body.ts';

/** Verbs of an OpenAPI path item that a client offers. */
export type HttpMethod = 'get' | 'put' | 'post' | 'patch' | 'delete' | 'head' | 'options';

/** Paths of the contract that have the verb. */
export type PathsWith<Paths, Method extends HttpMethod> = {
  [Path in keyof Paths]: Paths[Path] extends Record<Method, object> ? Path : never;
}[keyof Paths] &
  string;

/** The operation behind a path and a verb. */
export type OperationOf<Paths, Method extends HttpMethod, Path extends keyof Paths> =
  Paths[Path] extends Record<Method, infer Operation> ? Operation : never;

type Present<T> = Exclude<T, undefined>;
/** Optional members also take `undefined`, so that callers may pass a value they may not have. */
type Loose<T> = { [K in keyof T]: Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K] };

// Parameters ------------------------------------------------------------------------------------

type ParameterGroup<Operation, In extends string> = Operation extends { parameters: infer All }
  ? In extends keyof All
    ? Present<All[In]>
    : never
  : never;

type ParameterOption<Operation, In extends 'path' | 'query' | 'header'> = [
  ParameterGroup<Operation, In>,
] extends [never]
  ? { [K in In]?: never }
  : Record<never, never> extends ParameterGroup<Operation, In>
    ? { [K in In]?: Loose<ParameterGroup<Operation, In>> | undefined }
    : { [K in In]: Loose<ParameterGroup<Operation, In>> };

// Request body ----------------------------------------------------------------------------------

type ContentOf<T> = [T] extends [never] ? never : T extends { content: infer Content } ? Content : never;
type RequestContent<Operation> = Operation extends { requestBody?: infer Body }
  ? ContentOf<Present<Body>>
  : never;

type JsonMediaType =
  | 'application/json'
  | `application/json;${string}`
  | `${string}+json`
  | `${string}+json;${string}`;

/** Bytes of a request: small ones as they are, big ones as `upload()` (replayable) or a one-shot stream. */
export type BinaryBody =
  | string
  | Blob
  | ArrayBuffer
  | Uint8Array<ArrayBuffer>
  | ReadableStream<Uint8Array>
  | ReplayableBody;

type BodyOf<MediaType, Schema> = MediaType extends JsonMediaType
  ? Schema
  : MediaType extends 'application/x-www-form-urlencoded'
    ? Schema | URLSearchParams
    : MediaType extends `multipart/${string}`
      ? FormData | ReplayableBody
      : BinaryBody;

type BodyChoice<Content> = {
  [MediaType in keyof Content & string]: MediaType extends 'application/json'
    ? { body: Content[MediaType]; contentType?: MediaType }
    : {
        body: BodyOf<MediaType, Content[MediaType]>;
        contentType: MediaType extends `multipart/${string}`
          ? MediaType | `${MediaType}; boundary=${string}`
          : MediaType;
      };
}[keyof Content & string];

type BodyOption<Operation> = [RequestContent<Operation>] extends [never]
  ? { body?: never; contentType?: never }
  : Operation extends { requestBody: object }
    ? BodyChoice<RequestContent<Operation>>
    : BodyChoice<RequestContent<Operation>> | { body?: undefined; contentType?: never };

// Responses -------------------------------------------------------------------------------------

type ResponsesOf<Operation> = Operation extends { responses: infer Responses } ? Responses : never;
type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
type EmptyStatus = 204 | 205;
type Redirection = 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
// biome-ignore format: one line a hundred
type ClientFault =
  | 400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 418
  | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451;
type ServerFault = 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;

/** Statuses of answers that are not a success (IANA registry). */
export type HttpErrorStatus = Redirection | ClientFault | ServerFault;

type JsonOf<Content> = {
  [MediaType in keyof Content]: MediaType extends JsonMediaType ? Content[MediaType] : never;
}[keyof Content];

type SuccessKeys<Operation> = keyof ResponsesOf<Operation> & (SuccessStatus | '2XX');
type Successes<Operation> = [SuccessKeys<Operation>] extends [never]
  ? 'default' & keyof ResponsesOf<Operation>
  : SuccessKeys<Operation>;
type SuccessContent<Operation, Key> = Key extends keyof ResponsesOf<Operation>
  ? ContentOf<ResponsesOf<Operation>[Key]>
  : never;

/** Success answers that the default reader (JSON) cannot read: `as` must then say how to read them. */
type NotJson<Operation> = {
  [Key in Successes<Operation>]: Key extends EmptyStatus
    ? never
    : [JsonOf<SuccessContent<Operation, Key>>] extends [never]
      ? Key
      : never;
}[Successes<Operation>];

type DataAs<As, Json> = As extends 'json'
  ? Json
  : As extends 'json-or-none'
    ? Json | undefined
    : As extends 'text'
      ? string
      : As extends 'bytes'
        ? Uint8Array<ArrayBuffer>
        : As extends BodyReader<infer Data>
          ? Data
          : undefined;

type StatusOf<Operation, Key> = Key extends number ? Key : Exclude<SuccessStatus, SuccessKeys<Operation>>;

/** A success answer, discriminated by `status`. */
export type Success<Operation, As extends BodyAs = 'json', Method extends HttpMethod = 'get'> = {
  [Key in Successes<Operation>]: {
    ok: true;
    status: StatusOf<Operation, Key>;
    data: Method extends 'head'
      ? undefined
      : Key extends EmptyStatus
        ? undefined
        : DataAs<As, JsonOf<SuccessContent<Operation, Key>>>;
    headers: Headers;
  };
}[Successes<Operation>];

// Problems --------------------------------------------------------------------------------------

type DeclaredStatus<Operation> = keyof ResponsesOf<Operation> & HttpErrorStatus;
type InRange<Range> = Range extends '4XX' ? ClientFault : Range extends '5XX' ? ServerFault : never;
type Ranges<Operation> = keyof ResponsesOf<Operation> & ('4XX' | '5XX');
type CoveredStatus<Operation> = DeclaredStatus<Operation> | InRange<Ranges<Operation>>;

type KeyStatus<Operation, Key> = Key extends HttpErrorStatus
  ? Key
  : Key extends 'default'
    ? Exclude<HttpErrorStatus, CoveredStatus<Operation>>
    : Exclude<InRange<Key>, DeclaredStatus<Operation>>;

type TypeOf<Problem> = Problem extends { type?: infer Type }
  ? Present<Type> extends string
    ? Present<Type>
    : string
  : string;

/** One declared problem document: with a literal `type` it is exact, without one its members may be absent. */
type ProblemShape<Status, Problem> = Problem extends unknown
  ? string extends TypeOf<Problem>
    ? { status: Status; type: string; problem: ProblemDetails & Partial<Problem> }
    : { status: Status; type: TypeOf<Problem>; problem: ProblemDetails & Problem }
  : never;

/** What a proxy or a crash answers instead of the declared document. */
type ForeignProblem<Status, Problem> = true extends (
  Problem extends unknown
    ? string extends TypeOf<Problem>
      ? true
      : false
    : never
)
  ? never
  : { status: Status; type: 'about:blank'; problem: ProblemDetails & { type: 'about:blank' } };

type ProblemKeys<Operation> =
  | DeclaredStatus<Operation>
  | Ranges<Operation>
  | ('default' & keyof ResponsesOf<Operation>);
type DeclaredProblems<Operation> = {
  [Key in ProblemKeys<Operation>]: [JsonOf<ContentOf<ResponsesOf<Operation>[Key]>>] extends [never]
    ? { status: KeyStatus<Operation, Key>; type: string; problem: ProblemDetails }
    :
        | ProblemShape<KeyStatus<Operation, Key>, JsonOf<ContentOf<ResponsesOf<Operation>[Key]>>>
        | ForeignProblem<KeyStatus<Operation, Key>, JsonOf<ContentOf<ResponsesOf<Operation>[Key]>>>;
}[ProblemKeys<Operation>];

type UndeclaredProblems<Operation> = 'default' extends keyof ResponsesOf<Operation>
  ? never
  : { status: Exclude<HttpErrorStatus, CoveredStatus<Operation>>; type: string; problem: ProblemDetails };

/**
 * Every problem answer an operation may give, discriminated by `status` and then by `type`, where the contract
 * declares `type` as a constant or an enumeration. A problem that the contract does not declare for a declared
 * status (a proxy's error page) has the type `about:blank`.
 */
export type Problems<Operation> = DeclaredProblems<Operation> | UndeclaredProblems<Operation>;

// Options ---------------------------------------------------------------------------------------

/** `as` is required when a success answer of the contract is not JSON, so that nothing is guessed at run time. */
export type AsOption<Operation, As extends BodyAs, Method extends HttpMethod> = Method extends 'head'
  ? { as?: 'none' }
  : [NotJson<Operation>] extends [never]
    ? { as?: As }
    : { as: As };

/** What the contract asks of a call: parameters and body. */
export type OperationOptions<Operation> = ParameterOption<Operation, 'path'> &
  ParameterOption<Operation, 'query'> &
  ParameterOption<Operation, 'header'> &
  BodyOption<Operation>;

type OptionalCall<Operation, Method extends HttpMethod> =
  Record<never, never> extends OperationOptions<Operation>
    ? Method extends 'head'
      ? true
      : [NotJson<Operation>] extends [never]
        ? true
        : false
    : false;

/** Paths whose call needs no options; the others must be called with options. */
export type FreePaths<Paths, Method extends HttpMethod> = {
  [Path in PathsWith<Paths, Method>]: OptionalCall<OperationOf<Paths, Method, Path>, Method> extends true
    ? Path
    : never;
}[PathsWith<Paths, Method>];
