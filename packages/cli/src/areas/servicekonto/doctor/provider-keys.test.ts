import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { lookAtKeys } from './provider-keys.ts';
import type { ProviderProbe } from './provider-probe.ts';

const now = Date.UTC(2026, 10, 29);
const rsa = (modulusLength: number, more: object = {}) => ({
  ...generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ format: 'jwk' }),
  ...more,
});
const look = (keys: unknown[], jwks_uri: string | undefined = 'https://login.land.test/keys') => {
  const probe = {
    metadata: () => ({ jwks_uri }),
    fetch: async () => Response.json({ keys }),
  } as Partial<ProviderProbe> as ProviderProbe;
  return lookAtKeys(probe, now);
};
/** Of an invented authority, valid for one day in 2020; made with openssl for this test. */
const ended =
  'MIIBizCCATGgAwIBAgIUbVh5rL7qWL3o2GDW9D8PmsOXHwwwCgYIKoZIzj0EAwIwGzEZMBcGA1UEAwwQRXJmdW5kZW5lIFN0ZWxsZTAeFw0yMDAxMDEwMDAwMDBaFw0yMDAxMDIwMDAwMDBaMBsxGTAXBgNVBAMMEEVyZnVuZGVuZSBTdGVsbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQGkCZPLsyxNxhk7txQFmhFX30lWsWRszUHSIeJnIy2NUxRyKeI9oJk99OX70vWQ2u/dz8A6t4nCEqNajMJ2ksRo1MwUTAdBgNVHQ4EFgQUOP9AdSbacNA50V0CBmlukdVjxjowHwYDVR0jBBgwFoAUOP9AdSbacNA50V0CBmlukdVjxjowDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiBRwrnOcj5syE/00Bh1ognhSIRmRv3wSweoYAL358ucTQIhAIIt6EMwORAYyyAANuuLKUIIabZjTfSRu3liBX2wYMpF';

describe('the keys of a provider', () => {
  it('are counted with their kind and length', async () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    const found = await look([
      rsa(2048, { alg: 'RS256' }),
      { ...ec, alg: 'ES256' },
      rsa(2048, { use: 'enc' }),
    ]);
    expect(found).toMatchObject({
      state: 'passed',
      detail: { de: '2 für Signaturen: RS256 2048 bit, ES256' },
    });
  });

  it('are too weak below 2048 bit, or unreadable', async () => {
    expect(await look([rsa(2048), rsa(1024)])).toEqual({
      state: 'failed',
      code: 'keys-weak',
      said: 'RSA 1024 bit',
    });
    expect(await look([{ kty: 'RSA', n: '', e: 'AQAB' }])).toMatchObject({
      code: 'keys-weak',
      said: 'RSA 0 bit',
    });
  });

  it('may have a certificate that has ended', async () => {
    expect(await look([rsa(2048, { x5c: [ended] })])).toEqual({
      state: 'weak',
      code: 'keys-expired',
      said: '2020-01-02',
    });
    expect(await look([rsa(2048, { x5c: ['Unsinn'] })])).toMatchObject({ state: 'passed' });
  });

  it('are missing where there are none for signatures', async () => {
    expect(await look([{ kty: 'oct' }])).toMatchObject({ state: 'failed', code: 'keys-none' });
    expect(await look([rsa(2048, { use: 'enc' })])).toMatchObject({ code: 'keys-none' });
  });
});
