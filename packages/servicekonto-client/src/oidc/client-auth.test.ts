import { generateKeyPairSync, sign } from 'node:crypto';
import type { Signer } from '@rathaus/client-core';
import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika, issuer } from '../../test/mock-browser.ts';
import type { OidcOptions } from './options.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signer: Signer = {
  kid: 'portal-1',
  algorithm: 'ES256',
  sign: async (data) => sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
};
const withSigner = { clientSecret: undefined, clientAuth: 'private_key_jwt', signer } as Partial<OidcOptions>;

/** A provider that takes an assertion instead of the secret, and remembers what it got. */
function worldOf(provider: Partial<OidcOptions>) {
  const forms: URLSearchParams[] = [];
  const world = createWorld({ provider });
  const plain = world.provider.fetch.bind(world.provider);
  let inside = false;
  world.provider.tampering.intercept = async (request, endpoint) => {
    if (inside || (endpoint !== 'token' && endpoint !== 'par')) return undefined;
    const form = new URLSearchParams(await request.text());
    forms.push(form);
    inside = true;
    const body = new URLSearchParams([...form, ['client_secret', 'only-for-tests']]).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await plain(request.url, { method: 'POST', body, headers });
    inside = false;
    return answer;
  };
  return { world, forms };
}

describe('client authentication', () => {
  it('by an assertion: signed by the key, for this provider, short and never the same', async () => {
    const { world, forms } = worldOf(withSigner);
    expect((await world.login()).status).toBe(303);
    expect(forms).toHaveLength(2);
    const names = new Set<unknown>();
    for (const form of forms) {
      expect(form.get('client_id')).toBe('portal');
      expect(form.get('client_assertion_type')).toBe(
        'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      );
      expect(form.has('client_secret')).toBe(false);
      const { payload, protectedHeader } = await jwtVerify(form.get('client_assertion')!, publicKey, {
        issuer: 'portal',
        subject: 'portal',
        audience: issuer,
        currentDate: new Date(Date.UTC(2026, 10, 23, 8)),
        requiredClaims: ['jti', 'exp', 'iat'],
      });
      expect(protectedHeader.kid).toBe('portal-1');
      expect(payload.exp! - payload.iat!).toBeLessThanOrEqual(60);
      names.add(payload.jti);
    }
    expect(names.size).toBe(2);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('HSM away: canary'))],
    ['hangs', () => new Promise<never>(() => undefined)],
  ])('by a key service that %s: a page, and an error that says whose fault it is', async (_name, broken) => {
    const world = createWorld({
      provider: { ...withSigner, signer: { ...signer, sign: broken } } as Partial<OidcOptions>,
      config: { applicationTimeout: 50 },
    });
    const response = await world.browser.visit('/login/broker');
    expect(response.status).toBe(503);
    const html = await response.clone().text();
    expect(html).not.toContain('canary');
    expect(await codeOf(response)).toBe('servicekonto.client.key');
  });

  it('by the certificate of the connection sends no secret', async () => {
    const { world, forms } = worldOf({
      clientSecret: undefined,
      clientAuth: 'tls_client_auth',
    } as Partial<OidcOptions>);
    expect((await world.login(erika)).status).toBe(303);
    for (const form of forms) {
      expect(form.get('client_id')).toBe('portal');
      expect(form.has('client_secret')).toBe(false);
      expect(form.has('client_assertion')).toBe(false);
    }
  });
});
