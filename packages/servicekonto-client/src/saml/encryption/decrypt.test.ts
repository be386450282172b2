import { randomBytes } from 'node:crypto';
import type { Decrypter } from '@rathaus/client-core';
import { createPemDecrypter } from '@rathaus/client-core/node';
import { describe, expect, it, vi } from 'vitest';
import { dice } from '../../../test/dice.ts';
import {
  assertion,
  content,
  contentKey,
  decrypter,
  decrypterOf,
  inside,
  next,
  open,
  own,
  refused,
  wrapped,
} from '../../../test/saml-decryption.ts';
import { contentAddress, encryptionMethod, seal, wrapKey } from '../../../test/saml-encryption.ts';
import { servicekontoError } from '../../errors.ts';

const message = inside(wrapped());
const sentence = servicekontoError.table['servicekonto.response.invalid'].message;
const failing = (cause: unknown): Decrypter => ({ ...decrypter, unwrapKey: () => Promise.reject(cause) });
const away = { code: 'servicekonto.client.key', origin: 'local' };

describe('a key service', () => {
  it('that fails is told from a message that is wrong', async () => {
    const cause = new Error('session lost');
    const broken = failing(cause);
    await expect(open(message, { decrypters: [broken] })).rejects.toMatchObject({ ...away, cause });
    // Whatever the others say of the message: nobody knows what this one would have said.
    await expect(open(message, { decrypters: [broken, decrypterOf(next)] })).rejects.toMatchObject(away);
    await expect(open(message, { decrypters: [decrypterOf(next), broken] })).rejects.toMatchObject(away);
  });

  it.each([
    ['the error of core', Object.assign(new Error('x'), { code: 'core.key.unwrap' })],
    ['the error of WebCrypto', new DOMException('x', 'OperationError')],
    ['an error of OpenSSL', Object.assign(new Error('x'), { code: 'ERR_OSSL_RSA_OAEP_DECODING_ERROR' })],
  ])('says with %s that a key is not its own', async (_name, cause) => {
    await expect(open(message, { decrypters: [failing(cause)] })).rejects.toMatchObject(refused);
    expect(await open(message, { decrypters: [failing(cause), decrypter] })).toBe(assertion);
  });

  it.each([
    ['nothing', undefined],
    ['an ArrayBuffer', new Uint8Array(32).buffer],
    ['a text', 'x'.repeat(32)],
  ])('that gives %s fails', async (_name, key) => {
    const wrong: Decrypter = { ...decrypter, unwrapKey: async () => key as unknown as Uint8Array };
    await expect(open(message, { decrypters: [wrong] })).rejects.toMatchObject(away);
  });

  it('that throws nothing fails', async () => {
    await expect(open(message, { decrypters: [failing(undefined)] })).rejects.toMatchObject(away);
  });

  it('that hangs is asked once and has its time', async () => {
    const unwrapKey = vi.fn(() => new Promise<never>(() => undefined));
    const hanging: Decrypter = { ...decrypter, unwrapKey };
    const two = inside(wrapped() + wrapped());
    await expect(open(two, { decrypters: [hanging], timeout: 20 })).rejects.toMatchObject(away);
    expect(unwrapKey).toHaveBeenCalledTimes(1);
    expect(await open(two, { decrypters: [hanging, decrypter], timeout: 1000 })).toBe(assertion);
  });

  it('is left when the caller goes', async () => {
    const controller = new AbortController();
    const unwrapKey: Decrypter['unwrapKey'] = (_key, _algorithm, options) => {
      controller.abort();
      expect(options?.signal?.aborted).toBe(true);
      return new Promise(() => undefined);
    };
    const { signal } = controller;
    await expect(open(message, { decrypters: [{ ...decrypter, unwrapKey }], signal })).rejects.toMatchObject({
      code: 'core.aborted',
    });
  });

  it('with names of JOSE only serves what they mean', async () => {
    const jose = createPemDecrypter({ key: own.privateKey, kid: 'sp', algorithms: ['RSA-OAEP'] });
    expect(await open(message, { decrypters: [jose] })).toBe(assertion);
  });
});

