import { isRathausError } from '@rathaus/client-core';
import { systemCode } from '../../content/storage-fault.ts';
import { exchangeError } from '../../errors.ts';

/** What the file system threw, as an error of a mailbox; `details.reason` is the system's own code. Errors of the family pass. */
export function directoryFault(error: unknown) {
  if (isRathausError(error)) {
    // Of the bounded wait around a call of the file system: a share that hangs.
    if (error.code !== 'core.application.timeout') return error;
    return exchangeError('exchange.mailbox.unavailable', { details: { reason: 'timeout' }, cause: error });
  }
  const reason = systemCode(error);
  if (reason === 'ENOSPC' || reason === 'EDQUOT')
    return exchangeError('exchange.mailbox.no-space', { details: { reason }, cause: error });
  if (reason === 'ENOENT') return exchangeError('exchange.mailbox.not-prepared', { cause: error });
  if (reason === 'ELOOP') return unsafe('symbolic-link', error);
  // A socket where a file belongs.
  if (reason === 'ENXIO') return unsafe('not-a-file', error);
  return exchangeError('exchange.mailbox.unavailable', {
    message: reason,
    details: { reason },
    cause: error,
  });
}

/** Something else than a plain file or folder is where one belongs. */
export const unsafe = (reason: 'symbolic-link' | 'not-a-file' | 'not-a-folder', cause?: unknown) =>
  exchangeError('exchange.mailbox.unsafe', { message: reason, details: { reason }, cause });
