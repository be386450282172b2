import type * as readiness from '../../readiness/look.ts';

/** What `check` looks at. */
export type CheckedThing =
  | 'store'
  | 'content'
  | 'migrations'
  | 'keys'
  | 'roots'
  | 'token'
  | 'destination'
  | 'destination-keys'
  | 'mailbox';

/** What stood in the way. */
export type UncheckedReason =
  | 'store'
  | 'token'
  | 'keys'
  | 'roots'
  | 'destination'
  | 'no-certificate'
  | 'no-revocation'
  | 'no-data';

/** Whoever only sends lacks nothing. */
export type AbsentReason = 'nothing-to-receive';

export type Look = readiness.Look<UncheckedReason, AbsentReason>;

/** A line of the report. `about`: destination, or mailbox. */
export type CheckedLine = readiness.CheckedLine<CheckedThing, Look>;

/** Of the report and its rules. */
export const exchangeKind = 'cli.exchange';
