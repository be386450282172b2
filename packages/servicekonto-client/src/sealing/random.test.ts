import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { base64url, digest, fromBase64url, hmac, isToken, randomToken } from './random.ts';
import { seal, unseal } from './seal.ts';

/** What a host without `node:crypto` loads. */
async function withoutHost() {
  vi.resetModules();
  vi.doMock('./host-crypto.ts', () => ({ hostCrypto: undefined }));
  return { ...(await import('./random.ts')), ...(await import('./seal.ts')) };
}

afterEach(() => {
  vi.doUnmock('./host-crypto.ts');
  vi.resetModules();
});

describe('hosts with and without node:crypto', () => {
  it('hash and derive the same', async () => {
    const web = await withoutHost();
    const subtle = vi.spyOn(crypto.subtle, 'digest');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), async (text, secret) => {
        expect(await digest(text)).toBe(await web.digest(text));
        expect(await hmac(secret, text)).toEqual(await web.hmac(secret, text));
      }),
    );
    // One of the two has asked Web Crypto, and the other has not.
    expect(subtle).toHaveBeenCalledTimes(100);
    subtle.mockRestore();
  });

  it('open what the other one has sealed, and nothing that was changed', async () => {
    const web = await withoutHost();
    const value = { identity: { familyName: 'Möller' } };
    const secret = randomToken();
    const sealed = await seal(value, secret, 'musterstadt:session:1');
    const [iv = '', body = ''] = sealed.split('.');
    const changed = (text: string) => {
      const bytes = fromBase64url(text)!;
      return Array.from(bytes, (byte, at) => base64url(bytes.with(at, byte ^ 1)));
    };
    const wrong = [
      ...changed(iv).map((other) => `${other}.${body}`),
      ...changed(body).map((other) => `${iv}.${other}`),
      `${iv}.${base64url(fromBase64url(body)!.slice(1))}`,
      `${iv}.${base64url(fromBase64url(body)!.slice(0, -1))}`,
      `${iv}.${base64url(fromBase64url(body)!.slice(0, 15))}`,
      `${iv}.`,
    ];
    for (const open of [unseal, web.unseal]) {
      expect(await open(sealed, secret, 'musterstadt:session:1')).toEqual(value);
      expect(await open(sealed, secret, 'musterstadt:session:2')).toBeUndefined();
      expect(await open(sealed, randomToken(), 'musterstadt:session:1')).toBeUndefined();
      for (const other of wrong) expect(await open(other, secret, 'musterstadt:session:1')).toBeUndefined();
    }
  });
});

describe('base64url', () => {
  it('is read as strictly as it is written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(base64url(bytes))).toEqual(bytes);
      }),
    );
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ \n';
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 9 }), (text) => {
        const bytes = Buffer.from(text, 'base64url');
        expect(fromBase64url(text) !== undefined).toBe(bytes.toString('base64url') === text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('writes what is longer than a call has arguments', () => {
    const bytes = crypto.getRandomValues(new Uint8Array(60_001));
    expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
  });
});

it('takes for a token what is one', () => {
  for (let times = 0; times < 200; times += 1) expect(isToken(randomToken())).toBe(true);
  const token = randomToken().slice(0, 42);
  const last = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
  // 32 bytes are 42 characters and four bits.
  expect(last.filter((one) => isToken(token + one))).toHaveLength(16);
  for (const one of last) expect(isToken(token + one)).toBe(fromBase64url(token + one) !== undefined);
  for (const other of [token, `${token}AA`, `${token}A\n`, `${token}=`, undefined, 7])
    expect(isToken(other)).toBe(false);
});
