import type { X509Certificate } from 'node:crypto';
import { readCertificateProfile } from '../keys/certificate-profile.ts';
import { contentOf, DerCursor, DerFault, type DerValue, readOid, readWhole, tags } from '../keys/der.ts';

/** Attributes of a subject by which an authority can be named (RFC 4519, X.520), by their OID. */
const attributes = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.97': 'organizationIdentifier',
} as const;

/** Name of an attribute of a certificate's subject. */
export type SubjectAttribute = (typeof attributes)[keyof typeof attributes];

/**
 * Who a certificate has to be issued to: every attribute given here occurs exactly once in the subject, with exactly this
 * value after NFC. Case and spaces count. Name enough of them that no other office has the same.
 */
export type CertificateSubject = Readonly<Partial<Record<SubjectAttribute, string>>>;

/** What a certificate says of its holder. */
export interface CertificateFacts {
  /** Whether it has the extension key usage (RFC 5280 section 4.2.1.3). */
  limitsUsage: boolean;
  /** Values of the subject by attribute, in their order. */
  subject: readonly (readonly [attribute: SubjectAttribute, value: string])[];
}

/**
 * Reads the subject as its values and not as one line: in a line a value can look like further attributes. `undefined` for
 * what is no strict DER.
 */
export function certificateFacts(certificate: X509Certificate): CertificateFacts | undefined {
  const profile = readCertificateProfile(certificate);
  if (!profile) return undefined;
  try {
    return { limitsUsage: profile.usage !== undefined, subject: readSubject(profile.subject) };
  } catch (error) {
    if (error instanceof DerFault) return undefined;
    throw error;
  }
}

function readSubject(der: Uint8Array): CertificateFacts['subject'] {
  const found: (readonly [SubjectAttribute, string])[] = [];
  const names = new DerCursor(der, readWhole(der, tags.sequence));
  while (!names.done) {
    const relative = new DerCursor(der, names.next(0x31));
    while (!relative.done) {
      const pair = new DerCursor(der, relative.next(tags.sequence));
      const oid = readOid(der, pair.next(tags.oid));
      const value = readText(der, pair.next());
      pair.close();
      if (Object.hasOwn(attributes, oid)) found.push([attributes[oid as keyof typeof attributes], value]);
    }
  }
  return found;
}

const decoders: Readonly<Record<number, string>> = { 12: 'utf-8', 19: 'utf-8', 22: 'utf-8', 30: 'utf-16be' };

/** UTF8String, PrintableString, IA5String, BMPString. What cannot be read with certainty fits no expectation. */
function readText(der: Uint8Array, value: DerValue): string {
  try {
    const encoding = decoders[value.tag];
    return encoding === undefined
      ? '\ufffd'
      : new TextDecoder(encoding, { fatal: true }).decode(contentOf(der, value));
  } catch {
    return '\ufffd';
  }
}

/** Whether a certificate is issued to this subject. An expectation without any attribute fits nobody. */
export function isIssuedTo({ subject }: CertificateFacts, expected: CertificateSubject): boolean {
  const wanted = Object.entries(expected).filter(([, value]) => value !== undefined);
  return (
    wanted.length > 0 &&
    wanted.every(([attribute, value]) => {
      const found = subject.filter(([name]) => name === attribute);
      return found.length === 1 && found[0]?.[1].normalize('NFC') === value.normalize('NFC');
    })
  );
}

/** The subject for people: `O=Stadt Beispielhausen, CN=Posteingang`. */
export const subjectText = ({ subject }: CertificateFacts): string =>
  subject.map(([name, value]) => `${name}=${value}`).join(', ');
