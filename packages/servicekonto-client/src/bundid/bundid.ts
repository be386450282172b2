import { highestLevel } from '../level/level-words.ts';
import type { SamlOptions } from '../saml/options.ts';
import { type SamlProvider, samlProvider } from '../saml/provider.ts';
import { checkBundidOptions } from './check-options.ts';
import { bundidIdentityProvider } from './environments.ts';
import type { BundidOptions, BundidRequestOptions } from './options.ts';
import { bundidProfile } from './profile.ts';

/** BundID in a configuration. */
export type BundidProvider = SamlProvider<SamlOptions & BundidRequestOptions>;

/**
 * Login with BundID, or with BayernID, which has the same interface. The metadata to register are at
 * `<baseUrl>/login/<id>/metadata`, the answer goes to `<baseUrl>/login/callback`.
 *
 * @example
 * const konto = createServicekonto({
 *   …,
 *   providers: {
 *     bundid: bundid({
 *       identityProvider: 'integration',
 *       entityId: 'https://musterstadt.example',
 *       displayName: 'Hundesteuer',
 *       onlineServiceId: 'BMI-A0000',
 *       keys: { signing: [{ signer, certificate }], encryption: [{ decrypter, certificate }] },
 *     }),
 *   },
 * });
 */
export function bundid(options: BundidOptions): BundidProvider {
  return samlProvider({
    options: { ...options, identityProvider: bundidIdentityProvider(options.identityProvider) },
    maxLevel: highestLevel(options.levels) ?? 'hoch',
    check: (faults, at, config) => checkBundidOptions(options, at, config, faults),
    profile: () => bundidProfile(options),
  });
}