describe('a message with something changed', () => {
  const roll = dice(20_261_130);
  const answers = new Map<string, number>();
  const note = async (xml: string) => {
    const answer = await open(xml).then(
      (text) => (text === assertion ? 'opened as it was' : 'opened as something else'),
      (error: { code: string; message: string; details: unknown }) =>
        `${error.code} ${error.message} ${JSON.stringify(error.details)}`,
    );
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
  };
  const oneRefusal = [`servicekonto.response.invalid ${sentence} ${JSON.stringify(refused.details)}`];

  it('in any bit of its content is never opened, and always refused in the same words', async () => {
    answers.clear();
    const key = wrapped();
    for (let run = 0; run < 300; run++) {
      const changed = Buffer.from(content);
      changed[roll(changed.length)]! ^= 1 << roll(8);
      await note(inside(key, changed));
    }
    expect([...answers.keys()]).toEqual(oneRefusal);
  });

  it('in any bit of its wrapped key is never opened, and always refused in the same words', async () => {
    answers.clear();
    const bytes = wrapKey({ publicKey: own.publicKey, contentKey });
    for (let run = 0; run < 300; run++) {
      const changed = Buffer.from(bytes);
      changed[roll(changed.length)]! ^= 1 << roll(8);
      await note(inside(wrapped({ bytes: changed })));
    }
    expect([...answers.keys()]).toEqual(oneRefusal);
  });

  it('in its lengths is never opened', async () => {
    answers.clear();
    const key = wrapped();
    for (let length = 1; length < content.length; length += 5) {
      await note(inside(key, content.subarray(0, length)));
      await note(inside(key, content.subarray(-length)));
      await note(inside(key, Buffer.concat([content, randomBytes(length)])));
    }
    expect([...answers.keys()]).toEqual(oneRefusal);
  });

  it('in its elements is refused, or says what it said', async () => {
    answers.clear();
    const names = [
      'EncryptionMethod',
      'EncryptedKey',
      'CipherData',
      'CipherValue',
      'EncryptedData',
      'KeyInfo',
    ];
    for (let run = 0; run < 400; run++) {
      const element = () => {
        const all = message.matchAll(
          new RegExp(`<(\\w+):${names[roll(names.length)]}[ >].*?</\\1:\\w+>`, 'g'),
        );
        const found = [...all];
        return found[roll(found.length)]!;
      };
      const { 0: text, index: at } = element();
      const { index: to } = element();
      const without = message.slice(0, at) + message.slice(at + text.length);
      const kinds = [
        () => without,
        () => message.slice(0, to) + text + message.slice(to),
        () => without.slice(0, to) + text + without.slice(to),
        () =>
          message.slice(0, at) + text.replace(/(?<=["#-])[a-z0-9]{2}/, 'x') + message.slice(at + text.length),
        () => message.replaceAll(/(?<=:)(Encrypt|Cipher|Key)(?=\w)/g, (word) => (roll(4) === 0 ? 'X' : word)),
      ];
      await note(kinds[roll(kinds.length)]!());
    }
    const allowed = [
      ...oneRefusal,
      'opened as it was',
      // Not in this module: the text is no XML before anybody decrypts.
      `servicekonto.response.invalid ${sentence} {"reason":"xml"}`,
    ];
    expect([...answers.keys()].filter((one) => !allowed.includes(one))).toEqual([]);
    expect(answers.get(oneRefusal[0]!)).toBeGreaterThan(50);
  });

  it('in its algorithm is refused: each of the others', async () => {
    answers.clear();
    const key = wrapped();
    const others = ['aes128-gcm', 'aes192-gcm', 'aes128-cbc', 'aes192-cbc', 'aes256-cbc'] as const;
    for (const cipher of others)
      await note(inside(key, content, { method: encryptionMethod(contentAddress(cipher)) }));
    expect([...answers.keys()]).toEqual(oneRefusal);
    expect(await open(inside(key, seal(assertion, contentKey, 'aes256-gcm')))).toBe(assertion);
  });
});
