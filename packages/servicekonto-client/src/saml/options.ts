import type { Decrypter, Signer } from '@rathaus/client-core';
import type { LocalText } from '@rathaus/client-core/texts';
import type { allowCbc, allowNonConformingOaep } from './danger.ts';

/**
 * A key of ours with its certificate, PEM or base64 of the DER form. A certificate of another key is refused with the
 * configuration where the signer says its public key, as that of a PEM file does.
 */
export interface SigningKey {
  /** `PS256` (RSASSA-PSS) or `RS256`; the key may be in an HSM. */
  readonly signer: Signer;
  readonly certificate: string;
}

/** A key of ours that opens what providers encrypt for us. */
export interface EncryptionKey {
  readonly decrypter: Decrypter;
  readonly certificate: string;
}

/**
 * Keys of a service provider. `planKeyChange()` of `/metadata` has the dates of a roll-over; the two kinds go opposite ways:
 *
 * - `signing`: put the new key **behind** the old one, hand the metadata in, wait until the provider has loaded them, swap
 *   the two, and take the old one out later. Whoever signs before the provider knows the key is refused.
 * - `encryption`: put the new key **before** the old one and only then hand the metadata in, which have the first one. When
 *   the provider has loaded them, take the old one out later. A new key behind the old one would never be published, and
 *   without the old one no answer could be opened.
 *
 * Going back is one change of the order, for `encryption` with the metadata handed in again.
 */
export interface ServiceProviderKeys {
  /** The first one signs requests; the certificates of all are in the metadata. */
  readonly signing: readonly SigningKey[];
  /** All of them open; the first certificate is that in the metadata, unless `publishAll` says otherwise. */
  readonly encryption: readonly EncryptionKey[];
}

/** Who answers: an identity provider, by plain values. */
export interface IdentityProvider {
  /** Exactly as it writes it as `Issuer`. */
  readonly entityId: string;
  /** Address that takes requests. Default: from the metadata. */
  readonly ssoUrl?: string | undefined;
  /** How requests go there. Default `POST`. */
  readonly binding?: 'POST' | 'Redirect' | undefined;
  /** Address that takes logouts by POST. Default: from the metadata; none: no logout there. */
  readonly sloUrl?: string | undefined;
  /** Certificates that it signs with, pasted by hand: PEM or base64. Several for a roll-over. */
  readonly certificates?: readonly string[] | undefined;
  /** Address of its metadata, fetched every hour; or the XML itself. Certificates of both count. */
  readonly metadata?: string | undefined;
}

/** What every provider of SAML has, whatever the profile. */
export interface SamlOptions {
  /** What the login link says, as a whole. Absent: the page decides; ui-kit has texts for the ids it knows. */
  readonly label?: string | Partial<LocalText> | undefined;
  /**
   * Our name at the provider: an address with https and without port, for good. The bPK2 of every person depends on its host
   * (BundID interface description 10.2, sections 6.2.2 and 7.2).
   */
  readonly entityId: string;
  readonly identityProvider: IdentityProvider;
  readonly keys: ServiceProviderKeys;
  readonly [allowCbc]?: true | undefined;
  readonly [allowNonConformingOaep]?: true | undefined;
}
