import { allowSandbox } from '../config/danger.ts';
import { highestLevel } from '../level/level-words.ts';
import type { SamlOptions } from '../saml/options.ts';
import { type SamlProvider, samlProvider } from '../saml/provider.ts';
import { checkUnternehmenskontoOptions } from './check-options.ts';
import { unternehmenskontoEnvironments, unternehmenskontoIdentityProvider } from './environments.ts';
import type { UnternehmenskontoOptions, UnternehmenskontoProfileOptions } from './options.ts';
import { unternehmenskontoProfile } from './profile.ts';

/** Mein Unternehmenskonto in a configuration. */
export type UnternehmenskontoProvider = SamlProvider<SamlOptions & UnternehmenskontoProfileOptions>;

/**
 * Login with Mein Unternehmenskonto: organisations with the person that acts for them. Accounts for tests log in at the
 * environment `test`, and with `[allowSandbox]` of the configuration; anywhere else they are refused.
 *
 * @example
 * const konto = createServicekonto({
 *   …,
 *   providers: {
 *     firma: unternehmenskonto({
 *       identityProvider: 'test',
 *       certificates: [await readFile('elster-idp.pem', 'utf8')],
 *       entityId: 'https://musterstadt.example',
 *       keys: { signing: [{ signer, certificate }], encryption: [{ decrypter, certificate }] },
 *     }),
 *   },
 * });
 */
export function unternehmenskonto(options: UnternehmenskontoOptions): UnternehmenskontoProvider {
  const { certificates: _, ...facts } = options;
  const identityProvider = unternehmenskontoIdentityProvider(options);
  const isTest = identityProvider?.entityId === unternehmenskontoEnvironments.test.entityId;
  return samlProvider({
    options: { ...facts, identityProvider },
    maxLevel: highestLevel(options.levels),
    check: (faults, at) => checkUnternehmenskontoOptions(options, at, faults),
    profile: (config) =>
      unternehmenskontoProfile(options, { testAccounts: isTest || config[allowSandbox] === true }),
  });
}
