import { Buffer } from 'node:buffer';
import { constants, createCipheriv, createHash, publicEncrypt, randomBytes } from 'node:crypto';
import { deflateRawSync, deflateSync, gzipSync, constants as zlib } from 'node:zlib';
import type { RathausError } from '@rathaus/client-core';
import fc from 'fast-check';
import { CompactEncrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { createTestKey } from '../../test/keys.ts';
import { decryptJwe } from './decrypt.ts';
import { decryptJweStream } from './decrypt-stream.ts';
import { encryptJweText } from './encrypt.ts';

const key = createTestKey('beispielhausen-enc-1', 'encryption');
const allowDeflate = { maxBytes: 5_000_000 };
const open = { decrypters: [key.decrypter], maxBytes: 10_000_000, allowDeflate };
const contentKey = randomBytes(32);
const wrapped = publicEncrypt(
  { key: key.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
  contentKey,
).toString('base64url');
const sha512 = (bytes: Uint8Array) => createHash('sha512').update(bytes).digest('hex');

/** What a sender of version 1 sends: the bytes that are encrypted are handed in as they are. */
function jweOf(encrypted: Uint8Array, more: object = { zip: 'DEF' }): string {
  const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: key.kid, cty: 'application/json', ...more };
  const encoded = Buffer.from(JSON.stringify(header)).toString('base64url');
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', contentKey, iv).setAAD(Buffer.from(encoded));
  const text = Buffer.concat([cipher.update(encrypted), cipher.final()]).toString('base64url');
  return `${encoded}.${wrapped}.${iv.toString('base64url')}.${text}.${cipher.getAuthTag().toString('base64url')}`;
}
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: RathausError) => [error.code, error.details.reason ?? error.details.limit].join(' ').trim(),
  );
function* cut(text: string, step: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

describe('compressed content of version 1', () => {
  it('is read to what went in, with hash and size of that, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 3000 }),
          fc.string({ maxLength: 2000 }).map((text) => Buffer.from(text.repeat(20))),
        ),
        fc.constantFrom(0, 1, 6, 9),
        fc.integer({ min: 1, max: 5000 }),
        async (plain, level, step) => {
          const jwe = jweOf(deflateRawSync(plain, { level }));
          const found = await decryptJwe(cut(jwe, step), open);
          expect(Buffer.from(found.plaintext).equals(Buffer.from(plain))).toBe(true);
          expect([found.size, found.sha512, found.header.zip]).toEqual([plain.length, sha512(plain), 'DEF']);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('made by jose is read', async () => {
    for (const plain of [Buffer.alloc(0), Buffer.from('Łódzka 3'), randomBytes(100_000)]) {
      const jwe = await new CompactEncrypt(plain)
        .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: key.kid, zip: 'DEF' })
        .encrypt(key.publicKey);
      const found = await decryptJwe(jwe, open);
      expect(Buffer.from(found.plaintext).equals(plain)).toBe(true);
    }
  });

  it('is read in pieces when it is big', async () => {
    const plain = Buffer.alloc(4_000_000, 'Hundesteuer 4711, Łódzka 3; ');
    const { plaintext, result } = decryptJweStream(cut(jweOf(deflateRawSync(plain)), 7000), {
      ...open,
      allowDeflate: { maxBytes: 4_000_000, maxRatio: 1032 },
    });
    const hash = createHash('sha512');
    for await (const piece of plaintext) hash.update(piece);
    expect(result()).toMatchObject({ size: plain.length, sha512: hash.digest('hex'), kid: key.kid });
    expect(result().sha512).toBe(sha512(plain));
  });

  it('is refused unless the caller allows it, and so is every other word', async () => {
    const deflated = deflateRawSync(Buffer.from('x'));
    const { allowDeflate: _, ...closed } = open;
    expect(await code(decryptJwe(jweOf(deflated), closed))).toBe('exchange.jwe.header-refused');
    for (const zip of ['def', 'GZIP', '', null, ['DEF'], true])
      expect(await code(decryptJwe(jweOf(deflated, { zip }), open))).toBe('exchange.jwe.header-refused');
    expect(await code(decryptJwe(jweOf(deflated, { zip: 'DEF', crit: ['zip'] }), open))).toBe(
      'exchange.jwe.header-refused',
    );
  });

  it('is never written by us', async () => {
    const recipient = { kid: key.kid, publicKey: key.publicKey };
    const { jwe } = await encryptJweText(Buffer.alloc(10_000), { recipient, cty: 'text/plain' });
    expect(Buffer.from(jwe.split('.')[0]!, 'base64url').toString()).not.toContain('zip');
    expect(jwe.length).toBeGreaterThan(13_000);
  });
});

