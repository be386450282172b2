/** What a mocked operation may answer and what it is called with, as the contract says, at the type level. */

import type { HttpErrorStatus } from '../client/problems.ts';
import type { FetchBody } from '../contract/contract.ts';
import type { JsonMediaType } from '../contract/media-type.ts';

export type Responses<Operation> = Operation extends { responses: infer All } ? All : never;
type StatusFor<Key, Declared> = Key extends number
  ? Key
  : Key extends '4XX' | '5XX' | 'default'
    ? Exclude<HttpErrorStatus, Declared>
    : never;
type DefaultType<Key> = Key extends 200 | 201 | 202 | 203 | 206 | 207
  ? 'application/json'
  : 'application/problem+json';
type ContentOf<Response> = Response extends { content: infer Content } ? Content : never;

type Answer<Status, Key, Content> = [Content] extends [never]
  ? {
      status: Status;
      body?: undefined;
      contentType?: undefined;
      headers?: Record<string, string> | undefined;
    }
  : {
      [Type in keyof Content & string]: {
        status: Status;
        body: Type extends JsonMediaType ? Content[Type] : FetchBody;
        headers?: Record<string, string> | undefined;
      } & (Type extends DefaultType<Key> ? { contentType?: Type | undefined } : { contentType: Type });
    }[keyof Content & string];

/** What a mocked operation may answer: what the contract declares, by status. */
export type MockAnswer<Operation> = {
  [Key in keyof Responses<Operation>]: Answer<
    StatusFor<Key, keyof Responses<Operation>>,
    Key,
    ContentOf<Responses<Operation>[Key]>
  >;
}[keyof Responses<Operation>];

/** Statuses that the contract declares for an operation, those of a range and of `default` one by one. */
type DeclaredStatus<Operation> = {
  [Key in keyof Responses<Operation>]: StatusFor<Key, keyof Responses<Operation>>;
}[keyof Responses<Operation>];

/** The key of the contract that holds for a status. */
type KeyFor<Operation, Status> = Status extends keyof Responses<Operation>
  ? Status
  : keyof Responses<Operation> & ('4XX' | '5XX' | 'default');

type TypeOf<Body> = Body extends { type?: infer Type } ? Extract<Type, string> : never;
type BodyOf<Content> = Content[keyof Content];
/** The problem types that the contract declares for a status. */
type TypeAt<Operation, Status> = TypeOf<
  BodyOf<ContentOf<Responses<Operation>[KeyFor<Operation, Status> & keyof Responses<Operation>]>>
>;

/**
 * The example that the contract has for a status of this operation, as an answer: the first one, or of a problem with
 * several types the one that is named.
 */
export type MockExample<Operation> = <Status extends DeclaredStatus<Operation>>(
  status: Status,
  type?: TypeAt<Operation, Status>,
) => MockAnswer<Operation>;

/** What a mocked operation was called with. */
export interface MockCall<Operation> {
  request: Request;
  url: URL;
  params: Operation extends { parameters: { path: infer Path } } ? Path : Record<string, never>;
  example: MockExample<Operation>;
}

/** An answer, a function of the call, or `'network-error'`: the connection fails. */
export type MockResponder<Operation> =
  | MockAnswer<Operation>
  | 'network-error'
  | ((
      call: MockCall<Operation>,
    ) => MockAnswer<Operation> | 'network-error' | Promise<MockAnswer<Operation> | 'network-error'>);
