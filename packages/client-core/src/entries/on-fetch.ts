import { type TokenSourceOptions, tokenSourceOver } from '../auth/token-source.ts';
import type { Client } from '../client/client.ts';
import { clientOver } from '../client/create-client.ts';
import type { ClientOptionsFor, TokenSource } from '../client/options.ts';
import { fetchTransport } from '../transport/fetch-transport.ts';

/**
 * Makes a client on `fetch` alone, for pages and edge run times: about half of the bytes. It does what `createClient` of the
 * main entry does, with the same options and errors.
 *
 * @example
 * import { createClient } from '@rathaus/client-core/fetch';
 * const client = createClient({ contract: register, baseUrl: '/api' });
 * const dog = await client.get('/dogs/{dogId}', { path: { dogId: '7' } });
 */
export function createClient<Paths extends object>(options: ClientOptionsFor<Paths>): Client<Paths> {
  return clientOver(fetchTransport, options);
}

/**
 * Access tokens on `fetch` alone, as `createTokenSource` of the main entry.
 *
 * @example
 * const auth = createTokenSource({ tokenUrl, clientId, clientSecret: () => env.SECRET });
 */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  return tokenSourceOver(fetchTransport, options);
}
