const id = '[^/]+';
const s2 = '/submission-api/v2';
const s1 = '/submission-api/v1';
const d2 = '/destination-api/v2';
const r2 = '/routing-api/v2';

/** Paths that v1 and v2 of the Submission API have in common, below their base. */
const both: readonly (readonly [string, string, string])[] = [
  ['GET', `/destinations/${id}`, 'getDestination'],
  ['GET', `/destinations/${id}/keys/${id}`, 'getDestinationKey'],
  ['GET', '/submissions', 'listSubmissions'],
  ['POST', '/submissions', 'createSubmission'],
  ['GET', `/submissions/${id}`, 'getSubmission'],
  ['PUT', `/submissions/${id}`, 'submitSubmission'],
  ['GET', `/submissions/${id}/attachments/${id}`, 'getAttachment'],
  ['PUT', `/submissions/${id}/attachments/${id}`, 'putAttachment'],
  ['GET', `/submissions/${id}/events`, 'getSubmissionEvents'],
  ['GET', `/cases/${id}/events`, 'getCaseEvents'],
  ['POST', `/cases/${id}/events`, 'postCaseEvent'],
  ['GET', '/replies', 'listReplies'],
  ['POST', '/replies', 'createReply'],
  ['GET', `/replies/${id}`, 'getReply'],
  ['PUT', `/replies/${id}`, 'submitReply'],
  ['GET', `/replies/${id}/attachments/${id}`, 'getReplyAttachment'],
  ['PUT', `/replies/${id}/attachments/${id}`, 'putReplyAttachment'],
  ['GET', `/replies/${id}/events`, 'getReplyEvents'],
  ['PUT', `/replies/${id}/accept`, 'acceptReply'],
  ['PUT', `/replies/${id}/reject`, 'rejectReply'],
];

const table: readonly (readonly [string, RegExp, string])[] = (
  [
    ['POST', '/token', 'token'],
    ['GET', '/submission-api/\\.well-known/jwks\\.json', 'getServiceKeys'],
    ['GET', '/portal/\\.well-known/jwks\\.json', 'getPortalKeys'],
    ...both.map(([method, path, name]) => [method, s2 + path, name] as const),
    ...both.map(([method, path, name]) => [method, s1 + path, name] as const),
    ['GET', `${s1}/info`, 'getInfo'],
    ['PATCH', `${s1}/destinations/${id}`, 'patchDestination'],
    ['POST', `${s1}/destinations/${id}/keys`, 'addDestinationKey'],
    ['GET', `${d2}/destinations/${id}`, 'getDestination'],
    ['PATCH', `${d2}/destinations/${id}`, 'patchDestination'],
    ['GET', `${d2}/destinations/${id}/keys`, 'listDestinationKeys'],
    ['POST', `${d2}/destinations/${id}/keys`, 'addDestinationKey'],
    ['GET', `${r2}/routes`, 'findRoutes'],
    ['GET', `${r2}/areas`, 'findAreas'],
    ['GET', `${r2}/info`, 'getRoutingInfo'],
  ] as const
).map(([method, path, name]) => [method, new RegExp(`^${path}$`), name]);

/**
 * `operationId` of the contract for a request, or `unknown`. v1 and v2 share their names, so that a fault hits a client of
 * either.
 */
export function fitConnectOperation(method: string, path: string): string {
  return table.find(([verb, pattern]) => verb === method && pattern.test(path))?.[2] ?? 'unknown';
}
