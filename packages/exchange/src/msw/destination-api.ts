import { createMockHandlers, type MockHandlers } from '@rathaus/client-core/msw';
import type { HttpHandler } from 'msw';
import { fitConnectDestinationV2 } from '../generated/fit-connect-destination.v2.contract.ts';
import { fitConnectDestinationV2Examples as examples } from '../generated/fit-connect-destination.v2.examples.ts';
import type { components, paths } from '../generated/fit-connect-destination.v2.ts';

type Schemas = components['schemas'];
/**
 * Typed builder of handlers for single operations of the Destination API, as `createMockFitConnect` for the other one.
 *
 * @example
 * const mock = createMockDestination(destinationApi);
 * server.use(mock.post('/v2/destinations/{destinationId}/keys', ({ example }) => example(409)));
 */
export function createMockDestination(destinationApi: string): MockHandlers<paths> {
  return createMockHandlers(fitConnectDestinationV2, destinationApi, { examples });
}

/**
 * The successful answer of every operation of the Destination API, for one destination that remembers what was
 * changed. Put own handlers before these to make one fail.
 *
 * @example
 * const server = setupServer(...createMockDestinationHandlers({ destinationApi, destination }));
 */
export function createMockDestinationHandlers(options: {
  destinationApi: string;
  destination: Schemas['Destination'];
  /** Public keys that are registered already. */
  keys?: readonly Schemas['Jwk'][] | undefined;
}): HttpHandler[] {
  const mock = createMockDestination(options.destinationApi);
  let destination = structuredClone(options.destination);
  const keys = [...(options.keys ?? [])];
  const known = (id: string | undefined) => id === destination.destinationId;
  return [
    mock.get('/v2/destinations/{destinationId}', ({ params, example }) =>
      known(params.destinationId) ? { status: 200, body: destination } : example(404),
    ),
    mock.patch('/v2/destinations/{destinationId}', async ({ params, request, example }) => {
      if (!known(params.destinationId)) return example(404);
      const { callback, ...change } = (await request.json()) as Schemas['DestinationPatch'];
      destination = { ...destination, ...change };
      // `null` takes it away; the secret is never read again.
      if (callback === null) delete destination.callback;
      else if (callback) destination.callback = { url: callback.url };
      return { status: 200, body: destination };
    }),
    mock.get('/v2/destinations/{destinationId}/keys', ({ params, example }) =>
      known(params.destinationId) ? { status: 200, body: { keys } } : example(404),
    ),
    mock.post('/v2/destinations/{destinationId}/keys', async ({ params, request, example }) => {
      if (!known(params.destinationId)) return example(404);
      const key = (await request.json()) as Schemas['Jwk'];
      keys.push(key);
      return { status: 201, body: key };
    }),
  ];
}
