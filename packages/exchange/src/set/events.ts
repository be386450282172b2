const prefix = 'https://schema.fitko.de/fit-connect/events/';

/** Events of a submission (fact: FITKO documentation, event log). */
export const eventNames = [
  'create-submission',
  'submit-submission',
  'notify-submission',
  'forward-submission',
  'accept-submission',
  'reject-submission',
  'delete-submission',
] as const;
/** Names of the events of a submission. */
export type EventName = (typeof eventNames)[number];

/** What an event says has happened. */
export type EventVerb = EventName extends `${infer Verb}-submission` ? Verb : never;
/** Names of the events of a reply: the same verbs. */
export type ReplyEventName = `${EventVerb}-reply`;
/** What a log is about: a submission, or a reply to one (`reply:<uuid>`, not published as text). */
export type EventSubject = 'submission' | 'reply';

/** URI of an event as the `events` claim has it. */
export function eventUri(name: EventName): string {
  return prefix + name;
}

/** Name of an event of a submission; `undefined` for events of replies and for unknown ones. */
export function eventName(uri: string): EventName | undefined {
  return eventNames.find((name) => uri === prefix + name);
}

/** Name of an event of a reply; `undefined` for events of submissions and for unknown ones. */
export function replyEventName(uri: string): ReplyEventName | undefined {
  const name = eventNames.find((one) => uri === `${prefix}${replyNameOf(one)}`);
  return name && replyNameOf(name);
}

const replyNameOf = (name: EventName): ReplyEventName =>
  name.replace('-submission', '-reply') as ReplyEventName;

/** Whether an event says this, of a submission or of a reply: a verified log holds events of one of them only. */
export const isEvent =
  (verb: EventVerb) =>
  ({ name }: { readonly name: EventName | ReplyEventName | 'unknown' }): boolean =>
    name === `${verb}-submission` || name === `${verb}-reply`;

/** The fifth part of each JWE of a submission. Attachments are keyed by attachment id. */
export interface AuthenticationTags {
  metadata: string;
  data: string;
  attachments: Record<string, string>;
}

/**
 * A reason for rejection as a reject event has it. `instance` is `metadata`, `data`, `attachment:<uuid>` or, for
 * the whole submission, `submission`. Which types the service knows was not published in a form we could read.
 */
export interface SubmissionProblem {
  type: string;
  title: string;
  detail: string;
  instance: string;
}

const problemPrefix = `${prefix}problems/`;

/** Types of problems this package reports by itself; others may be used by the caller. */
export const problemTypes = {
  encryptionIssue: `${problemPrefix}encryption-issue`,
  incorrectAuthenticationTag: `${problemPrefix}incorrect-authentication-tag`,
  hashMismatch: `${problemPrefix}hash-mismatch`,
  schemaViolation: `${problemPrefix}schema-violation`,
  attachmentsMismatch: `${problemPrefix}attachments-mismatch`,
  unsupportedMetadata: `${problemPrefix}unsupported-metadata-schema`,
} as const;
