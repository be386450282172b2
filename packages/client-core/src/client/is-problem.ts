import { isRathausError } from '../errors/index.ts';
import type { Client, ProblemsOf } from './client.ts';
import type { HttpMethod, PathsWith } from './spec.ts';

/**
 * Narrows a thrown error to the problems that the contract declares for one operation. True only for an answer
 * of that operation; then `error.status` and `error.problem.type` narrow further.
 *
 * @example
 * try { await client.get('/datasets/{id}', { path: { id } }) } catch (error) {
 *   if (isProblem(error, client, 'get', '/datasets/{id}') && error.status === 404) return undefined;
 *   throw error;
 * }
 */
export function isProblem<Paths, Method extends HttpMethod, Path extends PathsWith<Paths, Method>>(
  error: unknown,
  _client: Client<Paths>,
  method: Method,
  path: Path,
): error is ProblemsOf<Paths, Method, Path> {
  return (
    isRathausError(error) &&
    error.code === 'core.http.problem' &&
    error.details.operation === `${method.toUpperCase()} ${path}`
  );
}
