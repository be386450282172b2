import { base64url, fromBase64url } from '../sealing/random.ts';

/** Hash of a signature algorithm (RFC 7518, section 3.1; RFC 8037 for EdDSA). */
function hashOf(alg: unknown): string | undefined {
  if (alg === 'EdDSA' || alg === 'Ed25519') return 'SHA-512';
  const bits = typeof alg === 'string' ? /^(?:RS|PS|ES)(256|384|512)$/.exec(alg)?.[1] : undefined;
  return bits && `SHA-${bits}`;
}

/**
 * Whether an access token is the one that an ID token was issued with (`at_hash`, OpenID Connect Core 3.1.3.8). True as
 * well where the token does not say it, or by an algorithm for which no specification names a hash: the claim is optional
 * in the code flow, and the subject of what the access token opens is compared in any case.
 */
export async function isIssuedWith(idToken: string, atHash: unknown, accessToken: string): Promise<boolean> {
  if (atHash === undefined) return true;
  const [header = ''] = idToken.split('.', 1);
  const bytes = fromBase64url(header);
  const { alg } = JSON.parse(new TextDecoder().decode(bytes)) as { alg?: unknown };
  const hash = hashOf(alg);
  if (hash === undefined) return true;
  const whole = await crypto.subtle.digest(hash, new TextEncoder().encode(accessToken));
  return base64url(new Uint8Array(whole, 0, whole.byteLength / 2)) === atHash;
}
