export type { ProblemDetails } from './problem.ts';
export { type ErrorOrigin, isRathausError, RathausError, type RathausErrorOptions } from './rathaus-error.ts';
