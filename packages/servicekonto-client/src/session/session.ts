import type { Identity } from '../identity/identity.ts';
import { atLeast, type Vertrauensniveau } from '../level/vertrauensniveau.ts';
import type { ProviderSession } from '../login/protocol.ts';

/** A logged-in person. A snapshot: ask `servicekonto.session(request)` again for each request. */
export interface Session {
  readonly identity: Identity;
  readonly level: Vertrauensniveau;
  /** Name of this session for tokens and logs. It follows from the id in the cookie and does not lead back to it. */
  readonly sid: string;
  readonly startedAt: Date;
  /**
   * When the person showed their means of identification, by the provider: earlier than `startedAt` where the provider still
   * knew them. Absent when the provider does not say.
   */
  readonly authenticatedAt?: Date | undefined;
  /** End if nothing happens from now on. */
  readonly idleUntil: Date;
  /** End in any case. */
  readonly endsAt: Date;
  /** For a hidden form field or the header `x-csrf-token`. Differs at each reading; all of them are valid. */
  readonly csrfToken: string;
  /** Checks a token from a form or header in constant time. */
  verifyCsrf(token: unknown): boolean;
  /** Whether this login reaches a level. If not, send the person to `loginHref(request, { level })`. */
  atLeast(level: Vertrauensniveau): boolean;
  /**
   * Whether the person showed their means of identification in the last milliseconds. False when nobody knows. If not, send
   * the person to `loginHref(request, { fresh: true })`; that link is in their hands, so what counts is this question.
   */
  isFresh(within: number): boolean;
}

/** What is stored (sealed under the session id). */
export interface SessionRecord {
  identity: Identity;
  startedAt: number;
  authenticatedAt?: number | undefined;
  endsAt: number;
  /** Milliseconds of the allowed pause. */
  idle: number;
  /** The session at the provider, for logouts from either side. */
  providerSession: ProviderSession;
}

export function sessionView(
  record: SessionRecord,
  { now, idleUntil, sid }: { readonly now: number; readonly idleUntil: number; readonly sid: string },
  csrf: { token: () => string; verify: (token: unknown) => boolean },
): Session {
  const { authenticatedAt } = record;
  return {
    identity: record.identity,
    level: record.identity.level,
    sid,
    startedAt: new Date(record.startedAt),
    authenticatedAt: authenticatedAt === undefined ? undefined : new Date(authenticatedAt),
    idleUntil: new Date(idleUntil),
    endsAt: new Date(record.endsAt),
    get csrfToken() {
      return csrf.token();
    },
    verifyCsrf: csrf.verify,
    atLeast: (level) => atLeast(record.identity.level, level),
    // Written so that what is no number is never enough.
    isFresh: (within) => authenticatedAt !== undefined && now - authenticatedAt <= within,
  };
}
