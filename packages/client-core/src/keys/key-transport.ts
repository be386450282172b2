import type { Decrypter } from './index.ts';

/** Hashes that OAEP may be used with, as WebCrypto writes them. */
export type OaepDigest = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/**
 * RSAES-OAEP with its parameters (RFC 8017, sections 7.1 and A.2.1), as XML Encryption 1.1 (section 5.5.2) names each of
 * them. They are those of `CK_RSA_PKCS_OAEP_PARAMS` of PKCS #11: `hashAlg`, `mgf` and `pSourceData`.
 */
export interface RsaOaep {
  readonly name: 'RSA-OAEP';
  /** Hash of the label. */
  readonly digest: OaepDigest;
  /** Hash of the mask generation function MGF1. JOSE and WebCrypto know only the one that is equal to `digest`. */
  readonly mgf: OaepDigest;
  /**
   * Label of one message (`OAEPparams`), at most what the sender wrote. Not part of what a key is allowed for: where
   * `Decrypter.algorithms` lists this form, every label is meant. Default: the empty one.
   */
  readonly label?: Uint8Array | undefined;
}

/** RSA-OAEP by the names of JOSE (RFC 7518, section 4.3): both hashes SHA-1, or both SHA-256, and no label. */
export type JoseKeyTransport = 'RSA-OAEP' | 'RSA-OAEP-256';

/** Key-transport algorithms that the SDK unwraps: by the name of JOSE, or with the parameters that XML Encryption writes. */
export type KeyTransportAlgorithm = JoseKeyTransport | RsaOaep;

const joseNames: Readonly<Record<JoseKeyTransport, RsaOaep>> = {
  'RSA-OAEP': { name: 'RSA-OAEP', digest: 'SHA-1', mgf: 'SHA-1' },
  'RSA-OAEP-256': { name: 'RSA-OAEP', digest: 'SHA-256', mgf: 'SHA-256' },
};

const oaepDigests: readonly OaepDigest[] = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];

/**
 * All that XML Encryption 1.1 can name, for a key that SAML messages are encrypted with: four hashes by four of MGF1, with
 * any label, and the two names of JOSE, so that the same key also opens ID tokens.
 *
 * @example
 * const decrypter = createPemDecrypter({ key: pem, kid: 'sp-2027', algorithms: rsaOaepAlgorithms });
 */
export const rsaOaepAlgorithms: readonly KeyTransportAlgorithm[] = /* @__PURE__ */ (() => [
  'RSA-OAEP' as const,
  'RSA-OAEP-256' as const,
  ...oaepDigests.flatMap((digest) => oaepDigests.map((mgf): RsaOaep => ({ name: 'RSA-OAEP', digest, mgf }))),
])();

/**
 * The parameters of an algorithm, whichever way it is named; `undefined` for what the SDK does not know (the argument may
 * come from a configuration). What a `Decrypter` over an HSM or a KMS asks first.
 *
 * @example
 * const { digest, mgf, label } = oaepParameters(algorithm) ?? refuse();
 */
export function oaepParameters(algorithm: KeyTransportAlgorithm): RsaOaep | undefined {
  if (typeof algorithm === 'string')
    return Object.hasOwn(joseNames, algorithm) ? joseNames[algorithm] : undefined;
  const known =
    algorithm?.name === 'RSA-OAEP' &&
    oaepDigests.includes(algorithm.digest) &&
    oaepDigests.includes(algorithm.mgf);
  return known ? algorithm : undefined;
}

/**
 * The form in which a decrypter takes an algorithm, for `unwrapKey`; `undefined` where it may not be used with it. The
 * parameters where the decrypter lists them; the name of JOSE where it lists only that and the message has no label. So
 * a decrypter never gets a form that it does not know.
 */
export function offeredAlgorithm(
  { algorithms }: Pick<Decrypter, 'algorithms'>,
  { digest, mgf, label }: RsaOaep,
): KeyTransportAlgorithm | undefined {
  const listed = algorithms.find((one) => {
    const parameters = oaepParameters(one);
    const fits = parameters?.digest === digest && parameters.mgf === mgf;
    return fits && (typeof one !== 'string' || !label?.length);
  });
  return typeof listed === 'string' || !listed ? listed : { name: 'RSA-OAEP', digest, mgf, label };
}
