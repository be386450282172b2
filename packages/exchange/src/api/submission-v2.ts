/** The Submission API of FIT-Connect, major version 2, as a contract: types, table, document and client. */
import { type Client, type ClientOptions, createClient } from '@rathaus/client-core';
import { fitConnectSubmissionV2 } from '../generated/fit-connect-submission.v2.contract.ts';
import type { paths } from '../generated/fit-connect-submission.v2.ts';

export {
  fitConnectSubmissionV2,
  fitConnectSubmissionV2Info,
} from '../generated/fit-connect-submission.v2.contract.ts';
export type { components, paths } from '../generated/fit-connect-submission.v2.ts';

/**
 * Makes a client for single calls of the Submission API, with every operation of the contract. Senders and subscribers
 * want `createFitConnectClient()` or, with storage and repetition, `createExchange()`. A page takes the operations it calls from `…/submission/v2/operations`, with
 * `defineContract()` of `@rathaus/client-core/contract` and `createClient()` of `@rathaus/client-core/fetch`. Errors:
 * `core.*` of client-core.
 *
 * @example
 * const api = createSubmissionApi({ baseUrl: 'https://test.fit-connect.fitko.dev/submission-api', auth, userAgent });
 * const page = await api.get('/v2/submissions', { query: { destinationId, limit: 10 } });
 */
export const createSubmissionApi = (options: ClientOptions): Client<paths> =>
  createClient({ ...options, contract: fitConnectSubmissionV2 });
