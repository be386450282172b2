import { randomBytes } from 'node:crypto';
import { type CertID, Certificate, Extension, OCSPRequest } from 'pkijs';
import type { Subject } from './subject.ts';

/** `id-pkix-ocsp-nonce`. */
export const nonceId = '1.3.6.1.5.5.7.48.1.2';
const nonceLength = 32;

/** A question to a responder, with what its answer is compared to. */
export interface OcspQuestion {
  readonly der: Uint8Array;
  readonly certId: CertID;
  readonly nonce: Uint8Array | undefined;
}

/**
 * `OCSPRequest` for one certificate (RFC 6960, section 4.1). The id is hashed with SHA-1, which every responder knows
 * (RFC 5019, section 2.1.1): it finds the certificate, the signature of the answer is what is trusted.
 */
export async function createQuestion(
  { certificate, issuer }: Subject,
  withNonce: boolean,
): Promise<OcspQuestion> {
  const request = new OCSPRequest();
  await request.createForCertificate(Certificate.fromBER(certificate.raw), {
    hashAlgorithm: 'SHA-1',
    issuerCertificate: Certificate.fromBER(issuer.raw),
  });
  const nonce = withNonce ? randomBytes(nonceLength) : undefined;
  if (nonce)
    request.tbsRequest.requestExtensions = [
      // An OCTET STRING in the OCTET STRING of the extension (RFC 9654, section 2.1).
      new Extension({ extnID: nonceId, extnValue: bufferOf(Buffer.from([0x04, nonceLength, ...nonce])) }),
    ];
  const der = new Uint8Array(request.toSchema(true).toBER());
  return { der, certId: request.tbsRequest.requestList[0]!.reqCert, nonce };
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** The address of a question by GET (RFC 6960, appendix A.1), or `undefined` when it is too long for one. */
export function questionUrl(url: string, { der }: OcspQuestion): string | undefined {
  const text = encodeURIComponent(Buffer.from(der).toString('base64'));
  return text.length > 255 ? undefined : `${url.replace(/\/$/, '')}/${text}`;
}
