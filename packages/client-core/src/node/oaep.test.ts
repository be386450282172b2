import {
  constants,
  createHash,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import vectors from '../../test/fixtures/rsa-oaep.json' with { type: 'json' };
import {
  type Decrypter,
  type KeyTransportAlgorithm,
  type OaepDigest,
  oaepParameters,
  offeredAlgorithm,
  type RsaOaep,
  rsaOaepAlgorithms,
} from '../index.ts';
import { createPemDecrypter } from './index.ts';

const raw = constants.RSA_NO_PADDING;
const hash = (name: OaepDigest, ...pieces: Uint8Array[]) =>
  createHash(name.replace('-', '')).update(Buffer.concat(pieces)).digest();
const digests: readonly OaepDigest[] = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];
const forms = digests.flatMap((digest) => digests.map((mgf): RsaOaep => ({ name: 'RSA-OAEP', digest, mgf })));
const nameOf = ({ digest, mgf }: RsaOaep) => `${digest} with MGF1 of ${mgf}`;

function mgf1(seed: Uint8Array, length: number, name: OaepDigest): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 20) }, (_, at) => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(at);
    return hash(name, seed, counter);
  });
  return Buffer.concat(blocks).subarray(0, length);
}

/** Writes an OAEP block (RFC 8017, section 7.1.1); `spoil` sees the data block, `first` is the byte before the seed. */
function encode(
  message: Uint8Array,
  size: number,
  { digest, mgf, label }: RsaOaep,
  { spoil = (_data: Buffer, _hashLength: number) => {}, first = 0 } = {},
): Buffer {
  const labelHash = hash(digest, label ?? Buffer.alloc(0));
  const data = Buffer.alloc(size - labelHash.length - 1);
  labelHash.copy(data);
  data[data.length - message.length - 1] = 1;
  data.set(message, data.length - message.length);
  spoil(data, labelHash.length);
  const seed = randomBytes(labelHash.length);
  const masked = mgf1(seed, data.length, mgf).map((byte, at) => byte ^ data[at]!);
  const maskedSeed = mgf1(masked, seed.length, mgf).map((byte, at) => byte ^ seed[at]!);
  return Buffer.concat([Buffer.of(first), maskedSeed, masked]);
}

const small = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encrypt = (block: Uint8Array, key: KeyObject = small.publicKey) =>
  publicEncrypt({ key, padding: raw }, block);
const wrap = (message: Uint8Array, form: RsaOaep, fault = {}) => encrypt(encode(message, 256, form, fault));
const decrypter = createPemDecrypter({ key: small.privateKey, kid: 'sp', algorithms: rsaOaepAlgorithms });
const contentKey = randomBytes(32);
const codeAndMessage = (error: { code?: string; message?: string }) => `${error.code} ${error.message}`;

describe('a content key under RSA-OAEP', () => {
  it.each(vectors.vectors.map((one) => [`${one.digest} with MGF1 of ${one.mgf}`, one] as const))(
    'of OpenSSL, %s, is unwrapped',
    async (_name, { digest, mgf, label, encryptedKey }) => {
      const opener = createPemDecrypter({ key: vectors.key, kid: 'sp', algorithms: rsaOaepAlgorithms });
      const form = { name: 'RSA-OAEP', digest, mgf, label: Buffer.from(label, 'hex') } as RsaOaep;
      const key = await opener.unwrapKey(Buffer.from(encryptedKey, 'base64'), form);
      expect(Buffer.from(key).toString('hex')).toBe(vectors.contentKey);
    },
  );

  it('has vectors for every form', () => {
    expect(vectors.vectors.map(({ digest, mgf }) => `${digest} ${mgf}`).sort()).toEqual(
      forms.map(({ digest, mgf }) => `${digest} ${mgf}`).sort(),
    );
    expect(vectors.vectors.filter(({ label }) => label !== '')).toHaveLength(8);
  });

  it.each([2048, 2050, 3072, 4096])(
    'of %i bits is unwrapped with equal and with two hashes',
    async (bits) => {
      const pair = generateKeyPairSync('rsa', { modulusLength: bits });
      const opener = createPemDecrypter({ key: pair.privateKey, kid: 'sp', algorithms: rsaOaepAlgorithms });
      for (const mgf of ['SHA-1', 'SHA-256'] as const) {
        const form = { name: 'RSA-OAEP', digest: 'SHA-256', mgf } as const;
        const wrapped = encrypt(encode(contentKey, Math.ceil(bits / 8), form), pair.publicKey);
        expect(Buffer.from(await opener.unwrapKey(wrapped, form))).toEqual(contentKey);
      }
    },
  );

  it.each(forms.map((form) => [nameOf(form), form] as const))(
    'may have any length: %s',
    async (_name, form) => {
      const most = 256 - 2 * hash(form.digest).length - 2;
      for (const length of [0, 1, 16, most]) {
        const message = randomBytes(length);
        expect(Buffer.from(await decrypter.unwrapKey(wrap(message, form), form))).toEqual(message);
      }
      // What looks like the separator stays part of the key.
      const ones = Buffer.alloc(16, 1);
      expect(Buffer.from(await decrypter.unwrapKey(wrap(ones, form), form))).toEqual(ones);
    },
  );

  it('does not share memory with the block it was in', async () => {
    const form = { name: 'RSA-OAEP', digest: 'SHA-256', mgf: 'SHA-1' } as const;
    const key = await decrypter.unwrapKey(wrap(contentKey, form), form);
    expect(key.buffer.byteLength).toBe(32);
  });
});

