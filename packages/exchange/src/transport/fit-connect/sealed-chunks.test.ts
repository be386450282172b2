import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealedChunks } from './sealed-chunks.ts';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What came out, and what it ended with. */
async function read(bytes: Uint8Array, stored: Uint8Array, size: number) {
  const encryptedSha512 = createHash('sha512').update(bytes).digest('hex');
  const seen: Uint8Array[] = [];
  try {
    for await (const piece of sealedChunks(pieces(stored, size), { size: bytes.length, encryptedSha512 }))
      seen.push(piece);
    return { seen: Buffer.concat(seen), code: 'done' };
  } catch (error) {
    return { seen: Buffer.concat(seen), code: (error as { code?: string }).code };
  }
}

const bytes = fc.uint8Array({ minLength: 1, maxLength: 400 });
const pieceSize = fc.integer({ min: 1, max: 100 });

describe('the bytes of a stored ciphertext', () => {
  it('come out as they are, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, pieceSize, async (one, size) => {
        expect(await read(one, one, size)).toEqual({ seen: Buffer.from(one), code: 'done' });
      }),
    );
  });

  it('never come out as a whole when they were changed, cut or made longer', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, bytes, pieceSize, async (one, other, size) => {
        fc.pre(!Buffer.from(one).equals(Buffer.from(other)));
        const { seen, code } = await read(one, other, size);
        expect(code).toBe('exchange.content.damaged');
        expect(seen.length).toBeLessThan(other.length);
      }),
    );
  });

  it('never come out as a whole when one bit of them has turned', async () => {
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        pieceSize,
        async (one, at, bit, size) => {
          const other = one.map((byte, index) => (index === at % one.length ? byte ^ (1 << bit) : byte));
          const { seen, code } = await read(one, other, size);
          expect(code).toBe('exchange.content.damaged');
          expect(seen.length).toBeLessThan(other.length);
        },
      ),
    );
  });
});
