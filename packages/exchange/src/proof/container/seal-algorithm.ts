import type { Signer } from '@rathaus/client-core';
import type { SignatureAlgorithm } from '../../keys/signature-algorithm.ts';
import { context, integer, nothing, oid, sequence, unsigned } from './write-der.ts';

/** One algorithm a container can be sealed with. */
export interface SealAlgorithm extends SignatureAlgorithm {
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  /** `AlgorithmIdentifier` of the digest, without parameters (RFC 5754, section 2). */
  readonly digest: Uint8Array;
  /** `AlgorithmIdentifier` of the signature. */
  readonly signature: Uint8Array;
  /** Name of the curve as Node says it, ECDSA only. */
  readonly curve?: string | undefined;
}

const hashIds = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;
const digestOf = (hash: keyof typeof hashIds) => sequence(oid(hashIds[hash]));

/** RSASSA-PSS with one hash for message and mask, and a salt as long as it (RFC 4055, section 3.1; RFC 7518, section 3.5). */
function pss(hash: 'sha256' | 'sha512', saltLength: number): SealAlgorithm {
  const named = sequence(oid(hashIds[hash]), nothing());
  const parameters = sequence(
    context(0, named),
    context(1, sequence(oid('1.2.840.113549.1.1.8'), named)),
    context(2, integer(saltLength)),
  );
  const signature = sequence(oid('1.2.840.113549.1.1.10'), parameters);
  return { kind: 'rsa-pss', hash, saltLength, digest: digestOf(hash), signature };
}

/** RSASSA-PKCS1-v1_5 (RFC 5754, section 3.2). */
const rsa = (hash: 'sha256' | 'sha512', id: string): SealAlgorithm => ({
  kind: 'rsa',
  hash,
  digest: digestOf(hash),
  signature: sequence(oid(id), nothing()),
});

/** ECDSA (RFC 5754, section 3.3). */
const ecdsa = (hash: 'sha256' | 'sha384', id: string, curve: string): SealAlgorithm => ({
  kind: 'ecdsa',
  hash,
  digest: digestOf(hash),
  signature: sequence(oid(id)),
  curve,
});

const algorithms: Readonly<Partial<Record<Signer['algorithm'], SealAlgorithm>>> = {
  PS256: pss('sha256', 32),
  PS512: pss('sha512', 64),
  RS256: rsa('sha256', '1.2.840.113549.1.1.11'),
  RS512: rsa('sha512', '1.2.840.113549.1.1.13'),
  ES256: ecdsa('sha256', '1.2.840.10045.4.3.2', 'prime256v1'),
  ES384: ecdsa('sha384', '1.2.840.10045.4.3.3', 'secp384r1'),
};

/** What a signer's algorithm is in CMS; `undefined` for EdDSA, which verifiers of signatures in Europe do not take. */
export const sealAlgorithmOf = ({ algorithm }: Signer): SealAlgorithm | undefined => algorithms[algorithm];

/**
 * The signature as CMS wants it. A signer gives that of ECDSA as two numbers of one length (RFC 7518, section 3.4), CMS has
 * `ECDSA-Sig-Value` (RFC 5753, section 2.1.1); those of RSA are the same in both.
 */
export function asCmsSignature({ kind }: SealAlgorithm, raw: Uint8Array): Uint8Array {
  if (kind !== 'ecdsa') return raw;
  const half = raw.length >> 1;
  return sequence(unsigned(raw.subarray(0, half)), unsigned(raw.subarray(half)));
}
