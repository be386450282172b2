/** The contract of the bench in the shapes that the contestants want: one GET with a path and a query parameter. */

/** Origin of the service that is never asked: the network is a stub. */
export const origin = 'https://register.example';

/** What every contestant exports: makes the client once, then one call of it, read to the value. */
export type MakeCall = (fetch?: typeof globalThis.fetch) => (signal?: AbortSignal) => Promise<unknown>;

/** As openapi-typescript writes it. */
export interface Paths {
  '/dogs/{dogId}': {
    get: {
      parameters: { path: { dogId: string }; query?: { lang?: string } };
      responses: {
        200: { content: { 'application/json': { id: string } } };
        404: { content: { 'application/problem+json': { type: 'urn:dogs:unknown'; status: 404 } } };
      };
    };
  };
}

/** The same as a document, for generators that start from one. */
export const dogsDocument = {
  openapi: '3.1.0',
  info: { title: 'Dogs', version: '1.0.0' },
  servers: [{ url: origin }],
  paths: {
    '/dogs/{dogId}': {
      get: {
        operationId: 'getDog',
        parameters: [
          { name: 'dogId', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'lang', in: 'query', schema: { type: 'string' } },
        ],
        responses: {
          200: {
            description: 'The dog',
            content: {
              'application/json': {
                schema: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
              },
            },
          },
          404: {
            description: 'No such dog',
            content: {
              'application/problem+json': {
                schema: {
                  type: 'object',
                  required: ['type', 'status'],
                  properties: { type: { const: 'urn:dogs:unknown' }, status: { const: 404 } },
                },
              },
            },
          },
        },
      },
    },
  },
};
