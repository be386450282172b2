import { createHash, X509Certificate } from 'node:crypto';
import type { BasicOCSPResponse } from 'pkijs';
import { type CertificateProfile, readCertificateProfile } from '../keys/certificate-profile.ts';
import { contentOf, DerCursor, readOctets, readValue, readWhole, sameBytes, tags } from '../keys/der.ts';
import { RevocationFault, reading } from './fault.ts';
import { verifyChild } from './issued.ts';
import type { Subject } from './subject.ts';

const ocspSigning = '1.3.6.1.5.5.7.3.9';
const noCheck = '1.3.6.1.5.5.7.48.1.5';
/** Extensions of a delegate that may be critical: they are judged here. */
const understood: ReadonlySet<string> = new Set(['2.5.29.15', '2.5.29.19', '2.5.29.37', noCheck]);

/** Who has signed an answer. */
export interface Signer {
  readonly certificate: X509Certificate;
  /** A delegate that the issuer wants to be asked for as well: it has no `id-pkix-ocsp-nocheck`. */
  readonly unchecked: boolean;
}

/**
 * The certificate whose key must have signed: the issuer, or a delegate that the same issuer has given the right to
 * (RFC 6960, section 4.2.2.2). A responder that the reader would trust otherwise does not exist here.
 */
export function findSigner(basic: BasicOCSPResponse, { issuer, profile }: Subject, now: number): Signer {
  const names = readResponderId(basic);
  if (names(issuer, profile.issuer)) return { certificate: issuer, unchecked: false };
  const sent = (basic.certs ?? []).slice(0, 10);
  for (const one of sent) {
    const certificate = certificateOf(new Uint8Array(one.toSchema(true).toBER()));
    const delegate = readCertificateProfile(certificate);
    if (!delegate) throw new RevocationFault('malformed');
    if (names(certificate, delegate.subject)) return judgeDelegate(certificate, delegate, issuer, now);
  }
  throw new RevocationFault('responder-mismatch');
}

function judgeDelegate(
  certificate: X509Certificate,
  delegate: CertificateProfile,
  issuer: X509Certificate,
  now: number,
): Signer {
  if (!verifyChild(certificate, issuer, delegate)) throw new RevocationFault('delegate-not-issued');
  if (!(now >= delegate.notBefore && now <= delegate.notAfter)) throw new RevocationFault('delegate-expired');
  const mayAnswer =
    delegate.purposes?.includes(ocspSigning) && (!delegate.usage || delegate.usage.has('digitalSignature'));
  if (!mayAnswer) throw new RevocationFault('delegate-purpose');
  for (const [id, { critical }] of delegate.extensions)
    if (critical && !understood.has(id)) throw new RevocationFault('critical-extension');
  return { certificate, unchecked: !delegate.extensions.has(noCheck) };
}

function certificateOf(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch {
    throw new RevocationFault('malformed');
  }
}

/** `ResponderID`: a name, or the SHA-1 of the key. Returns whether it is that of a certificate. */
function readResponderId({ tbsResponseData }: BasicOCSPResponse) {
  // Read from what is signed: the library gives a name back in its own form.
  const der = tbsResponseData.tbsView;
  const holder = reading(() => {
    const body = new DerCursor(der, readWhole(der, tags.sequence));
    body.optional(0xa0);
    return body.next();
  });
  const inner = reading(() => readValue(der, holder.content, holder.end));
  const named = der.subarray(inner.start, inner.end);
  return (certificate: X509Certificate, subject: Uint8Array): boolean => {
    if (holder.tag === 0xa1) return sameBytes(named, subject);
    return holder.tag === 0xa2 && sameBytes(contentOf(der, inner), keyHash(certificate));
  };
}

/** `KeyHash`: SHA-1 of the bits of the public key, without tag, length and number of unused bits. */
function keyHash({ publicKey }: X509Certificate): Uint8Array {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const bits = reading(() => {
    const cursor = new DerCursor(spki, readWhole(spki, tags.sequence));
    cursor.next(tags.sequence);
    return readOctets(spki, cursor.next(tags.bitString));
  });
  return createHash('sha1').update(bits).digest();
}
