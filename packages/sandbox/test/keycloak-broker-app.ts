import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as client from 'openid-client';
import { escapeHtml } from '../src/page/page.ts';
import { application } from './keycloak-broker.ts';

/** A small application that knows nothing of SAML: it logs in by OpenID Connect and shows who came. */
export interface OidcApplication {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Starts an application at the issuer. `/login` begins; its query is handed on to Keycloak. The page that it ends on shows
 * the claims of the ID token as JSON.
 */
export async function startOidcApplication(issuer: string): Promise<OidcApplication> {
  const { clientId, clientSecret } = application;
  const config = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    execute: [client.allowInsecureRequests],
  });
  const pending = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const here = new URL(request.url ?? '/', origin());
    try {
      if (here.pathname === '/login') {
        const verifier = client.randomPKCECodeVerifier();
        const state = client.randomState();
        pending.set(state, verifier);
        const address = client.buildAuthorizationUrl(config, {
          redirect_uri: `${origin()}/callback`,
          scope: 'openid profile',
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
        });
        // Keycloak goes on to the identity provider without its own page, when the application names it.
        for (const [name, value] of here.searchParams) address.searchParams.set(name, value);
        response.writeHead(303, { location: address.href }).end();
        return;
      }
      const state = here.searchParams.get('state') ?? '';
      const tokens = await client.authorizationCodeGrant(config, here, {
        pkceCodeVerifier: pending.get(state) ?? '',
        expectedState: state,
      });
      pending.delete(state);
      page(response, 200, JSON.stringify(tokens.claims()));
    } catch (error) {
      page(response, 500, String(error));
    }
  });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: origin(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function page(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><title>Portal</title><pre>${escapeHtml(text)}</pre>`);
}
