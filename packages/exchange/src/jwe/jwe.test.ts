import { Buffer } from 'node:buffer';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineErrors, type RathausError } from '@rathaus/client-core';
import fc from 'fast-check';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestKey } from '../../test/keys.ts';
import { compactJweLength } from './compact.ts';
import { decryptJwe } from './decrypt.ts';
import { encryptJwe, encryptJweText } from './encrypt.ts';
import { decryptJweToFile } from './quarantine.ts';

const key = createTestKey('beispielhausen-enc-1', 'encryption');
const recipient = { kid: key.kid, publicKey: key.publicKey };
const decrypters = [key.decrypter];
const open = { decrypters, maxBytes: 10_000_000 };
const cty = 'application/pdf';
const sizes = [0, 1, 2, 3, 4, 49_151, 49_152, 49_153, 65_535, 65_536, 98_304, 1_000_003];
const sha512 = (bytes: Uint8Array) => createHash('sha512').update(bytes).digest('hex');
const hash = async (code: Promise<unknown>) =>
  code.then(
    () => 'no error',
    (error: RathausError) => error.code,
  );

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString('latin1');
}
/** Cuts at the given places, so that parts and quads are split in every way. */
function* cut(bytes: Uint8Array, step: number) {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}
const joseEncrypt = (plain: Uint8Array, header: object = {}) =>
  new CompactEncrypt(plain)
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: key.kid, cty, ...header })
    .encrypt(key.publicKey);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-jwe-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('streamed compact JWE', () => {
  it.each(sizes)('of %i bytes is read by jose, has the announced length, tag and hash', async (size) => {
    const plain = randomBytes(size);
    const encryption = encryptJwe(cut(plain, 10_007), { recipient, length: size, cty });
    const jwe = await collect(encryption.chunks);
    expect(jwe.length).toBe(encryption.contentLength);
    const { plaintext, protectedHeader } = await compactDecrypt(jwe, key.privateKey);
    expect(Buffer.from(plaintext).equals(plain)).toBe(true);
    expect(protectedHeader).toEqual({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: key.kid, cty });
    expect(encryption.result()).toEqual({ tag: jwe.split('.')[4], sha512: sha512(plain) });
  });

  it.each(sizes)('of %i bytes made by jose is read', async (size) => {
    const plain = randomBytes(size);
    const jwe = await joseEncrypt(plain);
    for (const step of [7, 4096, 65_536, 2_000_000]) {
      if (jwe.length / step > 50_000) continue;
      const result = await decryptJwe(cut(Buffer.from(jwe), step), open);
      expect(Buffer.from(result.plaintext).equals(plain)).toBe(true);
      expect(result.sha512).toBe(sha512(plain));
      expect(result.size).toBe(size);
    }
  });

  it('round-trips any bytes in any chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 900 }),
        async (plain, step, wireStep) => {
          const encryption = encryptJwe(cut(plain, step), { recipient, length: plain.length, cty });
          const jwe = await collect(encryption.chunks);
          const { plaintext } = await decryptJwe(cut(Buffer.from(jwe), wireStep), open);
          expect(Buffer.from(plaintext).equals(Buffer.from(plain))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('round-trips chunks about as long as those that are collected, and as whole pieces', async () => {
    const near = (length: number) => fc.integer({ min: length - 4, max: length + 4 });
    const lengths = fc.oneof(
      fc.integer({ min: 0, max: 5 }),
      near(8 * 1024),
      near(16 * 1024),
      near(66 * 1024),
    );
    const all = randomBytes(10 * 67 * 1024);
    await fc.assert(
      fc.asyncProperty(fc.array(lengths, { maxLength: 9 }), async (steps) => {
        let end = 0;
        const chunks = steps.map((step) => {
          end += step;
          return all.subarray(end - step, end);
        });
        const plain = all.subarray(0, end);
        const encryption = encryptJwe(chunks, { recipient, length: end, cty });
        const jwe = await collect(encryption.chunks);
        expect(jwe.length).toBe(encryption.contentLength);
        const { plaintext } = await decryptJwe([Buffer.from(jwe)], open);
        expect(Buffer.from(plaintext).equals(plain)).toBe(true);
        expect(encryption.result().sha512).toBe(sha512(plain));
      }),
      { numRuns: 150 },
    );
  });

  it('matches the measured shortest length of 776 chars', async () => {
    const minimal = { alg: 'RSA-OAEP-256', enc: 'A256GCM' } as Parameters<typeof compactJweLength>[0];
    expect(compactJweLength(minimal, 0)).toBe(776);
  });

  it('refuses a source that is longer or shorter than announced', async () => {
    for (const length of [4, 6]) {
      const encryption = encryptJwe([Buffer.from('12345')], { recipient, length, cty });
      expect(await hash(collect(encryption.chunks))).toBe('exchange.jwe.length-differs');
      expect(() => encryption.result()).toThrow();
    }
  });

  it('stops when the caller aborts', async () => {
    const abort = new AbortController();
    async function* endless() {
      for (;;) {
        yield randomBytes(50_000);
        abort.abort();
      }
    }
    const encryption = encryptJwe(endless(), { recipient, length: 1e9, cty, signal: abort.signal });
    await expect(collect(encryption.chunks)).rejects.toThrow(/abort/i);
  });
});

describe('attacks on a JWE', () => {
  it('detects every change of every character in all five parts', async () => {
    const { jwe } = await encryptJweText(Buffer.from('Hundesteuer!'), { recipient, cty });
    const bytes = Buffer.from(jwe);
    const dots = [...jwe].flatMap((char, index) => (char === '.' ? [index] : []));
    // The RSA part is long and each try costs a private-key operation: sample it, take everything else.
    const [first = 0, second = 0] = dots;
    const places = [...bytes.keys()].filter((at) => at <= first || at >= second - 2 || at % 97 === 0);
    const accepted: string[] = [];
    for (const at of places) {
      const masks = at >= second - 1 ? [1, 2, 4, 6, 8, 16, 32, 64, 112, 128] : [1, 32];
      for (const mask of masks) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ mask;
        const code = await hash(decryptJwe([changed], open));
        if (!code.startsWith('exchange.jwe.')) accepted.push(`${at}^${mask}: ${code}`);
      }
    }
    expect(places.length).toBeGreaterThan(150);
    expect(accepted).toEqual([]);
  });

  it('detects the aliases of the other base64 alphabet, padding, white space and spare bits', async () => {
    for (let round = 0; round < 5; round++) {
      const { jwe } = await encryptJweText(randomBytes(400), { recipient, cty });
      const start = jwe.split('.', 3).join('.').length;
      const tail = jwe.slice(start);
      const last = tail.at(-1) ?? '';
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      const variants = [
        jwe.slice(0, start) + tail.replace('-', '+'),
        jwe.slice(0, start) + tail.replace('_', '/'),
        `${jwe}=`,
        `${jwe}==`,
        `${jwe}\n`,
        `${jwe}.`,
        ` ${jwe}`,
        `${jwe.slice(0, start + 9)}\n${jwe.slice(start + 9)}`,
        jwe.slice(0, -1) + (alphabet[alphabet.indexOf(last) ^ 1] ?? ''),
        jwe.slice(0, -1) + (alphabet[alphabet.indexOf(last) ^ 8] ?? ''),
      ].filter((variant) => variant !== jwe);
      for (const variant of variants) {
        const bytes = Buffer.from(variant);
        // Whole, and in chunks whose ends tear the groups of four characters apart.
        for (const step of [bytes.length, 1, 3, 7]) {
          // Either the form or the tag: what matters is that no such text is taken for the original.
          expect(await hash(decryptJwe(cut(bytes, step), open))).toMatch(
            /^exchange\.jwe\.(malformed|decryption-failed)$/,
          );
        }
      }
    }
  });

  it('refuses headers outside the profile', async () => {
    const plain = Buffer.from('x');
    const code = async (jwe: string) => hash(decryptJwe(jwe, open));
    const withHeader = async (header: object) => {
      const [, ...rest] = (await joseEncrypt(plain)).split('.');
      return [Buffer.from(JSON.stringify(header)).toString('base64url'), ...rest].join('.');
    };
    const right = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: key.kid, cty };
    expect(await code(await withHeader({ ...right, alg: 'RSA1_5' }))).toBe('exchange.jwe.header-refused');
    expect(await code(await withHeader({ ...right, alg: 'dir' }))).toBe('exchange.jwe.header-refused');
    expect(await code(await withHeader({ ...right, enc: 'A128CBC-HS256' }))).toBe(
      'exchange.jwe.header-refused',
    );
    expect(await code(await withHeader({ ...right, zip: 'DEF' }))).toBe('exchange.jwe.header-refused');
    expect(await code(await withHeader({ ...right, crit: ['x'] }))).toBe('exchange.jwe.header-refused');
    expect(await code(await withHeader({ ...right, jku: 'https://x.example' }))).toBe(
      'exchange.jwe.header-refused',
    );
    expect(await code(await withHeader({ ...right, kid: 'other-key-id' }))).toBe('exchange.jwe.unknown-kid');
    const missing = await withHeader({ ...right, kid: 'other-key-id' });
    // The operator has to find it among many: the message is what is kept of an error.
    await expect(decryptJwe(missing, open)).rejects.toThrow(/: kid other-key-id$/);
    expect(await code(await withHeader({ ...right, kid: undefined }))).toBe('exchange.jwe.header-refused');
    expect(await code(await withHeader([right]))).toBe('exchange.jwe.malformed');
  });

  it('refuses truncated, oversized and foreign input without reading on', async () => {
    const { jwe } = await encryptJweText(randomBytes(1000), { recipient, cty });
    for (const text of [
      '',
      '.',
      '....',
      'a.b.c',
      jwe.slice(0, 60),
      jwe.slice(0, -1),
      jwe.slice(0, -23),
      `${jwe}A`,
    ]) {
      expect(await hash(decryptJwe(text, open))).toMatch(/^exchange\.jwe\.(malformed|header)/);
    }
    expect(await hash(decryptJwe(jwe, { decrypters, maxBytes: 999 }))).toBe('exchange.jwe.too-large');
    let pulled = 0;
    async function* flood() {
      for (; pulled < 1000; pulled++) yield Buffer.alloc(4096, 'A');
    }
    expect(await hash(decryptJwe(flood(), open))).toBe('exchange.jwe.malformed');
    expect(pulled).toBeLessThan(5);
  });

  it('gives the same answer for a wrong content key as for changed content', async () => {
    const { jwe } = await encryptJweText(Buffer.from('geheim'), { recipient, cty });
    const parts = jwe.split('.');
    parts[1] = randomBytes(512).toString('base64url');
    expect(await hash(decryptJwe(parts.join('.'), open))).toBe('exchange.jwe.decryption-failed');
  });

  it('passes the fault of an unavailable key service on, because it says nothing about the message', async () => {
    const { jwe } = await encryptJweText(Buffer.from('x'), { recipient, cty });
    const away = defineErrors({ 'kms.away': { origin: 'service', retryable: true } })('kms.away');
    const decrypter = { ...key.decrypter, unwrapKey: () => Promise.reject(away) };
    expect(await hash(decryptJwe(jwe, { decrypters: [decrypter], maxBytes: 10 }))).toBe('kms.away');
  });

  it('blames a decrypter that resolves to something else than bytes, not the message', async () => {
    const { jwe } = await encryptJweText(Buffer.from('x'), { recipient, cty });
    for (const given of [new ArrayBuffer(32), Array.from({ length: 32 }, () => 1), undefined]) {
      const decrypter = { ...key.decrypter, unwrapKey: async () => given as unknown as Uint8Array };
      expect(await hash(decryptJwe(jwe, { decrypters: [decrypter], maxBytes: 10 }))).toBe(
        'exchange.jwe.decrypter-failed',
      );
    }
  });

  it('compares with the tag of the event log', async () => {
    const { jwe, tag } = await encryptJweText(Buffer.from('x'), { recipient, cty });
    const other = (tag.startsWith('A') ? 'B' : 'A') + tag.slice(1);
    expect((await decryptJwe(jwe, { ...open, expectedTag: tag })).tag).toBe(tag);
    expect(await hash(decryptJwe(jwe, { ...open, expectedTag: other }))).toBe('exchange.jwe.tag-differs');
  });
});

describe('quarantine', () => {
  it('gives the file its name only after the tag was verified', async () => {
    const plain = randomBytes(200_000);
    const { jwe } = await encryptJweText(plain, { recipient, cty });
    const path = join(folder, 'good');
    const result = await decryptJweToFile([Buffer.from(jwe)], path, open);
    expect(result.sha512).toBe(sha512(plain));
    expect((await readFile(path)).equals(plain)).toBe(true);
    const last = jwe.at(-30) === 'A' ? 'B' : 'A';
    const broken = Buffer.from(jwe.slice(0, -30) + last + jwe.slice(-29));
    expect(await hash(decryptJweToFile(cut(broken, 5000), join(folder, 'bad'), open))).toBe(
      'exchange.jwe.decryption-failed',
    );
    expect((await readdir(folder)).sort()).toEqual(['good']);
  });
});
