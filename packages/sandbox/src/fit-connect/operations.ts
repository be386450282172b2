const uuid = '[^/]+';
const table: readonly (readonly [string, RegExp, string])[] = [
  ['POST', /^\/token$/, 'token'],
  ['GET', /^\/submission-api\/\.well-known\/jwks\.json$/, 'getServiceKeys'],
  ['GET', new RegExp(`^/(submission|destination)-api/v2/destinations/${uuid}$`), 'getDestination'],
  ['PATCH', new RegExp(`^/destination-api/v2/destinations/${uuid}$`), 'patchDestination'],
  ['GET', new RegExp(`^/submission-api/v2/destinations/${uuid}/keys/${uuid}$`), 'getDestinationKey'],
  ['GET', new RegExp(`^/destination-api/v2/destinations/${uuid}/keys$`), 'listDestinationKeys'],
  ['POST', new RegExp(`^/destination-api/v2/destinations/${uuid}/keys$`), 'addDestinationKey'],
  ['GET', /^\/submission-api\/v2\/submissions$/, 'listSubmissions'],
  ['POST', /^\/submission-api\/v2\/submissions$/, 'createSubmission'],
  ['GET', new RegExp(`^/submission-api/v2/submissions/${uuid}$`), 'getSubmission'],
  ['PUT', new RegExp(`^/submission-api/v2/submissions/${uuid}$`), 'submitSubmission'],
  ['GET', new RegExp(`^/submission-api/v2/submissions/${uuid}/attachments/${uuid}$`), 'getAttachment'],
  ['PUT', new RegExp(`^/submission-api/v2/submissions/${uuid}/attachments/${uuid}$`), 'putAttachment'],
  ['GET', new RegExp(`^/submission-api/v2/submissions/${uuid}/events$`), 'getSubmissionEvents'],
  ['GET', new RegExp(`^/submission-api/v2/cases/${uuid}/events$`), 'getCaseEvents'],
  ['POST', new RegExp(`^/submission-api/v2/cases/${uuid}/events$`), 'postCaseEvent'],
];

/** `operationId` of the contract for a request, or `unknown`. */
export function fitConnectOperation(method: string, path: string): string {
  return table.find(([verb, pattern]) => verb === method && pattern.test(path))?.[2] ?? 'unknown';
}
