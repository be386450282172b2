/** The REST interface of the Zentrales Bürgerpostfach, version 6, as a contract: types, table, document and client. */
import { type Client, type ClientOptions, createClient } from '@rathaus/client-core';
import { zbpV6 } from '../generated/zbp.v6.contract.ts';
import type { paths } from '../generated/zbp.v6.ts';

export { zbpV6, zbpV6Info } from '../generated/zbp.v6.contract.ts';
export type { components, paths } from '../generated/zbp.v6.ts';

/**
 * Makes a client for single calls of the ZBP, with both operations of the contract. Nothing is signed, counted or
 * remembered here, and a `PUT` that is repeated may arrive twice: applications want `createPostfach()` of `…/postfach`.
 * Errors: `core.*` of client-core.
 *
 * @example
 * const api = createZbpApi({ baseUrl: 'https://int.zbp.bund.de', fetch: fetchWithClientCertificate, auth });
 * await api.post('/v6/mailbox/applications/states', { body: envelope, as: 'none', retry: { limit: 0 } });
 */
export const createZbpApi = (options: ClientOptions): Client<paths> =>
  createClient({ ...options, contract: zbpV6 });
