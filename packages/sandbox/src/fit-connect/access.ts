import { timingSafeEqual } from 'node:crypto';
import type { SandboxClock } from '../clock/clock.ts';
import type { Ids } from '../seed/ids.ts';
import type { Towns } from '../seed/towns.ts';
import { Problem } from './problem.ts';

const scopeBase = 'https://schema.fitko.de/fit-connect/oauth/scopes/';

export interface ApiClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly role: 'sender' | 'subscriber';
  readonly scopes: readonly string[];
}

/** Tokens and clients of the delivery service: client credentials, `client_secret_post` only. */
export interface Access {
  /** RFC 6749 section 4.4 with the answer of section 5. */
  token(
    form: URLSearchParams,
    authorization: string | undefined,
  ): { status: number; body: Record<string, unknown> };
  /** The client of a bearer token; throws 401. */
  client(authorization: string | undefined): ApiClient;
  /** Whom a request is counted for: the client of its token, all others together. */
  owner(authorization: string | undefined): string;
  reset(): void;
}

export function createAccess(options: {
  towns: Towns;
  clock: SandboxClock;
  ids: Ids;
  tokenSeconds: number;
}): Access {
  const { towns, clock, ids, tokenSeconds } = options;
  const clients: ApiClient[] = [
    { ...towns.sender, role: 'sender', scopes: [`${scopeBase}send-submissions`] },
    {
      ...towns.subscriber,
      role: 'subscriber',
      scopes: [`${scopeBase}manage-destinations`, `${scopeBase}subscribe-destinations`],
    },
  ];
  const tokens = new Map<string, { client: ApiClient; expiresAt: number }>();
  const refuse = (status: number, error: string, description: string) => ({
    status,
    body: { error, error_description: description },
  });

  return {
    token(form, authorization) {
      if (authorization !== undefined) {
        return refuse(401, 'invalid_client', 'only client_secret_post is supported');
      }
      if (form.get('grant_type') !== 'client_credentials') {
        return refuse(400, 'unsupported_grant_type', 'only client_credentials');
      }
      const client = clients.find(({ clientId }) => clientId === form.get('client_id'));
      if (!client || !equal(client.clientSecret, form.get('client_secret') ?? '')) {
        return refuse(401, 'invalid_client', 'client authentication failed');
      }
      const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
      if (asked.some((scope) => !client.scopes.includes(scope))) {
        return refuse(400, 'invalid_scope', 'send no scope');
      }
      const token = ids.token();
      const now = clock.now();
      for (const [old, { expiresAt }] of tokens) if (expiresAt <= now) tokens.delete(old);
      tokens.set(token, { client, expiresAt: now + tokenSeconds * 1000 });
      return {
        status: 200,
        body: {
          access_token: token,
          token_type: 'Bearer',
          expires_in: tokenSeconds,
          scope: (asked.length > 0 ? asked : client.scopes).join(' '),
        },
      };
    },
    client(authorization) {
      const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
      const entry = token === undefined ? undefined : tokens.get(token);
      if (!entry || entry.expiresAt <= clock.now()) {
        const reason = token === undefined ? '' : ' error="invalid_token"';
        throw new Problem(
          401,
          'unauthorized',
          'Unauthorized',
          'the access token is missing, expired or unknown',
          {
            'www-authenticate': `Bearer${reason}`,
          },
        );
      }
      return entry.client;
    },
    owner(authorization) {
      const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
      return (token === undefined ? undefined : tokens.get(token)?.client.clientId) ?? 'unknown';
    },
    reset: () => tokens.clear(),
  };
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
