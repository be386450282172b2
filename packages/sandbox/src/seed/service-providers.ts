import {
  musterstadtSamlEncryption,
  musterstadtSamlExpired,
  musterstadtSamlExpiring,
  musterstadtSamlNextEncryption,
  musterstadtSamlNextSigning,
  musterstadtSamlSigning,
} from './saml-keys-service-provider.ts';

/** Entity ID of the invented town's SAML service provider; its private keys are public. */
export const musterstadtEntityId = 'https://musterstadt.example';

/**
 * Keys of the seeded service provider, each with the one to roll over to. Only the first of each is registered at the
 * start; `expired` and `expiring` are never.
 */
export const musterstadtSamlKeys = {
  signing: [musterstadtSamlSigning, musterstadtSamlNextSigning],
  encryption: [musterstadtSamlEncryption, musterstadtSamlNextEncryption],
  expired: musterstadtSamlExpired,
  expiring: musterstadtSamlExpiring,
} as const;

/** What the seeded service provider has registered: any address on the own machine takes its answers. */
export const musterstadtServiceProvider = {
  entityId: musterstadtEntityId,
  signingCertificates: [musterstadtSamlSigning.certificate],
  encryptionCertificates: [musterstadtSamlEncryption.certificate],
  anyLoopbackAddress: true,
} as const;
