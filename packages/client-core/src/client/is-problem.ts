import type { HttpMethod } from '../contract/contract.ts';
import { isRathausError } from '../errors/index.ts';
import type { Client, ProblemsOf } from './client.ts';
import { contractOf, isDeclared, type WithContract } from './declared.ts';
import type { PathsWith } from './spec.ts';

/**
 * Narrows a thrown error to the problems that the contract declares for one operation. True only for an answer of that
 * operation, and with a contract at run time only for a problem of a declared type; then `error.status` and `error.problem.type` narrow further.
 *
 * @example
 * try { await client.get('/datasets/{id}', { path: { id } }) } catch (error) {
 *   if (isProblem(error, client, 'get', '/datasets/{id}') && error.status === 404) return undefined;
 *   throw error;
 * }
 */
export function isProblem<Paths, Method extends HttpMethod, Path extends PathsWith<Paths, Method>>(
  error: unknown,
  client: Client<Paths>,
  method: Method,
  path: Path,
): error is ProblemsOf<Paths, Method, Path> {
  const operation = `${method.toUpperCase()} ${path}`;
  return (
    isRathausError(error) &&
    error.code === 'core.http.problem' &&
    error.details.operation === operation &&
    isDeclared((client as WithContract)[contractOf]?.operations[operation], error)
  );
}
