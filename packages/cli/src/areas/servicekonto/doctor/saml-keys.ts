import { constants, type KeyObject, publicEncrypt, randomBytes, timingSafeEqual, verify } from 'node:crypto';
import { isRathausError, type KeyTransportAlgorithm, oaepParameters } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';
import { text } from '@rathaus/client-core/texts';
import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import { readCertificate } from '@rathaus/servicekonto-client/metadata';
import type { EncryptionKey, ServiceProviderKeys, SigningKey } from '@rathaus/servicekonto-client/saml';
import type { Look } from './doctor-report.ts';
import { shortOf } from './saml-certificates.ts';

interface Calls {
  readonly signal: AbortSignal;
  /** Milliseconds for the key service. */
  readonly timeout: number;
}

/**
 * Whether each private key is that of its certificate: one signs and the certificate verifies, the other opens what was
 * encrypted for its certificate. Asks the key service, once for each key.
 */
export async function lookAtOwnKeys(
  { signing, encryption }: ServiceProviderKeys,
  { applicationTimeout }: ServicekontoConfig,
  signal: AbortSignal,
): Promise<Look> {
  const calls = { signal, timeout: applicationTimeout ?? 10_000 };
  const wrong: string[] = [];
  let unjudged = false;
  for (const key of signing) if (!(await signs(key, calls))) wrong.push(nameOf(key));
  for (const key of encryption) {
    const fits = await opens(key, calls);
    if (fits === false) wrong.push(nameOf(key));
    if (fits === undefined) unjudged = true;
  }
  if (wrong.length > 0) return { state: 'failed', code: 'own-keys-other', said: wrong.join('; ') };
  if (unjudged) return { state: 'not-judged', why: 'no-algorithm' };
  return {
    state: 'passed',
    detail: text(
      `${signing.length + encryption.length} geprüft, jeder passt zu seinem Zertifikat`,
      `${signing.length + encryption.length} tried, each fits its certificate`,
    ),
  };
}

const nameOf = ({ certificate }: { readonly certificate: string }): string =>
  `SHA-256 ${shortOf(readCertificate(certificate).fingerprint)}`;

/** Nothing that anybody could use elsewhere. */
const sample = Buffer.from('rathaus servicekonto doctor');

async function signs({ signer, certificate }: SigningKey, { signal, timeout }: Calls): Promise<boolean> {
  const signature = await callApplication(
    'The function that signs',
    (both) => signer.sign(sample, { signal: both }),
    {
      signal,
      timeout,
    },
  );
  const key = {
    key: readCertificate(certificate).publicKey,
    ...(signer.algorithm === 'PS256'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : { padding: constants.RSA_PKCS1_PADDING }),
  };
  return verify('sha256', sample, key, signature);
}

/** `undefined`: it takes no algorithm that can be made here. */
async function opens(
  { decrypter, certificate }: EncryptionKey,
  { signal, timeout }: Calls,
): Promise<boolean | undefined> {
  const algorithm = decrypter.algorithms.find((one) => hashOf(one) !== undefined);
  if (algorithm === undefined) return undefined;
  const secret = randomBytes(32);
  const wrapped = wrap(readCertificate(certificate).publicKey, secret, hashOf(algorithm)!);
  try {
    const opened = await callApplication(
      'The function that decrypts',
      (both) => decrypter.unwrapKey(wrapped, algorithm, { signal: both }),
      { signal, timeout },
    );
    return opened.length === secret.length && timingSafeEqual(opened, secret);
  } catch (error) {
    if (signal.aborted || !isRefusal(error)) throw error;
    return false;
  }
}

const wrap = (key: KeyObject, secret: Buffer, oaepHash: string): Buffer =>
  publicEncrypt({ key, oaepHash, padding: constants.RSA_PKCS1_OAEP_PADDING }, secret);

/** Name of a digest that is that of the mask as well: Node knows no other pair. */
function hashOf(algorithm: KeyTransportAlgorithm): string | undefined {
  const { digest, mgf } = oaepParameters(algorithm) ?? {};
  return digest !== undefined && digest === mgf ? digest.replace('-', '').toLowerCase() : undefined;
}

/** What `Decrypter` says of a key that does not open; anything else is a fault of the key service. */
function isRefusal(error: unknown): boolean {
  if (isRathausError(error)) return error.code === 'core.key.unwrap';
  const { name, code } = Object(error) as { name?: unknown; code?: unknown };
  return name === 'OperationError' || String(code).startsWith('ERR_OSSL_');
}
