/** The action API of CKAN, version 3, as a contract: types, table, document and client. */
import { type Client, type ClientOptions, createClient } from '@rathaus/client-core';
import { ckanActionV3 } from '../generated/ckan-action.v3.contract.ts';
import type { paths } from '../generated/ckan-action.v3.ts';

export { ckanActionV3, ckanActionV3Info } from '../generated/ckan-action.v3.contract.ts';
export type { components, paths } from '../generated/ckan-action.v3.ts';

/**
 * Makes a client for single calls of CKAN's action API, with every action of the contract; to publish datasets there is
 * `createCkanPublisher()`. A page takes the operations it calls from `…/ckan/v3/operations`, with `defineContract()` of
 * `@rathaus/client-core/contract` and `createClient()` of `@rathaus/client-core/fetch`. Errors: `core.*` of client-core.
 *
 * @example
 * const api = createCkanApi({ baseUrl: 'https://daten.musterstadt.example', headers: { Authorization: token } });
 * const { result } = await api.get('/api/3/action/package_show', { query: { id: 'baumkataster' } });
 */
export const createCkanApi = (options: ClientOptions): Client<paths> =>
  createClient({ ...options, contract: ckanActionV3 });
