import { exchangeError } from '../../errors.ts';
import { type AuthenticationTags, isEvent } from '../../set/events.ts';
import { parseAuthenticationTags } from '../../set/tags.ts';
import type { SecurityEvent } from '../../set/verify.ts';
import type { Part, Progress } from '../transport.ts';
import { notJudged } from './read-metadata.ts';

/** What the log said before any content was touched. */
export interface Evidence {
  readonly tags: AuthenticationTags;
  /** `$schema` of the submit event, which the answer mirrors. */
  readonly schema?: string | undefined;
  /** The tokens, as signed. */
  readonly events: readonly string[];
}

/** An answer that may have been given. */
export interface GivenAnswer {
  readonly as: 'accepted' | 'rejected';
  /** The event, signed once: whoever posts it, posts the same. Of a reply there is none, the service signs. */
  readonly token?: string | undefined;
}

/** A key that content names and that is not configured here. */
export interface MissingKey {
  readonly kid: string;
  /** By the time that the service has signed, ISO 8601 in UTC. */
  readonly sentAt: string;
  /** Downloads in a row that have named it. */
  readonly named: number;
}

/** What a submission on its way in remembers. */
export interface ReceiveProgress {
  readonly version: 1;
  readonly caseId: string;
  /** Of a reply: the destination that it comes from. */
  readonly destinationId?: string | undefined;
  readonly evidence?: Evidence | undefined;
  /** Contents that were verified and stored. */
  readonly parts?: readonly Pick<Part, 'id' | 'content' | 'sha512'>[] | undefined;
  /** Set before the answer is posted: from then on it may be in the log. */
  readonly answer?: GivenAnswer | undefined;
  /** The key that this side has not, and when the content for it was submitted: nothing is fetched for it in vain. */
  readonly missing?: MissingKey | undefined;
  /** Unknown events in the log that were reported. */
  readonly unknownEvents?: number | undefined;
}

/** Reads what was stored. Errors: `exchange.transport.progress-unknown` for what another release wrote. */
export function readReceiveProgress(progress: Progress): ReceiveProgress {
  if (progress.version !== 1 || typeof progress.caseId !== 'string')
    throw exchangeError('exchange.transport.progress-unknown');
  return progress as unknown as ReceiveProgress;
}

/** The key that a message waits for, without a word about progress of another release: one look reads that of many. */
export const missingIn = (progress: Progress): MissingKey | undefined =>
  progress.version === 1 ? (progress as unknown as ReceiveProgress).missing : undefined;

/** As JSON: members that are undefined are left out. */
export const written = (progress: ReceiveProgress): Progress =>
  Object.fromEntries(Object.entries(progress).filter(([, value]) => value !== undefined));

/**
 * What the log says of a submission to pick up. Errors: `exchange.inbox.not-in-log`; `exchange.inbox.metadata-not-judged`
 * for one without data, which version 1 allows.
 */
export function readLog(events: readonly SecurityEvent[]): { evidence: Evidence; sentAt: string } {
  const submit = events.find(isEvent('submit'));
  const tags = submit && parseAuthenticationTags(submit.payload);
  if (submit && !tags && isWithoutData(submit.payload)) throw notJudged('no-data');
  if (!submit || !tags) throw exchangeError('exchange.inbox.not-in-log');
  return {
    evidence: { tags, schema: submit.schema, events: events.map(({ token }) => token) },
    sentAt: submit.issuedAt,
  };
}

/** Complete but for the tag of data that were never there. */
const isWithoutData = ({ authenticationTags: tags }: Record<string, unknown>): boolean =>
  typeof tags === 'object' &&
  tags !== null &&
  !Object.hasOwn(tags, 'data') &&
  parseAuthenticationTags({ authenticationTags: { ...tags, data: 'A'.repeat(22) } }) !== undefined;
