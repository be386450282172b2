import { base64url, equalBytes, fromBase64url, hmac } from '../sealing/random.ts';

/** The secret half of the CSRF token: a MAC under the session id, so nothing needs to be stored. */
export const csrfMac = (sessionId: string): Promise<Uint8Array> => hmac(sessionId, 'rathaus csrf 1');

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
