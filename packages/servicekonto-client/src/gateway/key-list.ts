import type { PublicJwk } from './options.ts';

const members = ['kty', 'kid', 'alg', 'crv', 'x', 'y', 'n', 'e'] as const;

/** A key with the members that are known to be public, and no others. */
export function publicMembers(key: PublicJwk): PublicJwk {
  const known = members.filter((name) => key[name] !== undefined).map((name) => [name, key[name]]);
  return { ...Object.fromEntries(known), use: 'sig' };
}

/** The public keys (RFC 7517, section 5). Sites may keep them for five minutes. */
export function keyList(keys: readonly PublicJwk[], isHead: boolean): Response {
  const headers = {
    'content-type': 'application/jwk-set+json',
    'cache-control': 'public, max-age=300',
    'x-content-type-options': 'nosniff',
  };
  return new Response(isHead ? null : JSON.stringify({ keys }), { headers });
}
