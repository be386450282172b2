import {
  constants,
  createPublicKey,
  generateKeyPairSync,
  publicEncrypt,
  randomBytes,
  verify,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SignatureAlgorithm } from '../index.ts';
import { createPemDecrypter, createPemSigner, publicJwk } from './index.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const ed = generateKeyPairSync('ed25519');
const pem = (pair: typeof rsa, more = {}) =>
  pair.privateKey.export({ type: 'pkcs8', format: 'pem', ...more }) as string;
const data = Buffer.from('header.payload');

describe('createPemSigner', () => {
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING };
  const ieee = { dsaEncoding: 'ieee-p1363' as const };
  const cases: [SignatureAlgorithm, typeof rsa, string | null, object, number][] = [
    ['RS256', rsa, 'sha256', {}, 256],
    ['RS512', rsa, 'sha512', {}, 256],
    ['PS256', rsa, 'sha256', { ...pss, saltLength: 32 }, 256],
    ['PS512', rsa, 'sha512', { ...pss, saltLength: 64 }, 256],
    ['ES256', p256, 'sha256', ieee, 64],
    ['ES384', p384, 'sha384', ieee, 96],
    ['EdDSA', ed, null, {}, 64],
  ];
  it.each(cases)('%s makes the raw JOSE signature', async (algorithm, pair, hash, parameters, length) => {
    const signer = createPemSigner({ key: pem(pair), kid: 'k1', algorithm });
    expect([signer.kid, signer.algorithm]).toEqual(['k1', algorithm]);
    expect(signer.publicKey, 'nothing private').toEqual(pair.publicKey.export({ format: 'jwk' }));
    const signature = await signer.sign(data);
    expect(signature).toHaveLength(length);
    expect(verify(hash, data, { key: pair.publicKey, ...parameters }, signature)).toBe(true);
    expect(verify(hash, Buffer.from('other'), { key: pair.publicKey, ...parameters }, signature)).toBe(false);
  });

  it('takes a JWK with kid and alg, and an encrypted PEM', async () => {
    const jwk = { ...rsa.privateKey.export({ format: 'jwk' }), kid: 'j1', alg: 'PS512', use: 'sig' };
    expect(createPemSigner({ key: jwk })).toMatchObject({ kid: 'j1', algorithm: 'PS512' });
    // As a configuration holds it: nothing can be written to, a certificate comes along.
    const constant = { ...jwk, key_ops: ['sign'], x5c: ['MIIB'] } as const;
    expect(createPemSigner({ key: constant })).toMatchObject({ kid: 'j1' });
    const key = pem(rsa, { cipher: 'aes-256-cbc', passphrase: 'geheim' });
    expect(createPemSigner({ key, passphrase: 'geheim', kid: 'a', algorithm: 'PS256' }).kid).toBe('a');
    const failed = () => createPemSigner({ key, passphrase: 'falsch', kid: 'a', algorithm: 'PS256' });
    expect(failed).toThrow(
      expect.objectContaining({ code: 'core.key.invalid', message: expect.not.stringContaining('falsch') }),
    );
  });

  const jwk = rsa.privateKey.export({ format: 'jwk' });
  const publicPem = rsa.publicKey.export({ type: 'spki', format: 'pem' }) as string;
  it.each([
    ['core.key.algorithm', { key: pem(rsa), kid: 'a', algorithm: 'ES256' as const }],
    ['core.key.algorithm', { key: pem(p256), kid: 'a', algorithm: 'PS256' as const }],
    ['core.key.algorithm', { key: pem(p256), kid: 'a', algorithm: 'ES384' as const }],
    ['core.key.algorithm', { key: pem(rsa), kid: 'a', algorithm: 'EdDSA' as const }],
    ['core.key.algorithm', { key: pem(rsa), kid: 'a' }],
    ['core.key.algorithm', { key: pem(rsa), kid: 'a', algorithm: 'toString' as SignatureAlgorithm }],
    ['core.key.algorithm', { key: { ...jwk, alg: 'none' }, kid: 'a' }],
    ['core.key.algorithm', { key: { ...jwk, alg: 'RS256' }, kid: 'a', algorithm: 'PS256' as const }],
    ['core.key.weak', { key: pem(weak), kid: 'a', algorithm: 'PS256' as const }],
    ['core.key.use', { key: { ...jwk, use: 'enc' }, kid: 'a', algorithm: 'PS256' as const }],
    ['core.key.kid', { key: pem(rsa), algorithm: 'PS256' as const }],
    ['core.key.invalid', { key: 'not a key', kid: 'a', algorithm: 'PS256' as const }],
    ['core.key.invalid', { key: publicPem, kid: 'a', algorithm: 'PS256' as const }],
    ['core.key.invalid', { key: rsa.publicKey, kid: 'a', algorithm: 'PS256' as const }],
  ])('refuses with %s (%#)', (code, options) => {
    expect(() => createPemSigner(options)).toThrow(expect.objectContaining({ code, origin: 'local' }));
  });
});

