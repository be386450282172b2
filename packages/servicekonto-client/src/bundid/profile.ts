import { levelOfWord, wordsFor } from '../level/level-words.ts';
import type { SamlProfile } from '../saml/profile.ts';
import { bundidExtension } from './extension.ts';
import { bundidIdentity } from './identity.ts';
import type { BundidRequestOptions } from './options.ts';
import { bundidRefusal } from './refusal.ts';

/**
 * BundID as a profile of SAML (interface description 10.2). The assertion is signed and then encrypted; the person logs in
 * anew each time, because BundID has no session between two services.
 *
 * @example
 * const profile = bundidProfile({ displayName: 'Hundesteuer', onlineServiceId: 'BMI-A0000' });
 */
export function bundidProfile(options: BundidRequestOptions): SamlProfile {
  return {
    // Its assertions are for one service each (section 10.2).
    policy: { signed: 'assertion', encrypted: 'required', audience: 'alone', doubled: 'refused' },
    forceAuthn: true,
    failsWhenCancelled: true,
    hasLogout: false,
    extensions: () => bundidExtension(options),
    // One only, the lowest that suffices: `Comparison` is `minimum` (section 5.1).
    classRefs: (level) => [wordsFor(options.levels, level)[0]],
    levelOf: ({ classRef }) => levelOfWord(options.levels, classRef),
    identity: (assertion, facts) => bundidIdentity(assertion, facts, options),
    refusal: (refusal) => bundidRefusal(refusal, options),
  };
}
