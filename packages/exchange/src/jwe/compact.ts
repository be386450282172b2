import { Buffer } from 'node:buffer';
import { exchangeError } from '../errors.ts';
import { base64urlLength, decodeJsonPart } from './base64url.ts';

/** Protected header of a FIT-Connect JWE (fact: RSA-OAEP-256 and A256GCM only, `cty` required, `zip` prohibited in v2). */
export interface JweHeader {
  alg: 'RSA-OAEP-256';
  enc: 'A256GCM';
  kid: string;
  cty?: string;
}

/** A header as it was read. Senders of version 1 compressed the plaintext; only readers that allow it get to see that. */
export interface ReadJweHeader extends JweHeader {
  zip?: 'DEF';
}

/** Chars of IV (12 bytes) and tag (16 bytes) of A256GCM in base64url. */
export const ivChars = 16;
export const tagChars = 22;
/** A header of the profile has about 120 chars; more than this is an attack on memory. */
export const maxHeaderChars = 8192;
/** RSA 16384; the profile asks for 4096 (683 chars). */
export const maxKeyChars = 2731;

/** The header as it goes over the wire; its ASCII bytes are the additional authenticated data (RFC 7516 section 5.1). */
export function encodeHeader(header: JweHeader): string {
  return Buffer.from(JSON.stringify(header)).toString('base64url');
}

/**
 * Exact length in bytes of the compact JWE for `plaintextBytes` bytes, known before the first byte is read,
 * so that `Content-Length` can be sent.
 *
 * @param modulusBytes length of the RSA modulus; 512 for RSA 4096
 */
export function compactJweLength(header: JweHeader, plaintextBytes: number, modulusBytes = 512): number {
  return (
    encodeHeader(header).length +
    1 +
    base64urlLength(modulusBytes) +
    1 +
    ivChars +
    1 +
    base64urlLength(plaintextBytes) +
    1 +
    tagChars
  );
}

const known = new Set(['alg', 'enc', 'kid', 'cty', 'typ']);

/**
 * Parses and judges a protected header; `zip: DEF` passes only with `allowDeflate`. Throws `exchange.jwe.malformed` or
 * `exchange.jwe.header-refused`.
 */
export function parseHeader(encoded: string, allowDeflate = false): ReadJweHeader {
  const header = decodeJsonPart(encoded);
  if (header === undefined) throw exchangeError('exchange.jwe.malformed', { details: { part: 'header' } });
  if (header === 'ambiguous')
    throw exchangeError('exchange.jwe.header-refused', { details: { reason: 'duplicate-member' } });
  const { alg, enc, kid, cty, zip } = header;
  const deflated = allowDeflate && zip === 'DEF';
  if (alg !== 'RSA-OAEP-256')
    throw exchangeError('exchange.jwe.header-refused', { details: { member: 'alg' } });
  if (enc !== 'A256GCM') throw exchangeError('exchange.jwe.header-refused', { details: { member: 'enc' } });
  // Half a character is in no address: the service could not be asked for such a key.
  if (typeof kid !== 'string' || kid.length < 8 || kid.length > 64 || !kid.isWellFormed()) {
    throw exchangeError('exchange.jwe.header-refused', { details: { member: 'kid' } });
  }
  if (cty !== undefined && typeof cty !== 'string')
    throw exchangeError('exchange.jwe.header-refused', { details: { member: 'cty' } });
  // zip would make the tag cover compressed bytes, crit asks for understanding: both are refused by name.
  for (const member of ['zip', 'crit', 'b64', 'epk', 'apu', 'apv', 'p2s', 'p2c']) {
    if (Object.hasOwn(header, member) && !(member === 'zip' && deflated))
      throw exchangeError('exchange.jwe.header-refused', { details: { member } });
  }
  const foreign = Object.keys(header).find((member) => !known.has(member));
  if (foreign !== undefined && /^(jku|jwk|x5u|x5c)$/.test(foreign)) {
    throw exchangeError('exchange.jwe.header-refused', { details: { member: foreign } });
  }
  return { alg, enc, kid, ...(cty === undefined ? {} : { cty }), ...(deflated ? { zip: 'DEF' } : {}) };
}
