import type { X509Certificate } from 'node:crypto';
import {
  contentOf,
  DerCursor,
  type DerExtension,
  DerFault,
  readBoolean,
  readExtensions,
  readOid,
  readSmall,
  readTime,
  readWhole,
  sameBytes,
  tags,
  whole,
} from './der.ts';
import { type NamedAlgorithm, readSignatureAlgorithm, sameAlgorithm } from './signature-algorithm.ts';

/** Bits of `keyUsage` by their number (RFC 5280, section 4.2.1.3). */
const usageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

/** What the key of a certificate may be used for. */
export type CertificateUsage = (typeof usageNames)[number];

/** OIDs of the extensions that decide something here. */
export const extensionIds = {
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  extKeyUsage: '2.5.29.37',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
} as const;

/** What Node does not tell of a certificate. */
export interface CertificateProfile {
  /** Content of the INTEGER, big-endian. */
  readonly serial: Uint8Array;
  /** DER of the names. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** Milliseconds. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** By whom it was signed is checked elsewhere; this is how. */
  readonly algorithm: NamedAlgorithm;
  readonly extensions: ReadonlyMap<string, DerExtension>;
  /** Absent: the certificate does not limit it. */
  readonly usage?: ReadonlySet<CertificateUsage> | undefined;
  /** OIDs of `extKeyUsage`. Absent: not limited. */
  readonly purposes?: readonly string[] | undefined;
  /** `pathLenConstraint`: so many certificates of authorities may follow. Absent: not limited. */
  readonly pathLength?: number | undefined;
}

/** Reads a certificate (RFC 5280, section 4.1). `undefined`: not strict DER, though OpenSSL may have taken it. */
export function readCertificateProfile({ raw }: X509Certificate): CertificateProfile | undefined {
  try {
    return read(raw);
  } catch (error) {
    if (error instanceof DerFault) return undefined;
    throw error;
  }
}

function read(der: Uint8Array): CertificateProfile {
  const outer = new DerCursor(der, readWhole(der, tags.sequence));
  const signed = new DerCursor(der, outer.next(tags.sequence));
  const outerAlgorithm = outer.next(tags.sequence);
  signed.optional(0xa0);
  const serial = contentOf(der, signed.next(tags.integer));
  const innerAlgorithm = signed.next(tags.sequence);
  if (!sameAlgorithm(der, innerAlgorithm, outerAlgorithm)) throw new DerFault('algorithms differ');
  const issuer = whole(der, signed.next(tags.sequence));
  const validity = new DerCursor(der, signed.next(tags.sequence));
  const notBefore = readTime(der, validity.next());
  const notAfter = readTime(der, validity.next());
  const subject = whole(der, signed.next(tags.sequence));
  signed.next(tags.sequence);
  signed.optional(0x81);
  signed.optional(0x82);
  const holder = signed.optional(0xa3);
  signed.close();
  const extensions = holder
    ? readExtensions(der, new DerCursor(der, holder).next())
    : new Map<string, DerExtension>();
  const extension = (id: string) => extensions.get(id)?.value;
  return {
    serial,
    issuer,
    subject,
    notBefore,
    notAfter,
    algorithm: readSignatureAlgorithm(der, outerAlgorithm),
    extensions,
    usage: readUsage(extension(extensionIds.keyUsage)),
    purposes: readPurposes(extension(extensionIds.extKeyUsage)),
    pathLength: readPathLength(extension(extensionIds.basicConstraints)),
  };
}

function readUsage(der: Uint8Array | undefined): ReadonlySet<CertificateUsage> | undefined {
  if (!der) return undefined;
  const { content, end } = readWhole(der, tags.bitString);
  if (end - content < 1 || end - content > 3 || der[content]! > 7) throw new DerFault('keyUsage');
  return new Set(
    usageNames.filter((_, bit) => ((der[content + 1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0),
  );
}

function readPurposes(der: Uint8Array | undefined): readonly string[] | undefined {
  if (!der) return undefined;
  const cursor = new DerCursor(der, readWhole(der, tags.sequence));
  const purposes: string[] = [];
  while (!cursor.done) purposes.push(readOid(der, cursor.next(tags.oid)));
  return purposes;
}

function readPathLength(der: Uint8Array | undefined): number | undefined {
  if (!der) return undefined;
  const cursor = new DerCursor(der, readWhole(der, tags.sequence));
  const flag = cursor.optional(tags.boolean);
  const isAuthority = flag !== undefined && readBoolean(der, flag);
  const length = cursor.optional(tags.integer);
  cursor.close();
  // RFC 5280, section 4.2.1.9: a length without authority means nothing and must not be there.
  if (length && !isAuthority) throw new DerFault('basicConstraints');
  return length && readSmall(der, length);
}

/** Whether issuer and subject are the same name: a root, or an authority that certifies its next key. */
export const isSelfIssued = ({ issuer, subject }: CertificateProfile): boolean => sameBytes(issuer, subject);
