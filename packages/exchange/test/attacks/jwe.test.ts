import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe } from 'vitest';
import { type DecryptJweOptions, decryptJwe } from '../../src/index.ts';
import { createTestKey } from '../keys.ts';
import { deflatedJwe, jweOf } from '../waiting-submission.ts';
import { itNames } from './attack-table.ts';

const key = createTestKey('beispielhausen-enc-1', 'encryption');
const text = '{"hund":"Rex"}';
const jwe = jweOf(text, key);

const open = (given: string, more: Partial<DecryptJweOptions> = {}) =>
  decryptJwe(given, { decrypters: [key.decrypter], maxBytes: 3_000_000, ...more });
const header = (more: object) => open(jweOf(text, key, more));
const parts = (change: (parts: string[]) => unknown): string => {
  const all = jwe.split('.');
  change(all);
  return all.join('.');
};
const flip = (part: number) =>
  open(
    parts((all) => {
      const bytes = Buffer.from(all[part]!, 'base64url');
      bytes[bytes.length >> 1]! ^= 1;
      all[part] = bytes.toString('base64url');
    }),
  );
const silent = 'whoever sends it must not learn which check failed (RFC 7516, section 11.5)';
const inflate = { allowDeflate: { maxBytes: 2_000_000 } };

describe('attacks on an encrypted content', () => {
  itNames([
    {
      attack: 'RSA1_5 (padding oracle)',
      says: 'exchange.jwe.header-refused: alg',
      made: () => header({ alg: 'RSA1_5' }),
    },
    {
      attack: 'dir: the content key is chosen by the attacker',
      says: 'exchange.jwe.header-refused: alg',
      shared: 'the same member, the same vendor',
      made: () => header({ alg: 'dir' }),
    },
    {
      attack: 'CBC instead of GCM',
      says: 'exchange.jwe.header-refused: enc',
      made: () => header({ enc: 'A128CBC-HS256' }),
    },
    {
      attack: 'compressed where version 2 forbids it',
      says: 'exchange.jwe.header-refused: zip',
      made: () => header({ zip: 'DEF' }),
    },
    {
      attack: 'an extension that has to be understood',
      says: 'exchange.jwe.header-refused: crit',
      made: () => header({ crit: ['x'] }),
    },
    {
      attack: 'the key from an address',
      says: 'exchange.jwe.header-refused: jku',
      made: () => header({ jku: 'http://169.254.169.254/' }),
    },
    {
      attack: 'the key in the header',
      says: 'exchange.jwe.header-refused: jwk',
      made: () => header({ jwk: key.jwk }),
    },
    {
      attack: 'the certificate from an address',
      says: 'exchange.jwe.header-refused: x5u',
      made: () => header({ x5u: 'file:///etc/passwd' }),
    },
    {
      attack: 'key agreement parameters',
      says: 'exchange.jwe.header-refused: epk',
      made: () => header({ epk: {} }),
    },
    {
      attack: 'many rounds of a password',
      says: 'exchange.jwe.header-refused: p2c',
      made: () => header({ p2c: 1e9 }),
    },
    { attack: 'no key id', says: 'exchange.jwe.header-refused: kid', made: () => header({ kid: undefined }) },
    {
      attack: 'a media type that is no text',
      says: 'exchange.jwe.header-refused: cty',
      made: () => header({ cty: {} }),
    },
    {
      attack: 'a member of the header twice',
      says: 'exchange.jwe.header-refused: duplicate-member',
      made: () =>
        open(
          parts((all) => {
            const head = Buffer.from(all[0]!, 'base64url').toString();
            all[0] = Buffer.from(head.replace('{', '{"alg":"none",')).toString('base64url');
          }),
        ),
    },
    {
      attack: 'the key id of somebody else',
      says: 'exchange.jwe.unknown-kid',
      made: () => header({ kid: 'musterdorf-enc-1' }),
    },
    {
      attack: 'a header that is no JSON',
      says: 'exchange.jwe.malformed: header',
      made: () => open(parts((all) => (all[0] = 'e30x'))),
    },
    {
      attack: 'a key part without an end',
      says: 'exchange.jwe.malformed: key',
      made: () => open(parts((all) => (all[1] = 'A'.repeat(5000)))),
    },
    {
      attack: 'an IV of another length',
      says: 'exchange.jwe.malformed: iv',
      made: () => open(parts((all) => (all[2] = 'AAAA'))),
    },
    { attack: 'cut off', says: 'exchange.jwe.malformed: ciphertext', made: () => open(jwe.slice(0, -30)) },
    {
      attack: 'written in the other alphabet of base64',
      says: 'exchange.jwe.malformed',
      made: () => open(parts((all) => (all[3] = '++++'))),
    },
    { attack: 'a sixth part', says: 'exchange.jwe.malformed: tag', made: () => open(`${jwe}.AAAA`) },
    { attack: 'a byte of the content changed', says: 'exchange.jwe.decryption-failed', made: () => flip(3) },
    {
      attack: 'a byte of the encrypted key changed',
      says: 'exchange.jwe.decryption-failed',
      shared: silent,
      made: () => flip(1),
    },
    {
      attack: 'a byte of the IV changed',
      says: 'exchange.jwe.decryption-failed',
      shared: silent,
      made: () => flip(2),
    },
    {
      attack: 'a content key of another length',
      says: 'exchange.jwe.decryption-failed',
      shared: silent,
      made: () => open(jwe, { decrypters: [{ ...key.decrypter, unwrapKey: async () => randomBytes(16) }] }),
    },
    {
      attack: 'another content for the same key',
      says: 'exchange.jwe.tag-differs',
      made: () => open(jweOf('{"hund":"Hasso"}', key), { expectedTag: jwe.slice(jwe.lastIndexOf('.') + 1) }),
    },
    {
      attack: 'more than is taken',
      says: 'exchange.jwe.too-large',
      made: () => open(jweOf(Buffer.alloc(200_000), key), { maxBytes: 100_000 }),
    },
    {
      attack: 'a bomb: two megabytes out of two kilobytes',
      says: 'exchange.jwe.inflation-refused: ratio',
      made: () => open(deflatedJwe(Buffer.alloc(1_900_000), key), inflate),
    },
    {
      attack: 'a second content behind the compressed one',
      says: 'exchange.jwe.inflation-refused: trailing',
      made: () =>
        open(jweOf(Buffer.concat([deflateRawSync(text), Buffer.from('mehr')]), key, { zip: 'DEF' }), inflate),
    },
    {
      attack: 'bytes that are not compressed at all',
      says: 'exchange.jwe.inflation-refused: broken',
      made: () => open(jweOf(Buffer.alloc(50, 0xff), key, { zip: 'DEF' }), inflate),
    },
    {
      attack: 'a key of ours that does not work (the attacker has taken the HSM away)',
      says: 'exchange.jwe.decrypter-failed',
      made: () =>
        open(jwe, {
          decrypters: [
            { ...key.decrypter, unwrapKey: () => Promise.reject(new Error('CKR_DEVICE_REMOVED')) },
          ],
        }),
    },
  ]);
});
