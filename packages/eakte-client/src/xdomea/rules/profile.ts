import type { Severity } from '@rathaus/client-core/findings';

/** A severity a profile sets for a rule; `off` silences it. */
export type ProfileSeverity = Severity | 'off';

/** What an authority, a partner or an archive expects otherwise than the catalogue. */
export interface CheckProfile {
  /** By rule id. */
  readonly severities?: Readonly<Record<string, ProfileSeverity>> | undefined;
  /** Parameters by rule id: `{ R29: { maxLevel: 6 } }`. */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
}
