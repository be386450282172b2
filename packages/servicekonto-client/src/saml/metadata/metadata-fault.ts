import type { RathausError } from '@rathaus/client-core';
import { servicekontoError } from '../../errors.ts';

/** Why the metadata of an identity provider cannot be used; `details.reason` of the error. */
export type MetadataReason =
  | 'xml'
  | 'not-metadata'
  | 'structure'
  | 'entity'
  | 'entity-twice'
  | 'expired'
  | 'valid-until'
  | 'role'
  | 'address'
  | 'keys'
  | 'redirect';

const sentences: Readonly<Record<MetadataReason, string>> = {
  xml: 'it is no plain XML',
  'not-metadata': 'it is no metadata of SAML',
  structure: 'it is not built as the schema says',
  entity: 'the provider is not in it',
  'entity-twice': 'the provider is in it more than once',
  expired: 'validUntil is over',
  'valid-until': 'validUntil is no instant',
  role: 'the provider is no identity provider for SAML 2.0',
  address: 'an address is not absolute, or no https:',
  keys: 'there is no certificate that can verify signatures, or far too many',
  redirect: 'its address sends on to another origin',
};

/** Metadata that cannot be used. */
export const metadataFault = (reason: MetadataReason, status?: number | undefined): RathausError =>
  servicekontoError('servicekonto.provider.metadata', {
    message: sentences[reason],
    details: { reason },
    status,
  });
