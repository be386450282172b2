import { importJWK, type JWK, SignJWT } from 'jose';
import type { InjectedEvent } from '../control/faults.ts';
import type { TestKey } from '../seed/test-keys.ts';

export const eventBase = 'https://schema.fitko.de/fit-connect/events/';
/** The version the live TEST service used in June 2026; it refused others. */
export const setSchema = 'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json';

export interface AuthenticationTags {
  metadata: string;
  data: string;
  attachments: Record<string, string>;
}

/** A submission goes to a destination, a reply comes back from it. */
export type DeliveryKind = 'submission' | 'reply';
type Verb = 'create' | 'submit' | 'notify' | 'forward' | 'accept' | 'reject' | 'delete';
export type EventName = `${Verb}-${DeliveryKind}`;

export interface EventProblem {
  type: string;
  title: string;
  detail: string;
  instance: string;
}

/** What an event says beside its name. Of `notifyType` no public source says the values. */
export type EventPayload =
  | { authenticationTags: AuthenticationTags }
  | { problems: readonly EventProblem[] }
  | { notifyType: string };

/** What an event is about. */
export interface EventSubject {
  readonly kind: DeliveryKind;
  readonly id: string;
  readonly caseId: string;
}

/** Who signs, with what, and when. */
export interface EventAuthor {
  readonly key: TestKey;
  readonly issuer: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly jti: string;
}

/**
 * Signs an event (RFC 8417, PS512). `$schema` is left out only where there is no payload, as the documentation allows;
 * like the live service, this one always names it.
 */
export async function signEvent(
  author: EventAuthor,
  subject: EventSubject,
  name: string,
  payload?: EventPayload,
): Promise<string> {
  return new SignJWT({
    $schema: setSchema,
    sub: `${subject.kind}:${subject.id}`,
    txn: `case:${subject.caseId}`,
    events: { [`${eventBase}${name}`]: payload ?? {} },
  })
    .setProtectedHeader({ typ: 'secevent+jwt', alg: 'PS512', kid: author.key.kid })
    .setIssuer(author.issuer)
    .setIssuedAt(Math.floor(author.at / 1000))
    .setJti(author.jti)
    .sign(await importJWK(author.key as unknown as JWK, 'PS512'));
}

/** An event that does not belong into the log: what is wrong with it is what its kind says. */
export async function signInjected(
  kind: InjectedEvent,
  service: EventAuthor,
  subject: EventSubject & { tags?: AuthenticationTags | undefined },
  foreign: { key: TestKey; destinationKey: TestKey; destinationId: string },
): Promise<string> {
  const tags = { metadata: '', data: '', attachments: {} };
  const acceptance = { authenticationTags: subject.tags ?? tags };
  switch (kind) {
    case 'notify':
      return signEvent(service, subject, `notify-${subject.kind}`, { notifyType: 'sandbox' });
    case 'forward':
      return signEvent(service, subject, `forward-${subject.kind}`);
    case 'unknown':
      return signEvent(service, subject, 'sandbox-novelty', { notifyType: 'sandbox' });
    case 'wrong-signature':
      return signEvent(
        { ...service, key: { ...foreign.key, alg: 'PS512', key_ops: ['sign'], kid: service.key.kid } },
        subject,
        `delete-${subject.kind}`,
      );
    case 'foreign-issuer':
      return signEvent(
        {
          ...service,
          issuer: 'https://zustellung.example/submission-api',
          key: { ...foreign.key, alg: 'PS512', key_ops: ['sign'], kid: 'emulator-fremder-dienst-sig-1' },
        },
        subject,
        `delete-${subject.kind}`,
      );
    case 'foreign-destination':
      return signEvent(
        { ...service, key: foreign.destinationKey, issuer: foreign.destinationId },
        subject,
        `accept-${subject.kind}`,
        acceptance,
      );
  }
}

/** Every tag must be the one the service computed at submission, and none may be missing. */
export function sameTags(expected: AuthenticationTags, given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false;
  const { metadata, data, attachments } = given as Partial<AuthenticationTags>;
  const names = Object.keys(expected.attachments);
  return (
    metadata === expected.metadata &&
    data === expected.data &&
    Object.keys(attachments ?? {}).length === names.length &&
    names.every((name) => attachments?.[name] === expected.attachments[name])
  );
}
