export type { Client, Failure, HttpProblem, ProblemsOf, SafeResult, Verbs } from './client.ts';
export { createClient } from './create-client.ts';
export { isProblem } from './is-problem.ts';
export type {
  CallOptions,
  ClientEvent,
  ClientOptions,
  FailureView,
  RequestView,
  ResponseView,
  RetryOptions,
  RetryView,
  SpanOutcome,
  Telemetry,
  TokenSource,
} from './options.ts';
export type { BodyAs, BodyReader, ReadContext } from './read-body.ts';
export type { OpenedBody, ReplayableBody } from './request-body.ts';
export type {
  AsOption,
  BinaryBody,
  FreePaths,
  HttpErrorStatus,
  HttpMethod,
  OperationOf,
  OperationOptions,
  PathsWith,
  Problems,
  Success,
} from './spec.ts';
