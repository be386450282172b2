import {
  constants,
  createPrivateKey,
  createPublicKey,
  type JsonWebKeyInput,
  type KeyObject,
  sign as nodeSign,
} from 'node:crypto';
import { promisify } from 'node:util';
import { unlessAborted } from '../abort/abort.ts';
import { throwIfAborted } from '../abort/aborted.ts';
import type { CodeOf } from '../errors/define-errors.ts';
import {
  type Decrypter,
  type JoseKeyTransport,
  type KeyTransportAlgorithm,
  oaepParameters,
  type RsaOaep,
  type SignatureAlgorithm,
  type Signer,
} from '../keys/index.ts';
import { keyError } from './errors.ts';
import { createOaepOpener } from './oaep.ts';

/**
 * A private key as JWK (RFC 7517, section 4; RFC 7518, section 6). Written out because @types/node 26 no longer exports
 * the name of its own type: these declarations have to pass with every version of it.
 */
export interface PrivateJwk {
  readonly kty?: string | undefined;
  readonly kid?: string | undefined;
  readonly alg?: string | undefined;
  readonly use?: string | undefined;
  readonly key_ops?: readonly string[] | undefined;
  readonly x5c?: readonly string[] | undefined;
  readonly crv?: string | undefined;
  readonly x?: string | undefined;
  readonly y?: string | undefined;
  readonly n?: string | undefined;
  readonly e?: string | undefined;
  readonly d?: string | undefined;
  readonly p?: string | undefined;
  readonly q?: string | undefined;
  readonly dp?: string | undefined;
  readonly dq?: string | undefined;
  readonly qi?: string | undefined;
}

/** A private key: PEM text (PKCS#8, PKCS#1, SEC1), a JWK or a `KeyObject`. */
export interface PrivateKeyOptions {
  key: string | PrivateJwk | KeyObject;
  /** For an encrypted PEM. */
  passphrase?: string | undefined;
  /** Key id as the other side knows it. Default: the JWK's `kid`. */
  kid?: string | undefined;
}

/** A private key for signatures, in memory of this process. */
export interface PemSignerOptions extends PrivateKeyOptions {
  /** Default: the JWK's `alg`. A key that does not fit is refused at once. */
  algorithm?: SignatureAlgorithm | undefined;
}

/** A private key for decryption, in memory of this process. */
export interface PemDecrypterOptions extends PrivateKeyOptions {
  /** Default: the JWK's `alg`, otherwise `RSA-OAEP-256` alone. For SAML: `rsaOaepAlgorithms`. */
  algorithms?: readonly KeyTransportAlgorithm[] | undefined;
}

type JwkMembers = { kid?: unknown; alg?: unknown; use?: unknown; key_ops?: unknown };

const asyncSign = promisify(nodeSign);
const { RSA_PKCS1_PADDING: pkcs1, RSA_PKCS1_PSS_PADDING: pss } = constants;

/** RFC 7518, section 3; EdDSA: RFC 8037. PSS salts are as long as the hash (section 3.5). */
const signatures: Record<SignatureAlgorithm, { hash: string | null; padding?: number; curve?: string }> = {
  RS256: { hash: 'sha256', padding: pkcs1 },
  RS512: { hash: 'sha512', padding: pkcs1 },
  PS256: { hash: 'sha256', padding: pss },
  PS512: { hash: 'sha512', padding: pss },
  ES256: { hash: 'sha256', curve: 'prime256v1' },
  ES384: { hash: 'sha384', curve: 'secp384r1' },
  EdDSA: { hash: null },
};

const isKeyTransport = (algorithm: unknown): boolean =>
  oaepParameters(algorithm as KeyTransportAlgorithm) !== undefined;

const bad = (code: CodeOf<typeof keyError>, message: string) => keyError(code, { message });

function load({ key, passphrase, kid }: PrivateKeyOptions, use: 'sig' | 'enc') {
  const jwk: JwkMembers = typeof key === 'object' && !('asymmetricKeyType' in key) ? (key as JwkMembers) : {};
  if (jwk.use !== undefined && jwk.use !== use) throw bad('core.key.use', `The JWK is not for ${use}`);
  const other = use === 'enc' ? Object.hasOwn(signatures, String(jwk.alg)) : isKeyTransport(jwk.alg);
  if (other || isForOther(jwk.key_ops, use))
    throw bad(
      'core.key.use',
      use === 'enc'
        ? 'This is a key for signatures; decryption needs the one for encryption'
        : 'This is a key for encryption; signatures need one of their own',
    );
  const id = kid ?? jwk.kid;
  if (typeof id !== 'string' || id === '') throw bad('core.key.kid', 'A key needs a kid');
  let object: KeyObject;
  try {
    object =
      typeof key === 'string'
        ? createPrivateKey({ key, format: 'pem', ...(passphrase === undefined ? {} : { passphrase }) })
        : 'asymmetricKeyType' in key
          ? (key as KeyObject)
          : createPrivateKey({ key: key as JsonWebKeyInput['key'], format: 'jwk' });
  } catch {
    // OpenSSL's error may quote the input.
    throw bad(
      'core.key.invalid',
      `Key ${id} is not a private key that can be read (wrong format or passphrase)`,
    );
  }
  if (object.type !== 'private') throw bad('core.key.invalid', `Key ${id} is not a private key`);
  return { id, object, alg: jwk.alg };
}

const operations = { sig: ['sign'], enc: ['unwrapKey', 'decrypt'] } as const;

