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
}

/** What is stored (sealed under the session id). */
export interface SessionRecord {
  identity: Identity;
  startedAt: number;
  endsAt: number;
  /** Milliseconds of the allowed pause. */
  idle: number;
  /** The session at the provider, for logouts from either side. */
  providerSession: ProviderSession;
}

export function sessionView(
  record: SessionRecord,
  idleUntil: number,
  sid: string,
  csrf: { token: () => string; verify: (token: unknown) => boolean },
): Session {
  return {
    identity: record.identity,
    level: record.identity.level,
    sid,
    startedAt: new Date(record.startedAt),
    idleUntil: new Date(idleUntil),
    endsAt: new Date(record.endsAt),
    get csrfToken() {
      return csrf.token();
    },
    verifyCsrf: csrf.verify,
    atLeast: (level) => atLeast(record.identity.level, level),
  };
}