describe('an encrypted key that is wrong', () => {
  const flip = (data: Buffer, at: number, bits: number) => data.writeUInt8(data[at]! ^ bits, at);
  const shorter = (bytes: Buffer) => bytes.subarray(0, bytes.length - 1);
  /** A valid ciphertext that begins with 0: OpenSSL would open it without that byte, too. */
  const withLeadingZero = (form: RsaOaep) => {
    for (;;) {
      const wrapped = wrap(contentKey, form);
      if (wrapped[0] === 0) return wrapped;
    }
  };
  const attacks: Record<string, (form: RsaOaep) => Uint8Array> = {
    nothing: () => new Uint8Array(0),
    'one byte too few': (form) => shorter(wrap(contentKey, form)),
    'one byte too many': (form) => Buffer.concat([wrap(contentKey, form), Buffer.of(0)]),
    'a zero too many in front': (form) => Buffer.concat([Buffer.of(0), wrap(contentKey, form)]),
    'the leading zero left out': (form) => withLeadingZero(form).subarray(1),
    'not below the modulus': () => Buffer.alloc(256, 255),
    chance: () => Buffer.concat([Buffer.of(0), randomBytes(255)]),
    zeros: () => Buffer.alloc(256),
    'the number one': () => Buffer.concat([Buffer.alloc(255), Buffer.of(1)]),
    'a first byte of 1': (form) => wrap(contentKey, form, { first: 1 }),
    'a label of somebody else': (form) => wrap(contentKey, { ...form, label: Buffer.from('x') }),
    'the first bit of the hash of the label': (form) =>
      wrap(contentKey, form, { spoil: (data: Buffer) => flip(data, 0, 128) }),
    'the last bit of the hash of the label': (form) =>
      wrap(contentKey, form, { spoil: (data: Buffer, length: number) => flip(data, length - 1, 1) }),
    'no 0x01': (form) =>
      wrap(Buffer.alloc(32), form, { spoil: (data: Buffer, n: number) => data.fill(0, n) }),
    'a byte other than 0 before the 0x01': (form) =>
      wrap(contentKey, form, { spoil: (data: Buffer, length: number) => data.fill(2, length, length + 1) }),
    'a 2 in place of the 0x01': (form) =>
      wrap(Buffer.alloc(32), form, {
        spoil: (data: Buffer) => data.fill(2, data.length - 33, data.length - 32),
      }),
    'padding of RSA 1.5': () =>
      publicEncrypt({ key: small.publicKey, padding: constants.RSA_PKCS1_PADDING }, contentKey),
    'another digest': ({ mgf, digest }) =>
      wrap(contentKey, { name: 'RSA-OAEP', digest: digest === 'SHA-384' ? 'SHA-256' : 'SHA-384', mgf }),
    'another hash of MGF1': ({ mgf, digest }) =>
      wrap(contentKey, { name: 'RSA-OAEP', digest, mgf: mgf === 'SHA-384' ? 'SHA-256' : 'SHA-384' }),
    'the key of somebody else': (form) =>
      encrypt(encode(contentKey, 256, form), generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey),
  };

  it.each(
    [
      { name: 'RSA-OAEP', digest: 'SHA-256', mgf: 'SHA-1' } as const,
      { name: 'RSA-OAEP', digest: 'SHA-512', mgf: 'SHA-256' } as const,
      { name: 'RSA-OAEP', digest: 'SHA-256', mgf: 'SHA-256' } as const,
    ].map((form) => [nameOf(form), form] as const),
  )('fails with one sentence, whatever is wrong: %s', async (_name, form) => {
    for (const [name, attack] of Object.entries(attacks)) {
      const answer = await decrypter.unwrapKey(attack(form), form).then(() => 'opened', codeAndMessage);
      expect([name, answer]).toEqual([name, 'core.key.unwrap The content key for sp could not be unwrapped']);
    }
  });

  it('is none of its attacks by mistake: without the fault it opens', async () => {
    const form = { name: 'RSA-OAEP', digest: 'SHA-256', mgf: 'SHA-1' } as const;
    expect(Buffer.from(await decrypter.unwrapKey(withLeadingZero(form), form))).toEqual(contentKey);
    const block = encode(contentKey, 256, form);
    expect(privateDecrypt({ key: small.privateKey, padding: raw }, encrypt(block))).toEqual(block);
    expect(Buffer.from(await decrypter.unwrapKey(encrypt(block), form))).toEqual(contentKey);
  });

  it('never opens with one bit of the block changed', async () => {
    const form = { name: 'RSA-OAEP', digest: 'SHA-256', mgf: 'SHA-1' } as const;
    const block = encode(contentKey, 256, form);
    const opened: number[] = [];
    for (let at = 1; at < 256; at += 3) {
      const changed = Buffer.from(block);
      changed[at]! ^= 1 << (at % 8);
      await decrypter.unwrapKey(encrypt(changed), form).then(
        () => opened.push(at),
        () => undefined,
      );
    }
    expect(opened).toEqual([]);
  });
});

