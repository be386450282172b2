import { Buffer } from 'node:buffer';
import { constants, verify } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import type { Abortable } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import { isUuid } from '@rathaus/client-core/text';
import { decodeBase64url, decodeJsonPart } from '../jwe/base64url.ts';
import type { CheckedPublicKey } from '../keys/import-jwk.ts';
import { coverageOf, type QueriedArea } from './area.ts';
import { isOutage, type PortalKeys } from './portal-keys.ts';

/**
 * Why a route must not be used. `form`, `typ`, `alg`, `crit`, `kid`: it is no such signature. `issuer`: no configured portal.
 * `unknown-key`, `key-refused`: its key. `keys-unavailable`: nobody could be asked, ask again. `signature`: forged or changed.
 * `claims`, `iat`: what it says of itself. `future`: issued or valid only later, so that its clock or ours is wrong.
 * `expired`: too old, or its own end has come. `destination`, `host`, `service`, `area`: it is about something else than the
 * route or the query. `area-unchecked`: its areas cannot be compared with the one that was asked for.
 */
export const routeRefusals = [
  'form',
  'typ',
  'alg',
  'crit',
  'kid',
  'issuer',
  'unknown-key',
  'key-refused',
  'keys-unavailable',
  'signature',
  'claims',
  'iat',
  'future',
  'expired',
  'destination',
  'host',
  'service',
  'area',
  'area-unchecked',
] as const;
/** Why a route must not be used. */
export type RouteRefusal = (typeof routeRefusals)[number];

/** What a verified signature says. */
export interface DestinationSignature {
  /** Address of the portal that signed. */
  issuer: string;
  kid: string;
  destinationId: string;
  /** Host of the delivery service at which the destination is. */
  submissionHost: string;
  /** Instant of signature, ISO 8601 in UTC. */
  issuedAt: string;
  jti: string;
  /** The compact JWS: evidence. */
  token: string;
}

export interface ExpectedRoute {
  destinationId: string;
  /** `urn:de:fim:leika:leistung:…` */
  serviceUrn: string;
  area: QueriedArea;
}

export interface SignatureRules {
  /** Keys of the configured portals by issuer. */
  portals: ReadonlyMap<string, PortalKeys>;
  /** Hosts in lower case. */
  submissionHosts: readonly string[];
  clock: Clock;
  /** Milliseconds that a signature may lie in the future. */
  skew: number;
  /** Milliseconds that a signature may be old. */
  maxAge: number;
}

/** Verified, or refused with the reason; `cause` is what kept the keys away. */
export type SignatureVerdict =
  | { ok: true; signature: DestinationSignature }
  | { ok: false; reason: RouteRefusal; cause?: unknown };

const maxTokenChars = 1_000_000;
/** FIT-Connect signs nothing before this instant (seconds); an earlier one is a broken clock or milliseconds gone wrong. */
const firstIssue = Date.UTC(2020, 0, 1) / 1000;

const no = (reason: RouteRefusal): SignatureVerdict => ({ ok: false, reason });

/**
 * Verifies the `destinationSignature` of a route: compact JWS with PS512, key of a configured portal by its `kid`, and
 * claims that are about this destination, delivery service, service and area. Service and area must stand in **one** entry
 * of `services`: two entries with one of them each promise nothing. Never throws but `core.aborted`. Source: fact sheet,
 * Routing API 2.0.0; RFC 7515, RFC 8725.
 */
