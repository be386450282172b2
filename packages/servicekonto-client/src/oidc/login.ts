import * as oidc from 'openid-client';
import { servicekontoError } from '../errors.ts';
import { identityFromClaims } from '../identity/claims.ts';
import type { Identity } from '../identity/identity.ts';
import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';
import type { Connection } from './connection.ts';
import { askForLevel, readLevel, verifiedLevel } from './levels.ts';

/** What only this login knows; stored in the transaction. */
export interface LoginSecrets {
  nonce: string;
  verifier: string;
}

export function newLoginSecrets(): LoginSecrets {
  return { nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
}

/** Address to send the browser to: PKCE S256 always, pushed (RFC 9126) where the provider offers it. */
export async function authorizationUrl(
  connection: Connection,
  login: LoginSecrets & { state: string; redirectUri: string; level: Vertrauensniveau; fresh: boolean },
  signal: AbortSignal | undefined,
): Promise<URL> {
  const { provider } = connection;
  const asked = askForLevel(provider, login.level);
  const scopes = new Set(['openid', ...(provider.scopes ?? ['profile', 'email']), ...asked.scopes]);
  return connection.run(signal, async (config) => {
    const parameters = {
      ...provider.parameters,
      ...asked.parameters,
      response_type: 'code',
      redirect_uri: login.redirectUri,
      scope: [...scopes].join(' '),
      state: login.state,
      nonce: login.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(login.verifier),
      code_challenge_method: 'S256',
      ...(login.fresh ? { prompt: 'login', max_age: '0' } : {}),
    };
    const metadata = config.serverMetadata();
    if (metadata.authorization_endpoint === undefined) {
      throw servicekontoError('servicekonto.provider.metadata', {
        message: 'authorization_endpoint is missing',
      });
    }
    const offered = metadata.pushed_authorization_request_endpoint !== undefined;
    const par = provider.par ?? 'auto';
    if (!offered && (par === 'required' || metadata.require_pushed_authorization_requests)) {
      throw servicekontoError('servicekonto.provider.metadata', {
        message: 'pushed_authorization_request_endpoint is missing',
      });
    }
    return offered && (par !== 'never' || metadata.require_pushed_authorization_requests)
      ? oidc.buildAuthorizationUrlWithPAR(config, parameters)
      : oidc.buildAuthorizationUrl(config, parameters);
  });
}

/**
 * Turns the provider's answer into an identity. Everything is verified before anything is used: issuer of the
 * answer (RFC 9207), state, code with PKCE, signature and claims of the ID token, subject of the UserInfo answer, level.
 */
export async function completeLogin(
  connection: Connection,
  login: LoginSecrets & {
    state: string;
    redirectUri: string;
    level: Vertrauensniveau;
    fresh: boolean;
    startedAt: number;
  },
  answer: URLSearchParams,
  signal: AbortSignal | undefined,
): Promise<{ identity: Identity; idToken: string | undefined }> {
  const { provider } = connection;
  return connection.run(signal, async (config) => {
    const metadata = config.serverMetadata();
    const issuers = answer.getAll('iss');
    const required = metadata.authorization_response_iss_parameter_supported === true;
    if (issuers.some((issuer) => issuer !== metadata.issuer) || (required && issuers.length !== 1)) {
      throw servicekontoError('servicekonto.issuer.mismatch', { details: { provider: provider.id } });
    }
    // The address is built from the configuration: behind a proxy the request names another host or path.
    const url = new URL(login.redirectUri);
    url.search = answer.toString();
    const tokens = await oidc.authorizationCodeGrant(config, url, {
      expectedState: login.state,
      expectedNonce: login.nonce,
      pkceCodeVerifier: login.verifier,
      idTokenExpected: true,
    });
    const idClaims = tokens.claims();
    if (!idClaims)
      throw servicekontoError('servicekonto.token.invalid', { details: { provider: provider.id } });
    if (login.fresh && !(Number(idClaims.auth_time) >= login.startedAt / 1000 - 30)) {
      throw servicekontoError('servicekonto.token.invalid', {
        message: 'the person was not asked to log in again',
        details: { provider: provider.id, reason: 'auth_time' },
      });
    }
    const wanted = provider.userinfo ?? metadata.userinfo_endpoint !== undefined;
    const info = wanted ? await oidc.fetchUserInfo(config, tokens.access_token, idClaims.sub) : {};
    // Signed claims win over those that only the transport protects.
    const claims: Record<string, unknown> = { ...info, ...idClaims };
    const level = verifiedLevel(provider, claims, login.level);
    const identity = identityFromClaims(claims, {
      provider: provider.id,
      level,
      claims: provider.claims,
      attributeLevels: provider.attributeLevels,
      readLevel: (value) => readLevel(provider, value),
    });
    return { identity, idToken: tokens.id_token };
  });
}

/** Address for RP-initiated logout, or `undefined` when the provider has none. */
export async function endSessionUrl(
  connection: Connection,
  parameters: { id_token_hint: string | undefined; post_logout_redirect_uri: string; state: string },
  signal: AbortSignal | undefined,
): Promise<URL | undefined> {
  return connection.run(signal, async (config) => {
    if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
    const { id_token_hint: hint, ...others } = parameters;
    return oidc.buildEndSessionUrl(config, hint === undefined ? others : { ...others, id_token_hint: hint });
  });
}
