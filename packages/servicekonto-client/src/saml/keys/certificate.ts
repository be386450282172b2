import { type KeyObject, X509Certificate } from 'node:crypto';
import type { RathausError } from '@rathaus/client-core';
import { servicekontoError } from '../../errors.ts';

/** A certificate that carries a key for SAML (RSA). Of the rest only its end counts; metadata and configuration are the trust. */
export interface Certificate {
  readonly publicKey: KeyObject;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  /** Milliseconds since 1970; the last moment at which it is valid. */
  readonly notAfter: number;
  /** Names of the holder, a line each: `CN=…`. */
  readonly subject: string;
  /** SHA-256 of the DER form: `AB:CD:…`. */
  readonly fingerprint: string;
  /** DER form in base64 in one line, as it stands in `ds:X509Certificate`. */
  readonly base64: string;
  /** Bits of the key. */
  readonly bits: number;
}

/** Why a certificate is not used. `private-key`: the text holds a secret, which has no business here. */
export type CertificateFault = 'unreadable' | 'several' | 'private-key' | 'key-type' | 'weak';

/** Bits that a key of RSA must have (BSI TR-02102-1 recommends 3,000; the certificates of BundID have 2,048 or more). */
export const leastBits = 2048;
/** A longer key would make each signature cost what strangers could send for nothing. */
const mostBits = 16_384;
/** Smaller exponents make forgeries easy, 1 makes every text its own signature (BSI TR-02102-1, section 2.3.1). */
const leastExponent = 65_537n;
/** Characters; real ones have two thousand. */
const longestText = 1 << 16;

const block = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Reads one certificate: PEM, or the base64 of its DER form as metadata have it. Errors: `servicekonto.config.invalid` with
 * `details.reason` ({@link CertificateFault}); nothing of the text is repeated.
 *
 * @example
 * const { notAfter, fingerprint } = readCertificate(await readFile('signing.pem', 'utf8'));
 */
export function readCertificate(text: string): Certificate {
  const der = derOf(text);
  let certificate: X509Certificate;
  let publicKey: KeyObject;
  try {
    certificate = new X509Certificate(der);
    publicKey = certificate.publicKey;
  } catch {
    throw invalidCertificate('unreadable');
  }
  // OpenSSL reads on as far as it understands; what stands behind the certificate is nobody's.
  if (!certificate.raw.equals(der)) throw invalidCertificate('unreadable');
  const notBefore = certificate.validFromDate.getTime();
  const notAfter = certificate.validToDate.getTime();
  if (Number.isNaN(notBefore) || Number.isNaN(notAfter)) throw invalidCertificate('unreadable');
  return {
    publicKey,
    notBefore,
    notAfter,
    subject: certificate.subject ?? '',
    fingerprint: certificate.fingerprint256,
    base64: der.toString('base64'),
    bits: strongBits(publicKey),
  };
}

/** Bits of a key that SAML can use here. Errors: another kind of key, or one that is too weak. */
function strongBits({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): number {
  if (type !== 'rsa' && type !== 'rsa-pss') throw invalidCertificate('key-type');
  const { modulusLength: bits = 0, publicExponent = 0n } = details ?? {};
  if (bits < leastBits || bits > mostBits || publicExponent < leastExponent || publicExponent % 2n === 0n)
    throw invalidCertificate('weak');
  return bits;
}

function derOf(text: string): Buffer {
  if (typeof text !== 'string' || text.length > longestText) throw invalidCertificate('unreadable');
  // A file with both is common for web servers; here its text would go on to metadata that everybody reads.
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) throw invalidCertificate('private-key');
  const blocks = [...text.matchAll(block)];
  if (blocks.length > 1) throw invalidCertificate('several');
  const [, content] = blocks[0] ?? [];
  const bare = (content ?? text).replace(/\s+/g, '');
  if (bare.length % 4 !== 0 || !base64.test(bare)) throw invalidCertificate('unreadable');
  return Buffer.from(bare, 'base64');
}

const sentences: Readonly<Record<CertificateFault, string>> = {
  unreadable: 'a certificate is no X.509 certificate in PEM or base64',
  several: 'a certificate file holds several certificates: give each on its own, without its authorities',
  'private-key': 'a certificate file holds a private key',
  'key-type': 'a certificate has another key than RSA',
  weak: `a certificate has a key of less than ${leastBits} bits, or an exponent that is too small`,
};

const invalidCertificate = (reason: CertificateFault): RathausError =>
  servicekontoError('servicekonto.config.invalid', { message: sentences[reason], details: { reason } });

/** Whether it is over. */
export const isExpired = ({ notAfter }: Pick<Certificate, 'notAfter'>, now: number): boolean =>
  now > notAfter;
