import type { LookedAt, Visit } from './visit.ts';

/** Whether somebody is logged in after a visit. */
export type LoggedIn = 'yes' | 'no' | 'unclear';

/** By what it is seen. */
export type Evidence = 'name' | 'page' | 'cookie' | 'redirect';

/** How a login looks at this service, learned from right and wrong answers. */
export interface Baseline {
  readonly by: readonly Evidence[];
  loggedIn(visit: Visit): LoggedIn;
  /** Where wrong and right answers lead by themselves. */
  readonly usualElsewhere: readonly string[];
}

/** What is compared. */
export interface Observed {
  /** Right answers, at least two: what differs between them says nothing. */
  readonly right: readonly Visit[];
  /** Answers that nobody may take: garbage, and an error of the provider. */
  readonly wrong: readonly Visit[];
  /** A browser that has never visited the service. */
  readonly anonymous: Visit;
}

/** Learns how a login looks; undefined when right and wrong answers look alike. */
export function learnBaseline({ right, wrong, anonymous }: Observed): Baseline | undefined {
  const others = [...wrong, anonymous];
  const first = right[0];
  if (first === undefined || right.some(({ fault }) => fault !== undefined)) return undefined;
  const same = (fact: (visit: Visit) => unknown) => right.every((visit) => fact(visit) === fact(first));
  const names = (visit: Visit) => namesIn(visit).length > 0;
  const place = ({ page }: Visit) => placeOf(page);
  const answer = ({ status, location }: Visit) => `${status} ${location ?? ''}`;
  const session = first.cookies.filter(
    (name) =>
      right.every(({ cookies }) => cookies.includes(name)) &&
      !others.some(({ cookies }) => cookies.includes(name)),
  );
  const by: Evidence[] = [];
  if (right.every(names) && !others.some(names)) by.push('name');
  if (
    first.page !== undefined &&
    first.page.status < 400 &&
    same(place) &&
    !others.some((visit) => place(visit) === place(first))
  )
    by.push('page');
  if (session.length > 0) by.push('cookie');
  const isAnswered = (first.status ?? 500) < 400 && same(answer);
  if (isAnswered && !wrong.some((visit) => answer(visit) === answer(first))) by.push('redirect');
  if (by.length === 0) return undefined;

  const anonymousPlace = place(anonymous);
  const says: Readonly<Record<Evidence, (visit: Visit) => LoggedIn>> = {
    name: (visit) =>
      names(visit) ? 'yes' : visit.page === undefined && visit.fault !== undefined ? 'unclear' : 'no',
    page: (visit) =>
      place(visit) === place(first) ? 'yes' : place(visit) === anonymousPlace ? 'no' : 'unclear',
    cookie: ({ cookies, fault }) =>
      session.some((name) => cookies.includes(name)) ? 'yes' : fault === undefined ? 'no' : 'unclear',
    redirect: (visit) =>
      answer(visit) === answer(first)
        ? 'yes'
        : (visit.status ?? 0) >= 400 || wrong.some((one) => answer(one) === answer(visit))
          ? 'no'
          : 'unclear',
  };
  return {
    by,
    usualElsewhere: [...right, ...wrong].flatMap(({ elsewhere }) => elsewhere ?? []),
    loggedIn: (visit) => decide(by.map((evidence) => [evidence, says[evidence](visit)])),
  };
}

/** Whom an answer or the page after it names. */
export function namesIn({ names, page }: Visit): Visit['names'] {
  return [...new Set([...names, ...(page?.names ?? [])])];
}

const placeOf = (page: LookedAt | undefined): string | undefined =>
  page === undefined ? undefined : `${page.status} ${page.path}`;

/**
 * What the service shows decides over what it sets: a page that names somebody is a login. Where the signs contradict each
 * other nothing is certain, and an attack does not count as refused.
 */
function decide(signs: readonly (readonly [Evidence, LoggedIn])[]): LoggedIn {
  const said = (evidence: Evidence) => signs.find(([name]) => name === evidence)?.[1];
  if (said('name') === 'yes' || said('page') === 'yes') return 'yes';
  const shown = said('name') ?? said('page');
  const cookie = said('cookie');
  if (shown === undefined) return cookie === 'yes' ? 'yes' : (cookie ?? said('redirect') ?? 'unclear');
  if (said('page') === 'unclear' && said('name') === undefined) return cookie === 'yes' ? 'yes' : 'unclear';
  return shown === 'no' && cookie === 'yes' ? 'unclear' : shown;
}
