import { describe, expect, it } from 'vitest';
import { createWorld, erika, portal, type World } from '../../test/mock-browser.ts';
import { sessionLimits } from '../level/session-limits.ts';
import { vertrauensniveaus } from '../level/vertrauensniveau.ts';
import { longestReturnOf } from './login-cookie.ts';

const minute = 60_000;
const json = { accept: 'application/json' };
const own = { ...json, 'sec-fetch-site': 'same-origin' };
const acr = { basisregistrierung: 1, niedrig: 2, substanziell: 3, hoch: 4 } as const;

async function loggedIn(level: keyof typeof acr = 'hoch'): Promise<World> {
  const world = createWorld({ config: { login: { defaultLevel: 'basisregistrierung' } } });
  await world.login({ ...erika, acr: `STORK-QAA-Level-${acr[level]}` });
  expect((await world.browser.session())?.level).toBe(level);
  return world;
}

const ask = async (world: World) => {
  const response = await world.browser.visit('/login/session', { headers: json });
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return (await response.json()) as { expires: string | null; id?: string; now?: string; extend?: string };
};
const extend = (world: World, headers: Record<string, string> = own) =>
  world.browser.visit('/login/session', { method: 'POST', headers });
const lasts = async (world: World) => {
  const { expires, now } = await ask(world);
  return expires === null ? 0 : (Date.parse(expires) - Date.parse(now!)) / minute;
};

describe('how long a session lasts', () => {
  it.each(vertrauensniveaus)('%s: asked every minute it ends when its level says', async (level) => {
    const world = await loggedIn(level);
    const { idle } = sessionLimits[level];
    for (let left = idle / minute; left > 0; left--) {
      expect(await lasts(world)).toBe(left);
      world.advance(minute);
    }
    expect(await ask(world)).toEqual({ expires: null });
    expect(await world.browser.session()).toBeUndefined();
  });

  it.each(vertrauensniveaus)('%s: put off again and again it ends when its level says', async (level) => {
    const world = await loggedIn(level);
    const { idle, absolute } = sessionLimits[level];
    let spent = 0;
    for (; spent + minute < absolute; spent += minute) {
      world.advance(minute);
      const answer = (await (await extend(world)).json()) as {
        expires: string;
        now: string;
        extend: string | null;
      };
      const left = absolute - spent - minute;
      expect(Date.parse(answer.expires) - Date.parse(answer.now)).toBe(Math.min(idle, left));
      expect(answer.extend, 'what cannot be put off says so').toBe(
        left - idle >= 2 * minute ? '/login/session' : null,
      );
    }
    world.advance(minute);
    expect(await (await extend(world)).json()).toEqual({ expires: null });
  });

  it('is not offered for longer where that gains less than the time of the warning', async () => {
    const world = await loggedIn();
    const request = world.browser.request('/');
    // The longest life is 30 minutes; each pause is shorter than the five of rest.
    for (const pause of [4.5, 4.5, 4.5, 4.5, 4.5]) {
      world.advance(pause * minute);
      await extend(world);
    }
    expect(await world.konto.timeLeft(request), 'two and a half minutes more').toHaveProperty('extend');
    world.advance(minute);
    await extend(world);
    expect(await world.konto.timeLeft(request), 'one and a half').not.toHaveProperty('extend');
    expect((await ask(world)).extend).toBeNull();
  });

  it('is told to pages with the words of the kit, by what was read already or anew', async () => {
    const world = await loggedIn();
    const request = world.browser.request('/');
    const session = await world.konto.session(request);
    const known = await world.konto.timeLeft(request, session);
    expect(known).toEqual({
      id: session!.sid,
      expires: session!.idleUntil.toISOString(),
      now: '2026-11-23T08:00:00.000Z',
      session: '/login/session',
      extend: '/login/session',
      logout: '/logout',
      login: '/login/broker?level=hoch&return=%2F',
    });
    world.advance(minute);
    expect(await world.konto.timeLeft(request)).toEqual({ ...known, now: '2026-11-23T08:01:00.000Z' });
    expect(await world.konto.timeLeft(new Request(portal))).toBeUndefined();
    expect(await ask(world), 'the same for whoever polls').toEqual(await world.konto.timeLeft(request));
  });

  it('leads back to the page also behind a proxy that cuts the path off', async () => {
    const world = createWorld({ config: { baseUrl: `${portal}/stadt`, proxyStripsPath: true } });
    const answer = await world.provider.login(await world.browser.start(), erika);
    await world.browser.visit(answer.replace('/stadt/', '/'));
    const request = world.browser.request('/antrag?seite=2');
    expect(await world.konto.timeLeft(request)).toMatchObject({
      session: '/stadt/login/session',
      login: '/stadt/login/broker?level=substanziell&return=%2Fstadt%2Fantrag%3Fseite%3D2',
    });
  });

  it('names no page to come back to where a form was sent: a link would open it without what was filled in', async () => {
    const world = await loggedIn();
    const { login } = (await world.konto.timeLeft(world.browser.request('/antrag', { method: 'POST' })))!;
    expect(login).toBe('/login/broker?level=hoch');
  });

  it('names a page up to the longest that a login can come back to, in bytes', async () => {
    const world = await loggedIn();
    const returnTo = async (path: string) => {
      const { login } = (await world.konto.timeLeft(world.browser.request(path)))!;
      // A link that is named has to work.
      expect((await world.newBrowser().visit(login)).status).toBe(303);
      return new URL(login, portal).searchParams.get('return');
    };
    const longest = longestReturnOf('__Host-rathaus-login-'.length + 12, 'broker'.length);
    const page = `/antrag?x=${'y'.repeat(longest - '/antrag?x='.length)}`;
    expect(await returnTo(page)).toBe(page);
    expect(await returnTo(`${page}y`)).toBeNull();
  });

  it.each([
    [
      'here',
      (world: World) =>
        world.browser.visit('/logout', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } }),
    ],
    [
      'at the provider',
      async (world: World) =>
        world.browser.visit('/login/broker/backchannel-logout', {
          method: 'POST',
          body: new URLSearchParams({
            logout_token: await world.provider.logoutToken({ sub: erika.sub }),
          }).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
    ],
  ])('ends at once with a logout %s', async (_where, logOut) => {
    const world = await loggedIn();
    const request = world.browser.request('/');
    expect(await lasts(world)).toBe(5);
    expect((await logOut(world)).status).toBe(200);
    expect(await ask(world)).toEqual({ expires: null });
    expect(await world.konto.timeLeft(request), 'also for a tab that still has the cookie').toBeUndefined();
  });
});

