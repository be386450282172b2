import { Buffer } from 'node:buffer';
import type { ByteStream } from '@rathaus/client-core';
import { type Abortable, untilAborted } from '@rathaus/client-core/abort';
import { exchangeError } from '../errors.ts';
import { decodeBase64url, decodeWholeQuads } from './base64url.ts';
import {
  ivChars,
  maxHeaderChars,
  maxKeyChars,
  parseHeader,
  type ReadJweHeader,
  tagChars,
} from './compact.ts';

const dot = 0x2e;
/** Input is decoded in pieces of this size; a multiple of 4. */
const pieceChars = 64 * 1024;

export interface CompactParts {
  encodedHeader: string;
  header: ReadJweHeader;
  encryptedKey: Buffer;
  iv: Buffer;
}

/**
 * Streaming reader of the five parts of a compact JWE (RFC 7516 section 7.1): strict base64url, bounded
 * header and key, nothing after the tag.
 */
export function readCompact(
  source: ByteStream,
  { signal, allowDeflate }: Abortable & { allowDeflate?: object | undefined },
) {
  const iterator = signal ? untilAborted(source, signal, 'Decrypting content') : iterate(source);
  let rest: Buffer = Buffer.alloc(0);
  let tag: { tag: string; tagBytes: Buffer } | undefined;

  const more = async (): Promise<boolean> => {
    for (;;) {
      const next = await iterator.next();
      if (next.done) return false;
      if (next.value.length === 0) continue;
      const chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      return true;
    }
  };

  const part = async (name: string, maxChars: number): Promise<string> => {
    for (;;) {
      const end = rest.indexOf(dot);
      if (end > maxChars || (end < 0 && rest.length > maxChars))
        throw exchangeError('exchange.jwe.malformed', { details: { part: name } });
      if (end >= 0) {
        const text = rest.toString('latin1', 0, end);
        rest = rest.subarray(end + 1);
        return text;
      }
      if (!(await more())) throw exchangeError('exchange.jwe.malformed', { details: { part: name } });
    }
  };

  const strict = (text: string, name: string): Buffer => {
    const bytes = decodeBase64url(text);
    if (!bytes || bytes.length === 0)
      throw exchangeError('exchange.jwe.malformed', { details: { part: name } });
    return bytes;
  };

  return {
    async start(): Promise<CompactParts> {
      const encodedHeader = await part('header', maxHeaderChars);
      const header = parseHeader(encodedHeader, allowDeflate !== undefined);
      const encryptedKey = strict(await part('key', maxKeyChars), 'key');
      const iv = strict(await part('iv', ivChars), 'iv');
      if (iv.length !== 12) throw exchangeError('exchange.jwe.malformed', { details: { part: 'iv' } });
      return { encodedHeader, header, encryptedKey, iv };
    },

    /** Each piece is good until the next one is asked for: they share one buffer. */
    async *ciphertext(): AsyncGenerator<Buffer, void, void> {
      const malformed = () => exchangeError('exchange.jwe.malformed', { details: { part: 'ciphertext' } });
      const decoded = Buffer.allocUnsafeSlow(3 + (pieceChars / 4) * 3);
      const decode = (piece: Buffer, offset: number): number => {
        const bytes = decodeWholeQuads(piece, decoded, offset);
        if (bytes === undefined) throw malformed();
        return offset + bytes;
      };
      // A chunk rarely ends with a whole quad: what is left over waits for the next one, which is not copied for it.
      let quad = Buffer.alloc(0);
      for (;;) {
        const end = rest.indexOf(dot);
        const available = end < 0 ? rest.length : end;
        let at = 0;
        let filled = 0;
        if (quad.length > 0) {
          at = Math.min(4 - quad.length, available);
          quad = Buffer.concat([quad, rest.subarray(0, at)]);
          if (quad.length === 4) {
            filled = decode(quad, 0);
            quad = Buffer.alloc(0);
          }
        }
        const whole = available - ((available - at) % 4);
        while (at < whole) {
          const next = Math.min(at + pieceChars, whole);
          filled = decode(rest.subarray(at, next), filled);
          at = next;
          yield decoded.subarray(0, filled);
          filled = 0;
        }
        if (filled > 0) yield decoded.subarray(0, filled);
        if (at < available) quad = Buffer.from(rest.subarray(at, available));
        if (end < 0) {
          rest = rest.subarray(available);
          if (!(await more())) throw malformed();
          continue;
        }
        if (quad.length > 0) {
          const bytes = decodeBase64url(quad.toString('latin1'));
          if (!bytes || bytes.length === 0) throw malformed();
          yield bytes;
        }
        rest = rest.subarray(end + 1);
        break;
      }
      while (rest.length <= tagChars && (await more()));
      const text = rest.toString('latin1');
      const tagBytes = text.length === tagChars ? decodeBase64url(text) : undefined;
      if (!tagBytes) throw exchangeError('exchange.jwe.malformed', { details: { part: 'tag' } });
      tag = { tag: text, tagBytes };
    },

    /** Lets go of the source, for example a connection that still sends. */
    async close(): Promise<void> {
      await iterator.return();
    },

    tag(): { tag: string; tagBytes: Buffer } {
      if (!tag) throw exchangeError('exchange.jwe.malformed', { details: { part: 'tag' } });
      return tag;
    },
  };
}

async function* iterate(source: ByteStream): AsyncGenerator<Uint8Array, void, void> {
  yield* source;
}
