import { createMemoryStateStore, type StateStore } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { createWorld, erika, portal } from '../../test/mock-browser.ts';

const minute = 60_000;
const hoch = { ...erika, acr: 'STORK-QAA-Level-4' };

/** A store that shows what is in it. */
function openStore(inner: StateStore) {
  const written = new Map<string, string>();
  const store: StateStore = {
    ...inner,
    set: async (key, value, ttl) => {
      written.set(key, value);
      await inner.set(key, value, ttl);
    },
    add: async (key, value, ttl) => {
      const isFirst = await inner.add(key, value, ttl);
      if (isFirst) written.set(key, value);
      return isFirst;
    },
  };
  return { store, written };
}

describe('session limits', () => {
  it.each([
    ['niedrig', { ...erika, acr: 'STORK-QAA-Level-2' }, 60, 720],
    ['substanziell', erika, 30, 120],
    ['hoch', hoch, 5, 30],
  ])('%s: %s', async (level, person, idle, absolute) => {
    const world = createWorld();
    await world.login(person, `?level=${level}`);
    const session = await world.browser.session();
    expect(session!.idleUntil.getTime() - session!.startedAt.getTime()).toBe(idle * minute);
    expect(session!.endsAt.getTime() - session!.startedAt.getTime()).toBe(absolute * minute);
    world.advance(idle * minute - 1);
    expect(await world.browser.session(), 'just before the pause is over').toBeDefined();
    world.advance(idle * minute);
    expect(await world.browser.session(), 'after the pause').toBeUndefined();
  });

  it('ends absolutely, however active the person is', async () => {
    const world = createWorld();
    await world.login(hoch, '?level=hoch');
    for (let i = 0; i < 7; i++) {
      world.advance(4 * minute);
      expect(await world.konto.extend(world.browser.request('/'))).toBeDefined();
    }
    const last = await world.browser.session();
    expect(last!.idleUntil).toEqual(last!.endsAt);
    world.advance(2 * minute);
    expect(await world.browser.session()).toBeUndefined();
    expect(await world.konto.extend(world.browser.request('/'))).toBeUndefined();
  });

  it('is not kept alive by polling for the remaining time', async () => {
    const world = createWorld();
    await world.login(hoch, '?level=hoch');
    for (let i = 0; i < 4; i++) {
      world.advance(minute);
      expect(await world.konto.session(world.browser.request('/'), { touch: false })).toBeDefined();
    }
    world.advance(minute);
    expect(await world.browser.session()).toBeUndefined();
  });

  it('ends by our clock even if the store never forgets', async () => {
    const forever = createMemoryStateStore({ clock: () => 0 });
    const world = createWorld({ config: { store: forever } });
    await world.login(hoch, '?level=hoch');
    world.advance(5 * minute);
    expect(await world.browser.session()).toBeUndefined();
  });
});

describe('what is stored', () => {
  it('shows no id, no token and no person to whoever reads the store', async () => {
    const { store, written } = openStore(createMemoryStateStore({ clock: () => 0 }));
    const world = createWorld({ config: { store } });
    const address = await world.browser.start();
    const state = world.provider.parameters(address).get('state')!;
    const login = [...world.browser.jar.values()][0]!;
    expect(written.size, 'a started login is nothing but a cookie').toBe(0);
    await world.browser.visit(await world.provider.login(address, { ...erika, sid: 'sid-erika' }));
    const id = world.browser.jar.get('__Host-rathaus-session')!;
    const dump = JSON.stringify([...written]);
    expect([...written.keys()].map((key) => key.split(':')[2]).sort()).toEqual([
      'by-session',
      'by-subject',
      'login',
      'seen',
      'session',
    ]);
    for (const secret of [
      id,
      state,
      login,
      'sub-erika',
      'sid-erika',
      'bpk2-erika',
      'Erika',
      'Probe',
      'broker',
    ]) {
      expect(dump).not.toContain(secret);
    }
    // A token is two pieces of JSON in base64url; three letters of it occur by chance in what is sealed.
    expect(dump).not.toMatch(/eyJ[\w-]+\.eyJ/);
  });

  it('cannot be swapped between sessions', async () => {
    const { store, written } = openStore(createMemoryStateStore());
    const world = createWorld({ config: { store } });
    await world.login();
    const other = world.newBrowser();
    await world.login({ ...hoch, sub: 'other' }, '', other);
    const keys = [...written.keys()].filter((key) => key.includes(':session:'));
    await store.set(keys[0]!, written.get(keys[1]!)!, minute);
    expect(await world.browser.session()).toBeUndefined();
    expect(await other.session()).toBeDefined();
  });

  it('is separate for each tenant of one store', async () => {
    const store = createMemoryStateStore();
    const one = createWorld({ config: { store, tenant: 'musterstadt' } });
    const two = createWorld({ config: { store, tenant: 'beispielhausen' } });
    await one.login();
    expect(await one.browser.session()).toBeDefined();
    expect(await two.konto.session(one.browser.request('/'))).toBeUndefined();
    const callback = await two.provider.login(await two.browser.start(), erika);
    const foreign = await one.konto.handle(two.browser.request(callback));
    expect(foreign?.status).toBe(400);
  });
});

