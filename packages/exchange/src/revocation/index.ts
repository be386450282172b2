export { createRevocation } from './create-revocation.ts';
export type { RevocationOptions } from './options.ts';
export type {
  CertificateStatus,
  CrlSource,
  FailedQuestion,
  OcspSource,
  Revocation,
  RevocationPolicy,
  RevocationReason,
  RevocationSource,
  UnknownReason,
} from './types.ts';
