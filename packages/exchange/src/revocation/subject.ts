import { createHash, type X509Certificate } from 'node:crypto';
import {
  type CertificateProfile,
  extensionIds,
  readCertificateProfile,
} from '../keys/certificate-profile.ts';
import {
  contentOf,
  DerCursor,
  type DerValue,
  readOid,
  readValue,
  readWhole,
  tags,
  whole,
} from '../keys/der.ts';
import { RevocationFault, reading } from './fault.ts';
import { verifyChild } from './issued.ts';

/** A certificate that is asked for, with its issuer. */
export interface Subject {
  readonly certificate: X509Certificate;
  readonly profile: CertificateProfile;
  readonly issuer: X509Certificate;
  readonly issuerProfile: CertificateProfile;
}

/** Pairs a certificate with its issuer. Faults: `certificate-unreadable`, `issuer-mismatch`. */
export function subjectOf(certificate: X509Certificate, issuer: X509Certificate): Subject {
  const profile = readCertificateProfile(certificate);
  const issuerProfile = readCertificateProfile(issuer);
  if (!profile || !issuerProfile) throw new RevocationFault('certificate-unreadable');
  // Whoever asks without having checked the chain must not get an answer of anybody else.
  if (!verifyChild(certificate, issuer, profile)) throw new RevocationFault('issuer-mismatch');
  return { certificate, profile, issuer, issuerProfile };
}

/** Names a certificate by key and name of its issuer and by its serial number: what an answer is about. */
export const subjectKey = ({ issuer, profile }: Subject): string =>
  createHash('sha256')
    .update(issuer.publicKey.export({ type: 'spki', format: 'der' }))
    .update(profile.issuer)
    .update(profile.serial)
    .digest('hex');

const ocspMethod = '1.3.6.1.5.5.7.48.1';
/** Tag bytes of `GeneralName` URI and of the context classes used below. */
const uri = 0x86;

/** Addresses of responders: `authorityInfoAccess` (RFC 5280, section 4.2.2.1). */
export function responderUrls({ extensions }: CertificateProfile): readonly string[] {
  const der = extensions.get(extensionIds.authorityInfoAccess)?.value;
  if (!der) return [];
  return reading(() => {
    const urls: string[] = [];
    const cursor = new DerCursor(der, readWhole(der, tags.sequence));
    while (!cursor.done) {
      const access = new DerCursor(der, cursor.next(tags.sequence));
      const method = readOid(der, access.next(tags.oid));
      const location = access.next();
      if (method === ocspMethod && location.tag === uri) urls.push(text(der, location));
    }
    return urls;
  });
}

/** One place where a list is published: all its names as DER, and those that are addresses. */
export interface DistributionPoint {
  readonly names: readonly Uint8Array[];
  readonly urls: readonly string[];
}

/**
 * `cRLDistributionPoints` (RFC 5280, section 4.2.1.13). Points of another issuer or for some reasons only are left out:
 * indirect and partial lists are not judged.
 */
export function distributionPoints({ extensions }: CertificateProfile): readonly DistributionPoint[] {
  const der = extensions.get(extensionIds.crlDistributionPoints)?.value;
  if (!der) return [];
  return reading(() => {
    const points: DistributionPoint[] = [];
    const cursor = new DerCursor(der, readWhole(der, tags.sequence));
    while (!cursor.done) {
      const point = new DerCursor(der, cursor.next(tags.sequence));
      const name = point.optional(0xa0);
      if (point.done && name) points.push(readPoint(der, readValue(der, name.content, name.end)));
    }
    return points;
  });
}

/** `DistributionPointName`: a full name. One relative to the issuer is no address. */
export function readPoint(der: Uint8Array, value: DerValue): DistributionPoint {
  const names: Uint8Array[] = [];
  const urls: string[] = [];
  if (value.tag !== 0xa0) return { names, urls };
  const cursor = new DerCursor(der, value);
  while (!cursor.done) {
    const name = cursor.next();
    names.push(whole(der, name));
    if (name.tag === uri) urls.push(text(der, name));
  }
  return { names, urls };
}

const text = (der: Uint8Array, value: DerValue): string =>
  Buffer.from(contentOf(der, value)).toString('latin1');
