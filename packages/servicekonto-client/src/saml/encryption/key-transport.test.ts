import { generateKeyPairSync } from 'node:crypto';
import type { Decrypter } from '@rathaus/client-core';
import { describe, expect, it, vi } from 'vitest';
import {
  assertion,
  contentKey,
  decrypter,
  decrypterOf,
  inside,
  next,
  open,
  publicKey,
  refused,
  strict,
  wrapped,
} from '../../../test/saml-decryption.ts';
import {
  byXmlEncryption,
  type Digest,
  digestAddresses,
  digestMethod,
  encryptedKey,
  encryptionMethod,
  maskMethod,
  mgf1p,
  oaep,
  xenc,
  xenc11,
} from '../../../test/saml-encryption.ts';

describe('an assertion of xml-encryption', () => {
  const digests = ['sha1', 'sha256', 'sha512'] as const;
  const rows = [
    ...digests.map((digest) => [mgf1p, digest, undefined] as const),
    ...digests.flatMap((digest) =>
      ['sha1', 'sha256', 'sha384', 'sha512'].map((mgf) => [oaep, digest, mgf] as const),
    ),
  ];
  it.each(rows)('is decrypted: %s with digest %s and MGF1 of %s', async (algorithm, digest, mgf) => {
    const xml = await byXmlEncryption(assertion, {
      publicKey,
      encryptionAlgorithm: `${xenc11}aes256-gcm`,
      keyEncryptionAlgorithm: algorithm,
      keyEncryptionDigest: digest,
      ...(mgf === undefined ? {} : { keyEncryptionMgf: mgf }),
    });
    expect(await open(xml)).toBe(assertion);
  });

  it('is decrypted with a label, and not when the label is another one', async () => {
    for (const [digest, mgf] of [
      ['sha256', 'sha256'],
      ['sha256', 'sha1'],
    ]) {
      const xml = await byXmlEncryption(assertion, {
        publicKey,
        encryptionAlgorithm: `${xenc11}aes128-gcm`,
        keyEncryptionAlgorithm: oaep,
        keyEncryptionDigest: digest,
        keyEncryptionMgf: mgf,
        keyEncryptionOaepParams: Buffer.from('Ōno'),
      });
      expect(await open(xml)).toBe(assertion);
      const label = /<e:OAEPparams>.*<\/e:OAEPparams>/;
      expect(xml).toMatch(label);
      const other = Buffer.from('Ono').toString('base64');
      await expect(open(xml.replace(label, ''))).rejects.toMatchObject(refused);
      await expect(open(xml.replace(label, `<e:OAEPparams>${other}</e:OAEPparams>`))).rejects.toMatchObject(
        refused,
      );
    }
  });

  it.each(['aes128-cbc', 'aes256-cbc'])(
    'with %s is refused, and decrypted where that is allowed',
    async (cipher) => {
      const xml = await byXmlEncryption(assertion, {
        publicKey,
        encryptionAlgorithm: `${xenc}${cipher}`,
        keyEncryptionAlgorithm: mgf1p,
      });
      await expect(open(xml)).rejects.toMatchObject(refused);
      expect(await open(xml, { allow: { ...strict, cbc: true } })).toBe(assertion);
    },
  );

  it.each([
    ['Triple DES', { encryptionAlgorithm: `${xenc}tripledes-cbc`, keyEncryptionAlgorithm: mgf1p }],
    ['RSA 1.5', { encryptionAlgorithm: `${xenc11}aes256-gcm`, keyEncryptionAlgorithm: `${xenc}rsa-1_5` }],
  ])('with %s is refused, whatever is allowed', async (_name, options) => {
    const xml = await byXmlEncryption(assertion, { publicKey, ...options });
    const allow = { cbc: true, nonConformingOaep: true };
    await expect(open(xml, { allow })).rejects.toMatchObject(refused);
  });
});

