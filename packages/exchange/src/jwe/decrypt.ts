import { Buffer } from 'node:buffer';
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import type { ByteStream, Decrypter } from '@rathaus/client-core';
import type { Abortable } from '@rathaus/client-core/abort';
import { exchangeError } from '../errors.ts';
import { decodeBase64url } from './base64url.ts';
import type { ReadJweHeader } from './compact.ts';
import { createInflater, type InflateLimits, type Inflater } from './inflate.ts';
import { type CompactParts, readCompact } from './read-compact.ts';
import { unwrapContentKey } from './unwrap.ts';

/** Keys and limits of a decryption. */
export interface DecryptJweOptions extends Abortable {
  /** Several for key roll-over; the one with the `kid` of the JWE is used. */
  decrypters: readonly Decrypter[];
  /** Most plaintext bytes to accept. */
  maxBytes: number;
  /** Tag that the event log names (`authenticationTags`); the JWE must carry exactly this one. */
  expectedTag?: string | undefined;
  /**
   * Takes content that its sender has compressed (`zip: DEF`, FIT-Connect version 1). Absent: refused, as version 2
   * says. Hash and size are those of the inflated plaintext, which also keeps to `maxBytes` above.
   */
  allowDeflate?: InflateLimits | undefined;
  /** Milliseconds a decrypter may take to unwrap the content key (`core.application.timeout`). Default 30,000. */
  applicationTimeout?: number | undefined;
}

/** What was verified about a JWE that could be decrypted. */
export interface DecryptedJwe {
  header: ReadJweHeader;
  tag: string;
  /** Hex SHA-512 of the plaintext. */
  sha512: string;
  /** Bytes of plaintext. */
  size: number;
}

async function unwrap(parts: CompactParts, options: DecryptJweOptions): Promise<Uint8Array> {
  const decrypter = options.decrypters.find((candidate) => candidate.kid === parts.header.kid);
  if (!decrypter?.algorithms.includes('RSA-OAEP-256')) {
    const { kid } = parts.header;
    throw exchangeError('exchange.jwe.unknown-kid', { message: `kid ${kid}`, details: { kid } });
  }
  return unwrapContentKey(parts.encryptedKey, decrypter, options);
}

/**
 * Yields plaintext that is NOT yet verified: only for writers that throw it away when this generator throws.
 * Returns what was verified when the tag was right. Not part of the public API.
 */
export async function* decryptUnverified(
  source: ByteStream,
  options: DecryptJweOptions,
): AsyncGenerator<Buffer, DecryptedJwe, void> {
  const reader = readCompact(source, options);
  let inflater: Inflater | undefined;
  try {
    const parts = await reader.start();
    const key = await unwrap(parts, options);
    const decipher = createDecipheriv('aes-256-gcm', key, parts.iv, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(parts.encodedHeader, 'ascii'));
    const hash = createHash('sha512');
    if (parts.header.zip && options.allowDeflate) {
      const { maxBytes, maxRatio } = options.allowDeflate;
      inflater = createInflater({ maxBytes: Math.min(maxBytes, options.maxBytes), maxRatio });
    }
    let received = 0;
    let size = 0;
    for await (const ciphertext of reader.ciphertext()) {
      received += ciphertext.length;
      if (received > options.maxBytes)
        throw exchangeError('exchange.jwe.too-large', { details: { limit: options.maxBytes } });
      const plain = decipher.update(ciphertext);
      for (const piece of inflater ? await inflater.push(plain) : [plain]) {
        size += piece.length;
        hash.update(piece);
        yield piece;
      }
    }
    const { tag, tagBytes } = reader.tag();
    if (options.expectedTag !== undefined && !equalTags(options.expectedTag, tag)) {
      throw exchangeError('exchange.jwe.tag-differs');
    }
    decipher.setAuthTag(tagBytes);
    try {
      decipher.final();
    } catch {
      throw exchangeError('exchange.jwe.decryption-failed', { details: { kid: parts.header.kid } });
    }
    // What is wrong with compressed content is said only now, when it is known to be the sender's.
    for (const piece of inflater ? await inflater.end() : []) {
      size += piece.length;
      hash.update(piece);
      yield piece;
    }
    return { header: parts.header, tag, sha512: hash.digest('hex'), size };
  } finally {
    inflater?.close();
    await reader.close();
  }
}

/** Compares two base64url tags in constant time; strict about their form. */
export function equalTags(a: string, b: string): boolean {
  const left = decodeBase64url(a);
  const right = decodeBase64url(b);
  return left?.length === 16 && right?.length === 16 && timingSafeEqual(left, right);
}

/**
 * Decrypts a compact JWE into memory: for metadata and data, not for attachments. Nothing is returned before
 * tag, key id and form are verified. Errors: `exchange.jwe.*`, `core.aborted`, `core.application.timeout`. A decrypter that
 * fails says nothing about the message: its error of the family as it is, any other as the cause of
 * `exchange.jwe.decrypter-failed`; what counts as "this key is wrong" is in `Decrypter.unwrapKey`.
 */
export async function decryptJwe(
  source: ByteStream | string,
  options: DecryptJweOptions,
): Promise<DecryptedJwe & { plaintext: Uint8Array }> {
  const input = typeof source === 'string' ? [Buffer.from(source, 'latin1')] : source;
  if (typeof source === 'string' && !/^[\w.-]*$/.test(source)) throw exchangeError('exchange.jwe.malformed');
  const chunks: Buffer[] = [];
  const generator = decryptUnverified(input, options);
  for (;;) {
    const next = await generator.next();
    if (next.done) return { ...next.value, plaintext: Buffer.concat(chunks) };
    chunks.push(next.value);
  }
}
