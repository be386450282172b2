/** The Destination API of FIT-Connect, major version 2, as a contract: types, table, document and client. */
import { type Client, type ClientOptions, createClient } from '@rathaus/client-core';
import { fitConnectDestinationV2 } from '../generated/fit-connect-destination.v2.contract.ts';
import type { paths } from '../generated/fit-connect-destination.v2.ts';

export {
  fitConnectDestinationV2,
  fitConnectDestinationV2Info,
} from '../generated/fit-connect-destination.v2.contract.ts';
export type { components, paths } from '../generated/fit-connect-destination.v2.ts';

/**
 * Makes a client for single calls of the Destination API, with every operation of the contract; for the usual work there
 * is `createDestinationClient()`. A page takes the operations it calls from `…/destination/v2/operations`, with
 * `defineContract()` of `@rathaus/client-core/contract` and `createClient()` of `@rathaus/client-core/fetch`. Errors:
 * `core.*` of client-core.
 *
 * @example
 * const api = createDestinationApi({ baseUrl: 'https://test.fit-connect.fitko.dev/destination-api', auth, userAgent });
 * const destination = await api.get('/v2/destinations/{destinationId}', { path: { destinationId } });
 */
export const createDestinationApi = (options: ClientOptions): Client<paths> =>
  createClient({ ...options, contract: fitConnectDestinationV2 });
