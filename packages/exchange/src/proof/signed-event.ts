import { Buffer } from 'node:buffer';
import { constants, createPublicKey, verify as verifySignature } from 'node:crypto';
import { isUuid } from '@rathaus/client-core/text';
import { readJson } from '../json/read-json.ts';
import { decodeBase64url } from '../jwe/base64url.ts';
import { type EventName, eventName } from '../set/events.ts';
import { type ProofKey, proofLimits } from './bundle.ts';
import type { ProofAuthor, TokenFault } from './rules.ts';

type Json = Record<string, unknown>;

/** What a token says, before anybody has looked at its signature or at who may say so. */
export interface EventClaims {
  kid: string;
  issuer: string;
  /** `submission:<uuid>` and `case:<uuid>`, lower case. */
  subject: string;
  transaction: string;
  jti: string;
  /** Milliseconds since the epoch; tokens have whole seconds. */
  issuedAt: number;
  /** URI of the event. */
  uri: string;
  /** `undefined` for an event that this version does not know. */
  name: EventName | undefined;
  payload: unknown;
}

/** A token in its parts. */
export interface ReadToken {
  readonly claims: EventClaims;
  readonly signed: Buffer;
  readonly signature: Buffer;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsePart(part: string): Json | TokenFault {
  const bytes = decodeBase64url(part);
  const read = bytes && readJson(bytes, { maxDepth: proofLimits.depth });
  if (read?.state === 'ambiguous' && read.fault === 'duplicate-member') return read.fault;
  return read?.state === 'read' && isObject(read.value) ? read.value : 'form';
}

/**
 * Reads a compact JWS as security event token: `typ` secevent+jwt, PS512 and nothing else, a kid, no extension, each claim
 * of its form, exactly one event (RFC 8417 section 2.2, FIT-Connect documentation, event log). Verifies nothing.
 */
export function readToken(token: string): ReadToken | TokenFault {
  const parts = token.split('.');
  const [encodedHeader = '', encodedClaims = '', encodedSignature = ''] = parts;
  if (parts.length !== 3) return 'form';
  const header = parsePart(encodedHeader);
  if (typeof header === 'string') return header;
  const body = parsePart(encodedClaims);
  if (typeof body === 'string') return body;
  const signature = decodeBase64url(encodedSignature);
  if (!signature) return 'form';
  if (header.typ !== 'secevent+jwt') return 'typ';
  if (header.alg !== 'PS512') return 'alg';
  if (typeof header.kid !== 'string') return 'kid';
  // Keys and URLs inside of a token would let it bring its own key; extensions ask for understanding.
  for (const member of Object.keys(header))
    if (!['typ', 'alg', 'kid', 'cty'].includes(member)) return 'extension';
  const claims = readClaims(header.kid, body);
  if (!claims) return 'claims';
  return { claims, signed: Buffer.from(`${encodedHeader}.${encodedClaims}`, 'ascii'), signature };
}

function readClaims(kid: string, { iss, sub, txn, jti, iat, events }: Json): EventClaims | undefined {
  if (typeof iss !== 'string' || typeof sub !== 'string' || typeof txn !== 'string') return undefined;
  if (typeof jti !== 'string' || jti.length === 0 || jti.length > 128) return undefined;
  if (typeof iat !== 'number' || !Number.isSafeInteger(iat) || iat < 0 || iat > 1e11) return undefined;
  const entries = isObject(events) ? Object.entries(events) : [];
  const [entry] = entries;
  if (entries.length !== 1 || !entry) return undefined;
  return {
    kid,
    issuer: isUuid(iss) ? iss.toLowerCase() : iss,
    subject: sub.toLowerCase(),
    transaction: txn.toLowerCase(),
    jti,
    issuedAt: iat * 1000,
    uri: entry[0],
    name: eventName(entry[0]),
    payload: entry[1],
  };
}

/** Whether this key signed the token (RSASSA-PSS with SHA-512, salt of 64 bytes: RFC 7518 section 3.5). */
export function isSignedBy({ n, e }: Pick<ProofKey, 'n' | 'e'>, { signed, signature }: ReadToken): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
    return verifySignature(
      'sha512',
      signed,
      { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 },
      signature,
    );
  } catch {
    return false;
  }
}

/** Who may author an event. One that is not here is unknown: whoever has signed it, it decides nothing. */
const authors: Readonly<Record<EventName, readonly ProofAuthor[]>> = {
  'create-submission': ['service'],
  'submit-submission': ['service'],
  'notify-submission': ['service'],
  'forward-submission': ['destination'],
  'accept-submission': ['destination'],
  'reject-submission': ['service', 'destination'],
  'delete-submission': ['service'],
};

/** Whether this author may issue this event: the service cannot accept, a destination cannot submit. */
export const mayAuthor = (name: EventName, author: ProofAuthor): boolean => authors[name].includes(author);

const ranks: Partial<Record<EventName, number>> = {
  'create-submission': 0,
  'submit-submission': 1,
  'accept-submission': 3,
  'reject-submission': 3,
  'delete-submission': 4,
};
const rank = ({ name }: EventClaims) => (name && ranks[name]) ?? 2;

/** The one order of the events of a proof: by time, within one second by the course of a submission, then by jti. */
export function compareEvents(a: EventClaims, b: EventClaims): number {
  return a.issuedAt - b.issuedAt || rank(a) - rank(b) || (a.jti < b.jti ? -1 : a.jti > b.jti ? 1 : 0);
}
