/**
 * Mocks of the FIT-Connect Submission API (here) and Destination API for msw 3, typed by the contracts: for tests of
 * applications that must not start the sandbox. Nothing is encrypted, signed or checked here; whoever needs that starts `@rathaus/sandbox`.
 */
import { createMockHandlers, type MockHandlers } from '@rathaus/client-core/msw';
import { type HttpHandler, HttpResponse, http } from 'msw';
import type { components, paths } from './generated/fit-connect-submission.v2.ts';

export {
  createMockDestination,
  createMockDestinationHandlers,
  type DestinationProblemName,
  type DestinationProblemTypeOf,
  destinationProblemStatuses,
  mockDestinationProblem,
} from './msw/destination-api.ts';
export type { components as SubmissionApiComponents, paths as SubmissionApiPaths };

type Schemas = components['schemas'];
/** The error responses that the contract declares, by name. */
export type ProblemName = keyof components['responses'];

/** Statuses of the declared problems. */
export const problemStatuses = {
  InvalidRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  Conflict: 409,
  PayloadTooLarge: 413,
  UnsupportedMediaType: 415,
  DestinationNotActive: 422,
  InvalidJwe: 422,
  InvalidSubmission: 422,
  InvalidSecurityEventToken: 422,
  TooManyRequests: 429,
  InternalError: 500,
  Unavailable: 503,
} as const satisfies Record<ProblemName, number>;

/** The declared problem types of a response. */
export type ProblemTypeOf<Name extends ProblemName> =
  components['responses'][Name]['content']['application/problem+json']['type'];

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
 * Typed builder of handlers for single operations of the Submission API.
 *
 * @example
 * const mock = createMockFitConnect(submissionApi);
 * const none = { submissions: [], count: 0, totalCount: 0, offset: 0 };
 * server.use(mock.get('/v2/submissions', { status: 200, body: none }));
 */
export function createMockFitConnect(submissionApi: string): MockHandlers<paths> {
  return createMockHandlers<paths>(submissionApi);
}

/** A declared problem as mock answer, its type checked by the contract. */
export function mockProblem<Name extends ProblemName>(name: Name, type: ProblemTypeOf<Name>) {
  const status = problemStatuses[name];
  return { status, body: { type, status, title: name } };
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
  const notFound = mockProblem(
    'NotFound',
    'https://schema.fitko.de/fit-connect/submission-api/problems/not-found',
  );
  const log = () => ({
    status: 200 as const,
    body: { eventLog: [...eventLog], totalCount: eventLog.length, offset: 0 },
  });
  return [
    http.post(options.tokenUrl, () =>
      HttpResponse.json({ access_token: 'mock-token', token_type: 'Bearer', expires_in: 1800 }),
    ),
    mock.get('/.well-known/jwks.json', { status: 200, body: { keys: [...(options.serviceKeys ?? [])] } }),
    mock.get('/v2/destinations/{destinationId}', ({ params }) =>
      params.destinationId === destination.destinationId ? { status: 200, body: destination } : notFound,
    ),
    mock.get('/v2/destinations/{destinationId}/keys/{keyId}', ({ params }) => {
      const key = options.keys.find(({ kid }) => kid === params.keyId);
      return key ? { status: 200, body: key } : notFound;
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
    mock.get('/v2/submissions/{submissionId}', ({ params }) => {
      const body = submissions.find(({ submissionId }) => submissionId === params.submissionId);
      return body ? { status: 200, body } : notFound;
    }),
    mock.put('/v2/submissions/{submissionId}', { status: 200, body: created }),
    mock.get('/v2/submissions/{submissionId}/attachments/{attachmentId}', ({ params }) => {
      const body = attachments[params.attachmentId];
      return body === undefined ? notFound : { status: 200, body, contentType: 'application/jose' };
    }),
    mock.put('/v2/submissions/{submissionId}/attachments/{attachmentId}', { status: 204 }),
    mock.get('/v2/submissions/{submissionId}/events', log),
    mock.get('/v2/cases/{caseId}/events', log),
    mock.post('/v2/cases/{caseId}/events', { status: 204 }),
  ];
}
