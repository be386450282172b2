import { Buffer } from 'node:buffer';
import {
  constants,
  createCipheriv,
  createHash,
  type KeyObject,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import type { ByteStream } from '@rathaus/client-core';
import { type Abortable, throwIfAborted, untilAborted } from '@rathaus/client-core/abort';
import { exchangeError } from '../errors.ts';
import { compactJweLength, encodeHeader, type JweHeader } from './compact.ts';

/** Most plaintext in one piece: a multiple of 3, and a little more than the 64 KiB that Node reads of a file at once. */
const pieceBytes = 66 * 1024;
/** Chunks below are collected; those above are encrypted where they lie, because copying costs a twentieth of it all. */
const worthNoCopy = 16 * 1024;

const work = 'Encrypting content';

/** Who can read the JWE: a key that was checked before (`importPublicJwk`). */
export interface JweRecipient {
  kid: string;
  publicKey: KeyObject;
}

/** For whom and how much is encrypted. */
export interface EncryptJweOptions extends Abortable {
  recipient: JweRecipient;
  /** Exact number of plaintext bytes. The encryption fails when the source yields more or fewer. */
  length: number;
  /** Media type of the plaintext. The service refuses metadata and data without it. */
  cty: string;
}

/** What is known about the plaintext and the JWE when the last byte has been encrypted. */
export interface EncryptedJwe {
  /** Fifth part of the JWE, 22 chars: what the event log lists as `authenticationTags`. */
  tag: string;
  /** Hex SHA-512 of the plaintext: what the metadata list as `hash`. */
  sha512: string;
}

/** An encryption that runs while `chunks` is read. */
export interface JweEncryption {
  /** Exact number of bytes that `chunks` yields: the `Content-Length`. */
  contentLength: number;
  /** The compact JWE as ASCII bytes, made while it is read, in constant memory. Can be read once. */
  chunks: AsyncGenerator<Uint8Array, void, void>;
  /** Tag and hash; throws before `chunks` was read to its end. */
  result(): EncryptedJwe;
}

/**
 * Encrypts a stream as compact JWE (RFC 7516) with RSA-OAEP-256 and A256GCM. Ciphertext precedes the tag and the
 * length is known beforehand, so nothing is buffered. Every call makes a new content key and IV: a retried upload
 * is a new JWE with a new tag. An abort ends the reading at once, also when the source hangs.
 * Errors: `exchange.jwe.length-differs`, `core.aborted`.
 *
 * @example
 * const recipient = await importPublicJwk(jwk, 'encryption', { trust });
 * const jwe = encryptJwe(createReadStream(path), { recipient, length: size, cty: 'application/pdf' });
 * for await (const piece of jwe.chunks) socket.write(piece);
 * const { tag, sha512 } = jwe.result();
 */
export function encryptJwe(source: ByteStream, options: EncryptJweOptions): JweEncryption {
  const { recipient, length, cty, signal } = options;
  const header: JweHeader = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: recipient.kid, cty };
  const modulusBytes = (recipient.publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  let result: EncryptedJwe | undefined;

  async function* chunks(): AsyncGenerator<Uint8Array, void, void> {
    const encodedHeader = encodeHeader(header);
    const key = randomBytes(32);
    const iv = randomBytes(12);
    const wrapped = publicEncrypt(
      { key: recipient.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
      key,
    );
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    key.fill(0);
    cipher.setAAD(Buffer.from(encodedHeader, 'ascii'));
    const hash = createHash('sha512');
    /** Base64url of the pieces' ciphertext. All but the last of all have a multiple of 3 bytes, so each is encoded on its own. */
    const encrypt = (...pieces: readonly Uint8Array[]) => {
      const texts = pieces.map((piece) => {
        hash.update(piece);
        return cipher.update(piece).toString('base64url');
      });
      // A fresh buffer each time: the consumer may hold it until the socket has taken it.
      const encoded = Buffer.allocUnsafeSlow(texts.reduce((sum, text) => sum + text.length, 0));
      let end = 0;
      for (const text of texts) end += encoded.write(text, end, 'latin1');
      return encoded;
    };
    yield Buffer.from(
      `${encodedHeader}.${wrapped.toString('base64url')}.${iv.toString('base64url')}.`,
      'latin1',
    );

    const pending = Buffer.allocUnsafe(worthNoCopy + 2);
    let filled = 0;
    let seen = 0;
    for await (const chunk of signal ? untilAborted(source, signal, work) : source) {
      seen += chunk.length;
      if (seen > length)
        throw exchangeError('exchange.jwe.length-differs', { details: { announced: length } });
      if (filled + chunk.length < worthNoCopy) {
        pending.set(chunk, filled);
        filled += chunk.length;
        continue;
      }
      // What was collected is topped up to a multiple of 3; at most two bytes of the chunk stay for the next one.
      const top = Math.min((3 - (filled % 3)) % 3, chunk.length);
      pending.set(chunk.subarray(0, top), filled);
      let head = filled + top > 0 ? [pending.subarray(0, filled + top)] : [];
      let offset = top;
      while (chunk.length - offset >= 3) {
        const left = chunk.length - offset;
        const taken = Math.min(pieceBytes, left - (left % 3));
        yield encrypt(...head, chunk.subarray(offset, offset + taken));
        head = [];
        offset += taken;
      }
      if (head.length > 0) yield encrypt(...head);
      filled = chunk.length - offset;
      pending.set(chunk.subarray(offset), 0);
    }
    throwIfAborted(signal, work);
    if (seen !== length)
      throw exchangeError('exchange.jwe.length-differs', { details: { announced: length, seen } });
    const last = filled > 0 ? encrypt(pending.subarray(0, filled)).toString('latin1') : '';
    cipher.final();
    const tag = cipher.getAuthTag().toString('base64url');
    result = { tag, sha512: hash.digest('hex') };
    yield Buffer.from(`${last}.${tag}`, 'latin1');
  }

  return {
    contentLength: compactJweLength(header, length, modulusBytes),
    chunks: chunks(),
    result: () => {
      if (!result) throw exchangeError('exchange.jwe.length-differs', { details: { announced: length } });
      return result;
    },
  };
}

/** Encrypts bytes that are in memory anyway (metadata, data) and returns the JWE as text, with tag and hash. */
export async function encryptJweText(
  plaintext: Uint8Array,
  options: Omit<EncryptJweOptions, 'length'>,
): Promise<EncryptedJwe & { jwe: string }> {
  const encryption = encryptJwe([plaintext], { ...options, length: plaintext.length });
  const parts: Uint8Array[] = [];
  for await (const chunk of encryption.chunks) parts.push(chunk);
  return { jwe: Buffer.concat(parts).toString('latin1'), ...encryption.result() };
}
