import type { Evidence } from '../baseline.ts';
import type { LookedAt, Visit } from '../visit.ts';

/** Whether a session goes on. */
export type SessionState = 'alive' | 'ended' | 'unclear';

/** How it is seen whether somebody is still logged in. */
export interface SessionSight {
  readonly by: readonly Extract<Evidence, 'name' | 'page'>[];
  /** By the page that was looked at behind a message. */
  stateOf(visit: Visit): SessionState;
}

/** What is compared. */
export interface ObservedSessions {
  /** Looks of browsers that are logged in, at least two. */
  readonly alive: readonly Visit[];
  /** A look of a browser that has never visited the service. */
  readonly anonymous: Visit;
  /** Looks behind right logouts. */
  readonly ended?: readonly Visit[] | undefined;
}

/**
 * Learns how a session that goes on differs from none; undefined when the page does not show it. A cookie says nothing here:
 * it stays in the browser while the service has ended the session, and the other way round.
 */
export function learnSight({ alive, anonymous, ended = [] }: ObservedSessions): SessionSight | undefined {
  const [first] = alive;
  if (first?.page === undefined || anonymous.page === undefined) return undefined;
  const others = [anonymous, ...ended];
  const isNamed = ({ page }: Visit) => (page?.names.length ?? 0) > 0;
  const place = ({ page }: Visit) => placeOf(page);
  const by: SessionSight['by'][number][] = [];
  if (alive.every(isNamed) && !others.some(isNamed)) by.push('name');
  const isOwnPlace = alive.every((visit) => place(visit) === place(first));
  if (isOwnPlace && first.page.status < 400 && !others.some((visit) => place(visit) === place(first)))
    by.push('page');
  if (by.length === 0) return undefined;
  const places = new Set(others.map(place));
  return {
    by,
    stateOf(visit) {
      if (by.includes('name') && isNamed(visit)) return 'alive';
      if (by.includes('page') && place(visit) === place(first))
        return by.includes('name') ? 'unclear' : 'alive';
      return visit.page !== undefined && places.has(place(visit)) ? 'ended' : 'unclear';
    },
  };
}

const placeOf = (page: LookedAt | undefined): string | undefined =>
  page === undefined ? undefined : `${page.status} ${page.path}`;
