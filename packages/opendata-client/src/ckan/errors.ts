import { isRathausError, RathausError } from '@rathaus/client-core';

interface CkanFailure {
  __type?: unknown;
  [field: string]: unknown;
}

const byType: Readonly<Record<string, readonly [code: string, reason: string, retryable: boolean]>> = {
  'Authorization Error': [
    'forbidden',
    'refused: the token is missing, unknown, expired or lacks the permission',
    false,
  ],
  'Not Found Error': ['not-found', 'knows no such object', false],
  'Validation Error': ['validation', 'refused the values of some fields', false],
  'Integrity Error': ['integrity', 'refused the data as contradictory', false],
  'Search Error': ['search', 'could not search', false],
  'Search Query Error': ['search', 'did not understand the search', false],
  'Search Index Error': ['unavailable', 'could not write its search index', true],
  'Search Connection Error': ['unavailable', 'does not reach its search index', true],
  'Internal Server Error': ['unavailable', 'has an internal error', true],
};

/**
 * Turns an answer of CKAN into an error of this package. Decides by `__type`, never by the message, which the
 * site's locale translates; field names go into `details`, CKAN's texts only into `problem`.
 */
export function ckanError(error: unknown): unknown {
  if (!isRathausError(error) || error.code !== 'core.http.problem') return error;
  const failure = (error.problem?.error ?? {}) as CkanFailure;
  const type = typeof failure.__type === 'string' ? failure.__type : '';
  let [code, reason, retryable] = byType[type] ?? fromStatus(error.status ?? 0);
  const fields = Object.keys(failure).filter((key) => key !== '__type' && key !== 'message');
  if (code === 'validation') {
    if (fields.includes('match')) {
      [code, reason] = ['conflict', 'refused: the dataset has changed since the plan was made'];
    } else if (fields.includes('upload'))
      [code, reason] = ['too-large', 'refused the file, by its default above 10 MB'];
    else if (fields.includes('name'))
      [code, reason] = ['name-taken', 'refused the name, which is in use or invalid'];
  }
  return new RathausError({
    code: `opendata.ckan.${code}`,
    origin: 'service',
    retryable,
    message: `CKAN ${reason} (${error.details.operation ?? 'action'})`,
    ...(error.status === undefined ? {} : { status: error.status }),
    ...(error.problem === undefined ? {} : { problem: error.problem }),
    details: { ...error.details, ...(fields.length > 0 ? { fields: fields.slice(0, 20).join(', ') } : {}) },
    cause: error,
  });
}

/** Answers without CKAN's envelope: bare strings for unknown actions, pages of proxies. */
function fromStatus(status: number): readonly [string, string, boolean] {
  if (status === 401 || status === 403)
    return byType['Authorization Error'] as readonly [string, string, boolean];
  if (status === 404) return ['no-api', 'was not found: is there a CKAN at this address?', false];
  if (status === 413)
    return ['too-large', 'or the proxy in front of it refused the size of the request', false];
  if (status >= 500 || status === 429)
    return ['unavailable', 'or the proxy in front of it does not answer properly', true];
  return ['bad-request', 'did not accept the request', false];
}
