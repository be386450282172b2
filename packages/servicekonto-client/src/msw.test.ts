import { createMemoryStateStore } from '@rathaus/client-core';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BrowserDouble, erika, issuer, portal } from '../test/browser-double.ts';
import { allowSandbox, createServicekonto } from './index.ts';
import { createProviderHandlers } from './msw.ts';

const { handlers, provider } = createProviderHandlers({
  issuer,
  clientId: 'portal',
  clientSecret: 'only-for-tests',
});
const server = setupServer(...handlers);
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

it('lets an application test its login with the global fetch', async () => {
  const konto = createServicekonto({
    baseUrl: portal,
    store: createMemoryStateStore(),
    providers: [{ kind: 'oidc', id: 'broker', issuer, clientId: 'portal', clientSecret: 'only-for-tests' }],
    [allowSandbox]: true,
  });
  const browser = new BrowserDouble(konto);
  await browser.visit(await provider.login(await browser.start('?level=substanziell'), erika));
  expect((await browser.session())?.identity.familyName).toBe('Probe');
});
