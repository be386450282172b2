import type { Hole } from './hole.ts';

/** Which attacks find a hole: these and no others. */
export const foundBy: Readonly<Record<Hole, readonly string[]>> = {
  // The outer assertion is unsigned in both wrappings.
  unsigned: ['assertion-unsigned', 'unsigned', 'xsw-4', 'xsw-advice'],
  'any-certificate': ['key-info-substitution', 'key-of-other-provider'],
  'first-assertion': [],
  sha1: ['sha1-digest', 'sha1-signature'],
  'no-audience': ['two-audience-restrictions', 'two-audiences', 'wrong-audience'],
  'no-time': ['confirmation-expired', 'expired', 'not-yet-valid'],
  'no-request': [],
  replay: [],
  'no-level': [],
  'open-redirect': [],
  echo: [],
  'first-text': [],
  'document-type': [],
  cbc: ['cbc'],
  clear: [],
  fixation: ['session-fixation'],
  get: [],
};
