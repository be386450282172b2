import type { KeyTransportAlgorithm } from './key-transport.ts';

/** Signature algorithms the SDK lets a key use (RFC 7518, RFC 8037). Everything else is refused. */
export type SignatureAlgorithm = 'PS256' | 'PS512' | 'RS256' | 'RS512' | 'ES256' | 'ES384' | 'EdDSA';

export {
  type JoseKeyTransport,
  type KeyTransportAlgorithm,
  type OaepDigest,
  oaepParameters,
  offeredAlgorithm,
  type RsaOaep,
  rsaOaepAlgorithms,
} from './key-transport.ts';

/** What a key may say of itself, so that another's certificate or registration beside it is noticed at the start. */
interface PublicHalf {
  /** The public key as JWK (RFC 7517; RFC 7518, section 6). */
  readonly publicKey?:
    | {
        readonly kty?: string | undefined;
        readonly n?: string | undefined;
        readonly e?: string | undefined;
        readonly crv?: string | undefined;
        readonly x?: string | undefined;
        readonly y?: string | undefined;
      }
    | undefined;
}

/**
 * Signs bytes with a private key that may live elsewhere: in a PEM file, an HSM or a KMS.
 * The SDK never asks for the key itself.
 */
export interface Signer extends PublicHalf {
  /** Key id as the other side knows it (JOSE `kid`). */
  readonly kid: string;
  readonly algorithm: SignatureAlgorithm;
  /** Returns the raw JOSE signature (RFC 7518, section 3) over `data`. */
  sign(data: Uint8Array, options?: { signal?: AbortSignal }): Promise<Uint8Array>;
}

/**
 * Unwraps content keys with a private key that may live elsewhere. Roll-over: hand in several decrypters.
 *
 * @example
 * const decrypter: Decrypter = {
 *   kid: 'sp-2027',
 *   algorithms: ['RSA-OAEP-256', { name: 'RSA-OAEP', digest: 'SHA-256', mgf: 'SHA-1' }],
 *   async unwrapKey(encryptedKey, algorithm, { signal } = {}) {
 *     const { digest, mgf, label } = oaepParameters(algorithm)!;
 *     return hsm.decrypt(encryptedKey, { hashAlg: digest, mgf, source: label, signal });
 *   },
 * };
 */
export interface Decrypter extends PublicHalf {
  readonly kid: string;
  /**
   * Algorithms this key may be used with; a message that names another one is refused. `unwrapKey` is called only with
   * what stands here: with the name of JOSE where that is listed, with the parameters (and the label of the message) where
   * those are.
   */
  readonly algorithms: readonly KeyTransportAlgorithm[];
  /**
   * Returns the plain content-encryption key. An encrypted key that this private key does not open fails without saying why
   * (no padding oracle): as `core.key.unwrap`, as WebCrypto's `OperationError`, or with the code of OpenSSL, and the sender
   * is told that the message cannot be decrypted. Whatever else is thrown (session of an HSM lost, file gone, a fault of
   * the program) counts as a fault on this side that says nothing about the message.
   */
  unwrapKey(
    encryptedKey: Uint8Array,
    algorithm: KeyTransportAlgorithm,
    options?: { signal?: AbortSignal },
  ): Promise<Uint8Array>;
}
