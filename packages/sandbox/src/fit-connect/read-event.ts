import { compactVerify, importJWK, type JWK } from 'jose';
import { eventBase, setSchema } from './events.ts';
import { Problem } from './problem.ts';

const problemBase = 'https://schema.fitko.de/fit-connect/events/problems/';

export interface ReceivedEvent {
  name: 'accept-submission' | 'reject-submission' | 'forward-submission';
  jti: string;
  issuer: string;
  submissionId: string;
  tags: unknown;
}

const invalid = (detail: string) => new Problem(422, 'invalid-set', 'Invalid security event token', detail);
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/**
 * Checks a subscriber's event: profile, signature by a registered key of the issuing destination, schema version,
 * subject, transaction, exactly one event. The state of the submission and the tags are the caller's matter.
 */
export async function readEvent(options: {
  token: string;
  caseId: string;
  /** What the service believes the time is, milliseconds. */
  now: number;
  /** Public signature key of a destination. */
  keyOf(destinationId: string, kid: string): JWK | undefined;
}): Promise<ReceivedEvent> {
  const { token, caseId, now, keyOf } = options;
  const [encodedHeader, encodedPayload, signature, ...rest] = token.split('.');
  if (!encodedHeader || !encodedPayload || !signature || rest.length > 0) throw invalid('not a compact JWS');
  const header = decode(encodedHeader);
  const claims = decode(encodedPayload);
  if (header.typ !== 'secevent+jwt') throw invalid("header 'typ' is not secevent+jwt");
  if (header.alg !== 'PS512') throw invalid("header 'alg' is not PS512");
  if (header.crit !== undefined) throw invalid("header 'crit' is not supported");
  const kid = header.kid;
  if (typeof kid !== 'string') throw invalid("header 'kid' is missing");
  const issuer = claims.iss;
  if (typeof issuer !== 'string' || !new RegExp(`^${uuid}$`).test(issuer)) {
    throw invalid("claim 'iss' is not a destination id");
  }
  const jwk = keyOf(issuer, kid);
  if (!jwk) throw new Problem(422, 'unknown-key', 'Unknown key', 'the destination has no such signature key');
  try {
    await compactVerify(token, await importJWK({ ...jwk, key_ops: ['verify'] }, 'PS512'), {
      algorithms: ['PS512'],
    });
  } catch {
    throw invalid('the signature is not valid');
  }
  const jti = claims.jti;
  if (typeof jti !== 'string' || !new RegExp(`^${uuid}$`).test(jti))
    throw invalid("claim 'jti' is not a UUID");
  const iat = claims.iat;
  if (typeof iat !== 'number' || !Number.isInteger(iat)) throw invalid("claim 'iat' is missing");
  if (iat > now / 1000 + 60) throw invalid("claim 'iat' lies in the future");
  if (claims.txn !== `case:${caseId}`) throw invalid("claim 'txn' names another case");
  const submissionId = new RegExp(`^submission:(${uuid})$`).exec(String(claims.sub))?.[1];
  if (!submissionId) throw invalid("claim 'sub' is not a submission");
  const events = claims.events;
  if (typeof events !== 'object' || events === null) throw invalid("claim 'events' is missing");
  const entries = Object.entries(events);
  const [first] = entries;
  if (!first || entries.length !== 1) throw invalid('not exactly one event');
  const [uri, payload] = first as [string, Record<string, unknown> | null];
  const name = uri.startsWith(eventBase) ? uri.slice(eventBase.length) : '';
  if (name !== 'accept-submission' && name !== 'reject-submission' && name !== 'forward-submission') {
    throw invalid('an event that a subscriber may not send');
  }
  checkSchema(claims.$schema, payload);
  if (name === 'reject-submission') checkProblems(payload?.problems);
  return { name, jti, issuer, submissionId, tags: payload?.authenticationTags };
}

function decode(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    throw invalid('a part is not JSON');
  }
  throw invalid('a part is not an object');
}

/** `$schema` may be left out only where there is no payload. */
function checkSchema(schema: unknown, payload: Record<string, unknown> | null): void {
  const isEmpty = Object.keys(payload ?? {}).length === 0;
  if (schema === setSchema || (schema === undefined && isEmpty)) return;
  throw new Problem(422, 'unsupported-set-schema', 'Unsupported schema', 'Payload Schema not supported');
}

function checkProblems(problems: unknown): void {
  if (!Array.isArray(problems) || problems.length === 0)
    throw invalid('a rejection names at least one problem');
  for (const problem of problems as Record<string, unknown>[]) {
    for (const member of ['type', 'title', 'detail', 'instance']) {
      if (typeof problem?.[member] !== 'string') throw invalid(`a problem lacks '${member}'`);
    }
    if (!String(problem.type).startsWith(problemBase)) throw invalid('a problem has a foreign type');
  }
}
