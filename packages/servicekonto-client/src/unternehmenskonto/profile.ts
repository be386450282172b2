import { wordsFor } from '../level/level-words.ts';
import { persistent } from '../saml/name-id-format.ts';
import type { SamlProfile } from '../saml/profile.ts';
import { unternehmenskontoIdentity } from './identity.ts';
import { elsterLevel } from './level.ts';
import type { UnternehmenskontoProfileOptions } from './options.ts';

/**
 * Mein Unternehmenskonto as a profile of SAML: only the response is signed, the assertion in it is encrypted. What a person
 * cancels is recognised by its status (`AuthnFailed`), never by its text. `testAccounts`: whether accounts for tests may
 * log in.
 *
 * @example
 * const profile = unternehmenskontoProfile({}, { testAccounts: false });
 */
export function unternehmenskontoProfile(
  options: UnternehmenskontoProfileOptions,
  { testAccounts }: { readonly testAccounts: boolean },
): SamlProfile {
  const { levels, subject = 'DatenuebermittlerPseudonymId' } = options;
  return {
    policy: { signed: 'response', encrypted: 'required', audience: 'alone', doubled: 'refused' },
    forceAuthn: true,
    failsWhenCancelled: true,
    hasLogout: true,
    nameIdFormat: persistent,
    classRefs: (level) => (levels?.values === undefined ? [] : [wordsFor(levels, level)[0]]),
    levelOf: (assertion) => elsterLevel(assertion, levels),
    identity: (assertion, facts) => unternehmenskontoIdentity(assertion, facts, { subject, testAccounts }),
  };
}
