/**
 * Mocks of the FIT-Connect Submission API (here), Destination API and Routing API for msw 2 and 3, typed by the contracts: for tests of
 * applications that must not start the sandbox. Nothing is encrypted, signed or checked here but the fit of a request to
 * the contract; whoever needs more starts `@rathaus/sandbox`.
 */
import { createMockHandlers, type MockHandlers } from '@rathaus/client-core/msw';
import { type HttpHandler, HttpResponse, http } from 'msw';
import { fitConnectSubmissionV2 } from './generated/fit-connect-submission.v2.contract.ts';
import { fitConnectSubmissionV2Examples as examples } from './generated/fit-connect-submission.v2.examples.ts';
import type { components, paths } from './generated/fit-connect-submission.v2.ts';

export { createMockDestination, createMockDestinationHandlers } from './msw/destination-api.ts';
export { createMockRouting, createMockRoutingHandlers } from './msw/routing-api.ts';
export type { components as SubmissionApiComponents, paths as SubmissionApiPaths };

type Schemas = components['schemas'];

/** What the mocked Submission API holds. */
export interface FitConnectMockOptions {
  submissionApi: string;
  tokenUrl: string;
  destination: Schemas['Destination'];
  /** Public keys of the destination, by kid. */
  keys: readonly Schemas['Jwk'][];
  /** JWKS of the delivery service. */
  serviceKeys?: readonly Schemas['Jwk'][] | undefined;
  /** Answer to `createSubmission`. */
  created: Schemas['CreatedSubmission'];
  /** What waits for pickup. */
  submissions?: readonly Schemas['Submission'][] | undefined;
  /** Encrypted attachments by id. */
  attachments?: Readonly<Record<string, string>> | undefined;
  /** Signed tokens of the event log. */
  eventLog?: readonly string[] | undefined;
}

/**
 * Typed builder of handlers for single operations of the Submission API. `examples()` mocks all of them, `example(status,
 * type)` of a call is the declared problem with the example of the contract.
 *
 * @example
 * const mock = createMockFitConnect(submissionApi);
 * const none = { submissions: [], count: 0, totalCount: 0, offset: 0 };
 * server.use(
 *   mock.get('/v2/submissions', { status: 200, body: none }),
 *   mock.post('/v2/submissions', ({ example }) => example(429)),
 * );
 */
export function createMockFitConnect(submissionApi: string): MockHandlers<paths> {
  return createMockHandlers(fitConnectSubmissionV2, submissionApi, { examples });
}

/**
 * The successful answer of every operation the exchange uses. Put own handlers before these to make one fail.
 *
 * @example
 * const server = setupServer(...createMockFitConnectHandlers({ submissionApi, tokenUrl, destination, keys, created }));
 */
export function createMockFitConnectHandlers(options: FitConnectMockOptions): HttpHandler[] {
  const mock = createMockFitConnect(options.submissionApi);
  const { destination, created, submissions = [], attachments = {}, eventLog = [] } = options;
  const log = () => ({
    status: 200 as const,
    body: { eventLog: [...eventLog], totalCount: eventLog.length, offset: 0 },
  });
  return [
    http.post(options.tokenUrl, () =>
      HttpResponse.json({ access_token: 'mock-token', token_type: 'Bearer', expires_in: 1800 }),
    ),
    mock.get('/.well-known/jwks.json', { status: 200, body: { keys: [...(options.serviceKeys ?? [])] } }),
    mock.get('/v2/destinations/{destinationId}', ({ params, example }) =>
      params.destinationId === destination.destinationId ? { status: 200, body: destination } : example(404),
    ),
    mock.get('/v2/destinations/{destinationId}/keys/{keyId}', ({ params, example }) => {
      const key = options.keys.find(({ kid }) => kid === params.keyId);
      return key ? { status: 200, body: key } : example(404);
    }),
    mock.get('/v2/submissions', {
      status: 200,
      body: {
        submissions: submissions.map(({ submissionId, caseId, destinationId }) => ({
          submissionId,
          caseId,
          destinationId,
        })),
        count: submissions.length,
        totalCount: submissions.length,
        offset: 0,
      },
    }),
    mock.post('/v2/submissions', { status: 201, body: created }),
    mock.get('/v2/submissions/{submissionId}', ({ params, example }) => {
      const body = submissions.find(({ submissionId }) => submissionId === params.submissionId);
      return body ? { status: 200, body } : example(404);
    }),
    mock.put('/v2/submissions/{submissionId}', { status: 200, body: created }),
    mock.get('/v2/submissions/{submissionId}/attachments/{attachmentId}', ({ params, example }) => {
      const body = attachments[params.attachmentId];
      return body === undefined ? example(404) : { status: 200, body, contentType: 'application/jose' };
    }),
    mock.put('/v2/submissions/{submissionId}/attachments/{attachmentId}', { status: 204 }),
    mock.get('/v2/submissions/{submissionId}/events', log),
    mock.get('/v2/cases/{caseId}/events', log),
    mock.post('/v2/cases/{caseId}/events', { status: 204 }),
  ];
}
