import { describe, expect, it } from 'vitest';
import type { LookedAt, Visit } from '../visit.ts';
import { learnSight, type ObservedSessions } from './session-sight.ts';

const saw = (page: LookedAt | undefined, more: Partial<Visit> = {}): Visit => ({
  status: 200,
  location: undefined,
  cookies: [],
  elsewhere: undefined,
  injected: false,
  fault: undefined,
  milliseconds: 1,
  names: [],
  end: undefined,
  page,
  ...more,
});
const konto: LookedAt = { path: '/konto', status: 200, names: ['signed'] };
const nameless: LookedAt = { ...konto, names: [] };
const login: LookedAt = { path: '/anmelden', status: 200, names: [] };
const busy: LookedAt = { path: '/konto', status: 503, names: [] };
const goodbye: LookedAt = { path: '/tschuess', status: 200, names: [] };

const learned = (facts: Partial<ObservedSessions>) =>
  learnSight({ alive: [saw(konto), saw(konto)], anonymous: saw(login), ...facts });
const stateAt = (page: LookedAt | undefined, facts: Partial<ObservedSessions> = {}) =>
  learned(facts)?.stateOf(saw(page));

describe('whether a session goes on', () => {
  it('is seen by a name, or by a page that only those see who are logged in', () => {
    expect(learned({})?.by).toEqual(['name', 'page']);
    expect([stateAt(konto), stateAt(login)]).toEqual(['alive', 'ended']);
    const pages = { alive: [saw(nameless), saw(nameless)] };
    expect(learned(pages)?.by).toEqual(['page']);
    expect([stateAt(nameless, pages), stateAt(login, pages)]).toEqual(['alive', 'ended']);
    const names = { anonymous: saw(nameless) };
    expect(learned(names)?.by).toEqual(['name']);
    expect([stateAt(konto, names), stateAt(nameless, names)]).toEqual(['alive', 'ended']);
  });

  it('is unclear where the page looks like neither, and where there was none', () => {
    expect([stateAt(busy), stateAt(goodbye), stateAt(nameless), stateAt(undefined)]).toEqual([
      'unclear',
      'unclear',
      'unclear',
      'unclear',
    ]);
  });

  it('knows the page behind a right logout', () => {
    expect(stateAt(goodbye, { ended: [saw(goodbye)] })).toBe('ended');
  });

  it('is not seen where pages look alike, change by themselves, or cannot be had', () => {
    expect(learned({ anonymous: saw(konto) })).toBeUndefined();
    expect(learned({ alive: [saw(nameless), saw(login)] })).toBeUndefined();
    expect(learned({ anonymous: saw(undefined) })).toBeUndefined();
    expect(learned({ alive: [saw(busy), saw(busy)], anonymous: saw(login) })).toBeUndefined();
  });

  it('is not said by cookies', () => {
    expect(learned({})?.stateOf(saw(login, { cookies: ['session'] }))).toBe('ended');
  });
});