describe('putting the end off', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://fremd.example' }],
    [{}],
  ])('a foreign page cannot: %j', async (headers) => {
    const world = await loggedIn();
    world.advance(2 * minute);
    const response = await extend(world, headers as Record<string, string>);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('Diese Anfrage kam von einer fremden Seite');
    expect(await lasts(world)).toBe(3);
  });

  it.each([
    [`${portal}/antrag?seite=2`, '/antrag?seite=2'],
    ['https://fremd.example/antrag', '/'],
    ['//fremd.example', '/'],
    [`${portal}/logout`, '/'],
    [`${portal}/login/session`, '/'],
    ['%', '/'],
    ['', '/'],
  ])('without script a form at %j comes back to %s', async (referer, path) => {
    const world = await loggedIn();
    world.advance(2 * minute);
    const response = await extend(world, { origin: portal, referer });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${portal}${path}`);
    expect(await lasts(world)).toBe(5);
  });
});

it.each(['', 'x', '%00', 'a'.repeat(100_000), '\xff;__Host-rathaus-session=b'])(
  'a cookie %.20j is no session',
  async (cookie) => {
    const world = createWorld();
    for (const method of ['GET', 'POST']) {
      const headers = { ...own, cookie: `__Host-rathaus-session=${cookie}` };
      const response = await world.konto.handle(new Request(`${portal}/login/session`, { method, headers }));
      expect(await response!.json()).toEqual({ expires: null });
    }
  },
);

it('"session" is no id of a provider', () => {
  expect(() => createWorld({ config: { providers: { session: { protocol: 'oidc' } as never } } })).toThrow(
    'providers.session',
  );
});
