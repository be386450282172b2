import { isRathausError } from '@rathaus/client-core';
import { classOf, type FailureClass } from '../../work/failure.ts';

/** What a person has to mend: credentials that cannot be read, codes of a file system; every other one may be gone in a moment, as on a share. */
const localReasons = new Set([
  'credentials',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENAMETOOLONG',
  'ENOTDIR',
  'EISDIR',
  'EINVAL',
]);

/**
 * What a failure at a mailbox means for the work. `details.reason` is the code of the file system or `http-<status>`: 423,
 * 412, 429, 5xx and time-outs are transient; 401 and 403 are the credentials'; a redirection, 405 and 501 (no WebDAV
 * here), a missing folder (404, 409) and a full disk of this machine are for people, and tried again meanwhile.
 */
export function mailboxFailureClass(error: unknown): FailureClass {
  if (!isRathausError(error)) return 'local';
  const reason = String(error.details?.reason ?? '');
  if (error.code === 'exchange.mailbox.credentials') return 'credential';
  // The far side mends its quota; ours is mended here.
  if (error.code === 'exchange.mailbox.no-space') return reason === 'http-507' ? 'transient' : 'local';
  if (error.code === 'exchange.mailbox.unavailable' && isForPeople(reason)) return 'local';
  return classOf(error);
}

const isForPeople = (reason: string): boolean =>
  localReasons.has(reason) || /^http-(?:3\d\d|400|405|413|414|415|501)$/.test(reason);
