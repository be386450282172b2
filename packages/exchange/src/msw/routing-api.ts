import { createMockHandlers, type MockHandlers } from '@rathaus/client-core/msw';
import type { HttpHandler } from 'msw';
import { fitConnectRoutingV2 } from '../generated/fit-connect-routing.v2.contract.ts';
import { fitConnectRoutingV2Examples as examples } from '../generated/fit-connect-routing.v2.examples.ts';
import type { components, paths } from '../generated/fit-connect-routing.v2.ts';

type Schemas = components['schemas'];

/**
 * Typed builder of handlers for single operations of the Routing API, as `createMockFitConnect` for the Submission API.
 * The version is a part of `baseUrl`.
 *
 * @example
 * const mock = createMockRouting('https://routing.example/v2');
 * server.use(mock.get('/routes', ({ example }) => example(429)));
 */
export function createMockRouting(baseUrl: string): MockHandlers<paths> {
  return createMockHandlers(fitConnectRoutingV2, baseUrl, { examples });
}

/**
 * The successful answer of every operation of the Routing API. Nothing is signed here: `createRoutingClient` refuses a route
 * unless its `destinationSignature` is one that the test has made. Put own handlers before these to make one fail.
 *
 * @example
 * const server = setupServer(...createMockRoutingHandlers({ baseUrl: 'https://routing.example/v2', routes: [route] }));
 */
export function createMockRoutingHandlers(options: {
  baseUrl: string;
  /** Given for every service and area. */
  routes?: readonly Schemas['Route'][] | undefined;
  /** Given for every search. */
  areas?: readonly Schemas['Area'][] | undefined;
}): HttpHandler[] {
  const mock = createMockRouting(options.baseUrl);
  const page = <T>(request: Request, all: readonly T[]) => {
    const { searchParams } = new URL(request.url);
    const offset = Number(searchParams.get('offset') ?? 0);
    const items = all.slice(offset, offset + Number(searchParams.get('limit') ?? 100));
    return { items, counts: { count: items.length, offset, totalCount: all.length } };
  };
  return [
    mock.get('/routes', ({ request }) => {
      const { items, counts } = page(request, options.routes ?? []);
      return { status: 200, body: { ...counts, routes: [...items] } };
    }),
    mock.get('/areas', ({ request }) => {
      const { items, counts } = page(request, options.areas ?? []);
      return { status: 200, body: { ...counts, areas: [...items] } };
    }),
    mock.get('/info', ({ example }) => example(200)),
  ];
}
