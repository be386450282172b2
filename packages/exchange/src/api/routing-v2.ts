/** The Routing API of FIT-Connect, major version 2, as a contract: types, table, document and client. */
import { type Client, type ClientOptions, createClient } from '@rathaus/client-core';
import { fitConnectRoutingV2 } from '../generated/fit-connect-routing.v2.contract.ts';
import type { paths } from '../generated/fit-connect-routing.v2.ts';

export {
  fitConnectRoutingV2,
  fitConnectRoutingV2Info,
} from '../generated/fit-connect-routing.v2.contract.ts';
export type { components, paths } from '../generated/fit-connect-routing.v2.ts';

/**
 * Makes a client for single calls of the Routing API, with every operation of the contract. What it answers is not
 * verified: applications want `createRoutingClient()`, which checks the signature of every route. The version is a part
 * of the address. Errors: `core.*` of client-core.
 *
 * @example
 * const api = createRoutingApi({ baseUrl: 'https://routing-api-testing.fit-connect.fitko.dev/v2', userAgent });
 * const { areas } = await api.get('/areas', { query: { areaSearchexpression: ['Beispielhausen'] } });
 */
export const createRoutingApi = (options: ClientOptions): Client<paths> =>
  createClient({ ...options, contract: fitConnectRoutingV2 });
