import { type TokenSourceOptions, tokenSourceOver } from '../auth/token-source.ts';
import type { Client } from '../client/client.ts';
import { clientOver } from '../client/create-client.ts';
import type { ClientOptionsFor, TokenSource } from '../client/options.ts';
import { kyTransport } from '../transport/ky-transport.ts';

/**
 * Makes a client. Its types, the interface `paths` that openapi-typescript makes, come from the contract; where only they
 * exist, from `openContract<paths>()`.
 *
 * Errors are `RathausError`: `core.http.problem` (any answer that is not 2xx; `status`, `problem`, `headers`),
 * `core.http.redirect` (redirects are never followed), `core.network`, `core.timeout`, `core.aborted`,
 * `core.response.content-type | empty | invalid-json | too-large`, `core.request.operation | parameter | content | body |
 * invalid` (nothing was sent), `core.config.url`, `core.config.contract`, `core.sandbox.refused`, and those of the token source. A function of
 * the application that hangs ends the call as `core.application.timeout`.
 *
 * @example
 * const client = createClient({ contract: register, baseUrl: 'https://register.example/api' });
 * const dog = await client.get('/dogs/{dogId}', { path: { dogId: '7' } });
 */
export function createClient<Paths extends object>(options: ClientOptionsFor<Paths>): Client<Paths> {
  return clientOver(kyTransport, options);
}

/**
 * Access tokens by OAuth 2.0 client credentials (RFC 6749, section 4.4). One source is one client of one tenant:
 * it keeps its token to itself, and callers that come at the same time share one request.
 *
 * Errors: `core.auth.invalid-client` (id or secret refused), `core.auth.refused` (`details.error` names the OAuth
 * error), `core.auth.unavailable` (retryable), `core.auth.response` (not a Bearer token), `core.auth.secret` (the
 * secret could not be read), `core.config.url`, `core.config.contract`, and the transport's `core.network`, `core.timeout`, `core.aborted`.
 *
 * @example
 * const auth = createTokenSource({ tokenUrl, clientId, clientSecret: () => readFile('/run/secrets/client', 'utf8') });
 * const api = createClient({ contract, baseUrl, auth });
 */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  return tokenSourceOver(kyTransport, options);
}