describe('attacks with compressed content', () => {
  /** 500 MB of zeros, packed without making them. */
  const part = deflateRawSync(Buffer.alloc(50_000_000), { level: 9, finishFlush: zlib.Z_FULL_FLUSH });
  const bomb = Buffer.concat([...Array<Buffer>(10).fill(part), deflateRawSync('')]);

  it('a bomb ends at the bytes, a small one at the ratio, and neither fills the memory', async () => {
    const before = process.memoryUsage().rss;
    expect(await code(decryptJwe(jweOf(bomb), open))).toBe('exchange.jwe.inflation-refused ratio');
    const any = { ...open, allowDeflate: { maxBytes: 5_000_000, maxRatio: 2000 } };
    expect(await code(decryptJwe(jweOf(bomb), any))).toBe('exchange.jwe.too-large 5000000');
    const narrow = { ...any, maxBytes: 2_000_000, allowDeflate: { maxBytes: 1e12, maxRatio: 2000 } };
    expect(await code(decryptJwe(jweOf(bomb), narrow))).toBe('exchange.jwe.too-large 2000000');
    expect(process.memoryUsage().rss - before).toBeLessThan(120_000_000);
  });

  it('hands out no more than the limit before it says so', async () => {
    const { plaintext, result } = decryptJweStream([Buffer.from(jweOf(bomb))], open);
    let seen = 0;
    const read = async () => {
      for await (const piece of plaintext) seen += piece.length;
    };
    expect(await code(read())).toBe('exchange.jwe.inflation-refused ratio');
    expect(seen).toBeLessThanOrEqual(allowDeflate.maxBytes);
    expect(result).toThrow(expect.objectContaining({ code: 'exchange.jwe.not-verified' }));
  });

  const plain = randomBytes(5000);
  const deflated = deflateRawSync(plain);
  it.each([
    ['nothing', Buffer.alloc(0), 'broken'],
    ['a byte too few', deflated.subarray(0, -1), 'broken'],
    ['half of it', deflated.subarray(0, 2000), 'broken'],
    ['a byte too many', Buffer.concat([deflated, Buffer.from('x')]), 'trailing'],
    ['a second stream', Buffer.concat([deflated, deflated]), 'trailing'],
    ['much behind the end', Buffer.concat([deflated, Buffer.alloc(300_000)]), 'trailing'],
    ['a zlib frame', deflateSync(plain), 'broken'],
    ['a gzip frame', gzipSync(plain), 'broken'],
    ['plain text', Buffer.from('{"hund":"Rex"}'.repeat(50)), 'broken'],
    ['a reserved block', Buffer.from([0x07, 0x00]), 'broken'],
    ['a distance before the beginning', Buffer.from([0x63, 0x04, 0x42, 0x00, 0x10]), 'broken'],
  ])('%s', async (_, bytes, reason) => {
    for (const step of [100_000_000, 1000])
      expect(await code(decryptJwe(cut(jweOf(bytes), step), open))).toBe(
        `exchange.jwe.inflation-refused ${reason}`,
      );
  });

  it('changed on the way looks like every changed content, whatever it inflates to', async () => {
    const jwe = jweOf(deflateRawSync(Buffer.from('Antrag auf Befreiung. '.repeat(400))));
    const start = jwe.split('.', 3).join('.').length + 1;
    const answers = new Set<string>();
    for (let at = start; at < jwe.length - 23; at++) {
      const changed = Buffer.from(jwe);
      // Both end in four zero bits: as last character, too, they are canonical base64url.
      changed[at] = (jwe[at] === 'A' ? 'Q' : 'A').charCodeAt(0);
      answers.add(await code(decryptJwe([changed], open)));
    }
    expect([...answers].sort()).toEqual(['exchange.jwe.decryption-failed']);
  });

  it('random bytes end with a code, never otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await code(decryptJwe(jweOf(bytes), open))).toMatch(
          /^(no error|exchange\.jwe\.inflation-refused (broken|trailing))$/,
        );
      }),
      { numRuns: 150 },
    );
  });
});
