import { createCipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';

/** The part of xml-encryption that is used; it comes without types. */
interface XmlEncryption {
  encrypt(
    content: string,
    options: Readonly<Record<string, unknown>>,
    callback: (error: Error | null, result: string) => void,
  ): void;
}
interface XmlEncryptionOaep {
  publicEncryptOaep(
    publicKeyPem: string | Buffer,
    message: Uint8Array,
    options: { oaepHash: string; mgf1Hash: string; oaepLabel?: Uint8Array | undefined },
  ): Uint8Array;
}
const require = createRequire(import.meta.url);
const xmlEncryption = require('xml-encryption') as XmlEncryption;
const { publicEncryptOaep } = require('xml-encryption/lib/oaep') as XmlEncryptionOaep;

export const xenc = 'http://www.w3.org/2001/04/xmlenc#';
export const xenc11 = 'http://www.w3.org/2009/xmlenc11#';
export const ds = 'http://www.w3.org/2000/09/xmldsig#';
export const mgf1p = `${xenc}rsa-oaep-mgf1p`;
export const oaep = `${xenc11}rsa-oaep`;
export const digestAddresses = {
  sha1: `${ds}sha1`,
  sha256: `${xenc}sha256`,
  sha384: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
  sha512: `${xenc}sha512`,
} as const;
export type Digest = keyof typeof digestAddresses;

const pemOf = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' });
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** Encrypts as a provider does that uses xml-encryption 6. */
export function byXmlEncryption(
  content: string,
  options: Readonly<Record<string, unknown>> & { publicKey: KeyObject },
): Promise<string> {
  const { publicKey, ...more } = options;
  const given = {
    rsa_pub: pemOf(publicKey),
    pem: '-----BEGIN CERTIFICATE-----MIIB-----END CERTIFICATE-----',
    disallowEncryptionWithInsecureAlgorithm: false,
    warnInsecureAlgorithm: false,
    ...more,
  };
  return new Promise((resolve, reject) =>
    xmlEncryption.encrypt(content, given, (error, result) =>
      error ? reject(error) : resolve(encryptedAssertion(result)),
    ),
  );
}

/** The element around; `beside` are wrapped keys beside the data. */
export const encryptedAssertion = (data: string, beside = ''): string =>
  `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xenc="${xenc}" xmlns:ds="${ds}" xmlns:xenc11="${xenc11}">${data}${beside}</saml:EncryptedAssertion>`;

export type Cipher = `aes${128 | 192 | 256}-${'gcm' | 'cbc'}`;
export const contentAddress = (cipher: Cipher) => `${cipher.endsWith('gcm') ? xenc11 : xenc}${cipher}`;
export const keyLengthOf = (cipher: Cipher) => Number(cipher.slice(3, 6)) / 8;

/** Encrypts content alone (XML Encryption 1.1, section 5.2). `padding` is that of CBC, as it is written. */
export function seal(
  content: string | Uint8Array,
  key: Uint8Array,
  cipher: Cipher,
  padding?: Uint8Array,
): Buffer {
  const name = `aes-${cipher.slice(3)}`;
  if (cipher.endsWith('gcm')) {
    const iv = randomBytes(12);
    const sealing = createCipheriv(name as 'aes-256-gcm', key, iv);
    return Buffer.concat([iv, sealing.update(content as string), sealing.final(), sealing.getAuthTag()]);
  }
  const iv = randomBytes(16);
  const sealing = createCipheriv(name, key, iv).setAutoPadding(false);
  const bytes = Buffer.from(content as string);
  const rest = 16 - (bytes.length % 16);
  const filling = padding ?? Buffer.concat([randomBytes(rest - 1), Buffer.of(rest)]);
  return Buffer.concat([iv, sealing.update(bytes), sealing.update(filling), sealing.final()]);
}

/** A wrapped key, as `EncryptedKey` says it and as it is wrapped; both can differ. */
export interface Wrapping {
  readonly publicKey: KeyObject;
  readonly contentKey: Uint8Array;
  /** `EncryptionMethod`, as it is written. */
  readonly method?: string | undefined;
  readonly oaepHash?: Digest | undefined;
  readonly mgf1Hash?: Digest | undefined;
  readonly label?: Uint8Array | undefined;
  /** Attributes of the element, with a space in front. */
  readonly attributes?: string | undefined;
  /** Instead of the wrapped key. */
  readonly bytes?: Uint8Array | undefined;
  /** Behind `CipherData`. */
  readonly more?: string | undefined;
  readonly keyInfo?: string | undefined;
}

export const wrapKey = ({ publicKey, contentKey, oaepHash = 'sha1', mgf1Hash = 'sha1', label }: Wrapping) =>
  publicEncryptOaep(pemOf(publicKey), contentKey, { oaepHash, mgf1Hash, oaepLabel: label });

export const encryptionMethod = (algorithm: string, content = '') =>
  `<xenc:EncryptionMethod Algorithm="${algorithm}">${content}</xenc:EncryptionMethod>`;
export const digestMethod = (address: string) => `<ds:DigestMethod Algorithm="${address}"/>`;
export const maskMethod = (address: string) => `<xenc11:MGF Algorithm="${address}"/>`;
export const cipherData = (bytes: Uint8Array) =>
  `<xenc:CipherData><xenc:CipherValue>${b64(bytes)}</xenc:CipherValue></xenc:CipherData>`;

export const encryptedKey = (wrapping: Wrapping): string => {
  const { method = encryptionMethod(mgf1p), attributes = '', keyInfo = '', more = '' } = wrapping;
  const bytes = wrapping.bytes ?? wrapKey(wrapping);
  return `<xenc:EncryptedKey${attributes}>${method}${keyInfo}${cipherData(bytes)}${more}</xenc:EncryptedKey>`;
};

/** `EncryptedData`; `inside` is what its `KeyInfo` holds. */
export const encryptedData = (
  content: Uint8Array,
  inside: string,
  { method = encryptionMethod(`${xenc11}aes256-gcm`), attributes = ` Type="${xenc}Element"` } = {},
): string =>
  `<xenc:EncryptedData${attributes}>${method}${inside === '' ? '' : `<ds:KeyInfo>${inside}</ds:KeyInfo>`}${cipherData(content)}</xenc:EncryptedData>`;
