import {
  constants,
  createPublicKey,
  type KeyObject,
  publicEncrypt,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { Decrypter } from '@rathaus/client-core';
import { type UnwrapOptions, unwrapContentKey } from '../jwe/unwrap.ts';
import type { PublicJwk } from './check-jwk.ts';

/**
 * Whether a private key opens what is encrypted with the published one of the same `kid`: tried with a key of our own,
 * so that it says nothing about any message. `undefined` where the published key cannot be used. Errors: those of a
 * decrypter that does not work.
 */
export async function opensPublished(
  decrypter: Decrypter,
  { n, e }: PublicJwk,
  options: UnwrapOptions,
): Promise<boolean | undefined> {
  const secret = randomBytes(32);
  let wrapped: Uint8Array;
  try {
    const key: KeyObject = createPublicKey({
      key: { kty: 'RSA', n: String(n), e: String(e) },
      format: 'jwk',
    });
    wrapped = publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, secret);
  } catch {
    return undefined;
  }
  // What cannot be unwrapped comes back as another key.
  return timingSafeEqual(await unwrapContentKey(wrapped, decrypter, options), secret);
}
