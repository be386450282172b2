import type { AcceptedFormats, CheckProfile } from './profile.ts';

/** Names of the profiles that come with the SDK. */
export type ProfileName = 'dips-kommunal' | 'landesarchiv-nrw' | 'strict' | 'vis' | 'x-man';

/**
 * Formats that archives commonly prefer: PDF/A, TIFF, plain text, CSV and XML. No list of the archives below was at hand,
 * so that it gives hints only.
 */
const preferredFormats: AcceptedFormats = {
  codes: ['002', '023', '024', '030', '031', '044', '045'],
  kinds: ['tiff'],
  confirmed: false,
};

const edition = '2026-11';

/**
 * Profiles that come with the SDK, as data: severities by rule id (`off` silences), parameters by rule id, and what a
 * receiver takes. Hand one over as it is, `checkMessage(source, { profile: profiles['landesarchiv-nrw'] })`, or write
 * your own in the same form; `parseProfile()` reads it from a JSON file. What each changes, why and by which source is in
 * `profileTexts` of `@rathaus/eakte-client/texts`.
 */
export const profiles: Readonly<Record<ProfileName, CheckProfile>> = {
  'dips-kommunal': {
    name: 'dips-kommunal',
    edition,
    // The source is an old answer of the operator: what deviates from it is no error.
    severities: { A11: 'warning' },
    messages: ['0503', '0506'],
    formats: preferredFormats,
  },
  'landesarchiv-nrw': {
    name: 'landesarchiv-nrw',
    edition,
    parameters: { A14: { retention: 'optional' }, R11: { metadataInTransfer: 'optional' } },
    formats: preferredFormats,
  },
  strict: {
    name: 'strict',
    edition,
    severities: {
      A02: 'error',
      A03: 'error',
      A04: 'error',
      A05: 'error',
      A07: 'error',
      A10: 'error',
      A12: 'warning',
      A13: 'warning',
      A14: 'error',
      R03: 'error',
      R04: 'error',
      R05: 'error',
      R17: 'error',
      R29: 'error',
      R34: 'error',
    },
    parameters: { A10: { closed: 'required' }, R11: { metadataInTransfer: 'required' } },
  },
  vis: {
    name: 'vis',
    edition,
    severities: { Q01: 'warning', Q02: 'off', Q03: 'info', R03: 'info', R04: 'info', R15: 'warning' },
  },
  'x-man': {
    name: 'x-man',
    edition,
    severities: { Q04: 'off', R02: 'warning', R29: 'error' },
    parameters: { R29: { maxLevel: 5 } },
    versions: ['2.3.0', '2.4.0', '3.0.0', '3.1.0'],
    messages: ['0501', '0502', '0503', '0504', '0505', '0506', '0507'],
  },
};

/** Whether a word is the name of a profile of the SDK. */
export const isProfileName = (word: string): word is ProfileName => Object.hasOwn(profiles, word);
