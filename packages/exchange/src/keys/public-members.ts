import { exchangeError } from '../errors.ts';

/** Members of RFC 7518 (sections 6.2.2, 6.3.2, 6.4.1) that a private or a symmetric key has. */
export const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const;

/** What of a key is published: the members that the contract of the Destination API names, no others. */
const publishedMembers = ['kty', 'kid', 'alg', 'key_ops', 'n', 'e', 'x5c'] as const;

/**
 * The members of a key that may leave, as a copy: what is added to the key meanwhile does not. Errors:
 * `exchange.key.private` for the private half, of any kind of key; it names the members and never their values.
 */
export function publishedMembersOf<Key extends object>(key: Key): Key {
  const secret = privateMembers.filter((member) => member in key);
  if (secret.length > 0)
    throw exchangeError('exchange.key.private', { details: { members: secret.join(', ') } });
  const published: Partial<Record<string, unknown>> = {};
  for (const member of publishedMembers) {
    const value: unknown = Reflect.get(key, member);
    if (value !== undefined) published[member] = value;
  }
  return published as Key;
}
