import type { X509Certificate } from 'node:crypto';
import type { CertificateProfile } from '../keys/certificate-profile.ts';

/** Whether `issuer` has issued `certificate`: names and identifiers fit, an allowed algorithm, a valid signature. */
export const verifyChild = (
  certificate: X509Certificate,
  issuer: X509Certificate,
  { algorithm }: CertificateProfile,
): boolean =>
  issuer.ca &&
  algorithm.allowed !== undefined &&
  certificate.checkIssued(issuer) &&
  certificate.verify(issuer.publicKey);
