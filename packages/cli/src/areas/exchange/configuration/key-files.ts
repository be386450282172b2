import { createPrivateKey, type JsonWebKeyInput, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Decrypter, isRathausError, type Signer } from '@rathaus/client-core';
import { createPemDecrypter, createPemSigner, type PrivateJwk } from '@rathaus/client-core/node';
import { text } from '@rathaus/client-core/texts';
import { membersOf } from '../../../configuration/members.ts';
import { type Secret, type Surroundings, secretOf } from '../../../configuration/secret.ts';
import { type KeyFileCode, KeyFileFault } from './key-file-faults.ts';

/** A private key on the disk: a JWK, or PEM with the `kid` that the other side knows. */
export interface KeyFile {
  readonly path: string;
  readonly kid?: string | undefined;
  readonly passphrase?: Secret | undefined;
}

/** `"datei.jwk.json"` or `{ "file": "datei.pem", "kid": "…", "passphrase": { "env": "…" } }`. */
export function keyFileOf(value: unknown, place: string, surroundings: Surroundings): KeyFile | undefined {
  const { folder, faults } = surroundings;
  if (typeof value === 'string' && value.trim() !== '') return { path: resolve(folder, value) };
  if (typeof value !== 'object' || value === null) {
    faults.push({
      place,
      text: text('muss der Pfad einer Schlüsseldatei sein', 'must be the path of a key file'),
    });
    return undefined;
  }
  const members = membersOf(value, place, faults);
  const file = members.needText('file');
  const kid = members.text('kid');
  const passphrase = secretOf(members, 'passphrase', surroundings);
  members.end();
  return { path: resolve(folder, file), kid, passphrase };
}

/** Errors: those of the file system, `KeyFileFault` for what is no such private key. */
export const readDecrypter = async (file: KeyFile): Promise<Decrypter> => {
  const options = await readKey(file, encryptionAlgorithms);
  return made(file, () => createPemDecrypter(options));
};

/** Errors: as `readDecrypter`. */
export const readSigner = async (file: KeyFile): Promise<Signer> => {
  const options = await readKey(file, signatureAlgorithms);
  return made(file, () => createPemSigner({ ...options, algorithm: 'PS512' }));
};

/** The key of a seal or a person's signature, with the algorithm that its kind has. Errors: as `readDecrypter`. */
export const readSealSigner = async (file: KeyFile): Promise<Signer> => {
  const { key, kid = 'siegel', passphrase } = await readKey(file, signatureAlgorithms);
  return made(file, () => {
    const named = typeof key === 'string' ? undefined : key.alg;
    const algorithm = sealAlgorithms.find((one) => one === named) ?? kindOf(key, passphrase);
    if (!algorithm) throw new KeyFileFault(file.path, 'key-file-seal');
    return createPemSigner({ key, kid, passphrase, algorithm });
  });
};

const sealAlgorithms = ['PS256', 'PS512', 'RS256', 'RS512', 'ES256', 'ES384'] as const;

function kindOf(key: string | PrivateJwk, passphrase: string | undefined) {
  let object: KeyObject;
  try {
    object =
      typeof key === 'string'
        ? createPrivateKey({ key, passphrase })
        : createPrivateKey({ key: key as JsonWebKeyInput['key'], format: 'jwk' });
  } catch {
    // Whoever makes the signer says what is wrong with it.
    return 'PS256';
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: { namedCurve } = {} } = object;
  if (type === 'rsa') return 'PS256';
  if (type !== 'ec') return undefined;
  return namedCurve === 'prime256v1' ? 'ES256' : namedCurve === 'secp384r1' ? 'ES384' : undefined;
}

/** What a JWK may say of its algorithm: that of the other use is a frequent slip. */
const encryptionAlgorithms = /^RSA-OAEP/;
const signatureAlgorithms = /^(?:PS|RS|ES)\d|^EdDSA$/;

const asymmetric = ['RSA', 'EC', 'OKP'];

const codes: Readonly<Record<string, KeyFileCode>> = {
  'core.key.invalid': 'key-file-unreadable',
  'core.key.kid': 'key-file-kid',
  'core.key.use': 'key-file-use',
  'core.key.algorithm': 'key-file-algorithm',
  'core.key.weak': 'key-file-weak',
};

function made<Key>({ path }: KeyFile, make: () => Key): Key {
  try {
    return make();
  } catch (error) {
    const code = isRathausError(error) ? codes[error.code] : undefined;
    throw code === undefined ? error : new KeyFileFault(path, code);
  }
}

async function readKey({ path, kid, passphrase }: KeyFile, algorithms: RegExp) {
  const content = await readFile(path, 'utf8');
  if (content.includes('-----BEGIN')) {
    const fault = pemFault(content, passphrase);
    if (fault) throw new KeyFileFault(path, fault);
    return { key: content, kid, passphrase: await passphrase?.read() };
  }
  const jwk = jwkIn(content);
  if (typeof jwk?.kty !== 'string') throw new KeyFileFault(path, 'key-file-none');
  if (jwk.d === undefined)
    throw new KeyFileFault(path, asymmetric.includes(jwk.kty) ? 'key-file-public' : 'key-file-none');
  if (typeof jwk.alg === 'string' && !algorithms.test(jwk.alg)) throw new KeyFileFault(path, 'key-file-use');
  return { key: jwk as PrivateJwk, kid };
}

function pemFault(content: string, passphrase: Secret | undefined): KeyFileCode | undefined {
  if (!/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/.test(content)) {
    if (/-----BEGIN (?:[A-Z]+ )*PUBLIC KEY-----/.test(content)) return 'key-file-public';
    return content.includes('-----BEGIN CERTIFICATE-----') ? 'key-file-certificate' : 'key-file-none';
  }
  const isLocked = content.includes('ENCRYPTED PRIVATE KEY') || content.includes('Proc-Type: 4,ENCRYPTED');
  return isLocked && !passphrase ? 'key-file-passphrase' : undefined;
}

/** The object in a file; undefined: there is none. What JSON.parse says quotes the file. */
function jwkIn(content: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
