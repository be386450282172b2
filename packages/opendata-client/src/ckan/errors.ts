import { isRathausError } from '@rathaus/client-core';
import { type OpendataErrorCode, opendataError } from '../errors.ts';

interface CkanFailure {
  __type?: unknown;
  [field: string]: unknown;
}

const byType: Readonly<Record<string, OpendataErrorCode>> = {
  'Authorization Error': 'opendata.ckan.forbidden',
  'Not Found Error': 'opendata.ckan.not-found',
  'Validation Error': 'opendata.ckan.validation',
  'Integrity Error': 'opendata.ckan.integrity',
  'Search Error': 'opendata.ckan.search',
  'Search Query Error': 'opendata.ckan.search',
  'Search Index Error': 'opendata.ckan.unavailable',
  'Search Connection Error': 'opendata.ckan.unavailable',
  'Internal Server Error': 'opendata.ckan.unavailable',
};

/** What a validation error is about, by the field it names. */
const byField: readonly (readonly [field: string, OpendataErrorCode])[] = [
  ['match', 'opendata.ckan.conflict'],
  ['upload', 'opendata.ckan.too-large'],
  ['name', 'opendata.ckan.name-taken'],
];

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
  let code = Object.hasOwn(byType, type) ? byType[type]! : fromStatus(error.status ?? 0);
  if (code === 'opendata.ckan.validation')
    code = byField.find(([field]) => fields.includes(field))?.[1] ?? code;
  const named = fields.length > 0 ? { fields: fields.slice(0, 20).join(', ') } : {};
  return opendataError(code, {
    message: String(error.details.operation ?? 'action'),
    status: error.status,
    problem: error.problem,
    details: { ...error.details, ...named },
    cause: error,
  });
}

/** Answers without CKAN's envelope: bare strings for unknown actions, pages of proxies. */
function fromStatus(status: number): OpendataErrorCode {
  if (status === 401 || status === 403) return 'opendata.ckan.forbidden';
  if (status === 404) return 'opendata.ckan.no-api';
  if (status === 413) return 'opendata.ckan.too-large';
  return status >= 500 || status === 429 ? 'opendata.ckan.unavailable' : 'opendata.ckan.bad-request';
}
