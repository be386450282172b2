import { Buffer } from 'node:buffer';
import { constants, createPublicKey, type KeyObject, privateDecrypt, sign } from 'node:crypto';
import type { Decrypter, Signer } from '@rathaus/client-core';
import type { PublicJwk } from '../src/keys/check-jwk.ts';
import { keptRsaKeys } from './kept-keys.ts';

/** An RSA key of an invented authority, as JWK and behind the key interfaces. */
export interface TestKey {
  kid: string;
  publicKey: KeyObject;
  privateKey: KeyObject;
  jwk: PublicJwk;
  decrypter: Decrypter;
  signer: Signer;
}

/** One that no other caller in this process has. */
export function createTestKey(kid: string, use: 'encryption' | 'signature', modulusLength = 4096): TestKey {
  return testKeyOf(kid, use, keptRsaKeys(modulusLength).privateKey);
}

/** A key that was made before, behind the same interfaces: for a process that gets it from another one. */
export function testKeyOf(kid: string, use: 'encryption' | 'signature', privateKey: KeyObject): TestKey {
  const publicKey = createPublicKey(privateKey);
  const { n, e } = publicKey.export({ format: 'jwk' });
  const profile =
    use === 'encryption'
      ? { alg: 'RSA-OAEP-256', key_ops: ['wrapKey'] }
      : { alg: 'PS512', key_ops: ['verify'] };
  return {
    kid,
    publicKey,
    privateKey,
    jwk: { kty: 'RSA', kid, n, e, ...profile },
    decrypter: {
      kid,
      algorithms: ['RSA-OAEP-256'],
      unwrapKey: async (encryptedKey) =>
        privateDecrypt(
          { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
          encryptedKey,
        ),
    },
    signer: {
      kid,
      algorithm: 'PS512',
      sign: async (data) =>
        sign('sha512', Buffer.from(data), {
          key: privateKey,
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength: 64,
        }),
    },
  };
}
