import { Buffer } from 'node:buffer';
import { readJson } from '../json/read-json.ts';

const plus = 0x2b;
const slash = 0x2f;
/** Levels of nesting; a token of the service has 5. */
const deepest = 100;

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
 * The same for a piece in the middle of a long text, whose length is a multiple of 4 and which therefore has no
 * spare bits. Writes to `target` at `offset` and returns the number of bytes, because a fresh buffer for each piece
 * costs more than the decoding. A skipped character shows as a missing byte; that is cheaper than encoding again.
 */
export function decodeWholeQuads(piece: Buffer, target: Buffer, offset: number): number | undefined {
  if (piece.includes(plus) || piece.includes(slash)) return undefined;
  const bytes = (piece.length / 4) * 3;
  return target.write(piece.toString('latin1'), offset, bytes, 'base64url') === bytes ? bytes : undefined;
}

/**
 * A part of a token that holds a JSON object in UTF-8 (RFC 7515 section 4); `ambiguous` for one with a member twice, of
 * which one reader takes the first and another the last; `undefined` for anything else.
 */
export function decodeJsonPart(part: string): Record<string, unknown> | 'ambiguous' | undefined {
  const bytes = decodeBase64url(part);
  if (!bytes) return undefined;
  const read = readJson(bytes, { maxDepth: deepest });
  if (read.state === 'ambiguous') return 'ambiguous';
  if (read.state === 'unreadable') return undefined;
  const { value } = read;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
