import { afterEach, describe, expect, it, vi } from 'vitest';
import { codeOf, createWorld, erika } from '../../test/mock-browser.ts';
import { servicekontoError } from '../errors.ts';
import { type JsonWebKeys, KeySet } from './key-set.ts';

const hour = 3_600_000;
const unreachable = () => servicekontoError('servicekonto.provider.unreachable');

/** A provider whose keys can be changed, on a clock that stands. */
function bench() {
  const state = {
    now: 0,
    keys: ['a'],
    loads: 0,
    isAway: false,
    /** An answer that is no key set. */
    spoilt: undefined as unknown,
    /** How long an answer is on its way. */
    travels: Promise.resolve(),
  };
  const keySet = new KeySet({
    clock: () => state.now,
    load: async (): Promise<JsonWebKeys> => {
      state.loads += 1;
      const found = state.spoilt ?? { keys: state.keys.map((kid) => ({ kid })) };
      await state.travels;
      if (state.isAway) throw unreachable();
      return found as JsonWebKeys;
    },
  });
  const kids = async () => (await keySet.current(undefined)).keys.map(({ kid }) => kid);
  const seek = (kid: string, isTrusted = true) => keySet.seek(kid, { isTrusted, signal: undefined });
  return { state, keySet, kids, seek };
}

describe('keys of a provider', () => {
  afterEach(() => vi.useRealTimers());

  it('are asked for once an hour', async () => {
    const { state, kids } = bench();
    await kids();
    state.now += hour - 1;
    await kids();
    expect(state.loads).toBe(1);
    state.now += 1;
    await kids();
    expect(state.loads).toBe(2);
  });

  it('that are not known are asked for at once, by many logins together', async () => {
    const { state, kids, seek } = bench();
    await kids();
    state.now += 5000;
    state.keys = ['b'];
    await Promise.all(Array.from({ length: 100 }, () => seek('b')));
    expect(await kids()).toEqual(['b', 'a']);
    expect(state.loads).toBe(2);
  });

  it('go a minute after the provider has published them last: tokens are on their way', async () => {
    const { state, kids, seek } = bench();
    await kids();
    state.now += 5000;
    state.keys = ['b'];
    await seek('b');
    state.now += 5000;
    state.keys = ['c'];
    await seek('c');
    expect(await kids(), 'the published one first').toEqual(['c', 'a', 'b']);
    expect(state.loads, 'a former one is known').toBe(3);
    await seek('a');
    expect(state.loads).toBe(3);
    state.now += 54_999;
    expect(await kids()).toEqual(['c', 'a', 'b']);
    state.now += 1;
    expect(await kids()).toEqual(['c', 'b']);
    state.now += 5000;
    expect(await kids()).toEqual(['c']);
    state.keys = ['b'];
    await seek('b');
    expect(await kids(), 'one that comes again is published').toEqual(['b', 'c']);
  });

  it('that come with two roll-overs within a second are found after it', async () => {
    const { state, kids, seek } = bench();
    await kids();
    state.keys = ['b'];
    state.now += 1000;
    await seek('b');
    state.keys = ['c'];
    const found = seek('c');
    await new Promise((resolve) => setImmediate(resolve));
    expect(state.loads, 'it waits for its turn').toBe(2);
    state.now += 1000;
    await found;
    expect(await kids()).toEqual(['c', 'a', 'b']);
  });

  it('are not those of a request that began before the roll-over', async () => {
    const { state, kids, seek } = bench();
    await kids();
    state.now += 5000;
    const arrival = Promise.withResolvers<void>();
    state.travels = arrival.promise;
    const early = seek('x');
    await vi.waitFor(() => expect(state.loads, 'the answer with the old keys is on its way').toBe(2));
    state.keys = ['b'];
    state.travels = Promise.resolve();
    state.now += 2000;
    const found = seek('b');
    arrival.resolve();
    await Promise.all([early, found]);
    expect(state.loads).toBe(3);
    expect(await kids()).toContain('b');
  });

  it('are asked for by strangers every two seconds at most, and that locks nobody out', async () => {
    const { state, kids, seek } = bench();
    await kids();
    vi.useFakeTimers();
    const posted: Promise<void>[] = [];
    for (let n = 0; n < 1000; n += 1) {
      posted.push(seek(`forged-${n}`, false));
      state.now += 10;
      await vi.advanceTimersByTimeAsync(10);
    }
    state.keys = ['b'];
    const login = seek('b');
    state.now += 1000;
    await vi.advanceTimersByTimeAsync(1000);
    await login;
    expect(await kids(), 'a login waits for a second, not for strangers').toEqual(['b', 'a']);
    state.now += 3000;
    await vi.advanceTimersByTimeAsync(3000);
    await Promise.all(posted);
    expect(state.loads, 'at the start, for 14 seconds of strangers, for the login').toBe(1 + 7 + 1);
  });

  it('are found for a logout that the provider signs right after a roll-over, also after another one', async () => {
    const { state, kids, seek } = bench();
    await kids();
    for (const kid of ['b', 'c', 'd']) {
      state.keys = [kid];
      vi.useFakeTimers();
      const found = seek(kid, false);
      // A moment after the last request, for which a provider that tells of a logout waits.
      state.now += 2000;
      await vi.advanceTimersByTimeAsync(2000);
      await found;
      vi.useRealTimers();
      expect(await kids()).toContain(kid);
    }
  });

  it('are asked for at once when the clock was set back meanwhile', async () => {
    const { state, kids, seek } = bench();
    state.now = 2 * hour;
    await kids();
    state.now -= hour;
    state.keys = ['b'];
    await seek('b');
    expect(await kids()).toContain('b');
    state.now -= hour;
    state.keys = ['c'];
    expect(await kids(), 'not for an hour more').toContain('c');
  });

  it('stay in use for a day while the provider is away, and no longer', async () => {
    const { state, kids } = bench();
    await kids();
    state.isAway = true;
    state.now += 24 * hour - 1;
    expect(await kids()).toEqual(['a']);
    state.now += 1;
    await expect(kids()).rejects.toMatchObject({ code: 'servicekonto.provider.unreachable' });
    state.isAway = false;
    state.now += hour;
    expect(await kids()).toEqual(['a']);
  });

  it.each([{}, { keys: 'a' }, { keys: ['b'] }, { keys: [null] }, { keys: [{ kid: 'b' }, []] }, 'b'])(
    '%j is no key set and changes nothing',
    async (spoilt) => {
      const { state, kids, seek, keySet } = bench();
      await kids();
      state.spoilt = spoilt;
      state.now += 5000;
      await seek('b');
      state.now += hour;
      expect(await kids(), 'an hour later, when it is asked again').toEqual(['a']);
      expect(state.loads).toBe(3);
      state.now += 2000;
      expect(await keySet.publishes('a', undefined), 'what was known last counts').toBe(true);
      state.now += 23 * hour;
      await expect(kids(), 'a day later there is nothing else').rejects.toMatchObject({
        code: 'servicekonto.provider.metadata',
      });
    },
  );
});

