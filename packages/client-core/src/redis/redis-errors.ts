import type { RathausError } from '../errors/rathaus-error.ts';
import { storeError } from '../state-store/errors.ts';
import type { StoreOperation } from '../state-store/within-time.ts';

/** Answers that pass by themselves: starting, failing over, moving slots, a script or a disk in the way. */
const passing = new Set([
  'LOADING',
  'BUSY',
  'READONLY',
  'MASTERDOWN',
  'CLUSTERDOWN',
  'TRYAGAIN',
  'MOVED',
  'ASK',
  'NOREPLICAS',
  'MISCONF',
  'UNBLOCKED',
]);

/**
 * What a failure of a Redis client means. An answer of the server begins with a word in capitals; only this word is kept,
 * because the rest and the error of the driver quote the command with its key and value.
 */
export function judgeRedisError(error: unknown, operation: StoreOperation): RathausError {
  const said = error instanceof Error ? error.message : '';
  const answer = /^-?([A-Z]{2,}) /.exec(said)?.[1];
  if (answer === undefined)
    return storeError('core.store.unavailable', {
      details: { operation, reason: 'connection' },
      cause: error,
    });
  if (operation === 'count' && /not an integer/.test(said)) return storeError('core.store.not-a-count');
  // Up to Redis 6.2, what fails inside the script is quoted in an ERR.
  if (/\bOOM\b/.test(said)) return storeError('core.store.full', { details: { operation } });
  if (passing.has(answer) || /^ERR max number of clients/.test(said))
    return storeError('core.store.unavailable', { details: { operation, reason: 'busy', answer } });
  return storeError('core.store.refused', { message: answer, details: { operation, answer } });
}
