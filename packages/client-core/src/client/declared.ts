import type { Contract, OperationContract } from '../contract/contract.ts';
import type { RathausError } from '../errors/rathaus-error.ts';

/** Where a client keeps its contract, for `isProblem()`. */
export const contractOf: unique symbol = Symbol.for('@rathaus/contract');

/** A client that may have a contract. */
export interface WithContract {
  readonly [contractOf]?: Contract<object> | undefined;
}

/** What a contract says of a status: by itself, by its range, or by `default`. */
export const ofStatus = (
  table: Readonly<Record<string, readonly string[]>>,
  status: number | undefined,
): readonly string[] | undefined => table[`${status}`] ?? table[`${`${status}`[0]}XX`] ?? table.default;

/**
 * Whether the contract declares the problem of an error: its status, and where it names types for that status one of
 * them. True for an operation of which nothing is known.
 */
export function isDeclared(
  operation: OperationContract | undefined,
  { status, problem }: RathausError,
): boolean {
  if (!operation) return true;
  const types = ofStatus(operation.problems ?? {}, status);
  return !!types && (!types.length || types.includes(problem?.type ?? ''));
}
