import { DerFault } from '../keys/der.ts';
import type { RevocationReason, UnknownReason } from './types.ts';

/** Why one question brought no answer. Never leaves this folder: it becomes a `FailedQuestion`. */
export class RevocationFault extends Error {
  readonly why: UnknownReason;

  constructor(why: UnknownReason) {
    super(why);
    this.why = why;
  }
}

/** Runs a reader of foreign bytes: what is not DER is `malformed`. */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof DerFault) throw new RevocationFault('malformed');
    throw error;
  }
}

/** What a verified answer says of one certificate. Milliseconds. */
export interface Statement {
  readonly revoked?: { readonly at: number; readonly reason: RevocationReason } | undefined;
  readonly thisUpdate: number;
  readonly nextUpdate?: number | undefined;
}

/** Clocks of responder and reader may differ so much. Milliseconds. */
export const clockSkew = 300_000;

const reasons: Readonly<Record<number, RevocationReason>> = {
  0: 'unspecified',
  1: 'keyCompromise',
  2: 'cACompromise',
  3: 'affiliationChanged',
  4: 'superseded',
  5: 'cessationOfOperation',
  6: 'certificateHold',
  9: 'privilegeWithdrawn',
  10: 'aACompromise',
};

/** An unknown number is still a revocation; `removeFromCRL` (8) belongs into delta lists only. */
export function reasonOf(code: number): RevocationReason {
  if (code === 8) throw new RevocationFault('malformed');
  return reasons[code] ?? 'unspecified';
}

/** The window of an answer (RFC 6960, section 4.2.2.1; RFC 5280, section 5.1.2). */
export function checkWindow(thisUpdate: number, end: number, now: number): void {
  if (!(thisUpdate <= now + clockSkew)) throw new RevocationFault('not-yet-valid');
  if (!(now <= end + clockSkew)) throw new RevocationFault('outdated');
}
