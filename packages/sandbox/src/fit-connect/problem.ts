import type { components } from '../generated/fit-connect-submission.v2.ts';

const base = 'https://schema.fitko.de/fit-connect/submission-api/problems/';

type Schemas = components['schemas'];
type DeclaredType =
  | Schemas['InvalidRequestProblem']['type']
  | Schemas['UnauthorizedProblem']['type']
  | Schemas['ForbiddenProblem']['type']
  | Schemas['NotFoundProblem']['type']
  | Schemas['ConflictProblem']['type']
  | Schemas['PayloadTooLargeProblem']['type']
  | Schemas['UnsupportedMediaTypeProblem']['type']
  | Schemas['DestinationNotActiveProblem']['type']
  | Schemas['InvalidJweProblem']['type']
  | Schemas['InvalidSubmissionProblem']['type']
  | Schemas['InvalidSecurityEventTokenProblem']['type']
  | Schemas['TooManyRequestsProblem']['type']
  | Schemas['InternalErrorProblem']['type']
  | Schemas['UnavailableProblem']['type'];

type Name<T> = T extends `${typeof base}${infer Rest}` ? Rest : never;
/** Last part of a problem type that the contract declares. */
export type ProblemName = Name<DeclaredType> | 'invalid-key';

/** Ends a call with an RFC 9457 problem of the contract. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly problem: ProblemName;
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    problem: ProblemName,
    title: string,
    detail: string,
    headers: Record<string, string> = {},
  ) {
    super(detail);
    this.status = status;
    this.problem = problem;
    this.title = title;
    this.headers = headers;
  }
}

export function problemBody(status: number, name: ProblemName, title: string, detail: string): string {
  return JSON.stringify({ type: `${base}${name}`, title, status, detail });
}

const byStatus: Readonly<Record<number, readonly [ProblemName, string]>> = {
  400: ['invalid-request', 'Invalid request'],
  401: ['unauthorized', 'Unauthorized'],
  403: ['forbidden', 'Forbidden'],
  404: ['not-found', 'Not found'],
  409: ['submission-state-conflict', 'Conflict'],
  413: ['payload-too-large', 'Payload too large'],
  415: ['unsupported-media-type', 'Unsupported media type'],
  429: ['too-many-requests', 'Too many requests'],
  503: ['unavailable', 'Service unavailable'],
};

/** Body of an injected failure: RFC 6749 section 5.2 at the token endpoint, otherwise a problem of the contract. */
export function failureBody(status: number, operation: string): { contentType: string; body: string } {
  if (operation === 'token' && status < 500) {
    const error = status === 401 ? 'invalid_client' : 'invalid_request';
    return {
      contentType: 'application/json',
      body: JSON.stringify({ error, error_description: 'Injected by the sandbox.' }),
    };
  }
  const [name, title] = byStatus[status] ?? (['internal-error', 'Internal error'] as const);
  return {
    contentType: 'application/problem+json',
    body: problemBody(status, name, title, 'Injected by the sandbox.'),
  };
}

/** Names that clients of v1 look for, by what v2 calls them. */
const namesInV1: Readonly<Record<string, (path: string) => string>> = {
  'not-found': (path) =>
    /\/v1\/submissions\/./.test(path) ? 'submission-not-found' : 'destination-not-found',
  'destination-not-active': () => 'destination-state-invalid',
};

/** Body of a problem as the version of the called path names it. */
export function problemOf({ status, problem, title, message }: Problem, path: string): string {
  const name = path.startsWith('/submission-api/v1/') ? (namesInV1[problem]?.(path) ?? problem) : problem;
  return JSON.stringify({ type: `${base}${name}`, title, status, detail: message });
}
