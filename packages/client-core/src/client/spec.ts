/**
 * Reads an openapi-typescript `paths` interface at the type level: which paths have a verb and what a call must bring.
 * What it may answer is in `success.ts` and `problems.ts`. No run-time code lives here.
 *
 * The compiler does this work for every call (`bench/client-core/type-instantiations.ts` counts it). What asks for an
 * operation is an indexed access or a conditional type that does not distribute (`[Operation] extends […]`): while the
 * compiler does not know the path yet, a distributive one makes it go through the operations of all paths.
 */
import type { HttpMethod } from '../contract/contract.ts';
import type { JsonMediaType } from '../contract/media-type.ts';
import type { BodyAs, BodyReader } from './read-body.ts';
import type { Upload } from './request-body.ts';
import type { NotJson, SuccessJson } from './success.ts';

/** Paths of the contract that have the verb. */
export type PathsWith<Paths, Method extends HttpMethod> = {
  [Path in keyof Paths]: Paths[Path] extends Record<Method, object> ? Path : never;
}[keyof Paths] &
  string;

/** The operation behind a path and a verb. */
export type OperationOf<Paths, Method extends HttpMethod, Path> = Paths[Path & keyof Paths][Method &
  keyof Paths[Path & keyof Paths]];

declare const noPath: unique symbol;

/** Is never given: what the compiler falls back on for a path that the contract does not have with this verb. */
interface NoSuchPath {
  readonly [noPath]: never;
}

/**
 * What the compiler falls back on when the first argument of a verb is no path, beside the paths themselves. So it
 * complains of the path and not of missing options, and says what to do where there are no paths at all.
 */
export type PathHint<Paths, Method extends HttpMethod> = [keyof Paths] extends [never]
  ? 'This client knows no paths: take a generated contract, or openContract<paths>()'
  : [PathsWith<Paths, Method>] extends [never]
    ? `No path of the contract has ${Uppercase<Method>}`
    : NoSuchPath;

export type Present<T> = Exclude<T, undefined>;
/** Optional members also take `undefined`, so that callers may pass a value they may not have. */
type Values<T> = { [K in keyof T]: Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K] };

// Parameters ------------------------------------------------------------------------------------

type ParametersOf<Operation> = 'parameters' extends keyof Operation ? Operation['parameters'] : unknown;

/** `path`, `query`, `header` and `cookie`: a group is required when one of its parameters is. */
type ParameterOptions<All> = {
  [In in keyof All]: Record<never, never> extends Pick<All, In>
    ? Values<All[In]> | undefined
    : Values<All[In]>;
};

// Request body ----------------------------------------------------------------------------------

/** Bytes of a request: small ones as they are, big ones as `upload()`. */
export type BinaryBody = string | Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | Upload;

type BodyOf<MediaType, Schema> = MediaType extends JsonMediaType
  ? Schema
  : MediaType extends 'application/x-www-form-urlencoded'
    ? Schema | URLSearchParams
    : MediaType extends `multipart/${string}`
      ? FormData | Upload
      : BinaryBody;

type BodyChoice<Content> = {
  [MediaType in keyof Content & string]: MediaType extends 'application/json'
    ? { body: Content[MediaType]; contentType?: MediaType | undefined }
    : {
        body: BodyOf<MediaType, Content[MediaType]>;
        contentType: MediaType extends `multipart/${string}`
          ? MediaType | `${MediaType}; boundary=${string}`
          : MediaType;
      };
}[keyof Content & string];

interface NoBody {
  body?: undefined;
  contentType?: undefined;
}

type BodyOption<Operation> = [Operation] extends [{ requestBody: { content: infer Content } }]
  ? BodyChoice<Content>
  : [Operation] extends [{ requestBody?: { content: infer Content } | undefined }]
    ? BodyChoice<Content> | NoBody
    : NoBody;

// Options ---------------------------------------------------------------------------------------

/**
 * `as` is required when a success answer of the contract is not JSON, so that nothing is guessed at run time; then it
 * cannot be `json`, and `json-or-none` only where another success answer is JSON.
 */
export type AsOption<Operation, As extends BodyAs, Method extends HttpMethod> = Method extends 'head'
  ? { as?: 'none' | undefined }
  : [NotJson<Operation>] extends [never]
    ? { as?: As | undefined }
    : [SuccessJson<Operation>] extends [never]
      ? { as: As extends 'json' | 'json-or-none' ? 'text' | 'bytes' | 'none' | BodyReader<unknown> : As }
      : { as: As extends 'json' ? 'json-or-none' | 'text' | 'bytes' | 'none' | BodyReader<unknown> : As };

/** What the contract asks of a call: parameters and body. */
export type OperationOptions<Operation> = ParameterOptions<ParametersOf<Operation>> & BodyOption<Operation>;

/** Whether a call can do without options. */
export type IsFree<Operation, Method extends HttpMethod> = [Operation] extends [{ requestBody: object }]
  ? false
  : Record<never, never> extends ParametersOf<Operation>
    ? Method extends 'head'
      ? true
      : [NotJson<Operation>] extends [never]
        ? true
        : false
    : false;
