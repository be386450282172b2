import { base64url } from './random.ts';

const encoder = new TextEncoder();

/**
 * A value that follows from a secret and says nothing about it (HMAC-SHA-256): 256 bits, base64url. Whatever a protocol
 * needs to be unguessable for one login comes from its secret, so that only that has to be kept.
 *
 * @example
 * const nonce = await derive(login.secret, 'nonce');
 */
export async function derive(secret: string, purpose: string): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(`rathaus login ${purpose} 1`));
  return base64url(new Uint8Array(mac));
}
