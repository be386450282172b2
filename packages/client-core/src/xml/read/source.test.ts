import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EncodingFault, textPieces, type XmlSource } from './source.ts';

/** Gives the bytes in pieces of the sizes, always in the same memory, as a program that reads files does. */
function* inOneBuffer(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  const buffer = new Uint8Array(41_000);
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const part = bytes.subarray(at, at + sizes[turn % sizes.length]!);
    buffer.fill(0x3e);
    buffer.set(part);
    yield buffer.subarray(0, part.length);
    at += part.length;
  }
}

async function read(source: Iterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const piece of textPieces(source, { what: 'Reading' })) text += piece;
  return text;
}

const sizes = fc
  .array(fc.oneof(fc.nat(9), fc.nat(40_000)), { minLength: 1, maxLength: 6 })
  .filter((all) => all.some((size) => size > 0));

describe('textPieces', () => {
  it('gives the whole text, however the bytes are cut', async () => {
    const word = fc.constantFrom('<a>', 'ä', '😀', '>', 'x'.repeat(5000), 'ß'.repeat(9000), '\n  ');
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 20 }), sizes, async (words, cuts) => {
        const text = `<?xml version="1.0"?>${words.join('')}`;
        const larger = cuts.map((size) => (text.length > 1000 && size > 0 ? size + 500 : size));
        expect(await read(inOneBuffer(new TextEncoder().encode(text), larger))).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  it('refuses bytes that are not text, also where they are the last', async () => {
    const good = new TextEncoder().encode(`<a>${'x'.repeat(400)}</a>`);
    for (const at of [300, good.length - 1]) {
      const bad = good.slice();
      bad[at] = 0xc3;
      await expect(read([bad])).rejects.toBeInstanceOf(EncodingFault);
      await expect(read([bad.subarray(0, 280), bad.subarray(280)])).rejects.toBeInstanceOf(EncodingFault);
    }
  });

  it('ends at once on an abort, before, between and inside pieces', async () => {
    const hanging: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
    };
    const all = async (source: XmlSource, signal: AbortSignal) => {
      for await (const _ of textPieces(source, { what: 'Reading a bill', signal }));
    };
    const abort = new AbortController();
    const waiting = all(hanging, abort.signal);
    setTimeout(() => abort.abort(), 5);
    const ended = { code: 'core.aborted', message: expect.stringContaining('Reading a bill') };
    await expect(waiting).rejects.toMatchObject(ended);
    for (const source of ['<a/>', new Uint8Array(3), [new Uint8Array(3)]])
      await expect(all(source, AbortSignal.abort())).rejects.toMatchObject(ended);
  });

  it('says how much was read, and refuses what is no bytes', async () => {
    const read: number[] = [];
    const long = new Uint8Array(20_000).fill(0x20);
    for await (const _ of textPieces(long, { what: 'Reading', onRead: (bytes) => read.push(bytes) }));
    expect(read.at(-1)).toBe(20_000);
    const texts = ['<a/>'] as unknown as Iterable<Uint8Array>;
    await expect(textPieces(texts, { what: 'Reading' }).next()).rejects.toMatchObject({
      code: 'core.xml.source',
    });
  });
});
