import { callApplication } from '@rathaus/client-core/abort';
import { importJWK, type JWK, jwtVerify } from 'jose';
import { servicekontoError } from '../errors.ts';
import { attributeOf } from '../identity/attribute-of.ts';
import type { Identity } from '../identity/identity.ts';
import { base64url, randomToken } from '../sealing/random.ts';
import type { Session } from '../session/session.ts';
import type { GatewaySettings } from './settings.ts';

/** Seconds that a token is valid: for the one request that the web server passes on. */
export const tokenLife = 60;
/** nginx takes headers of an answer up to one page of memory (4 kB), the others with them. */
const longest = 3_500;

const encoder = new TextEncoder();
const encode = (value: unknown) => base64url(encoder.encode(JSON.stringify(value)));

/** Makes the tokens of one site. */
export interface TokenMaker {
  /** Errors: `servicekonto.gateway.key`, `servicekonto.gateway.token-size`. */
  make(session: Session, signal: AbortSignal | undefined): Promise<string>;
}

/** Who it is, in the claims of the token. A guest gets a subject of this one session, which no provider gives to anybody. */
function personOf({ identity, sid }: Session, { attributes }: GatewaySettings): Record<string, unknown> {
  const values = attributes.flatMap((name) => {
    const value = attributeOf(identity, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const levels = values.flatMap(([name]) => {
    const level = identity.attributeLevels[name];
    return level === undefined ? [] : [[name, level] as const];
  });
  const claims: Record<string, unknown> = { sub: subjectOf(identity, sid) };
  if (identity.temporary) claims.temporary = true;
  if (values.length > 0) claims.attributes = Object.fromEntries(values);
  if (levels.length > 0) claims.attributeLevels = Object.fromEntries(levels);
  return claims;
}

// A key begins with the id of a provider and a colon; no id holds a slash.
const subjectOf = ({ key }: Identity, sid: string): string => key ?? `gast/${sid}`;

export function tokenMaker(settings: GatewaySettings): TokenMaker {
  const { signer, issuer, audience, clock, timeout } = settings;
  let proven = false;

  async function sign(input: string, signal: AbortSignal | undefined): Promise<string> {
    try {
      const bytes = encoder.encode(input);
      const signature = await callApplication('The signer', (both) => signer.sign(bytes, { signal: both }), {
        signal,
        timeout,
      });
      return base64url(signature);
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw servicekontoError('servicekonto.gateway.key', { details: { kid: signer.kid }, cause });
    }
  }

  /** A site would refuse every token of a key that was published wrongly, and nobody would know why. */
  async function prove(token: string): Promise<void> {
    if (proven) return;
    try {
      const key = await importJWK({ ...settings.published[0] } as JWK, signer.algorithm);
      const now = new Date(clock());
      await jwtVerify(token, key, { algorithms: [signer.algorithm], currentDate: now });
    } catch {
      throw servicekontoError('servicekonto.gateway.key', {
        message: 'the public key does not fit the signer',
        details: { kid: signer.kid },
      });
    }
    proven = true;
  }

  return {
    async make(session, signal) {
      const now = Math.floor(clock() / 1000);
      const header = { alg: signer.algorithm, typ: 'JWT', kid: signer.kid };
      const claims = {
        iss: issuer,
        aud: audience,
        ...personOf(session, settings),
        kind: session.identity.kind,
        level: session.level,
        sid: session.sid,
        jti: randomToken(),
        iat: now,
        exp: now + tokenLife,
      };
      const input = `${encode(header)}.${encode(claims)}`;
      const token = `${input}.${await sign(input, signal)}`;
      if (token.length > longest)
        throw servicekontoError('servicekonto.gateway.token-size', {
          details: { length: token.length, longest },
        });
      await prove(token);
      return token;
    },
  };
}
