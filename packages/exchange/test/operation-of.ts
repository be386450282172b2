import * as contract from '../src/generated/fit-connect-submission.v2.contract.ts';

/** What each operation of the contract looks like on the wire, below the address of the Submission API. */
const patterns = Object.values(contract).flatMap((one) => {
  if (!('on' in one) || !('id' in one)) return [];
  const [method = '', path = ''] = one.on.split(' ');
  const tail = path.replaceAll(/\{[^}]+\}/g, '[^/]+');
  return [{ id: one.id, method, pattern: new RegExp(`^/submission-api${tail}$`) }];
});

/** `operationId` of the contract for a request, `token` for that of a token, or `unknown`. */
export const contractOperationOf = (method: string, path: string): string =>
  path.endsWith('/token')
    ? 'token'
    : (patterns.find((one) => one.method === method && one.pattern.test(path))?.id ?? 'unknown');
