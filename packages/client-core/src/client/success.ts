/** Which answers of an operation are successes and what they carry, at the type level. */
import type { HttpMethod } from '../contract/contract.ts';
import type { JsonMediaType } from '../contract/media-type.ts';
import type { BodyAs, BodyReader } from './read-body.ts';

export type ResponsesOf<Operation> = 'responses' extends keyof Operation ? Operation['responses'] : never;

type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
type EmptyStatus = 204 | 205;

/** What an answer carries as JSON; `never`: it has no content, or none that is JSON. */
export type JsonOf<Response> = Response extends { content: infer Content }
  ? Content[keyof Content & JsonMediaType]
  : never;

type SuccessKeys<Responses> = keyof Responses & (SuccessStatus | '2XX');
type Successes<Responses> = [SuccessKeys<Responses>] extends [never]
  ? 'default' & keyof Responses
  : SuccessKeys<Responses>;

/** What the success answers of an operation carry as JSON. */
export type SuccessJson<Operation> = JsonOf<ResponsesOf<Operation>[Successes<ResponsesOf<Operation>>]>;

type NotJsonOf<Responses> = {
  [Key in Successes<Responses>]: Key extends EmptyStatus
    ? never
    : [JsonOf<Responses[Key]>] extends [never]
      ? Key
      : never;
}[Successes<Responses>];

/** Success answers that the default reader (JSON) cannot read: `as` must then say how to read them. */
export type NotJson<Operation> = NotJsonOf<ResponsesOf<Operation>>;

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

/** One success answer. */
export interface SuccessAnswer<Status extends number, Data> {
  ok: true;
  status: Status;
  data: Data;
  headers: Headers;
  /** The number that the service gave to the request, where it sent one. */
  requestId: string | undefined;
}

type DataOf<Response, Key, As, Method> = Method extends 'head'
  ? undefined
  : Key extends EmptyStatus
    ? undefined
    : DataAs<As, JsonOf<Response>>;

type SuccessOf<Responses, As, Method> = {
  [Key in Successes<Responses>]: SuccessAnswer<
    Key extends number ? Key : Exclude<SuccessStatus, keyof Responses>,
    DataOf<Responses[Key], Key, As, Method>
  >;
}[Successes<Responses>];

/** A success answer, discriminated by `status`. */
export type Success<Operation, As extends BodyAs = 'json', Method extends HttpMethod = 'get'> = SuccessOf<
  ResponsesOf<Operation>,
  As,
  Method
>;

/** What `client.get(…)` and the other verbs resolve to. */
export type SuccessData<Operation, As extends BodyAs, Method extends HttpMethod> = SuccessOf<
  ResponsesOf<Operation>,
  As,
  Method
>['data'];
