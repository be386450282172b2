import { createHash, type Hash } from 'node:crypto';
import { digestLengths } from '../xdomea/tables/hash-algorithms.ts';

/** `SHA-256` → `sha256`, `SHA3-256` → `sha3-256`, as OpenSSL names them. */
const nodeName = (algorithm: string) => algorithm.toLowerCase().replace('sha-', 'sha');

/**
 * A digest under way, by the name of its algorithm in xdomea; undefined where this machine does not make it (MD5 under
 * FIPS). Throws for a name that is none of `digestLengths` and that OpenSSL does not know either.
 */
export function makeDigest(algorithm: string): Hash | undefined {
  if (!Object.hasOwn(digestLengths, algorithm)) return createHash(algorithm);
  try {
    return createHash(nodeName(algorithm));
  } catch {
    return undefined;
  }
}
