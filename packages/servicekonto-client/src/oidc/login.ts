import * as oidc from 'openid-client';
import { servicekontoError } from '../errors.ts';
import { claimAt, defaultClaims, identityFromClaims, textOf } from '../identity/claims.ts';
import type { Identity } from '../identity/identity.ts';
import { levelOfWord } from '../level/level-words.ts';
import type { FinishedLogin, StartedLogin } from '../login/protocol.ts';
import { derive } from '../sealing/derive.ts';
import type { Connection } from './connection.ts';
import { askForLevel, verifiedLevel } from './levels.ts';
import type { OidcOptions } from './options.ts';
import { isIssuedWith } from './token-hash.ts';

type Claims = Readonly<Record<string, unknown>>;

/** Address to send the browser to: PKCE S256 always, pushed (RFC 9126) where the provider offers it. */
export async function authorizationUrl(
  connection: Connection,
  login: StartedLogin,
  redirectUri: string,
  signal: AbortSignal | undefined,
): Promise<URL> {
  const { options } = connection;
  const asked = askForLevel(options, login.level);
  const scopes = new Set(['openid', ...(options.scopes ?? ['profile', 'email']), ...asked.scopes]);
  const claims = requestedClaims(options, asked.essential);
  return connection.run(signal, async (config) => {
    const parameters = {
      ...options.parameters,
      ...(asked.acrValues !== undefined && { acr_values: asked.acrValues }),
      ...(claims !== undefined && { claims }),
      ...(options.responseMode === 'form_post' && { response_mode: 'form_post' }),
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: [...scopes].join(' '),
      state: login.state,
      nonce: await derive(login.secret, 'nonce'),
      code_challenge: await oidc.calculatePKCECodeChallenge(await derive(login.secret, 'verifier')),
      code_challenge_method: 'S256',
      ...(login.fresh && { prompt: 'login', max_age: '0' }),
    };
    const metadata = config.serverMetadata();
    if (metadata.authorization_endpoint === undefined) {
      throw servicekontoError('servicekonto.provider.metadata', {
        message: 'authorization_endpoint is missing',
      });
    }
    const offered = metadata.pushed_authorization_request_endpoint !== undefined;
    const par = options.par ?? 'auto';
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

/** The `claims` parameter (OpenID Connect Core 5.5), or nothing. */
function requestedClaims(
  { requestClaims }: OidcOptions,
  essential: readonly string[] | undefined,
): string | undefined {
  if (!requestClaims && !essential) return undefined;
  const idToken = {
    ...requestClaims?.id_token,
    ...(essential && { acr: { essential: true, values: essential } }),
  };
  return JSON.stringify({ ...requestClaims, id_token: idToken });
}

/**
 * Turns the provider's answer into an identity. Everything is verified before anything is used: issuer of the
 * answer (RFC 9207), state, code with PKCE, signature and claims of the ID token, subject of the UserInfo answer, level.
 */
export async function completeLogin(
  connection: Connection,
  login: StartedLogin,
  redirectUri: string,
  answer: URLSearchParams,
  signal: AbortSignal | undefined,
): Promise<FinishedLogin> {
  const { options, id, clock } = connection;
  return connection.run(signal, async (config) => {
    const metadata = config.serverMetadata();
    const issuers = answer.getAll('iss');
    const required = metadata.authorization_response_iss_parameter_supported === true;
    if (issuers.some((issuer) => issuer !== metadata.issuer) || (required && issuers.length !== 1)) {
      throw servicekontoError('servicekonto.issuer.mismatch', { details: { provider: id } });
    }
    // The address is built from the configuration: behind a proxy the request names another host or path.
    const url = new URL(redirectUri);
    url.search = answer.toString();
    const tokens = await oidc.authorizationCodeGrant(config, url, {
      expectedState: login.state,
      expectedNonce: await derive(login.secret, 'nonce'),
      pkceCodeVerifier: await derive(login.secret, 'verifier'),
      idTokenExpected: true,
    });
    const signed = tokens.claims();
    if (!signed) throw servicekontoError('servicekonto.token.invalid', { details: { provider: id } });
    // Another access token would open the statements about somebody else.
    if (!(await isIssuedWith(tokens.id_token ?? '', signed.at_hash, tokens.access_token))) {
      throw servicekontoError('servicekonto.token.invalid', { details: { provider: id, reason: 'at_hash' } });
    }
    checkClock(signed.iat, login, clock(), id);
    const authenticatedAt = authTimeOf(signed, clock());
    if (login.fresh && !(Number(authenticatedAt) >= login.startedAt - tolerance * 1000)) {
      throw servicekontoError('servicekonto.token.invalid', {
        message: 'the person was not asked to log in again',
        details: { provider: id, reason: 'auth_time' },
      });
    }
    const wanted = options.userinfo ?? metadata.userinfo_endpoint !== undefined;
    const info = wanted ? await oidc.fetchUserInfo(config, tokens.access_token, signed.sub) : {};
    const identity = identityOf(connection, login, { ...signed }, { ...info });
    const { sub: subject, sid } = signed;
    return {
      identity,
      authenticatedAt,
      providerSession: {
        ...(typeof sid === 'string' && { id: sid }),
        subject,
        memory: { idToken: tokens.id_token },
      },
    };
  });
}

/** Seconds by which two clocks may differ. */
const tolerance = 30;

/**
 * The nonce says that the token was made for this login, so it was made after its start and before now. When its time says
 * otherwise the clocks differ, and neither its end nor `auth_time` means anything.
 */
function checkClock(issuedAt: number, { startedAt }: StartedLogin, now: number, provider: string): void {
  if (issuedAt >= startedAt / 1000 - tolerance && issuedAt <= now / 1000 + tolerance) return;
  throw servicekontoError('servicekonto.token.expired', { details: { provider, reason: 'iat' } });
}

/**
 * When the person showed their means (OpenID Connect Core, section 2), in milliseconds since 1970; `undefined` when the
 * token does not say it, or says a time that is to come: that would be fresh for ever.
 */
function authTimeOf({ auth_time: seconds }: Claims, now: number): number | undefined {
  const isPast = typeof seconds === 'number' && seconds <= now / 1000 + tolerance;
  return isPast ? seconds * 1000 : undefined;
}

function identityOf(
  { options, id }: Connection,
  { level: required }: StartedLogin,
  signed: Claims,
  info: Claims,
): Identity {
  // Signed claims win over those that only the connection vouches for.
  const claims = { ...info, ...signed };
  const trusted = (what: 'level' | 'subject', reference: string | readonly string[]): Claims => {
    if (options.unsigned?.includes(what)) return claims;
    const isOnlyUnsigned = claimAt(signed, reference) === undefined && claimAt(info, reference) !== undefined;
    // Taken for a guest, or for somebody of the lowest level, nobody would find out why.
    if (isOnlyUnsigned) throw servicekontoError('servicekonto.claim.unsigned', { details: { claim: what } });
    return signed;
  };
  const levelClaim = options.levels?.claim ?? 'acr';
  const level = verifiedLevel(options, trusted('level', levelClaim), required);
  return identityFromClaims(claims, {
    kind: kindOf(options, claims),
    provider: id,
    protocol: 'oidc',
    level,
    claims: options.claims,
    attributeLevels: options.attributeLevels,
    readLevel: (value) => levelOfWord(options.levels, value),
    signed: trusted('subject', options.claims?.subject ?? defaultClaims.subject),
  });
}

function kindOf({ identity = 'person' }: OidcOptions, claims: Claims): Identity['kind'] {
  if (typeof identity === 'string') return identity;
  const word = textOf(claimAt(claims, identity.claim));
  if (word !== undefined && identity.person.includes(word)) return 'person';
  if (word !== undefined && identity.organisation.includes(word)) return 'organisation';
  throw servicekontoError('servicekonto.identity.unknown');
}
