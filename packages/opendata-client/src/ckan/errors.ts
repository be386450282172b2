import { isRathausError, RathausError } from '@rathaus/client-core';

interface CkanFailure {
  __type?: unknown;
  [field: string]: unknown;
}

/** How an answer is told; the codes stand here in full, because they are part of the public API. */
interface Kind {
  readonly code: string;
  readonly reason: string;
  readonly retryable?: true;
}

const forbidden: Kind = {
  code: 'opendata.ckan.forbidden',
  reason: 'refused: the token is missing, unknown, expired or lacks the permission',
};
const validation: Kind = { code: 'opendata.ckan.validation', reason: 'refused the values of some fields' };
const conflict: Kind = {
  code: 'opendata.ckan.conflict',
  reason: 'refused: the dataset has changed since the plan was made',
};
const tooLarge: Kind = {
  code: 'opendata.ckan.too-large',
  reason: 'or a proxy in front of it refused the size; the limit of CKAN is 10 MB unless configured',
};
const nameTaken: Kind = {
  code: 'opendata.ckan.name-taken',
  reason: 'refused the name, which is in use or invalid',
};
const search: Kind = { code: 'opendata.ckan.search', reason: 'could not search' };
const unavailable: Kind = {
  code: 'opendata.ckan.unavailable',
  reason: 'or a proxy in front of it has an internal error',
  retryable: true,
};

const byType: Readonly<Record<string, Kind>> = {
  'Authorization Error': forbidden,
  'Not Found Error': { code: 'opendata.ckan.not-found', reason: 'knows no such object' },
  'Validation Error': validation,
  'Integrity Error': { code: 'opendata.ckan.integrity', reason: 'refused the data as contradictory' },
  'Search Error': search,
  'Search Query Error': search,
  'Search Index Error': unavailable,
  'Search Connection Error': unavailable,
  'Internal Server Error': unavailable,
};

/**
 * Turns an answer of CKAN into an error of this package. Decides by `__type`, never by the message, which the
 * site's locale translates; field names go into `details`, CKAN's texts only into `problem`.
 */
export function ckanError(error: unknown): unknown {
  if (!isRathausError(error) || error.code !== 'core.http.problem') return error;
  const failure = (error.problem?.error ?? {}) as CkanFailure;
  const type = typeof failure.__type === 'string' ? failure.__type : '';
  // Names of fields are ours; other keys are the site's own text and do not belong into logs.
  const fields = Object.keys(failure).filter(
    (key) => key !== '__type' && key !== 'message' && /^\w{1,60}$/.test(key),
  );
  let kind = byType[type] ?? fromStatus(error.status ?? 0);
  if (kind === validation) {
    if (fields.includes('match')) kind = conflict;
    else if (fields.includes('upload')) kind = tooLarge;
    else if (fields.includes('name')) kind = nameTaken;
  }
  return new RathausError({
    code: kind.code,
    origin: 'service',
    retryable: kind.retryable === true,
    message: `CKAN ${kind.reason} (${error.details.operation ?? 'action'})`,
    ...(error.status === undefined ? {} : { status: error.status }),
    ...(error.problem === undefined ? {} : { problem: error.problem }),
    details: { ...error.details, ...(fields.length > 0 ? { fields: fields.slice(0, 20).join(', ') } : {}) },
    cause: error,
  });
}

/** Answers without CKAN's envelope: bare strings for unknown actions, pages of proxies. */
function fromStatus(status: number): Kind {
  if (status === 401 || status === 403) return forbidden;
  if (status === 404) {
    return { code: 'opendata.ckan.no-api', reason: 'was not found: is there a CKAN at this address?' };
  }
  if (status === 413) return tooLarge;
  if (status >= 500 || status === 429) return unavailable;
  return { code: 'opendata.ckan.bad-request', reason: 'did not accept the request' };
}
