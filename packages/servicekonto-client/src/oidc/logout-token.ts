import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { servicekontoError } from '../errors.ts';
import type { ProviderSession } from '../login/protocol.ts';
import { type Connection, kidOf } from './connection.ts';

/** Signature algorithms of logout tokens. None with a shared secret: whoever knows it could log anybody out. */
const algorithms = ['PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const event = 'http://schemas.openid.net/event/backchannel-logout';
/** Seconds: of a token without an end, and of how far two clocks may differ. */
const longestLife = 300;
const tolerance = 30;

/** What a provider says has ended. */
export interface EndedSession extends Pick<ProviderSession, 'id' | 'subject'> {
  /** Unique name of the message. */
  readonly message: string;
  /** Milliseconds for which the message could be played back. */
  readonly validFor: number;
}

/**
 * Verifies a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6). Anybody can post one, so every check
 * counts. Errors: `servicekonto.logout.refused`, `servicekonto.provider.unreachable`.
 */
export async function verifyLogoutToken(
  token: string,
  connection: Connection,
  clock: () => number,
  signal: AbortSignal | undefined,
): Promise<EndedSession> {
  const refused = (reason: string, cause?: unknown) =>
    servicekontoError('servicekonto.logout.refused', { details: { provider: connection.id, reason }, cause });
  if (token.length > 16_000 || token.split('.').length !== 3) throw refused('form');
  await connection.keys.seek(kidOf(token), { isTrusted: false, signal });
  const keys = createLocalJWKSet((await connection.keys.current(signal)) as JSONWebKeySet);
  const now = clock();
  const verified = await jwtVerify(token, keys, {
    issuer: connection.options.issuer,
    audience: connection.options.clientId,
    algorithms,
    clockTolerance: tolerance,
    currentDate: new Date(now),
    maxTokenAge: longestLife,
    requiredClaims: ['iat', 'jti'],
  }).catch((cause: unknown) => {
    throw refused(codeOf(cause));
  });
  const { payload, protectedHeader } = verified;
  const { typ } = protectedHeader;
  // Some providers say `JWT`; a token of another kind is none, although the same key has signed it.
  if (typ !== undefined && !['logout+jwt', 'application/logout+jwt', 'jwt'].includes(typ.toLowerCase()))
    throw refused('typ');
  const events = payload.events as Record<string, unknown> | undefined;
  if (typeof events !== 'object' || events === null || !isEmptyObject(events[event])) throw refused('events');
  // With a nonce it could be an ID token that somebody passes off as one.
  if (payload.nonce !== undefined) throw refused('nonce');
  const { sub, sid, jti } = payload;
  const id = typeof sid === 'string' && sid !== '' ? sid : undefined;
  const subject = typeof sub === 'string' && sub !== '' ? sub : undefined;
  if (id === undefined && subject === undefined) throw refused('subject');
  if (typeof jti !== 'string' || jti === '' || jti.length > 500) throw refused('jti');
  return { id, subject, message: jti, validFor: (longestLife + 2 * tolerance) * 1000 };
}

/** The specification says an empty object; what else is in it says something that we do not understand. */
const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

/** Why the library refuses; its words may carry claims. */
const codeOf = (cause: unknown): string => {
  const { code, claim } = cause as { code?: unknown; claim?: unknown };
  if (typeof claim === 'string' && /^[a-z]{2,20}$/.test(claim)) return claim;
  return typeof code === 'string' && /^ERR_[A-Z_]+$/.test(code) ? code : 'token';
};