describe('key transport', () => {
  it.each<[string, string, Digest, Digest]>([
    ['rsa-oaep-mgf1p without DigestMethod is SHA-1', encryptionMethod(mgf1p), 'sha1', 'sha1'],
    ['rsa-oaep without DigestMethod and MGF is SHA-1 twice', encryptionMethod(oaep), 'sha1', 'sha1'],
    [
      'rsa-oaep without MGF has MGF1 of SHA-1',
      encryptionMethod(oaep, digestMethod(digestAddresses.sha256)),
      'sha256',
      'sha1',
    ],
    [
      'rsa-oaep without DigestMethod has SHA-1',
      encryptionMethod(oaep, maskMethod(`${xenc11}mgf1sha256`)),
      'sha1',
      'sha256',
    ],
    [
      'rsa-oaep-mgf1p with SHA-384 has MGF1 of SHA-1',
      encryptionMethod(mgf1p, digestMethod(digestAddresses.sha384)),
      'sha384',
      'sha1',
    ],
    [
      'SHA-384 has an address in XML Encryption as well',
      encryptionMethod(oaep, digestMethod(`${xenc}sha384`) + maskMethod(`${xenc11}mgf1sha384`)),
      'sha384',
      'sha384',
    ],
    [
      'MGF1 with SHA-1 has an address in an example of the standard as well',
      encryptionMethod(oaep, maskMethod(`${xenc}MGF1withSHA1`)),
      'sha1',
      'sha1',
    ],
  ])('%s', async (_name, method, oaepHash, mgf1Hash) => {
    expect(await open(inside(wrapped({ method, oaepHash, mgf1Hash })))).toBe(assertion);
  });

  const meant = (oaepHash: Digest) =>
    wrapped({
      method: encryptionMethod(mgf1p, digestMethod(digestAddresses[oaepHash])),
      oaepHash,
      mgf1Hash: oaepHash,
    });

  it.each(['sha256', 'sha384', 'sha512'] as const)(
    'rsa-oaep-mgf1p with %s for both is refused, and unwrapped where that is allowed',
    async (hash) => {
      const xml = inside(meant(hash));
      await expect(open(xml)).rejects.toMatchObject(refused);
      await expect(open(xml, { allow: { cbc: true, nonConformingOaep: false } })).rejects.toMatchObject(
        refused,
      );
      expect(await open(xml, { allow: { ...strict, nonConformingOaep: true } })).toBe(assertion);
    },
  );

  it('tries what the standard says with every decrypter before it tries what was meant', async () => {
    const asked: unknown[] = [];
    const watching = (one: Decrypter): Decrypter => ({
      ...one,
      unwrapKey(bytes, algorithm, options) {
        asked.push([one.kid, algorithm]);
        return one.unwrapKey(bytes, algorithm, options);
      },
    });
    const decrypters = [watching(decrypterOf(next, 'sp-0')), watching(decrypter)];
    const allow = { ...strict, nonConformingOaep: true };
    expect(await open(inside(meant('sha256')), { decrypters, allow })).toBe(assertion);
    const conforming = { name: 'RSA-OAEP', digest: 'SHA-256', mgf: 'SHA-1', label: undefined };
    expect(asked).toEqual([
      ['sp-0', conforming],
      ['sp-1', conforming],
      ['sp-0', 'RSA-OAEP-256'],
      ['sp-1', 'RSA-OAEP-256'],
    ]);
    // A conforming message has nothing else to be tried with, allowed or not.
    asked.length = 0;
    const sha1 = inside(
      encryptedKey({ publicKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey, contentKey }),
    );
    await expect(open(sha1, { decrypters, allow })).rejects.toMatchObject(refused);
    expect(asked).toEqual([
      ['sp-0', 'RSA-OAEP'],
      ['sp-1', 'RSA-OAEP'],
    ]);
  });

  it('asks a decrypter for nothing that it does not list', async () => {
    const unwrapKey = vi.fn(decrypter.unwrapKey);
    const only: Decrypter = { ...decrypter, algorithms: ['RSA-OAEP-256'], unwrapKey };
    await expect(open(inside(wrapped()), { decrypters: [only] })).rejects.toMatchObject(refused);
    expect(unwrapKey).not.toHaveBeenCalled();
    const both = encryptionMethod(
      oaep,
      digestMethod(digestAddresses.sha256) + maskMethod(`${xenc11}mgf1sha256`),
    );
    const xml = inside(wrapped({ method: both, oaepHash: 'sha256', mgf1Hash: 'sha256' }));
    expect(await open(xml, { decrypters: [only] })).toBe(assertion);
    expect(unwrapKey).toHaveBeenCalledTimes(1);
  });
});
