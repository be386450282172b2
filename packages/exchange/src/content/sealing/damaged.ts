import { exchangeError } from '../../errors.ts';

/** Which check found it; stands in `details.reason`. */
export type DamageReason =
  /** The header was changed, or belongs to an object of another name. */
  | 'header'
  /** The wrapped data key is not one. */
  | 'key'
  /** A piece was changed, exchanged, repeated or left out. */
  | 'chunk'
  /** The end is missing. */
  | 'truncated'
  /** The store is sealed and the object is not. */
  | 'not-sealed'
  /** Something else than a file stands under the name. */
  | 'not-a-file';

export const damaged = (reason: DamageReason) =>
  exchangeError('exchange.content.damaged', { message: reason, details: { reason } });
