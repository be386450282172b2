import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assertion, content, inside, open, refused, strict, wrapped } from '../../../test/saml-decryption.ts';
import {
  type Cipher,
  contentAddress,
  encryptionMethod,
  keyLengthOf,
  seal,
  xenc11,
} from '../../../test/saml-encryption.ts';
import { servicekontoError } from '../../errors.ts';

describe('content', () => {
  const sizes: readonly Cipher[] = [
    'aes128-gcm',
    'aes192-gcm',
    'aes256-gcm',
    'aes128-cbc',
    'aes192-cbc',
    'aes256-cbc',
  ];
  const message = (
    cipher: Cipher,
    made: { data?: Buffer; padding?: Uint8Array; text?: string | Uint8Array } = {},
  ) => {
    const key = randomBytes(keyLengthOf(cipher));
    const data = made.data ?? seal(made.text ?? assertion, key, cipher, made.padding);
    return inside(wrapped({ contentKey: key }), data, { method: encryptionMethod(contentAddress(cipher)) });
  };
  const withCbc = { allow: { ...strict, cbc: true } };

  it.each(sizes)('is decrypted with %s', async (cipher) => {
    expect(await open(message(cipher), withCbc)).toBe(assertion);
  });

  it('is decrypted with CBC at every length of the padding', async () => {
    for (let more = 0; more < 16; more++) {
      const text = `<a>${'x'.repeat(more)}</a>`;
      expect(await open(message('aes256-cbc', { text }), withCbc)).toBe(text);
    }
  });

  it('may say the size of its key, when that is true', async () => {
    const sized = (size: string) =>
      inside(wrapped(), content, {
        method: encryptionMethod(`${xenc11}aes256-gcm`, `<xenc:KeySize>${size}</xenc:KeySize>`),
      });
    expect(await open(sized('256'))).toBe(assertion);
    await expect(open(sized('128'))).rejects.toMatchObject(refused);
  });

  it.each([16, 24, 31, 64])('of AES-256 with a key of %i bytes is refused in both modes', async (length) => {
    const key = wrapped({ contentKey: randomBytes(length) });
    for (const cipher of ['aes256-gcm', 'aes256-cbc'] as const) {
      const data = seal(assertion, randomBytes(32), cipher);
      const xml = inside(key, data, { method: encryptionMethod(contentAddress(cipher)) });
      await expect(open(xml, withCbc)).rejects.toMatchObject(refused);
    }
  });

  it('with CBC says one thing, whatever is wrong with it', async () => {
    const whole = '<a>0123456789abcdefghijklmno</a>';
    expect(whole.length % 16).toBe(0);
    const paddings = [0, 17, 32, 255].map((last) => Buffer.concat([Buffer.alloc(15), Buffer.of(last)]));
    const faults: readonly string[] = [
      // Two blocks: without them it would be whole.
      message('aes256-cbc', { text: whole, padding: Buffer.concat([Buffer.alloc(31), Buffer.of(32)]) }),
      ...paddings.map((padding) => message('aes256-cbc', { text: whole, padding })),
      message('aes256-cbc', { text: Buffer.from('<a>\xff</a>', 'latin1') }),
      message('aes256-cbc', { text: 'no XML' }),
      message('aes256-cbc', { text: '<a><b></a>' }),
      message('aes256-cbc', { data: randomBytes(16) }),
      message('aes256-cbc', { data: randomBytes(40) }),
      message('aes256-cbc', { data: randomBytes(320) }),
      message('aes256-cbc', { text: '' }),
    ];
    const answers = await Promise.all(
      faults.map((xml) =>
        open(xml, withCbc).then(
          (text) => `opened ${text}`,
          (error: { code: string; message: string; details: unknown; cause: unknown }) =>
            JSON.stringify([error.code, error.message, error.details, error.cause]),
        ),
      ),
    );
    expect([...new Set(answers)]).toEqual([
      JSON.stringify([
        'servicekonto.response.invalid',
        servicekontoError.table['servicekonto.response.invalid'].message,
        refused.details,
        undefined,
      ]),
    ]);
    // And the same bytes with the padding that fits.
    const padding = Buffer.concat([Buffer.alloc(15), Buffer.of(16)]);
    expect(await open(message('aes256-cbc', { text: whole, padding }), withCbc)).toBe(whole);
  });
});
