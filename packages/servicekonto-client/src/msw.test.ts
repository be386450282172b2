import { createMemoryStateStore } from '@rathaus/client-core';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cookieKey, erika, issuer, MockBrowser, portal } from '../test/mock-browser.ts';
import { allowSandbox, createServicekonto } from './index.ts';
import { createMockProviderHandlers } from './msw.ts';
import { oidc } from './oidc/index.ts';

const { handlers, provider } = createMockProviderHandlers({
  issuer,
  clientId: 'portal',
  clientSecret: 'only-for-tests',
});
const server = setupServer(...handlers);
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

it('lets an application test its login with the global fetch', async () => {
  const konto = createServicekonto({
    tenant: 'musterstadt',
    baseUrl: portal,
    store: createMemoryStateStore(),
    cookieKeys: [cookieKey],
    providers: { broker: oidc({ issuer, clientId: 'portal', clientSecret: 'only-for-tests' }) },
    [allowSandbox]: true,
  });
  const browser = new MockBrowser(konto);
  await browser.visit(await provider.login(await browser.start('?level=substanziell'), erika));
  expect((await browser.session())?.identity).toMatchObject({ kind: 'person', familyName: 'Probe' });
});
