import { Buffer } from 'node:buffer';
import { createHash, randomBytes } from 'node:crypto';
import type { RathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { createTestKey } from '../../test/keys.ts';
import { decryptJweStream } from './decrypt-stream.ts';
import { encryptJweText } from './encrypt.ts';

const key = createTestKey('beispielhausen-enc-1', 'encryption');
const recipient = { kid: key.kid, publicKey: key.publicKey };
const cty = 'application/pdf';
const open = { decrypters: [key.decrypter], maxBytes: 10_000_000 };
const plain = randomBytes(300_000);
const { jwe, tag } = await encryptJweText(plain, { recipient, cty });

function* cut(text: string, step = 5000) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}
/** A store that commits only what ended well. */
async function store(source: AsyncIterable<Uint8Array>) {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of source) pieces.push(piece);
  } catch (error) {
    return { code: (error as RathausError).code, committed: undefined, seen: Buffer.concat(pieces).length };
  }
  return { code: undefined, committed: Buffer.concat(pieces), seen: 0 };
}

describe('a JWE as a stream of plaintext', () => {
  it('gives what was encrypted, and then what was verified', async () => {
    const { plaintext, result } = decryptJweStream(cut(jwe), { ...open, expectedTag: tag });
    expect(result).toThrow(expect.objectContaining({ code: 'exchange.jwe.not-verified', origin: 'local' }));
    const { committed } = await store(plaintext);
    expect(committed?.equals(plain)).toBe(true);
    const sha512 = createHash('sha512').update(plain).digest('hex');
    expect(result()).toMatchObject({ tag, sha512, size: plain.length, kid: key.kid, cty });
  });

  it.each([
    [
      'the last character of the content',
      `${jwe.slice(0, -24)}${jwe.at(-24) === 'A' ? 'E' : 'A'}.${tag}`,
      {},
      'exchange.jwe.decryption-failed',
    ],
    [
      'the tag',
      `${jwe.slice(0, -22)}${Buffer.alloc(16).toString('base64url')}`,
      {},
      'exchange.jwe.decryption-failed',
    ],
    [
      'what the log names',
      jwe,
      { expectedTag: Buffer.alloc(16).toString('base64url') },
      'exchange.jwe.tag-differs',
    ],
    ['the end', jwe.slice(0, -1000), {}, 'exchange.jwe.malformed'],
    ['the limit', jwe, { maxBytes: plain.length - 1 }, 'exchange.jwe.too-large'],
  ])('ends with an error when %s differs, so that nothing is committed', async (_, text, more, code) => {
    const { plaintext, result } = decryptJweStream(cut(text), { ...open, ...more });
    const stored = await store(plaintext);
    expect([stored.code, stored.committed]).toEqual([code, undefined]);
    // It was a stream: the fault came after plaintext that looked good.
    expect(stored.seen).toBeGreaterThan(100_000);
    expect(result).toThrow(expect.objectContaining({ code: 'exchange.jwe.not-verified' }));
  });

  it('has no result when its reader leaves early, and lets the source go', async () => {
    let closed = false;
    async function* source() {
      try {
        yield* cut(jwe);
      } finally {
        closed = true;
      }
    }
    const { plaintext, result } = decryptJweStream(source(), open);
    for await (const piece of plaintext) if (piece.length > 0) break;
    expect(closed).toBe(true);
    expect(result).toThrow(expect.objectContaining({ code: 'exchange.jwe.not-verified' }));
  });

  it('is read once', async () => {
    const { plaintext } = decryptJweStream(cut(jwe), open);
    await store(plaintext);
    expect((await store(plaintext)).code).toBe('exchange.jwe.read-twice');
  });

  it('ends at once when the caller goes', async () => {
    const abort = new AbortController();
    async function* hanging() {
      yield Buffer.from(jwe.slice(0, 100_000));
      await new Promise(() => undefined);
    }
    const { plaintext } = decryptJweStream(hanging(), { ...open, signal: abort.signal });
    setTimeout(() => abort.abort(), 20);
    expect((await store(plaintext)).code).toBe('core.aborted');
  });
});
