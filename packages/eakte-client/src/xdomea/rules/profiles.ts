import type { CheckProfile } from './profile.ts';

/** Names of the profiles that come with the SDK. */
export type ProfileName = 'landesarchiv-nrw' | 'strict' | 'vis' | 'x-man';

/**
 * Profiles that come with the SDK, as data: severities by rule id (`off` silences), parameters by rule id.
 * Hand one over as it is, `checkMessage(source, { profile: profiles['landesarchiv-nrw'] })`, or write your own
 * in the same form; it may come from a JSON file. What each changes and why is in `profileTexts` of
 * `@rathaus/eakte-client/texts`.
 */
export const profiles: Readonly<Record<ProfileName, CheckProfile>> = {
  'landesarchiv-nrw': {
    parameters: { R11: { metadataInTransfer: 'optional' } },
  },
  strict: {
    severities: { R03: 'error', R04: 'error', R05: 'error', R17: 'error', R29: 'error', R34: 'error' },
    parameters: { R11: { metadataInTransfer: 'required' } },
  },
  vis: {
    severities: { Q01: 'warning', Q02: 'off', Q03: 'info', R03: 'info', R04: 'info', R15: 'warning' },
  },
  'x-man': {
    severities: { Q04: 'off', R02: 'warning', R29: 'error' },
    parameters: { R29: { maxLevel: 5 } },
  },
};
