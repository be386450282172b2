import { Buffer } from 'node:buffer';

const plus = 0x2b;
const slash = 0x2f;

/** Characters that `bytes` bytes need in base64url without padding (RFC 4648 section 5). */
export function base64urlLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

/**
 * Strict base64url: only the URL-safe alphabet, no padding, no white space, no spare bits set in the last
 * character. Returns `undefined` for anything else.
 *
 * Node's decoder skips foreign characters, takes `+` and `/` as well and ignores spare bits: with it a changed
 * character can go unnoticed, because the tag of a JWE covers the decoded bytes only.
 */
export function decodeBase64url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

/**
 * The same for a piece in the middle of a long text, whose length is a multiple of 4 and which therefore has
 * no spare bits. A skipped character shows as a missing byte; that is cheaper than encoding again.
 */
export function decodeWholeQuads(piece: Buffer): Buffer | undefined {
  if (piece.includes(plus) || piece.includes(slash)) return undefined;
  const bytes = Buffer.from(piece.toString('latin1'), 'base64url');
  return bytes.length * 4 === piece.length * 3 ? bytes : undefined;
}