export async function verifyDestinationSignature(
  token: string,
  expected: ExpectedRoute,
  rules: SignatureRules,
  { signal }: Abortable = {},
): Promise<SignatureVerdict> {
  const jws = parseJws(token);
  if (!jws) return no('form');
  const { header, claims } = jws;
  if (header.typ !== undefined && !/^jwt$/i.test(String(header.typ))) return no('typ');
  if (header.alg !== 'PS512') return no('alg');
  if (Object.hasOwn(header, 'crit') || Object.hasOwn(header, 'b64')) return no('crit');
  const { kid } = header;
  if (typeof kid !== 'string' || kid.length < 8 || kid.length > 64) return no('kid');
  const keys = typeof claims.iss === 'string' ? rules.portals.get(claims.iss) : undefined;
  if (!keys) return no('issuer');
  let key: CheckedPublicKey | undefined;
  try {
    key = await keys(kid, { signal });
  } catch (cause) {
    if (isRathausError(cause) && cause.code === 'core.aborted') throw cause;
    return { ok: false, reason: isOutage(cause) ? 'keys-unavailable' : 'key-refused', cause };
  }
  if (!key) return no('unknown-key');
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  if (!verify('sha512', jws.signed, { key: key.publicKey, padding, saltLength: 64 }, jws.signature))
    return no('signature');
  return judgeClaims(jws.claims, expected, rules, { kid, token: jws.token });
}

/** What the claims say, after the signature was found right. */
function judgeClaims(
  { iss, iat, exp, nbf, jti, destinationId, submissionHost, services }: Record<string, unknown>,
  expected: ExpectedRoute,
  { submissionHosts, clock, skew, maxAge }: SignatureRules,
  evidence: Pick<DestinationSignature, 'kid' | 'token'>,
): SignatureVerdict {
  const now = clock();
  if (typeof jti !== 'string' || jti.length === 0 || jti.length > 128) return no('claims');
  if (typeof iat !== 'number' || !Number.isFinite(iat) || iat < firstIssue) return no('iat');
  const issued = iat * 1000;
  for (const time of [exp, nbf]) if (time !== undefined && typeof time !== 'number') return no('iat');
  if (issued > now + skew || (typeof nbf === 'number' && !(nbf * 1000 <= now + skew))) return no('future');
  if (now - issued > maxAge || (typeof exp === 'number' && !(exp * 1000 > now))) return no('expired');
  if (!isUuid(destinationId) || destinationId.toLowerCase() !== expected.destinationId.toLowerCase())
    return no('destination');
  if (typeof submissionHost !== 'string' || !submissionHosts.includes(submissionHost.toLowerCase()))
    return no('host');
  const verdict = judgeServices(services, expected);
  if (verdict !== 'covered') return no(verdict);
  return {
    ok: true,
    signature: {
      issuer: String(iss),
      destinationId: expected.destinationId,
      submissionHost,
      issuedAt: new Date(issued).toISOString(),
      jti,
      ...evidence,
    },
  };
}

function judgeServices(
  services: unknown,
  { serviceUrn, area }: ExpectedRoute,
): 'covered' | 'claims' | 'service' | 'area' | 'area-unchecked' {
  if (!Array.isArray(services)) return 'claims';
  let verdict: 'service' | 'area' | 'area-unchecked' = 'service';
  for (const entry of services as unknown[]) {
    const { leistungIDs, gebietIDs } = (entry ?? {}) as { leistungIDs?: unknown; gebietIDs?: unknown };
    if (!Array.isArray(leistungIDs) || !leistungIDs.includes(serviceUrn)) continue;
    const coverage = coverageOf(Array.isArray(gebietIDs) ? gebietIDs : [], area);
    if (coverage === 'covered') return coverage;
    if (coverage === 'unknown') verdict = 'area-unchecked';
    else if (verdict === 'service') verdict = 'area';
  }
  return verdict;
}

function parseJws(token: string) {
  if (token.length > maxTokenChars) return undefined;
  const parts = token.split('.');
  const [encodedHeader = '', encodedClaims = '', encodedSignature = ''] = parts;
  const header = decodeJsonPart(encodedHeader);
  const claims = decodeJsonPart(encodedClaims);
  const signature = decodeBase64url(encodedSignature);
  if (parts.length !== 3 || !header || !claims || !signature) return undefined;
  if (header === 'ambiguous' || claims === 'ambiguous') return undefined;
  return {
    token,
    header,
    claims,
    signature,
    signed: Buffer.from(`${encodedHeader}.${encodedClaims}`, 'ascii'),
  };
}
