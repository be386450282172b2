import type { Hole } from './hole.ts';

/** Which attacks find a hole: these and no others. */
export const foundBy: Readonly<Record<Hole, readonly string[]>> = {
  // The outer assertion is unsigned in both wrappings.
  unsigned: ['assertion-unsigned', 'unsigned', 'xsw-4', 'xsw-advice'],
  'any-certificate': ['key-info-substitution', 'key-of-other-provider'],
  'first-assertion': [
    'assertion-in-clear',
    'canonicalisation-with-comments',
    'doubled-assertion',
    'foreign-name-id',
    'id-attribute-pollution',
    'level-pollution',
    'many-transforms',
    'namespace-confusion',
    'sha1-digest',
    'signature-of-other-message',
    'xsw-3',
    'xsw-4',
    'xsw-5',
    'xsw-6',
    'xsw-7',
    'xsw-8',
    'xsw-advice',
  ],
  sha1: ['sha1-digest', 'sha1-signature'],
  'no-audience': ['two-audience-restrictions', 'two-audiences', 'wrong-audience'],
  'no-time': ['confirmation-expired', 'expired', 'not-yet-valid'],
  'no-request': ['encrypted-replay', 'login-csrf', 'unsolicited'],
  replay: ['replay-same-browser'],
  'no-level': ['level-pollution', 'level-too-low', 'level-unknown'],
  'open-redirect': ['open-redirect', 'relay-state-odd', 'script-in-relay-state'],
  echo: ['script-in-relay-state'],
  'first-text': ['cdata-in-value', 'comment-in-value', 'element-in-value', 'instruction-in-value'],
  'document-type': ['external-entity'],
  cbc: ['cbc'],
  clear: ['assertion-in-clear'],
  // The cookies from before are those of the session.
  fixation: ['replay-same-browser', 'session-fixation'],
  get: ['get-instead-of-post'],
};
