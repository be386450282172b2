import { createHash } from 'node:crypto';
import type { PublicJwk } from '../keys/check-jwk.ts';

/** SHA-256 thumbprint of an RSA key in base64url (RFC 7638, section 3); empty for what is no RSA key. */
export function thumbprint({ kty, n, e }: PublicJwk): string {
  if (kty !== 'RSA' || typeof n !== 'string' || typeof e !== 'string') return '';
  // The members in lexical order without white space, as the RFC asks for.
  return createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
}
