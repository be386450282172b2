import { base64url, equalBytes, fromBase64url } from '../sealing/random.ts';

const encoder = new TextEncoder();

/** The secret half of the CSRF token: a MAC under the session id, so nothing needs to be stored. */
export async function csrfMac(sessionId: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(sessionId),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode('rathaus csrf 1')));
}

/** Masks with a fresh pad, so that compressed pages do not leak the token byte by byte (BREACH). */
export function csrfToken(mac: Uint8Array): string {
  const pad = crypto.getRandomValues(new Uint8Array(mac.length));
  return base64url(Uint8Array.of(...pad, ...mac.map((byte, i) => byte ^ pad[i]!)));
}

/** Constant-time check of a token from a form field or header. */
export function verifyCsrf(mac: Uint8Array, token: unknown): boolean {
  const bytes = typeof token === 'string' && token.length <= 200 ? fromBase64url(token) : undefined;
  if (bytes?.length !== mac.length * 2) return false;
  const unmasked = bytes.slice(mac.length).map((byte, i) => byte ^ bytes[i]!);
  return equalBytes(unmasked, mac);
}