describe('CSRF token', () => {
  it('differs at each reading, verifies always, and only for its session', async () => {
    const world = createWorld();
    await world.login();
    const other = world.newBrowser();
    await world.login(erika, '', other);
    const [mine, again, theirs] = [
      await world.browser.session(),
      await world.browser.session(),
      await other.session(),
    ];
    const token = mine!.csrfToken;
    expect(mine!.csrfToken).not.toBe(token);
    expect(again!.verifyCsrf(token)).toBe(true);
    expect(theirs!.verifyCsrf(token)).toBe(false);
    const flipped = `${token.slice(0, 50)}${token[50] === 'A' ? 'B' : 'A'}${token.slice(51)}`;
    for (const wrong of ['', undefined, null, 42, token.slice(1), `${token}A`, flipped, 'A'.repeat(86)]) {
      expect(mine!.verifyCsrf(wrong)).toBe(false);
    }
  });
});

/** The form that the logout page posts to the provider. */
async function formOf(answer: Response) {
  const html = await answer.text();
  const inputs = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  return {
    action: html.match(/<form method="post" action="([^"]+)">/)?.[1],
    fields: Object.fromEntries([...inputs].map(([, name, value]) => [name, value])) as Record<string, string>,
  };
}

describe('logout', () => {
  const here = { 'sec-fetch-site': 'same-origin' };

  it('ends our session and goes to the provider with the id token and back to the wished page', async () => {
    const world = createWorld();
    await world.login();
    const answer = await world.browser.visit('/logout?return=%2Ftschuess', { method: 'POST', headers: here });
    const { action, fields } = await formOf(answer);
    expect(action).toBe('https://login.land.test/logout');
    expect(fields.id_token_hint).toMatch(/^eyJ/);
    expect(fields.post_logout_redirect_uri).toBe(`${portal}/logged-out`);
    expect(await world.browser.session()).toBeUndefined();
    expect(world.browser.jar.has('__Host-rathaus-session')).toBe(false);
    const back = await world.browser.visit(`/logged-out?state=${fields.state}`);
    expect(back.headers.get('location')).toBe(`${portal}/tschuess`);
    const twice = await world.browser.visit(`/logged-out?state=${fields.state}`);
    expect(twice.headers.get('location')).toBe(`${portal}/`);
  });

  it('kills the session on the server, not only the cookie', async () => {
    const world = createWorld();
    await world.login();
    const before = world.browser.request('/');
    await world.browser.visit('/logout', { method: 'POST', headers: here });
    expect(await world.konto.session(before)).toBeUndefined();
  });

  it('cannot be undone by a request that runs beside it', async () => {
    let slow: (() => void) | undefined;
    const inner = createMemoryStateStore();
    const hold: StateStore = {
      ...inner,
      set: async (key, value, ttl) => {
        if (slow && key.includes(':seen:')) await new Promise<void>((resolve) => (slow = resolve));
        await inner.set(key, value, ttl);
      },
    };
    const world = createWorld({ config: { store: hold } });
    await world.login();
    slow = () => undefined;
    const beside = world.konto.extend(world.browser.request('/'));
    const later = world.browser.request('/');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await world.browser.visit('/logout', { method: 'POST', headers: here });
    slow();
    slow = undefined;
    await beside;
    expect(await world.konto.session(later)).toBeUndefined();
  });

  it.each([
    ['POST of a foreign page', 'POST', { 'sec-fetch-site': 'cross-site' }, 'refused'],
    ['POST of a sibling domain', 'POST', { 'sec-fetch-site': 'same-site' }, 'refused'],
    ['POST without any sign', 'POST', {}, 'refused'],
    ['POST with a foreign Origin', 'POST', { origin: 'https://evil.test' }, 'refused'],
    ['POST with our Origin', 'POST', { origin: portal }, 'ended'],
    ['link on our page', 'GET', here, 'ended'],
    ['typed address', 'GET', { 'sec-fetch-site': 'none' }, 'ended'],
    ['link on a foreign page', 'GET', { 'sec-fetch-site': 'cross-site' }, 'asked'],
    ['old browser', 'GET', {}, 'asked'],
  ])('%s', async (_name, method, headers, outcome) => {
    const world = createWorld();
    await world.login();
    const answer = await world.browser.visit('/logout', { method, headers });
    expect(answer.status).toBe(outcome === 'refused' ? 403 : 200);
    const { action } = await formOf(answer);
    const actions: Record<string, unknown> = {
      refused: undefined,
      asked: '/logout?return=%2F',
      ended: 'https://login.land.test/logout',
    };
    expect(action).toBe(actions[outcome]);
    expect((await world.browser.session()) === undefined).toBe(outcome === 'ended');
  });

  it('accepts the CSRF token in the header from scripts and other clients', async () => {
    const world = createWorld();
    await world.login();
    const { csrfToken } = (await world.browser.session())!;
    const headers = { 'x-csrf-token': csrfToken };
    const answer = await world.browser.visit('/logout', { method: 'POST', headers });
    expect((await formOf(answer)).action).toBe('https://login.land.test/logout');
    expect(await world.browser.session()).toBeUndefined();
  });

  it('works when the provider is away or has no logout', async () => {
    const world = createWorld({
      tampering: { metadata: (metadata) => delete metadata.end_session_endpoint },
    });
    await world.login();
    const answer = await world.browser.visit('/logout', { method: 'POST', headers: here });
    expect(answer.headers.get('location')).toBe(`${portal}/`);
    const store = createMemoryStateStore({ clock: () => 0 });
    const before = createWorld({ config: { store } });
    await before.login();
    // As after a restart: nothing is known of the provider, and it does not answer.
    const gone = createWorld({ config: { store } });
    for (const [name, value] of before.browser.jar) gone.browser.jar.set(name, value);
    expect(await gone.browser.session()).toBeDefined();
    gone.provider.tampering.intercept = () => {
      throw new TypeError('fetch failed');
    };
    const still = await gone.browser.visit('/logout', { method: 'POST', headers: here });
    expect(still.headers.get('location')).toBe(`${portal}/`);
    expect(await gone.browser.session()).toBeUndefined();
    expect(gone.events.at(-1)).toMatchObject({ type: 'logout', code: 'servicekonto.provider.unreachable' });
  });

  it('goes to the provider by what is known of it when its metadata cannot be asked for again', async () => {
    const world = createWorld();
    await world.login(erika, '?level=niedrig');
    for (const minutes of [29, 29, 10]) {
      world.advance(minutes * minute);
      expect(await world.browser.session()).toBeDefined();
    }
    world.provider.tampering.intercept = () => {
      throw new TypeError('fetch failed');
    };
    const answer = await world.browser.visit('/logout', { method: 'POST', headers: here });
    expect((await formOf(answer)).action).toBe('https://login.land.test/logout');
    expect(world.provider.calls.filter((call) => call === 'discovery')).toHaveLength(2);
    expect(await world.browser.session()).toBeUndefined();
  });

  it('redirects safely whatever state comes back', async () => {
    const world = createWorld();
    for (const state of ['', 'x', '%00', 'A'.repeat(43)]) {
      const answer = await world.browser.visit(`/logged-out?state=${state}`);
      expect(answer.headers.get('location')).toBe(`${portal}/`);
    }
  });
});
