import { Buffer } from 'node:buffer';
import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { RathausError } from '@rathaus/client-core';
import { allowInsecurePublicKey } from '../danger/index.ts';
import { type Finding, hasErrors } from '../findings/index.ts';
import { decodeBase64url } from '../jwe/base64url.ts';
import { checkCertificateChain } from './certificate-chain.ts';

/** What a key is for: `encryption` (key_ops wrapKey, RSA-OAEP-256) or `signature` (key_ops verify, PS512). */
export type KeyUse = 'encryption' | 'signature';

/** Public RSA key as the services publish it (RFC 7517). Members are unknown until `checkPublicJwk` has judged them. */
export interface PublicJwk {
  kty?: unknown;
  kid?: unknown;
  alg?: unknown;
  key_ops?: unknown;
  n?: unknown;
  e?: unknown;
  x5c?: unknown;
  [member: string]: unknown;
}

/** Which public keys are trusted. */
export interface PublicKeyTrust {
  /** Root certificates (PEM): in STAGE and PROD the root of the Verwaltungs-PKI. */
  roots?: readonly string[];
  /**
   * Asks whether a certificate was revoked (OCSP, CRL). Left to the operator, because the answer needs network rules of
   * the house. Absent: not checked, which is reported as a warning.
   */
  isRevoked?(chain: readonly X509Certificate[], options: { signal?: AbortSignal }): Promise<boolean>;
  [allowInsecurePublicKey]?: true;
}

/** What a public key is checked for. */
export interface CheckPublicJwkOptions {
  trust: PublicKeyTrust;
  /** Milliseconds since the epoch. Default `Date.now`. */
  clock?: () => number;
  signal?: AbortSignal;
}

const profile = {
  encryption: { alg: 'RSA-OAEP-256', operation: 'wrapKey' },
  signature: { alg: 'PS512', operation: 'verify' },
} as const;

/** Checks a public key against the FIT-Connect profile: RSA of 4096 bits or more, one use, certificate that fits. */
export async function checkPublicJwk(
  jwk: PublicJwk,
  use: KeyUse,
  options: CheckPublicJwkOptions,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const error = (rule: string, place: string, reason: string) =>
    findings.push({ rule: `exchange.key.${rule}`, severity: 'error', place, reason });
  const expected = profile[use];

  if (jwk.kty !== 'RSA') error('kty', 'kty', 'only RSA keys are allowed');
  if (typeof jwk.kid !== 'string' || jwk.kid.length < 8 || jwk.kid.length > 64) {
    error('kid', 'kid', 'the key id must have 8 to 64 characters');
  }
  if (jwk.alg !== expected.alg) error('alg', 'alg', `a key for ${use} must name alg ${expected.alg}`);
  const operations = Array.isArray(jwk.key_ops) ? jwk.key_ops : [];
  if (operations.length !== 1 || operations[0] !== expected.operation) {
    error('key-ops', 'key_ops', `a key for ${use} must allow exactly ${expected.operation}`);
  }
  if (jwk.e !== 'AQAB') error('exponent', 'e', 'the exponent must be 65537 (AQAB)');
  const modulus = typeof jwk.n === 'string' ? decodeBase64url(jwk.n) : undefined;
  if (!modulus || modulus[0] === 0) error('modulus', 'n', 'the modulus is not canonical base64url');
  else if (modulus.length * 8 < 4096 || (modulus.length === 512 && (modulus[0] ?? 0) < 0x80)) {
    error('too-short', 'n', 'the key must have at least 4096 bits');
  }
  for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']) {
    if (member in jwk) error('private', member, 'a private member in a published key: the key is burnt');
  }
  if (hasErrors(findings)) return findings;

  const insecure = options.trust[allowInsecurePublicKey] === true;
  const chain = parseChain(jwk.x5c);
  if (chain === 'unreadable') error('x5c', 'x5c', 'the certificates cannot be read');
  else if (chain.length === 0) {
    if (!insecure) error('x5c', 'x5c', 'the certificate is missing');
  } else {
    const certified = chain[0]?.publicKey.export({ format: 'jwk' });
    if (certified?.n !== jwk.n || certified?.e !== jwk.e) {
      error('x5c-differs', 'x5c[0]', 'the certificate is for another key');
    }
    if (!insecure) findings.push(...(await checkCertificateChain(chain, options)));
  }
  return findings;
}

function parseChain(x5c: unknown): X509Certificate[] | 'unreadable' {
  if (x5c === undefined) return [];
  if (!Array.isArray(x5c) || x5c.length > 10) return 'unreadable';
  try {
    return x5c.map((text) => new X509Certificate(Buffer.from(String(text), 'base64')));
  } catch {
    return 'unreadable';
  }
}

/** A checked public key, ready for `encryptJwe` or for the verification of events. */
export interface CheckedPublicKey {
  kid: string;
  publicKey: KeyObject;
}

/**
 * Checks and imports a public key. The import leaves out `key_ops`, because crypto libraries take `wrapKey` as a ban on
 * the RSA encryption that JWE needs. Errors: `exchange.key.refused` with the first broken rule in `details.rule`.
 */
export async function importPublicJwk(
  jwk: PublicJwk,
  use: KeyUse,
  options: CheckPublicJwkOptions,
): Promise<CheckedPublicKey> {
  const findings = await checkPublicJwk(jwk, use, options);
  const broken = findings.find((finding) => finding.severity === 'error');
  if (broken) {
    throw new RathausError({
      code: 'exchange.key.refused',
      origin: 'peer',
      message: `the public key for ${use} was refused: ${broken.reason}`,
      details: { rule: broken.rule, place: broken.place },
    });
  }
  const publicKey = createPublicKey({ key: { kty: 'RSA', n: jwk.n as string, e: 'AQAB' }, format: 'jwk' });
  return { kid: jwk.kid as string, publicKey };
}
