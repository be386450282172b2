import { createCipheriv, randomBytes, X509Certificate } from 'node:crypto';
import { encryptKeyInfo } from 'xml-encryption';
import { descendants, parseXml, writeXml } from './parse-xml.ts';
import {
  type ContentAlgorithm,
  contentAlgorithms,
  type DigestAlgorithm,
  type KeyTransport,
  keyTransports,
  namespaces,
} from './vocabulary.ts';
import { element } from './write-xml.ts';

/** How an assertion is encrypted. */
export interface EncryptOptions {
  /** Certificate of the receiver, PEM. */
  readonly certificate: string;
  /** Default AES-256-GCM. */
  readonly content?: ContentAlgorithm | undefined;
  /** Default `rsa-oaep` of XML Encryption 1.1. */
  readonly keyTransport?: KeyTransport | undefined;
  /** Digest of OAEP, default SHA-256. */
  readonly digest?: DigestAlgorithm | undefined;
  /** Digest of MGF1; only with `rsa-oaep`, default SHA-256. `rsa-oaep-mgf1p` fixes it to SHA-1. */
  readonly mgf?: DigestAlgorithm | undefined;
  /** `EncryptedKey` inside `KeyInfo` of the data (default), or beside the data. */
  readonly keyPlace?: 'key-info' | 'sibling' | undefined;
  /** Uses the OAEP digest for MGF1 too although `rsa-oaep-mgf1p` forbids it, as some products do. */
  readonly nonConformingMgf?: true | undefined;
}

/** Encrypts an assertion (SAML Core, section 2.3.4; XML Encryption 1.1, section 4). Returns `saml2:EncryptedAssertion`. */
export function encryptAssertion(assertion: string, options: EncryptOptions): string {
  const { uri, cipher, key: keyBytes, iv: ivBytes } = contentAlgorithms[options.content ?? 'aes256-gcm'];
  const key = randomBytes(keyBytes);
  const encrypted = encipher(cipher, key, randomBytes(ivBytes), assertion);
  const sibling = options.keyPlace === 'sibling';
  const keyId = `_${randomBytes(16).toString('hex')}`;
  const encryptedKey = encryptKey(key, options, sibling ? keyId : undefined);
  const keyInfo = element(
    'ds:KeyInfo',
    { 'xmlns:ds': namespaces.signature },
    sibling
      ? element('ds:RetrievalMethod', { Type: `${namespaces.encryption}EncryptedKey`, URI: `#${keyId}` })
      : encryptedKey,
  );
  const data = element(
    'xenc:EncryptedData',
    { 'xmlns:xenc': namespaces.encryption, Type: `${namespaces.encryption}Element` },
    element('xenc:EncryptionMethod', { Algorithm: uri }),
    keyInfo,
    element('xenc:CipherData', {}, element('xenc:CipherValue', {}, encrypted.toString('base64'))),
  );
  return element(
    'saml2:EncryptedAssertion',
    { 'xmlns:saml2': namespaces.assertion },
    data,
    sibling ? encryptedKey : '',
  );
}

type Cipher = (typeof contentAlgorithms)[ContentAlgorithm]['cipher'];

/** Nonce, content and, for GCM, the tag of 128 bits (XML Encryption 1.1, sections 5.2.2 and 5.2.4). */
function encipher(name: Cipher, key: Uint8Array, iv: Uint8Array, content: string): Buffer {
  switch (name) {
    case 'aes-128-cbc':
    case 'aes-256-cbc': {
      const cipher = createCipheriv(name, key, iv);
      return Buffer.concat([iv, cipher.update(content, 'utf8'), cipher.final()]);
    }
    default: {
      const cipher = createCipheriv(name, key, iv);
      return Buffer.concat([iv, cipher.update(content, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    }
  }
}

/** An `xenc:EncryptedKey` for the receiver. */
function encryptKey(key: Uint8Array, options: EncryptOptions, id: string | undefined): string {
  const { certificate, digest = 'sha256', nonConformingMgf } = options;
  const transport = options.keyTransport ?? 'rsa-oaep';
  const written = keyTransports[transport];
  // The library keeps to the standard; the wrong form is made as the right one of XML Encryption 1.1 and renamed.
  const modern = transport === 'rsa-oaep' || nonConformingMgf === true;
  let keyInfo: string | undefined;
  encryptKeyInfo(
    key,
    {
      rsa_pub: publicKeyOf(certificate),
      pem: certificate,
      keyEncryptionAlgorithm: modern ? keyTransports['rsa-oaep'] : written,
      keyEncryptionDigest: digest,
      ...(modern && { keyEncryptionMgf: nonConformingMgf ? digest : (options.mgf ?? 'sha256') }),
      disallowEncryptionWithInsecureAlgorithm: false,
      warnInsecureAlgorithm: false,
    },
    (error, made) => {
      if (error !== null) throw error;
      keyInfo = made;
    },
  );
  const root = parseXml((keyInfo ?? '').trim());
  const encryptedKey = root && descendants(root, namespaces.encryption, 'EncryptedKey')[0];
  const method = encryptedKey && descendants(encryptedKey, namespaces.encryption, 'EncryptionMethod')[0];
  if (!encryptedKey || !method) throw new TypeError('the library made no EncryptedKey');
  if (id !== undefined) encryptedKey.setAttribute('Id', id);
  if (nonConformingMgf) {
    method.setAttribute('Algorithm', written);
    for (const mgf of descendants(method, 'http://www.w3.org/2009/xmlenc11#', 'MGF')) method.removeChild(mgf);
  }
  return writeXml(encryptedKey);
}

function publicKeyOf(certificate: string): string {
  return String(new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' }));
}
