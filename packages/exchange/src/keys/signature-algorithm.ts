import { constants, type KeyObject, verify } from 'node:crypto';
import { contentOf, DerCursor, DerFault, type DerValue, readOid, readSmall, readValue, tags } from './der.ts';

/** A signature algorithm that is allowed, with what is needed to verify it. */
export interface SignatureAlgorithm {
  readonly kind: 'rsa' | 'rsa-pss' | 'ecdsa';
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  /** Octets, RSASSA-PSS only. */
  readonly saltLength?: number | undefined;
}

type Hash = SignatureAlgorithm['hash'];

const hashes: Readonly<Record<string, Hash>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** RSASSA-PKCS1-v1_5 (RFC 8017) and ECDSA (RFC 5758) with SHA-256 and up. Everything else is refused. */
const allowed: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.11': { kind: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { kind: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { kind: 'rsa', hash: 'sha512' },
  '1.2.840.10045.4.3.2': { kind: 'ecdsa', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { kind: 'ecdsa', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { kind: 'ecdsa', hash: 'sha512' },
};
const pss = '1.2.840.113549.1.1.10';
const mgf1 = '1.2.840.113549.1.1.8';
const hashLength: Readonly<Record<Hash, number>> = { sha256: 32, sha384: 48, sha512: 64 };

/** The algorithm that is named, allowed or not. */
export interface NamedAlgorithm {
  readonly oid: string;
  /** Absent: not on the list (RSASSA-PKCS1-v1_5, RSASSA-PSS, ECDSA with SHA-256, SHA-384, SHA-512). */
  readonly allowed?: SignatureAlgorithm | undefined;
}

/** Reads an `AlgorithmIdentifier` of a signature (RFC 5280, section 4.1.1.2; parameters of PSS: RFC 4055). */
export function readSignatureAlgorithm(bytes: Uint8Array, value: DerValue): NamedAlgorithm {
  const cursor = new DerCursor(bytes, value);
  const oid = readOid(bytes, cursor.next(tags.oid));
  const parameters = cursor.done ? undefined : cursor.next();
  cursor.close();
  if (oid === pss) return { oid, allowed: parameters && readPss(bytes, parameters) };
  const found = allowed[oid];
  // RSA has NULL, ECDSA nothing; some leave NULL out.
  const empty =
    parameters === undefined || (parameters.tag === 0x05 && parameters.content === parameters.end);
  return { oid, allowed: found && empty && !(found.kind === 'ecdsa' && parameters) ? found : undefined };
}

/** The defaults of RSASSA-PSS are SHA-1; so hash and mask must be named, and be the same. */
function readPss(bytes: Uint8Array, parameters: DerValue): SignatureAlgorithm | undefined {
  if (parameters.tag !== tags.sequence) throw new DerFault('pss');
  const cursor = new DerCursor(bytes, parameters);
  const explicit = (number: number) => {
    const holder = cursor.optional(0xa0 + number);
    return holder && readValue(bytes, holder.content, holder.end);
  };
  const hashValue = explicit(0);
  const maskValue = explicit(1);
  const saltValue = explicit(2);
  const trailerValue = explicit(3);
  cursor.close();
  const hash = hashValue && hashes[readOid(bytes, new DerCursor(bytes, hashValue).next(tags.oid))];
  const mask = maskValue && new DerCursor(bytes, maskValue);
  if (!hash || !mask || readOid(bytes, mask.next(tags.oid)) !== mgf1) return undefined;
  const maskHash = hashes[readOid(bytes, new DerCursor(bytes, mask.next(tags.sequence)).next(tags.oid))];
  const saltLength = saltValue ? readSmall(bytes, saltValue) : 20;
  const trailer = trailerValue ? readSmall(bytes, trailerValue) : 1;
  if (maskHash !== hash || trailer !== 1 || saltLength < hashLength[hash] || saltLength > 512)
    return undefined;
  return { kind: 'rsa-pss', hash, saltLength };
}

const curves: ReadonlySet<string> = new Set([
  'prime256v1',
  'secp384r1',
  'secp521r1',
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
]);

/** Whether a key of an issuer is strong enough: RSA from 2048 bits, the curves of NIST and Brainpool from 256 bits. */
export function isStrongKey(key: KeyObject): boolean {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  const type = key.asymmetricKeyType;
  if (type === 'rsa' || type === 'rsa-pss') return modulusLength >= 2048;
  return type === 'ec' && curves.has(namedCurve);
}

/** Verifies `signature` over `data`. A key of another kind than the algorithm verifies nothing. */
export function verifySignature(
  { kind, hash, saltLength }: SignatureAlgorithm,
  data: Uint8Array,
  signature: Uint8Array,
  key: KeyObject,
): boolean {
  const type = key.asymmetricKeyType;
  const fits =
    kind === 'ecdsa' ? type === 'ec' : type === 'rsa' || (kind === 'rsa-pss' && type === 'rsa-pss');
  if (!fits || !isStrongKey(key)) return false;
  const options =
    kind === 'rsa-pss' ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltLength! } : { key };
  try {
    return verify(hash, data, options, signature);
  } catch {
    // A PSS key that is bound to another hash, or a signature that is none.
    return false;
  }
}

/** `AlgorithmIdentifier`s of what is signed and of the signature must be the same bytes (RFC 5280, section 4.1.1.2). */
export const sameAlgorithm = (bytes: Uint8Array, inner: DerValue, outer: DerValue): boolean =>
  Buffer.compare(contentOf(bytes, inner), contentOf(bytes, outer)) === 0;
