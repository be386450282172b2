import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMockProvider, type MockPerson, type MockProvider } from '../src/msw.ts';
import { toNodeHandler } from '../src/node/index.ts';
import type { OidcOptions } from '../src/oidc/index.ts';
import { erika } from './mock-browser.ts';

/** The mock provider with an address of its own, for portals in other processes. */
export interface ProviderServer extends MockProvider {
  /** How a portal knows it. */
  readonly options: OidcOptions;
  close(): void;
}

export async function serveMockProvider(): Promise<ProviderServer> {
  const server = createServer(
    { keepAliveTimeout: 120_000 },
    (incoming, outgoing) => void handle(incoming, outgoing),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { clientId: 'portal', clientSecret: 'only-for-tests' };
  const provider = createMockProvider({ issuer, ...client });
  const handle = toNodeHandler(async (request) => {
    const { pathname, search } = new URL(request.url);
    const { method, headers } = request;
    const body = method === 'GET' ? {} : { body: await request.text() };
    return provider.fetch(`${issuer}${pathname}${search}`, { method, headers, ...body });
  });
  return Object.assign(provider, {
    options: { issuer, ...client },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
}

/** An invented person whose name tells whose page it is. */
export const personOf = (n: number, level: 3 | 4 = 3): MockPerson & { sid: string } => ({
  sub: `sub-${n}`,
  sid: `sid-${n}-${level}`,
  acr: `STORK-QAA-Level-${level}`,
  claims: { ...erika.claims, bPK2: `bpk2-${n}`, surname: `Probe-${n}` },
});
