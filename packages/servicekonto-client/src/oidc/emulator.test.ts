import { createMemoryStateStore } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { codeOf, cookieKey, createWorld, issuer } from '../../test/mock-browser.ts';
import { allowSandbox, createServicekonto, type ServicekontoConfig } from '../index.ts';
import { oidc } from './index.ts';

const real = 'https://login.stadt.de';

/** A provider that looks real but for what `change` does to its metadata and answers. */
function konto(
  change: { metadata?: Record<string, unknown>; header?: boolean },
  more: Partial<ServicekontoConfig> = {},
) {
  const { provider } = createWorld({
    tampering: {
      metadata: (metadata) => {
        for (const [name, value] of Object.entries(metadata)) {
          if (typeof value === 'string') metadata[name] = value.replace(issuer, real);
        }
        Object.assign(metadata, change.metadata);
      },
    },
  });
  return createServicekonto({
    tenant: 'stadt',
    baseUrl: 'https://portal.stadt.de',
    store: createMemoryStateStore(),
    cookieKeys: [cookieKey],
    providers: { broker: oidc({ issuer: real, clientId: 'portal', clientSecret: 'only-for-tests' }) },
    fetch: async (url, init) => {
      const answer = await provider.fetch(url.replace(real, issuer), init);
      if (change.header) answer.headers.set('x-rathaus-sandbox', '1');
      return answer;
    },
    ...more,
  });
}
const login = () => new Request('https://portal.stadt.de/login/broker');

describe('an emulator, wherever its issuer is', () => {
  it('is not found where there is none', async () => {
    expect((await konto({}).handle(login()))?.status).toBe(303);
  });

  it.each([
    ['says so in its metadata', { metadata: { 'x-rathaus-sandbox': 'x' } }],
    ['says so with each answer', { header: true }],
    [
      'has its token endpoint on this machine',
      { metadata: { token_endpoint: 'https://localhost:4000/token' } },
    ],
    ['has its keys under a name for tests', { metadata: { jwks_uri: 'https://login.land.test/jwks' } }],
  ])('%s: refused, and accepted with [allowSandbox]', async (_name, change) => {
    const refused = await konto(change).handle(login());
    expect(refused?.status).toBe(500);
    expect(await codeOf(refused!)).toBe('core.sandbox.refused');
    // As from the environment: only `true` is a yes.
    const misspelt = await konto(change, { [allowSandbox]: 'false' as never }).handle(login());
    expect(await codeOf(misspelt!)).toBe('core.sandbox.refused');
    expect((await konto(change, { [allowSandbox]: true }).handle(login()))?.status).toBe(303);
  });
});
