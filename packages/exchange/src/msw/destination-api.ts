import { createMockHandlers, type MockHandlers } from '@rathaus/client-core/msw';
import type { HttpHandler } from 'msw';
import type { components, paths } from '../generated/fit-connect-destination.v2.ts';

type Schemas = components['schemas'];
/** The error responses that the contract of the Destination API declares, by name. */
export type DestinationProblemName = keyof components['responses'];

/** Statuses of the declared problems of the Destination API. */
export const destinationProblemStatuses = {
  InvalidRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  Conflict: 409,
  InvalidKey: 422,
  TooManyRequests: 429,
  InternalError: 500,
  Unavailable: 503,
} as const satisfies Record<DestinationProblemName, number>;

/** The declared problem types of a response of the Destination API. */
export type DestinationProblemTypeOf<Name extends DestinationProblemName> =
  components['responses'][Name]['content']['application/problem+json']['type'];

/**
 * Typed builder of handlers for single operations of the Destination API.
 *
 * @example
 * const mock = createMockDestination(destinationApi);
 * server.use(mock.get('/v2/destinations/{destinationId}', { status: 200, body: destination }));
 */
export function createMockDestination(destinationApi: string): MockHandlers<paths> {
  return createMockHandlers<paths>(destinationApi);
}

/** A declared problem of the Destination API as mock answer, its type checked by the contract. */
export function mockDestinationProblem<Name extends DestinationProblemName>(
  name: Name,
  type: DestinationProblemTypeOf<Name>,
) {
  const status = destinationProblemStatuses[name];
  return { status, body: { type, status, title: name } };
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
  const notFound = mockDestinationProblem(
    'NotFound',
    'https://schema.fitko.de/fit-connect/submission-api/problems/not-found',
  );
  return [
    mock.get('/v2/destinations/{destinationId}', ({ params }) =>
      known(params.destinationId) ? { status: 200, body: destination } : notFound,
    ),
    mock.patch('/v2/destinations/{destinationId}', async ({ params, request }) => {
      if (!known(params.destinationId)) return notFound;
      destination = { ...destination, ...((await request.json()) as Schemas['DestinationPatch']) };
      return { status: 200, body: destination };
    }),
    mock.get('/v2/destinations/{destinationId}/keys', ({ params }) =>
      known(params.destinationId) ? { status: 200, body: { keys } } : notFound,
    ),
    mock.post('/v2/destinations/{destinationId}/keys', async ({ params, request }) => {
      if (!known(params.destinationId)) return notFound;
      const key = (await request.json()) as Schemas['Jwk'];
      keys.push(key);
      return { status: 201, body: key };
    }),
  ];
}
