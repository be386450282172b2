import { decodeJwt, errors, jwtVerify } from 'jose';
import { Refusal } from './refusal.ts';
import { type RegisteredSender, requireValidAt } from './senders.ts';

/** Longest life of a token that was seen in the field, in seconds: half an hour in one client, an hour in another. */
const longestLife = 3600;
/** Seconds by which clocks may differ. */
const tolerance = 60;

/**
 * Verifies the token of a sender (RFC 7519): RS512, made by the registered certificate that it names, not expired, for a
 * third party. `now` in milliseconds. Errors: 401, and 403 for a certificate that has expired.
 */
export async function readToken(
  token: string,
  senders: ReadonlyMap<string, RegisteredSender>,
  now: number,
): Promise<RegisteredSender> {
  const unauthorized = (detail: string) => new Refusal(401, detail);
  let named: unknown;
  try {
    named = decodeJwt(token).signer;
  } catch {
    throw unauthorized('the token is no JWT');
  }
  const sender = senders.get(typeof named === 'string' ? named : '');
  if (!sender) throw unauthorized('no certificate with the common name of `signer` is registered');
  try {
    const { payload } = await jwtVerify(token, sender.publicKey, {
      algorithms: ['RS512'],
      typ: 'JWT',
      clockTolerance: tolerance,
      currentDate: new Date(now),
      requiredClaims: ['iat', 'exp', 'signer', 'roles'],
    });
    const { iat = 0, exp = 0, roles } = payload;
    if (iat > now / 1000 + tolerance) throw unauthorized('the token was made in the future');
    if (exp - iat > longestLife) throw unauthorized('the token lives too long');
    if (!Array.isArray(roles) || !roles.includes('THIRD_PARTY'))
      throw unauthorized('the token is not for the role THIRD_PARTY');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof errors.JWTExpired) throw unauthorized('the token has expired');
    throw unauthorized('the signature of the token, or its form, is not valid');
  }
  requireValidAt(sender, now);
  return sender;
}

/** The token of an `Authorization` header (RFC 6750). */
export function bearerOf(authorization: string | undefined): string {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new Refusal(401, 'no Bearer token');
  return token;
}