/** Whether `key_ops` (RFC 7517, section 4.3) allows what the other use needs, and nothing that this one does. */
function isForOther(given: unknown, use: 'sig' | 'enc'): boolean {
  if (!Array.isArray(given)) return false;
  const has = (wanted: readonly string[]) => wanted.some((one) => given.includes(one));
  return has(operations[use === 'sig' ? 'enc' : 'sig']) && !has(operations[use]);
}

/** RFC 7518, sections 3.3, 3.5, 4.3: at least 2048 bits. */
function requireRsa(object: KeyObject, id: string, algorithm: string): void {
  if (object.asymmetricKeyType !== 'rsa')
    throw bad('core.key.algorithm', `Key ${id} is not an RSA key, as ${algorithm} needs`);
  if ((object.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) {
    throw bad('core.key.weak', `Key ${id} has fewer than 2048 bits`);
  }
}

/**
 * A `Signer` over a private key in this process. The signature is computed off the event loop.
 * Errors: `core.key.invalid | kid | use | algorithm | weak`, all at creation.
 *
 * @example
 * const signer = createPemSigner({ key: await readFile('/run/secrets/signature.jwk.json', 'utf8') });
 */
export function createPemSigner(options: PemSignerOptions): Signer {
  const { id, object, alg } = load(options, 'sig');
  const algorithm = options.algorithm ?? (alg as SignatureAlgorithm);
  const parameters = Object.hasOwn(signatures, algorithm ?? '') ? signatures[algorithm] : undefined;
  if (!parameters) throw bad('core.key.algorithm', `Key ${id} names no algorithm that may be used`);
  if (alg !== undefined && alg !== algorithm)
    throw bad('core.key.algorithm', `Key ${id} is bound to another algorithm`);
  if (parameters.padding !== undefined) requireRsa(object, id, algorithm);
  else if (parameters.curve !== undefined) {
    if (object.asymmetricKeyType !== 'ec' || object.asymmetricKeyDetails?.namedCurve !== parameters.curve) {
      throw bad('core.key.algorithm', `Key ${id} is not on the curve that ${algorithm} needs`);
    }
  } else if (object.asymmetricKeyType !== 'ed25519') {
    throw bad('core.key.algorithm', `Key ${id} is not an Ed25519 key`);
  }
  const key = {
    key: object,
    ...(parameters.padding === undefined ? {} : { padding: parameters.padding }),
    ...(parameters.padding === pss ? { saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : {}),
    ...(parameters.curve === undefined ? {} : { dsaEncoding: 'ieee-p1363' as const }),
  };
  return {
    kid: id,
    algorithm,
    publicKey: createPublicKey(object).export({ format: 'jwk' }),
    async sign(data, { signal } = {}) {
      const signature = asyncSign(parameters.hash, data, key);
      return new Uint8Array(await unlessAborted(signature, signal, 'Signing'));
    },
  };
}

/**
 * A `Decrypter` over an RSA private key in this process. Errors at creation as in `createPemSigner`; at use
 * `core.key.algorithm` (an algorithm the key may not be used with) and `core.key.unwrap`, which never says why.
 *
 * Where digest and MGF differ, as SAML has it, 1 ms (2048 bits) to 7 ms (4096 bits) of each call are spent on the event
 * loop, and the padding is read by code of this package that has no branch on secret bytes. What a compiler makes of that
 * while it runs is nobody's promise; a key for which it matters belongs into an HSM.
 *
 * @example
 * const decrypter = createPemDecrypter({ key: await readFile('/run/secrets/decryption.jwk.json', 'utf8') });
 *
 * @example
 * const forSaml = createPemDecrypter({ key: pem, kid: 'sp-2027', algorithms: rsaOaepAlgorithms });
 */
export function createPemDecrypter(options: PemDecrypterOptions): Decrypter {
  const { id, object, alg } = load(options, 'enc');
  const algorithms = options.algorithms ?? [(alg ?? 'RSA-OAEP-256') as KeyTransportAlgorithm];
  const allowed = algorithms.map((algorithm) => allow(algorithm, alg, id));
  requireRsa(object, id, 'RSA-OAEP');
  const open = createOaepOpener(object, allowed);
  return {
    kid: id,
    algorithms,
    publicKey: createPublicKey(object).export({ format: 'jwk' }),
    async unwrapKey(encryptedKey, algorithm, { signal } = {}) {
      throwIfAborted(signal, 'Unwrapping a key');
      const asked = oaepParameters(algorithm);
      if (!asked || !allowed.some((one) => isSame(one, asked)))
        throw bad('core.key.algorithm', `Key ${id} may not be used with the algorithm of the message`);
      const key = await open(encryptedKey, asked);
      if (!key) throw bad('core.key.unwrap', `The content key for ${id} could not be unwrapped`);
      return key;
    },
  };
}

const isSame = (one: RsaOaep, other: RsaOaep) => one.digest === other.digest && one.mgf === other.mgf;

function allow(algorithm: KeyTransportAlgorithm, alg: unknown, id: string): RsaOaep {
  const parameters = oaepParameters(algorithm);
  if (!parameters) throw bad('core.key.algorithm', `Key ${id} names no algorithm that may be used`);
  const bound = alg === undefined ? parameters : oaepParameters(alg as KeyTransportAlgorithm);
  if (!bound || !isSame(bound, parameters))
    throw bad('core.key.algorithm', `Key ${id} is bound to another algorithm`);
  return parameters;
}

/** The public JWK of a private key, as it is handed to the other side. */
export function publicJwk(options: PrivateKeyOptions & { alg: SignatureAlgorithm | JoseKeyTransport }) {
  const use = isKeyTransport(options.alg) ? 'enc' : 'sig';
  const { id, object } = load(options, use);
  return { ...createPublicKey(object).export({ format: 'jwk' }), kid: id, alg: options.alg, use };
}
