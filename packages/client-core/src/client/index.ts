export type { HttpMethod } from '../contract/contract.ts';
export type {
  Client,
  Failure,
  HttpProblem,
  Options,
  ProblemsOf,
  Refusal,
  SafeResult,
  Verbs,
} from './client.ts';
export { isProblem } from './is-problem.ts';
export type {
  CallOptions,
  ClientEvent,
  ClientOptions,
  ClientOptionsFor,
  FailureView,
  RequestView,
  ResponseView,
  RetryOptions,
  RetryView,
  SpanOutcome,
  Telemetry,
  TokenSource,
} from './options.ts';
export type { DeclaredProblems, HttpErrorStatus, ProblemAnswer, Problems } from './problems.ts';
export type { BodyAs, BodyReader, ReadContext } from './read-body.ts';
export type { OpenedUpload, Upload } from './request-body.ts';
export type {
  AsOption,
  BinaryBody,
  OperationOf,
  OperationOptions,
  PathsWith,
} from './spec.ts';
export type { Success, SuccessAnswer } from './success.ts';