describe('what a key may be used with', () => {
  const mixed = { name: 'RSA-OAEP', digest: 'SHA-256', mgf: 'SHA-1' } as const;
  const label = Buffer.from('l');

  it('is what was listed, and nothing else', async () => {
    const only = createPemDecrypter({ key: small.privateKey, kid: 'sp', algorithms: [mixed] });
    expect(Buffer.from(await only.unwrapKey(wrap(contentKey, mixed), mixed))).toEqual(contentKey);
    const others: KeyTransportAlgorithm[] = ['RSA-OAEP', 'RSA-OAEP-256', { ...mixed, mgf: 'SHA-256' }];
    for (const other of others)
      await expect(only.unwrapKey(wrap(contentKey, mixed), other)).rejects.toMatchObject({
        code: 'core.key.algorithm',
      });
    const foreign = { ...mixed, digest: 'MD5' } as unknown as RsaOaep;
    await expect(only.unwrapKey(wrap(contentKey, mixed), foreign)).rejects.toMatchObject({
      code: 'core.key.algorithm',
    });
  });

  it('has to be known when the key is loaded', () => {
    const make = (algorithm: unknown, more = {}) =>
      createPemDecrypter({
        key: { ...small.privateKey.export({ format: 'jwk' }), ...more },
        kid: 'sp',
        algorithms: [algorithm as RsaOaep],
      });
    for (const wrong of [
      { ...mixed, name: 'RSA-PKCS1' },
      { ...mixed, digest: 'SHA-224' },
      { ...mixed, mgf: 'MD5' },
      { name: 'RSA-OAEP' },
      'toString',
      null,
    ])
      expect(() => make(wrong)).toThrow(expect.objectContaining({ code: 'core.key.algorithm' }));
    // A JWK that is bound to one algorithm is not widened.
    expect(() => make(mixed, { alg: 'RSA-OAEP-256' })).toThrow(
      expect.objectContaining({ code: 'core.key.algorithm' }),
    );
    expect(make({ ...mixed, mgf: 'SHA-256' }, { alg: 'RSA-OAEP-256' }).kid).toBe('sp');
  });

  it('is offered to a decrypter in the form that it lists', () => {
    const listing = (...algorithms: KeyTransportAlgorithm[]): Pick<Decrypter, 'algorithms'> => ({
      algorithms,
    });
    const sha256 = { name: 'RSA-OAEP', digest: 'SHA-256', mgf: 'SHA-256' } as const;
    expect(offeredAlgorithm(listing('RSA-OAEP', 'RSA-OAEP-256'), sha256)).toBe('RSA-OAEP-256');
    expect(offeredAlgorithm(listing('RSA-OAEP'), sha256)).toBeUndefined();
    expect(offeredAlgorithm(listing('RSA-OAEP-256'), mixed)).toBeUndefined();
    // A name of JOSE knows no label; an empty label is none.
    expect(offeredAlgorithm(listing('RSA-OAEP-256'), { ...sha256, label })).toBeUndefined();
    expect(offeredAlgorithm(listing('RSA-OAEP-256'), { ...sha256, label: new Uint8Array(0) })).toBe(
      'RSA-OAEP-256',
    );
    expect(offeredAlgorithm(listing('RSA-OAEP-256', sha256), { ...sha256, label })).toEqual({
      ...sha256,
      label,
    });
    expect(offeredAlgorithm(listing(mixed), { ...mixed, label })).toEqual({ ...mixed, label });
    // The label of the list, if somebody writes one, is not that of the message.
    expect(offeredAlgorithm(listing({ ...mixed, label }), mixed)).toEqual({ ...mixed, label: undefined });
    for (const form of forms) expect(offeredAlgorithm({ algorithms: rsaOaepAlgorithms }, form)).toBeDefined();
  });

  it('has its parameters, whichever way it is named', () => {
    expect(oaepParameters('RSA-OAEP')).toEqual({ name: 'RSA-OAEP', digest: 'SHA-1', mgf: 'SHA-1' });
    expect(oaepParameters('RSA-OAEP-256')).toEqual({ name: 'RSA-OAEP', digest: 'SHA-256', mgf: 'SHA-256' });
    expect(oaepParameters({ ...mixed, label })).toEqual({ ...mixed, label });
    expect(oaepParameters('constructor' as 'RSA-OAEP')).toBeUndefined();
  });
});
