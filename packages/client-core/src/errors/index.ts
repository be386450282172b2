export {
  type CodedError,
  type CodeOf,
  defineErrors,
  type ErrorFactory,
  type ErrorFacts,
  type ErrorKind,
} from './define-errors.ts';
export type { ProblemDetails } from './problem.ts';
export {
  type ErrorDetails,
  type ErrorOrigin,
  isRathausError,
  type RathausError,
  type RathausErrorOptions,
} from './rathaus-error.ts';
export { sandboxRefused } from './sandbox-refused.ts';
export { withDetails } from './with-details.ts';
