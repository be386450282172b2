import type * as readiness from '../../../readiness/look.ts';

/** What the doctor looks at. */
export type CheckedThing =
  | 'config'
  | 'address'
  | 'cookie-keys'
  | 'store'
  | 'discovery'
  | 'certificate'
  | 'clock'
  | 'client'
  | 'callback'
  | 'logged-out'
  | 'back-channel'
  | 'levels'
  | 'keys'
  | 'provider-certificates'
  | 'provider-identity'
  | 'provider-logout'
  | 'own-signing'
  | 'own-encryption'
  | 'own-keys'
  | 'published'
  | 'gateway';

export type Look = readiness.Look<UncheckedReason, AbsentReason>;

/** A line of the report. `about`: id of the provider. */
export type CheckedLine = readiness.CheckedLine<CheckedThing, Look>;

/** What stood in the way. */
export type UncheckedReason =
  | 'config'
  | 'discovery'
  | 'client'
  | 'callback'
  | 'not-said'
  | 'protocol'
  | 'unclear'
  | 'no-date'
  | 'no-certificate'
  | 'application-away'
  | 'no-algorithm'
  | 'login-only';

export type AbsentReason =
  | 'no-logout'
  | 'no-gateway'
  | 'no-tls'
  | 'no-back-channel'
  | 'not-running'
  | 'no-metadata';

/** Of the report and its rules. */
export const loginKind = 'cli.servicekonto';