describe('createPemDecrypter', () => {
  const cek = randomBytes(32);
  const wrap = (oaepHash: string) =>
    publicEncrypt({ key: rsa.publicKey, oaepHash, padding: constants.RSA_PKCS1_OAEP_PADDING }, cek);

  it('unwraps with the algorithms it allows, and no other', async () => {
    const both = createPemDecrypter({ key: pem(rsa), kid: 'e1', algorithms: ['RSA-OAEP', 'RSA-OAEP-256'] });
    expect(Buffer.from(await both.unwrapKey(wrap('sha1'), 'RSA-OAEP')).equals(cek)).toBe(true);
    expect(Buffer.from(await both.unwrapKey(wrap('sha256'), 'RSA-OAEP-256')).equals(cek)).toBe(true);
    const one = createPemDecrypter({ key: pem(rsa), kid: 'e1' });
    expect(one.algorithms).toEqual(['RSA-OAEP-256']);
    await expect(one.unwrapKey(wrap('sha1'), 'RSA-OAEP')).rejects.toMatchObject({
      code: 'core.key.algorithm',
    });
  });

  it('fails in one way only, whatever is wrong with the wrapped key', async () => {
    const decrypter = createPemDecrypter({ key: pem(rsa), kid: 'e1' });
    const flipped = wrap('sha256');
    flipped[9]! ^= 1;
    const faults = [
      flipped,
      wrap('sha1'),
      randomBytes(256),
      new Uint8Array(0),
      randomBytes(255),
      Buffer.alloc(256, 255),
    ];
    const errors = await Promise.all(
      faults.map((fault) =>
        decrypter.unwrapKey(fault, 'RSA-OAEP-256').catch((error: Error) => JSON.stringify(error)),
      ),
    );
    expect(new Set(errors)).toEqual(new Set([expect.stringContaining('"core.key.unwrap"')]));
    expect(new Set(errors).size).toBe(1);
  });

  it('refuses keys that do not fit', () => {
    const make = (options: Parameters<typeof createPemDecrypter>[0]) => () => createPemDecrypter(options);
    expect(make({ key: pem(p256), kid: 'a' })).toThrow(
      expect.objectContaining({ code: 'core.key.algorithm' }),
    );
    expect(make({ key: pem(weak), kid: 'a' })).toThrow(expect.objectContaining({ code: 'core.key.weak' }));
    const jwk = { ...rsa.privateKey.export({ format: 'jwk' }), kid: 'a', alg: 'RSA-OAEP-256' };
    expect(make({ key: { ...jwk, use: 'sig' } })).toThrow(expect.objectContaining({ code: 'core.key.use' }));
    const signing = expect.objectContaining({
      code: 'core.key.use',
      message: 'This is a key for signatures; decryption needs the one for encryption',
    });
    expect(make({ key: { ...jwk, alg: 'PS512' } })).toThrow(signing);
    expect(make({ key: { ...jwk, alg: undefined, key_ops: ['sign'] } })).toThrow(signing);
    expect(() => createPemSigner({ key: jwk, algorithm: 'PS512' })).toThrow(/^This is a key for encryption/);
    expect(make({ key: { ...jwk, key_ops: ['unwrapKey'] } })).not.toThrow();
    expect(make({ key: { ...jwk, alg: 'RSA1_5' } })).toThrow(
      expect.objectContaining({ code: 'core.key.algorithm' }),
    );
    expect(make({ key: jwk, algorithms: ['RSA-OAEP'] })).toThrow(
      expect.objectContaining({ code: 'core.key.algorithm' }),
    );
  });
});

it('publicJwk hands out the public half only', () => {
  const jwk = publicJwk({ key: pem(rsa), kid: 'k1', alg: 'RSA-OAEP-256' });
  expect(Object.keys(jwk).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  expect(jwk).toMatchObject({ kid: 'k1', alg: 'RSA-OAEP-256', use: 'enc' });
  expect(createPublicKey({ key: jwk, format: 'jwk' }).equals(rsa.publicKey)).toBe(true);
});
