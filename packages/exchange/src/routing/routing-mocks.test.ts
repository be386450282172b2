import { isRathausError } from '@rathaus/client-core';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  ars,
  createRoutingWorld,
  destinationId,
  jws,
  leikaKey,
  portalKey,
} from '../../test/routing-world.ts';
import { createRoutingApi } from '../api/routing-v2.ts';
import { createMockRouting, createMockRoutingHandlers } from '../msw/routing-api.ts';
import { createRoutingClient } from './routing-client.ts';

const baseUrl = 'https://routing.example/v2';
const areas = ['1', '2', '3'].map((id) => ({ id, name: `Ortsteil ${id}`, type: 'Gemeinde' }));
const routes = [{ destinationId, destinationSignature: jws() }];
const mock = createMockRouting(baseUrl);
const server = setupServer(...createMockRoutingHandlers({ baseUrl, routes, areas }));
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('mocks of the Routing API', () => {
  it('feed the client, which verifies what the test has signed', async () => {
    const world = createRoutingWorld();
    const { fetch: own } = world.options;
    const client = createRoutingClient({
      ...world.options,
      fetch: (input, init) =>
        String(input instanceof Request ? input.url : input).includes('jwks')
          ? own!(input, init)
          : fetch(input, init),
    });
    world.keys = [portalKey.jwk];
    expect((await client.find({ service: leikaKey, ars })).routes).toHaveLength(1);
    const found = [];
    for await (const area of client.areas('Orts*', { pageSize: 2 })) found.push(area);
    expect(found).toEqual(areas);
  });

  it.each([400, 429, 500] as const)(
    'answer the declared %i with the example of the contract',
    async (status) => {
      const api = createRoutingApi({ baseUrl, userAgent: 'Test/1.0', retry: { limit: 0 } });
      server.use(
        mock.get('/routes', ({ example }) => example(status)),
        mock.get('/areas', ({ example }) => example(status)),
      );
      for (const call of [
        api.get('/routes', { query: { leikaKey, ars } }),
        api.get('/areas', { query: { areaSearchexpression: ['Orts*'] } }),
      ]) {
        const error: unknown = await call.catch((reason: unknown) => reason);
        expect(isRathausError(error) && [error.code, error.status, error.retryable]).toEqual([
          'core.http.problem',
          status,
          status !== 400,
        ]);
      }
      expect((await api.get('/info')).version.major).toBe(2);
    },
  );
});
