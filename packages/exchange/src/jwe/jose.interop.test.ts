/** An attachment near the limit of the service, encrypted here and read by jose, and the other way round. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { freemem } from 'node:os';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { createTestKey } from '../../test/keys.ts';
import { decryptJweStream } from './decrypt-stream.ts';
import { encryptJwe } from './encrypt.ts';

const size = 370_000_000;
/** jose holds text, bytes and plaintext at once. */
const needed = 4_000_000_000;
const scarce = freemem() < needed;
if (scarce) console.warn('skipped: 370 MB both ways with jose: less than 4 GB of memory are free');

const cty = 'application/pdf';
const sha512 = (bytes: Uint8Array) => createHash('sha512').update(bytes).digest('hex');

/** No two blocks are the same, so that none can stand for another. */
function numbered(): Buffer {
  const bytes = Buffer.alloc(size, 0x5a);
  for (let at = 0; at + 4 <= size; at += 4096) bytes.writeUInt32LE(at / 4096, at);
  return bytes;
}
function* cut(bytes: Uint8Array, step: number) {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

describe.skipIf(scarce)('370,000,000 bytes', () => {
  const key = createTestKey('beispielhausen-enc-1', 'encryption');

  it('encrypted as a stream are read by jose', async () => {
    const plain = numbered();
    const encryption = encryptJwe(cut(plain, 65_536), {
      recipient: { kid: key.kid, publicKey: key.publicKey },
      length: size,
      cty,
    });
    const jwe = Buffer.alloc(encryption.contentLength);
    let filled = 0;
    for await (const chunk of encryption.chunks) {
      jwe.set(chunk, filled);
      filled += chunk.length;
    }
    expect(filled).toBe(jwe.length);
    const { plaintext } = await compactDecrypt(jwe, key.privateKey);
    expect(plaintext.length).toBe(size);
    expect(sha512(plaintext)).toBe(encryption.result().sha512);
    expect(sha512(plain)).toBe(encryption.result().sha512);
  });

  it('encrypted by jose are read as a stream', async () => {
    const plain = numbered();
    const jwe = await new CompactEncrypt(plain)
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: key.kid, cty })
      .encrypt(key.publicKey);
    const { plaintext, result } = decryptJweStream(cut(Buffer.from(jwe, 'latin1'), 65_537), {
      decrypters: [key.decrypter],
      maxBytes: size,
    });
    const hash = createHash('sha512');
    for await (const piece of plaintext) hash.update(piece);
    expect(hash.digest('hex')).toBe(sha512(plain));
    expect(result().size).toBe(size);
  });
});
