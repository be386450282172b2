import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { Service } from '../net/service.ts';
import { page } from '../page/page.ts';
import type { Person } from '../seed/persons.ts';
import { BrokerStore } from './adapter.ts';
import type { OidcClient } from './clients.ts';
import type { BrokerLifetimes } from './lifetimes.ts';
import { handleLogin } from './login.ts';
import { comeAgain, lacksSession } from './posted-logout.ts';
import { createProvider, loginPath } from './provider.ts';

export interface OidcOptions {
  /** Also the issuer. */
  origin: string;
  seed: string;
  clients: readonly OidcClient[];
  persons: readonly Person[];
  lifetimes: BrokerLifetimes;
}

export interface OidcService extends Service {
  readonly issuer: string;
  readonly clients: readonly OidcClient[];
}

const operations: readonly (readonly [RegExp, string])[] = [
  [/^\/\.well-known\/openid-configuration$/, 'discovery'],
  [/^\/jwks$/, 'jwks'],
  [/^\/request$/, 'par'],
  [/^\/auth$/, 'authorization'],
  [/^\/auth\/[^/]+$/, 'resume'],
  [/^\/token$/, 'token'],
  [/^\/me$/, 'userinfo'],
  [/^\/session\/end/, 'logout'],
  [new RegExp(`^${loginPath}/`), 'login'],
];

/** The login broker: oidc-provider behind an own German login page. */
export function createOidc(options: OidcOptions): OidcService {
  const { origin, seed, clients, persons } = options;
  const { protocol, host } = new URL(origin);
  const store = new BrokerStore();
  const provider: Provider = createProvider({ ...options, issuer: origin, store });
  const callback = provider.callback();
  return {
    name: 'oidc',
    issuer: origin,
    clients,
    operation: (_method, path) => operations.find(([pattern]) => pattern.test(path))?.[1] ?? 'unknown',
    async handle(request: IncomingMessage, response: ServerResponse) {
      request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
      request.headers['x-forwarded-host'] = host;
      const path = new URL(request.url ?? '/', origin).pathname;
      if (path === '/') return startPage(response);
      if (path.startsWith(`${loginPath}/`)) {
        return handleLogin({ provider, seed, persons, origin }, request, response);
      }
      if (lacksSession(request, path)) return comeAgain(request, response);
      return callback(request, response);
    },
    failure: (status) => ({
      contentType: 'application/json',
      body: JSON.stringify({
        error: status === 503 || status === 429 ? 'temporarily_unavailable' : 'server_error',
        error_description: 'Injected by the sandbox.',
      }),
    }),
    async reset() {
      store.clear();
    },
    async close() {
      store.clear();
    },
  };
}

function startPage(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    page('Login-Broker (OpenID Connect)', '<p>Die Anmeldung beginnt in der Anwendung, nicht hier.</p>'),
  );
}
