import type { IdentityProvider } from '../saml/options.ts';
import type { UnternehmenskontoOptions } from './options.ts';

const at = (entityId: string) =>
  ({
    entityId,
    ssoUrl: `${entityId}/ekona/sso`,
    binding: 'POST',
    sloUrl: `${entityId}/ekona/slo`,
  }) as const satisfies IdentityProvider;

/** Addresses of Mein Unternehmenskonto (as configured in productive systems). Certificates are handed over by its operator. */
export const unternehmenskontoEnvironments = {
  test: at('https://e4k-portal.een.elster.de'),
  production: at('https://www.elster.de'),
} as const satisfies Readonly<Record<string, IdentityProvider>>;

/** Name of a known environment. */
export type UnternehmenskontoEnvironmentName = keyof typeof unternehmenskontoEnvironments;

/** The identity provider by plain values. */
export function unternehmenskontoIdentityProvider({
  identityProvider: given,
  certificates,
}: UnternehmenskontoOptions): IdentityProvider {
  // An unknown name is left to the check of the options, which says what there is.
  if (typeof given !== 'string' || !Object.hasOwn(unternehmenskontoEnvironments, given))
    return given as IdentityProvider;
  return { ...unternehmenskontoEnvironments[given], certificates };
}
