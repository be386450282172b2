import { describe, expect, it } from 'vitest';
import { createWorld, erika } from '../../test/mock-browser.ts';

const minute = 60_000;
/** A portal at a provider that says another time of the login; `undefined` for none. */
const worldWhere = (authTime: (now: number) => unknown) =>
  createWorld({
    tampering: {
      idToken: (claims) => Object.assign(claims, { auth_time: authTime(Number(claims.auth_time)) }),
    },
  });

describe('a page that needs a fresh proof', () => {
  it('asks the session: who takes it out of the login link has an old one', async () => {
    const world = worldWhere((now) => now - 3600);
    await world.login();
    const session = await world.browser.session();
    expect(session?.startedAt.getTime()).toBe(session!.authenticatedAt!.getTime() + 60 * minute);
    expect(session?.isFresh(5 * minute)).toBe(false);
    expect(session?.isFresh(60 * minute)).toBe(true);
    // A link without `fresh` leads straight back: whoever is logged in well enough need not log in again.
    expect((await world.browser.visit('/login/broker?level=substanziell')).status).toBe(303);
    expect((await world.browser.session())?.isFresh(5 * minute)).toBe(false);
  });

  it('is content after a login that asked for it, and no longer than it says', async () => {
    const world = createWorld();
    await world.login();
    world.advance(6 * minute);
    expect((await world.browser.session())?.isFresh(5 * minute)).toBe(false);
    expect((await world.login(erika, '?fresh=1')).status).toBe(303);
    expect((await world.browser.session())?.isFresh(5 * minute)).toBe(true);
    world.advance(5 * minute + 1);
    expect((await world.browser.session())?.isFresh(5 * minute)).toBe(false);
  });

  it.each([
    ['does not say when', () => undefined],
    ['says a time that is to come', (now: number) => now + 60],
  ])('is never content with a provider that %s', async (_what, authTime) => {
    const world = worldWhere(authTime);
    expect((await world.login()).status).toBe(303);
    const session = await world.browser.session();
    expect(session?.authenticatedAt).toBeUndefined();
    expect(session?.isFresh(Number.POSITIVE_INFINITY)).toBe(false);
  });

  it('is content with a clock that is half a minute fast', async () => {
    const world = worldWhere((now) => now + 30);
    await world.login();
    expect((await world.browser.session())?.isFresh(0)).toBe(true);
  });

  it('that names no time is never content', async () => {
    const world = createWorld();
    await world.login();
    const session = await world.browser.session();
    expect(session?.isFresh(0)).toBe(true);
    expect(session?.isFresh(Number.NaN)).toBe(false);
    expect(session?.isFresh(undefined as unknown as number)).toBe(false);
  });
});
