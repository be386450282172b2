import { X509Certificate } from 'node:crypto';
import { readServiceProviderMetadata } from './metadata.ts';
import type { AlgorithmProfile } from './profile.ts';
import { contentAlgorithms, digestAlgorithms, keyTransports, signatureAlgorithms } from './vocabulary.ts';

/** When metadata takes effect: at once, or as BundID's integration loads it, Tuesdays with a cut-off on Monday at noon. */
export type MetadataLoad = 'at-once' | 'weekly';

/** A service provider as it is registered at the emulated identity providers. */
export interface SamlServiceProvider {
  /** SAML metadata. What else is given comes in its place. */
  readonly metadata?: string | undefined;
  /** Needed without metadata. */
  readonly entityId?: string | undefined;
  /** Addresses that take answers by POST, the default one first. */
  readonly assertionConsumerServices?: readonly string[] | undefined;
  /** Addresses that take logouts by POST. */
  readonly singleLogoutServices?: readonly string[] | undefined;
  /** PEM. */
  readonly signingCertificates?: readonly string[] | undefined;
  /** PEM; the first one is used. */
  readonly encryptionCertificates?: readonly string[] | undefined;
  /** Any address on the own machine takes answers as well. Default false; the seeded provider has it. */
  readonly anyLoopbackAddress?: boolean | undefined;
  /** What differs from the algorithms that the identity provider uses otherwise. */
  readonly profile?: Partial<AlgorithmProfile> | undefined;
  /** Version 1 of the AKDB extension, unsigned or incomplete requests are taken as before July 2025. Default false. */
  readonly acceptVersion1?: boolean | undefined;
  /** No authorisation certificate for the eID: requests for it end on the error page `missing-berca`. */
  readonly withoutEidCertificate?: boolean | undefined;
  /** Default `at-once`. */
  readonly loads?: MetadataLoad | undefined;
}

/** A service provider with everything that the identity providers need. */
export interface RegisteredServiceProvider {
  readonly entityId: string;
  readonly assertionConsumerServices: readonly string[];
  readonly singleLogoutServices: readonly string[];
  readonly signingCertificates: readonly string[];
  readonly encryptionCertificates: readonly string[];
  readonly anyLoopbackAddress: boolean;
  readonly profile: Partial<AlgorithmProfile>;
  readonly acceptVersion1: boolean;
  readonly withoutEidCertificate: boolean;
}

const words: { readonly [K in keyof AlgorithmProfile]: readonly string[] } = {
  signature: Object.keys(signatureAlgorithms),
  content: ['none', ...Object.keys(contentAlgorithms)],
  keyTransport: Object.keys(keyTransports),
  digest: Object.keys(digestAlgorithms),
  mgf: Object.keys(digestAlgorithms),
  keyPlace: ['key-info', 'sibling'],
  sign: ['both', 'response', 'assertion', 'none'],
};

/** Reads what somebody wants to register; names every problem at once. `former` is what the new facts add to. */
export function registrationOf(
  given: SamlServiceProvider,
  former?: RegisteredServiceProvider,
): { readonly provider?: RegisteredServiceProvider; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const metadata = given.metadata === undefined ? undefined : readServiceProviderMetadata(given.metadata);
  if (given.metadata !== undefined && metadata === undefined)
    problems.push('metadata is no SAML metadata of a service provider that takes answers by POST');
  const provider: RegisteredServiceProvider = {
    entityId: given.entityId ?? metadata?.entityId ?? '',
    assertionConsumerServices: given.assertionConsumerServices ?? metadata?.assertionConsumerServices ?? [],
    singleLogoutServices: given.singleLogoutServices ?? metadata?.singleLogoutServices ?? [],
    signingCertificates: given.signingCertificates ?? metadata?.signingCertificates ?? [],
    encryptionCertificates: given.encryptionCertificates ?? metadata?.encryptionCertificates ?? [],
    anyLoopbackAddress: given.anyLoopbackAddress ?? former?.anyLoopbackAddress ?? false,
    profile: given.profile ?? former?.profile ?? {},
    acceptVersion1: given.acceptVersion1 ?? former?.acceptVersion1 ?? false,
    withoutEidCertificate: given.withoutEidCertificate ?? former?.withoutEidCertificate ?? false,
  };
  if (problems.length === 0) problems.push(...faultsOf(provider));
  if (given.loads !== undefined && given.loads !== 'at-once' && given.loads !== 'weekly')
    problems.push('loads must be at-once or weekly');
  return problems.length > 0 ? { problems } : { provider, problems };
}

function faultsOf(provider: RegisteredServiceProvider): string[] {
  const problems: string[] = [];
  const { entityId, assertionConsumerServices, singleLogoutServices, profile } = provider;
  const { signingCertificates, encryptionCertificates } = provider;
  if (!URL.canParse(entityId)) problems.push('entityId must be an absolute address');
  for (const address of [...assertionConsumerServices, ...singleLogoutServices])
    if (!URL.canParse(address) || !/^https?:/.test(address))
      problems.push('addresses must be http(s) addresses');
  if (assertionConsumerServices.length === 0 && !provider.anyLoopbackAddress)
    problems.push('no address takes answers');
  if (signingCertificates.length === 0) problems.push('no certificate for signatures');
  if (encryptionCertificates.length === 0 && profile.content !== 'none')
    problems.push('no certificate to encrypt for');
  if (![...signingCertificates, ...encryptionCertificates].every(isCertificate))
    problems.push('a certificate cannot be read');
  for (const [name, value] of Object.entries(profile)) {
    const allowed = Object.hasOwn(words, name) ? words[name as keyof AlgorithmProfile] : [];
    if (!allowed.includes(value)) problems.push(`profile.${name} is unknown or has an unknown value`);
  }
  return problems;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).publicKey.asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
