import { isRathausError } from '@rathaus/client-core';
import { exchangeError } from '../errors.ts';

/**
 * What the file system or the object store threw, as an error of the content store with the true cause: a full disk is
 * told from everything else. `details.reason` is the system's own code.
 */
export function storageFault(error: unknown) {
  if (isRathausError(error)) return error;
  const reason = systemCode(error);
  return reason === 'ENOSPC' || reason === 'EDQUOT'
    ? exchangeError('exchange.content.no-space', { details: { reason }, cause: error })
    : unavailable(reason, error);
}

export const unavailable = (reason: string, cause?: unknown) =>
  exchangeError('exchange.content.unavailable', { message: reason, details: { reason }, cause });

/** The code of a fault of the file system, `ENOENT` for example; `unknown` for anything else. */
export function systemCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}

/** Does a piece of the store's own work; what fails in it is a fault of the storage. */
export async function stored<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageFault(error);
  }
}