describe('a key roll-over at the provider', () => {
  it('locks nobody out: the first login afterwards succeeds, with one more request', async () => {
    const world = createWorld();
    expect((await world.login()).status).toBe(303);
    world.advance(5000);
    world.provider.rollOver();
    expect((await world.login(erika, '?fresh=1')).status).toBe(303);
    expect(world.provider.calls.filter((call) => call === 'jwks')).toHaveLength(2);
    expect(world.provider.calls.filter((call) => call === 'token')).toHaveLength(2);
  });

  it('does not make a forged token good', async () => {
    const world = createWorld({
      tampering: { idToken: (_claims, header) => Object.assign(header, { kid: 'other' }) },
    });
    const response = await world.login();
    expect(await codeOf(response)).toBe('servicekonto.token.invalid');
  });
});

describe('metadata of a provider that does not answer', () => {
  it('are used for a day, asked for every minute, and not when it says something else', async () => {
    const world = createWorld();
    expect((await world.login()).status).toBe(303);
    let isAway = true;
    world.provider.tampering.intercept = (_request, endpoint) =>
      endpoint === 'discovery' && isAway ? new Response('Wartung', { status: 503 }) : undefined;
    const discoveries = () => world.provider.calls.filter((call) => call === 'discovery').length;
    world.advance(2 * hour);
    const before = discoveries();
    for (let n = 0; n < 5; n += 1) expect((await world.login(erika, '?fresh=1')).status).toBe(303);
    expect(discoveries()).toBe(before + 1);
    world.advance(60_000);
    expect((await world.login(erika, '?fresh=1')).status).toBe(303);
    expect(discoveries()).toBe(before + 2);
    world.advance(22 * hour);
    expect(await codeOf(await world.browser.visit('/login/broker?fresh=1'))).toBe(
      'servicekonto.provider.unreachable',
    );
    isAway = false;
    world.provider.tampering.metadata = (metadata) =>
      Object.assign(metadata, { issuer: 'https://evil.test' });
    expect(await codeOf(await world.browser.visit('/login/broker?fresh=1'))).toBe(
      'servicekonto.provider.metadata',
    );
  });
});
