import { Buffer } from 'node:buffer';
import { constants, verify as verifySignature } from 'node:crypto';
import { isUuid } from '@rathaus/client-core/text';
import { exchangeError } from '../errors.ts';
import { decodeBase64url, decodeJsonPart } from '../jwe/base64url.ts';
import type { CheckedPublicKey } from '../keys/import-jwk.ts';
import {
  type EventName,
  type EventSubject,
  eventName,
  type ReplyEventName,
  replyEventName,
} from './events.ts';

/** A verified Security Event Token (RFC 8417). Nothing of an unverified token ever gets into this shape. */
export interface SecurityEvent {
  /** `unknown`: validly signed, but none of the events of its subject that are known here. Evidence, nothing to act on. */
  name: EventName | ReplyEventName | 'unknown';
  /** URI of the event, as it was signed. */
  uri: string;
  /** Who signed: the delivery service or the destination of the submission. */
  author: 'service' | 'destination';
  payload: Record<string, unknown>;
  jti: string;
  /** Issued at, ISO 8601 in UTC. */
  issuedAt: string;
  /** `$schema` claim, which an answering event mirrors. */
  schema: string | undefined;
  kid: string;
  /** The compact JWS as received: evidence. */
  token: string;
}

/** What the caller asked the log for; every token must be about exactly this. */
export interface ExpectedSubmission {
  /** Of a reply: its id. */
  submissionId: string;
  caseId: string;
  destinationId: string;
}

/** What an event log is verified against. */
export interface VerifyEventLogOptions {
  expected: ExpectedSubmission;
  /** What `expected.submissionId` is the id of. Default `submission`. */
  subject?: EventSubject | undefined;
  /** URLs under which the delivery service issues events: the Submission API base. */
  serviceIssuers: readonly string[];
  /** Checked key of the delivery service (JWKS) or of the destination, by kid. */
  serviceKey(kid: string): Promise<CheckedPublicKey>;
  destinationKey(kid: string): Promise<CheckedPublicKey>;
}

/**
 * Events that only the delivery service may author. A reply comes from the destination, which must not accept for its
 * receiver: he has no key at the service, which signs for him. Who signs the other events of a reply is not published.
 */
const serviceOnly: readonly SecurityEvent['name'][] = [
  'create-submission',
  'submit-submission',
  'delete-submission',
  'notify-submission',
  'accept-reply',
  'delete-reply',
];
/** Events that the delivery service may not author: it cannot accept for the destination. */
const destinationOnly: readonly SecurityEvent['name'][] = ['accept-submission'];

const refuse = (reason: string, message: string) =>
  exchangeError('exchange.event.refused', { message, details: { reason } });

/**
 * Verifies every token of an event log: form, `typ`, PS512, key, signature, subject, case, exactly one event, right
 * author and unique `jti`. One bad token condemns the log. An event that is validly signed but not known here is returned
 * with the name `unknown`: a service that learns a new word must not stop anybody. Tokens about anything else than this
 * submission or reply (others of the case) are verified and left out. Errors: `exchange.event.refused`,
 * `exchange.key.refused`, errors of key look-up.
 *
 * @example
 * const events = await verifyEventLog(await client.getEvents(submissionId), { expected, serviceIssuers, serviceKey, destinationKey });
 * const submitted = events.find(({ name }) => name === 'submit-submission');
 */
export async function verifyEventLog(
  tokens: readonly string[],
  options: VerifyEventLogOptions,
): Promise<SecurityEvent[]> {
  const events: SecurityEvent[] = [];
  const seen = new Set<string>();
  for (const token of tokens) {
    const event = await verifySecurityEvent(token, options);
    if (!event) continue;
    if (seen.has(event.jti)) throw refuse('duplicate-jti', 'its jti occurs twice');
    seen.add(event.jti);
    events.push(event);
  }
  return events;
}

/** Verifies one token; `undefined` for a valid token about anything else than this submission. */
export async function verifySecurityEvent(
  token: string,
  options: VerifyEventLogOptions,
): Promise<SecurityEvent | undefined> {
  if (typeof token !== 'string' || token.length > 1_000_000) throw refuse('form', 'it is no compact JWS');
  const parts = token.split('.');
  const [encodedHeader = '', encodedClaims = '', encodedSignature = ''] = parts;
  const header = decodeJsonPart(encodedHeader);
  const claims = decodeJsonPart(encodedClaims);
  const signature = decodeBase64url(encodedSignature);
  if (header === 'ambiguous' || claims === 'ambiguous')
    throw refuse('duplicate-member', 'it has a member twice');
  if (parts.length !== 3 || !header || !claims || !signature) throw refuse('form', 'it is no compact JWS');
  if (header.typ !== 'secevent+jwt') throw refuse('typ', 'its typ is not secevent+jwt');
  if (header.alg !== 'PS512') throw refuse('alg', 'its alg is not PS512');
  if (typeof header.kid !== 'string') throw refuse('kid', 'it names no kid');
  if ('crit' in header || 'b64' in header)
    throw refuse('crit', 'it uses an extension that is not understood');

  const { expected } = options;
  const { iss } = claims;
  if (typeof iss !== 'string') throw refuse('iss', 'it names no issuer');
  // A UUID names a destination. Any other destination than the addressed one must not speak about this submission.
  const author = isUuid(iss) ? 'destination' : 'service';
  const sameIssuer =
    author === 'destination'
      ? iss.toLowerCase() === expected.destinationId.toLowerCase()
      : options.serviceIssuers.includes(iss);
  if (!sameIssuer) throw refuse('iss', 'its issuer is neither the delivery service nor the destination');
  const key =
    author === 'service' ? await options.serviceKey(header.kid) : await options.destinationKey(header.kid);
  const valid = verifySignature(
    'sha512',
    Buffer.from(`${encodedHeader}.${encodedClaims}`, 'ascii'),
    { key: key.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 },
    signature,
  );
  if (!valid) throw refuse('signature', 'its signature is wrong');

  const { sub, txn, jti, iat, events } = claims;
  if (txn !== `case:${expected.caseId}`) throw refuse('txn', 'it belongs to another case');
  if (typeof sub !== 'string' || sub.length === 0) throw refuse('sub', 'it has no subject');
  if (typeof jti !== 'string' || jti.length === 0 || jti.length > 128) throw refuse('jti', 'it has no jti');
  if (typeof iat !== 'number' || !Number.isFinite(iat) || Math.abs(iat) > 1e11)
    throw refuse('iat', 'it has no time of issue');
  const entries = typeof events === 'object' && events !== null ? Object.entries(events) : [];
  const [entry] = entries;
  if (entries.length !== 1 || !entry) throw refuse('events', 'it does not carry exactly one event');
  const { subject = 'submission' } = options;
  if (sub !== `${subject}:${expected.submissionId}`) return undefined;
  const name = (subject === 'reply' ? replyEventName(entry[0]) : eventName(entry[0])) ?? 'unknown';
  if (author === 'destination' && serviceOnly.some((one) => one === name))
    throw refuse('author', 'a destination may not issue this event');
  if (author === 'service' && destinationOnly.some((one) => one === name))
    throw refuse('author', 'the service may not issue this event');
  const payload =
    typeof entry[1] === 'object' && entry[1] !== null ? (entry[1] as Record<string, unknown>) : {};
  return {
    name,
    uri: entry[0],
    author,
    payload,
    jti,
    issuedAt: new Date(iat * 1000).toISOString(),
    schema: typeof claims.$schema === 'string' ? claims.$schema : undefined,
    kid: header.kid,
    token,
  };
}
