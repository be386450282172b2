import { X509Certificate } from 'node:crypto';
import { exchangeError } from '../../errors.ts';
import { type CertificateProfile, readCertificateProfile } from '../../keys/certificate-profile.ts';
import { isStrongKey } from '../../keys/signature-algorithm.ts';
import type { SealAlgorithm } from './seal-algorithm.ts';

/** Why a key or its certificates seal nothing: `details.reason` of `exchange.proof.seal-refused`. */
const faults = {
  algorithm: 'the signer has none of PS256, PS512, RS256, RS512, ES256, ES384',
  certificate: 'there is no readable certificate in PEM',
  'too-many': 'there are more than ten certificates',
  authority: 'the first certificate is one of a certificate authority (CA:TRUE), not that of the key',
  chain: 'a certificate is not issued by the one after it',
  usage: 'the key usage of the certificate allows no signature',
  validity: 'a certificate is not valid at this time',
  key: 'the key of the certificate does not fit the algorithm, or is too weak',
  signature: 'the signer does not have the key of the first certificate',
} as const;

export type SealRefusal = keyof typeof faults;

export const sealRefused = (reason: SealRefusal) =>
  exchangeError('exchange.proof.seal-refused', {
    message: faults[reason],
    details: { reason },
  });

/** The certificate that seals and those that lead to its root. */
export interface SealCertificates {
  readonly all: readonly X509Certificate[];
  readonly leaf: X509Certificate;
  readonly profile: CertificateProfile;
}

const most = 10;
const blocks = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/**
 * Reads the chain and refuses what every verifier would refuse later, when the file can no longer be mended: a certificate
 * that is not valid now, is not for signatures or not of this key's kind, or that the next one has not issued.
 */
export function readSealCertificates(
  pems: readonly string[],
  algorithm: SealAlgorithm,
  now: number,
): SealCertificates {
  const all = pems.flatMap(certificatesIn);
  const [leaf] = all;
  if (!leaf) throw sealRefused('certificate');
  if (all.length > most) throw sealRefused('too-many');
  const profile = readCertificateProfile(leaf);
  if (!profile) throw sealRefused('certificate');
  if (leaf.ca) throw sealRefused('authority');
  for (const [index, one] of all.slice(0, -1).entries()) {
    const next = all[index + 1]!;
    if (!(next.ca && one.checkIssued(next) && one.verify(next.publicKey))) throw sealRefused('chain');
  }
  const { usage } = profile;
  if (!(usage?.has('digitalSignature') || usage?.has('nonRepudiation'))) throw sealRefused('usage');
  const isValid = (one: X509Certificate) =>
    now >= one.validFromDate.getTime() && now <= one.validToDate.getTime();
  if (!all.every(isValid)) throw sealRefused('validity');
  if (!fits(leaf, algorithm)) throw sealRefused('key');
  return { all, leaf, profile };
}

function certificatesIn(pem: string): X509Certificate[] {
  const found = pem.match(blocks);
  if (!found) throw sealRefused('certificate');
  return found.map((block) => {
    try {
      return new X509Certificate(block);
    } catch {
      // OpenSSL's error quotes the input.
      throw sealRefused('certificate');
    }
  });
}

function fits({ publicKey }: X509Certificate, { kind, curve }: SealAlgorithm): boolean {
  if (!isStrongKey(publicKey)) return false;
  const type = publicKey.asymmetricKeyType;
  if (kind === 'ecdsa') return type === 'ec' && publicKey.asymmetricKeyDetails?.namedCurve === curve;
  return type === 'rsa' || (kind === 'rsa-pss' && type === 'rsa-pss');
}
