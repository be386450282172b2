import type { IdentityProvider } from '../saml/options.ts';

/** An account that speaks the interface of AKDB, as data. */
export interface BundidEnvironment {
  readonly identityProvider: IdentityProvider;
  /** How the ids of online services look that have been seen there (interface description 10.2, section 9.5). */
  readonly onlineServiceId: { readonly pattern: RegExp; readonly example: string };
}

/** Metadata are at the entity id, and have the certificates; requests go by POST (sections 4, 7.2, 8.1). */
const at = (entityId: string): IdentityProvider => ({
  entityId,
  ssoUrl: `${entityId}/profile/SAML2/POST/SSO`,
  binding: 'POST',
  metadata: entityId,
});

const bmi = { pattern: /^BMI-[A-Z]\d{4,10}$/, example: 'BMI-A0000' };
const bayern = { pattern: /^\d{6,20}-[A-Z]{2}$/, example: '12345678901-DE' };

/**
 * BundID and BayernID, which has the same interface. Where the metadata cannot be fetched, give them as text, or the
 * certificates.
 *
 * @example
 * bundid({ …, identityProvider: { ...bundidEnvironments.integration.identityProvider, metadata: xml } });
 */
export const bundidEnvironments = {
  integration: { identityProvider: at('https://int.id.bund.de/idp'), onlineServiceId: bmi },
  production: { identityProvider: at('https://id.bund.de/idp'), onlineServiceId: bmi },
  'bayernid-pre': { identityProvider: at('https://pre-id.bayernportal.de/idp'), onlineServiceId: bayern },
  bayernid: { identityProvider: at('https://id.bayernportal.de/idp'), onlineServiceId: bayern },
} as const satisfies Readonly<Record<string, BundidEnvironment>>;

/** Name of a known account. */
export type BundidEnvironmentName = keyof typeof bundidEnvironments;

/** The environment of a name; `undefined` for plain values and for a word that is no name. */
export const bundidEnvironmentOf = (given: unknown): BundidEnvironment | undefined =>
  typeof given === 'string' && Object.hasOwn(bundidEnvironments, given)
    ? bundidEnvironments[given as BundidEnvironmentName]
    : undefined;

/** The identity provider by plain values. */
export const bundidIdentityProvider = (given: BundidEnvironmentName | IdentityProvider): IdentityProvider =>
  // An unknown name is left to the check of the options, which says what there is.
  bundidEnvironmentOf(given)?.identityProvider ?? (given as IdentityProvider);
