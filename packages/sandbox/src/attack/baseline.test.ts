import { describe, expect, it } from 'vitest';
import { learnBaseline } from './baseline.ts';
import { judgeAttempt } from './judge.ts';
import type { Visit } from './visit.ts';

const nothing: Visit = {
  status: 403,
  location: undefined,
  cookies: [],
  elsewhere: undefined,
  injected: false,
  fault: undefined,
  milliseconds: 1,
  names: [],
  end: undefined,
  page: { path: '/abgemeldet', status: 200, names: [] },
};
const loggedIn: Visit = {
  ...nothing,
  status: 303,
  location: '/konto',
  cookies: ['session'],
  page: { path: '/konto', status: 200, names: ['signed'] },
};
const anonymous: Visit = { ...nothing, status: undefined };
const learn = (right: Partial<Visit>, wrong: Partial<Visit> = {}, nobody: Partial<Visit> = {}) =>
  learnBaseline({
    right: [
      { ...loggedIn, ...right },
      { ...loggedIn, ...right },
    ],
    wrong: [{ ...nothing, ...wrong }],
    anonymous: { ...anonymous, ...nobody },
  });

describe('how a login looks', () => {
  it('is not learned from a service that answers right and wrong alike', () => {
    expect(learn({}, loggedIn, { page: loggedIn.page })).toBeUndefined();
    expect(learn(nothing)).toBeUndefined();
  });

  it('is not learned from a right answer that was refused another way than a wrong one', () => {
    expect(learn({ ...nothing, status: 500 })).toBeUndefined();
  });

  it('is a cookie, where no page tells', () => {
    const baseline = learn(
      { page: undefined },
      { page: undefined, status: 303, location: '/konto' },
      { page: undefined },
    );
    expect(baseline?.by).toEqual(['cookie']);
    expect(baseline?.loggedIn({ ...loggedIn, page: undefined })).toBe('yes');
    expect(baseline?.loggedIn({ ...nothing, page: undefined })).toBe('no');
  });

  it('is unclear where the page names nobody and the cookie of a session was set', () => {
    const baseline = learn({});
    expect(baseline?.loggedIn({ ...nothing, cookies: ['session'] })).toBe('unclear');
    expect(baseline?.loggedIn(nothing)).toBe('no');
    expect(baseline?.loggedIn({ ...nothing, page: { path: '/konto', status: 200, names: [] } })).toBe('yes');
    expect(
      baseline?.loggedIn({ ...nothing, page: { path: '/anders', status: 200, names: ['forged'] } }),
    ).toBe('yes');
  });

  it('is unclear where no answer came', () => {
    const baseline = learn({});
    expect(baseline?.loggedIn({ ...nothing, fault: 'timeout', status: undefined, page: undefined })).not.toBe(
      'no',
    );
  });
});

describe('an attempt', () => {
  const baseline = learn({})!;
  const judge = (bad: Parameters<typeof judgeAttempt>[0]['bad'], visit: Partial<Visit>) =>
    judgeAttempt({ bad }, { name: { de: '', en: '' }, visit: { ...nothing, ...visit } }, baseline).outcome;

  it('that logs in is accepted, one that does not is refused', () => {
    expect(judge('login', loggedIn)).toBe('accepted');
    expect(judge('login', {})).toBe('refused');
  });

  it('counts by the person where that decides', () => {
    const as = (...names: Visit['names']) => ({ ...loggedIn, page: { path: '/konto', status: 200, names } });
    expect(judge('identity', as('signed'))).toBe('without-effect');
    expect(judge('identity', as('signed', 'forged'))).toBe('accepted');
    expect(judge('identity', as())).toBe('unclear');
    expect(judge('cut', as('whole'))).toBe('without-effect');
    expect(judge('cut', as('whole', 'forged'))).toBe('accepted');
    expect(judge('cut', as('signed'))).toBe('unclear');
  });

  it.each(['login', 'identity', 'cut', 'redirect', 'outage'] as const)(
    'that leads to the bait, or gives it back as markup, is accepted whatever else it was about: %s',
    (bad) => {
      expect(judge(bad, { elsewhere: 'https://boese.example' })).toBe('accepted');
      expect(judge(bad, { injected: true })).toBe('accepted');
    },
  );

  it('that takes the service out is accepted, and is unclear where it was about something else', () => {
    const silent = { fault: 'timeout', status: undefined, page: undefined } as const;
    expect(judge('outage', silent)).toBe('accepted');
    expect(judge('login', silent)).toBe('unclear');
    expect(judge('redirect', silent)).toBe('unclear');
  });
});
