import { base64url, hmac } from './random.ts';

/**
 * A value that follows from a secret and says nothing about it (HMAC-SHA-256): 256 bits, base64url. Whatever a protocol
 * needs to be unguessable for one login comes from its secret, so that only that has to be kept.
 *
 * @example
 * const nonce = await derive(login.secret, 'nonce');
 */
export async function derive(secret: string, purpose: string): Promise<string> {
  return base64url(await hmac(secret, `rathaus login ${purpose} 1`));
}
