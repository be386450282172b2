import { type HttpHandler, http } from 'msw';
import type { MockProvider, MockProviderOptions } from './msw/mock-provider.ts';
import { createMockProvider } from './msw/mock-provider.ts';

export type {
  MockEndpoint,
  MockPerson,
  MockProvider,
  MockProviderOptions,
  MockTampering,
} from './msw/mock-provider.ts';
export {
  createMockZbp,
  createMockZbpHandlers,
  type MockZbpInbox,
  type MockZbpMessage,
} from './msw/zbp.ts';
export { createMockProvider };

/**
 * msw handlers that answer as an OpenID Connect provider would: discovery, keys, pushed requests, token, UserInfo.
 * The browser's part is played by `provider.login(authorizationUrl, person)`.
 *
 * @example
 * const { handlers, provider } = createMockProviderHandlers({ issuer, clientId: 'portal', clientSecret: 'test' });
 * setupServer(...handlers).listen();
 * const callback = await provider.login(authorizationUrl, { sub: 'erika', claims: { given_name: 'Erika' } });
 */
export function createMockProviderHandlers(options: MockProviderOptions): {
  handlers: HttpHandler[];
  provider: MockProvider;
} {
  const provider = createMockProvider(options);
  const all = `${options.issuer.replace(/\/$/, '')}/*`;
  const handlers = [
    http.all(all, async ({ request }) => {
      const body = request.method === 'GET' ? {} : { body: await request.text() };
      return provider.fetch(request.url, { method: request.method, headers: request.headers, ...body });
    }),
  ];
  return { handlers, provider };
}
