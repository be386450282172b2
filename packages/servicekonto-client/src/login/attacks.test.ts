import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika, issuer, portal, type World } from '../../test/mock-browser.ts';
import { oidc } from '../oidc/index.ts';
import { base64url } from '../sealing/random.ts';

async function outcome(world: World, callback: string): Promise<string | undefined> {
  const response = await world.browser.visit(callback);
  expect(await world.browser.session()).toBeUndefined();
  expect(response.headers.getSetCookie().join()).not.toContain('rathaus-session=');
  return codeOf(response);
}

/** With another character at a place, so that exactly what is there changes. */
const flipped = (text: string, at: number) =>
  `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;

async function afterLogin(world: World): Promise<string | undefined> {
  return outcome(world, await world.provider.login(await world.browser.start(), erika));
}

describe('attacks on the callback', () => {
  it('login CSRF: the attacker’s finished login is not taken over by another browser', async () => {
    const world = createWorld();
    const attacker = world.newBrowser();
    const callback = await world.provider.login(await attacker.start(), { ...erika, sub: 'attacker' });
    expect(await outcome(world, callback)).toBe('servicekonto.login.state-mismatch');
    // The victim's refusal does not burn the login of the browser that began it.
    expect((await attacker.visit(callback)).status).toBe(303);
  });

  it('login CSRF with a login of the victim open at the same time', async () => {
    const world = createWorld();
    await world.browser.start();
    const callback = await world.provider.login(await world.newBrowser().start(), erika);
    expect(await outcome(world, callback)).toBe('servicekonto.login.state-mismatch');
  });

  it.each([
    ['made up', () => 'A'.repeat(300)],
    ['the sealed one of another login', (own: string) => own],
    ['changed in one bit', (_own: string, theirs: string) => flipped(theirs, 100)],
    ['changed in its initialisation vector', (_own: string, theirs: string) => flipped(theirs, 2)],
    ['cut off', (_own: string, theirs: string) => theirs.slice(0, -4)],
    ['empty', () => ''],
  ])('cookie tossing: a planted login cookie, %s, opens no login', async (_name, planted) => {
    const world = createWorld();
    await world.browser.start();
    const [own] = [...world.browser.jar.values()];
    const attacker = world.newBrowser();
    const callback = await world.provider.login(await attacker.start(), erika);
    const [[name, theirs]] = [...attacker.jar] as [[string, string]];
    world.browser.jar.set(name, planted(own!, theirs));
    expect(await outcome(world, callback)).toBe('servicekonto.login.state-mismatch');
    expect(world.provider.calls).not.toContain('token');
    expect((await attacker.visit(callback)).status).toBe(303);
  });

  it('cookie tossing: of two different session cookies neither counts', async () => {
    const world = createWorld();
    await world.login();
    const name = '__Host-rathaus-session';
    const mine = world.browser.jar.get(name)!;
    const other = world.newBrowser();
    await world.login(erika, '', other);
    const cookie = `${name}=${mine}; ${name}=${other.jar.get(name)}`;
    expect(await world.konto.session(new Request(portal, { headers: { cookie } }))).toBeUndefined();
    expect(
      await world.konto.session(new Request(portal, { headers: { cookie: `${name}=${mine}` } })),
    ).toBeDefined();
  });

  it.each([
    ['missing state', (url: URL) => url.searchParams.delete('state')],
    ['other state', (url: URL) => url.searchParams.set('state', base64url(new Uint8Array(32)))],
    ['two states', (url: URL) => url.searchParams.append('state', url.searchParams.get('state')!)],
    ['very long state', (url: URL) => url.searchParams.set('state', 'A'.repeat(100_000))],
  ])('%s', async (_name, change) => {
    const world = createWorld();
    const callback = new URL(await world.provider.login(await world.browser.start(), erika));
    change(callback);
    expect(await outcome(world, callback.href)).toBe('servicekonto.login.state-mismatch');
    expect(world.provider.calls).not.toContain('token');
  });

  it.each([
    ['foreign iss', (url: URL) => url.searchParams.set('iss', 'https://evil.test')],
    ['missing iss although announced', (url: URL) => url.searchParams.delete('iss')],
    ['two iss', (url: URL) => url.searchParams.append('iss', 'https://evil.test')],
  ])('mix-up: %s', async (_name, change) => {
    const world = createWorld();
    const callback = new URL(await world.provider.login(await world.browser.start(), erika));
    change(callback);
    expect(await outcome(world, callback.href)).toBe('servicekonto.issuer.mismatch');
    expect(world.provider.calls).not.toContain('token');
  });

  it('mix-up: the answer arrives at the redirect address of another provider', async () => {
    const other = oidc({ issuer: 'https://other.test', clientId: 'x', clientSecret: 'y' });
    const broker = oidc({ issuer, clientId: 'portal', clientSecret: 'only-for-tests' });
    const world = createWorld({ config: { providers: { broker, other } } });
    const callback = await world.provider.login(await world.browser.start(), erika);
    const moved = callback.replace('/callback/broker', '/callback/other');
    expect(await outcome(world, moved)).toBe('servicekonto.issuer.mismatch');
    expect(world.provider.calls).not.toContain('token');
  });

  it('code injection: a code of another login fails at PKCE', async () => {
    const world = createWorld();
    const stolen = new URL(await world.provider.login(await world.newBrowser().start(), erika));
    const callback = new URL(await world.provider.login(await world.browser.start(), erika));
    callback.searchParams.set('code', stolen.searchParams.get('code')!);
    expect(await outcome(world, callback.href)).toBe('servicekonto.code.invalid');
  });

  it('session fixation: a session id the browser brings is never adopted', async () => {
    const world = createWorld();
    const planted = base64url(new Uint8Array(32).fill(7));
    world.browser.jar.set('__Host-rathaus-session', planted);
    await world.login();
    expect(world.browser.jar.get('__Host-rathaus-session')).not.toBe(planted);
    const cookie = `__Host-rathaus-session=${planted}`;
    expect(await world.konto.session(new Request(portal, { headers: { cookie } }))).toBeUndefined();
  });

  it('session rotation: the id of before a step-up is dead afterwards', async () => {
    const world = createWorld();
    await world.login(erika, '?level=niedrig');
    const before = world.browser.jar.get('__Host-rathaus-session')!;
    await world.login({ ...erika, acr: 'STORK-QAA-Level-4' }, '?level=hoch');
    expect((await world.browser.session())?.level).toBe('hoch');
    const cookie = `__Host-rathaus-session=${before}`;
    expect(await world.konto.session(new Request(portal, { headers: { cookie } }))).toBeUndefined();
  });
});

describe('attacks on the ID token', () => {
  const now = Date.UTC(2026, 10, 23, 8) / 1000;
  it.each([
    ['nonce of another login', { nonce: 'other' }, 'servicekonto.token.invalid'],
    ['no nonce', { nonce: undefined }, 'servicekonto.token.invalid'],
    ['foreign audience', { aud: 'someone-else' }, 'servicekonto.token.invalid'],
    ['foreign issuer', { iss: 'https://evil.test' }, 'servicekonto.token.invalid'],
    [
      'several audiences without azp of ours',
      { aud: ['portal', 'x'], azp: 'x' },
      'servicekonto.token.invalid',
    ],
    ['expired', { iat: now - 900, exp: now - 600 }, 'servicekonto.token.expired'],
    ['not yet valid', { nbf: now + 600 }, 'servicekonto.token.expired'],
    ['no subject', { sub: undefined }, 'servicekonto.token.invalid'],
  ])('%s', async (_name, claims, code) => {
    const world = createWorld({ tampering: { idToken: (token) => Object.assign(token, claims) } });
    expect(await afterLogin(world)).toBe(code);
  });

  it.each(['none', 'HS256', 'RS256'])('alg %s', async (alg) => {
    const world = createWorld({
      tampering: {
        idToken: (_claims, header) => Object.assign(header, { alg }),
        metadata: (metadata) =>
          Object.assign(metadata, { id_token_signing_alg_values_supported: ['ES256', alg] }),
        ...(alg === 'none' ? { signature: () => new Uint8Array() } : {}),
      },
    });
    expect(await afterLogin(world)).toBe('servicekonto.token.invalid');
  });

  it('signature by a stranger', async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
    const world = createWorld({
      tampering: {
        signature: async (input) =>
          new Uint8Array(
            await crypto.subtle.sign(
              { name: 'ECDSA', hash: 'SHA-256' },
              pair.privateKey,
              new TextEncoder().encode(input),
            ),
          ),
      },
    });
    expect(await afterLogin(world)).toBe('servicekonto.token.invalid');
  });

  it('UserInfo of another person', async () => {
    const world = createWorld({
      tampering: { userinfo: (claims) => Object.assign(claims, { sub: 'someone-else' }) },
    });
    expect(await afterLogin(world)).toMatch(/^servicekonto\.(token\.invalid|provider\.metadata)$/);
  });

  it('UserInfo cannot raise the signed level', async () => {
    const world = createWorld({
      tampering: { userinfo: (claims) => Object.assign(claims, { acr: 'STORK-QAA-Level-4' }) },
    });
    const response = await world.login({ ...erika, acr: 'STORK-QAA-Level-1' }, '?level=hoch');
    expect(await codeOf(response)).toBe('servicekonto.level.too-low');
  });

  it.each([25_000, -25_000])('tolerates a clock that is %i ms off', async (skew) => {
    const world = createWorld({ skew });
    expect((await world.login()).status).toBe(303);
  });

  it('accepts the token of its own time only: five minutes and more off is refused', async () => {
    expect(await afterLogin(createWorld({ skew: -400_000 }))).toBe('servicekonto.token.expired');
  });
});

describe('attacks on levels', () => {
  it.each([
    ['lower than asked', 'STORK-QAA-Level-2', 'niedrig'],
    ['the ambiguous word low', 'low', 'unknown'],
    ['the ambiguous eIDAS low', 'http://eidas.europa.eu/LoA/low', 'unknown'],
    ['nonsense', 'STORK-QAA-Level-9', 'unknown'],
    ['a bare number', '4', 'unknown'],
  ])('refuses %s', async (_name, acr) => {
    const world = createWorld();
    const response = await world.login({ ...erika, acr }, '?level=substanziell');
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe('servicekonto.level.too-low');
    expect(await world.browser.session()).toBeUndefined();
  });

  it.each(['low', 'http://eidas.europa.eu/LoA/low', '2', 'level2'])(
    'refuses %s where niedrig is needed',
    async (acr) => {
      const world = createWorld();
      const response = await world.login({ ...erika, acr }, '?level=niedrig');
      expect(response.status).toBe(403);
      expect(await codeOf(response)).toBe('servicekonto.level.too-low');
    },
  );

  it('keeps the old session when a step-up fails', async () => {
    const world = createWorld();
    await world.login(erika, '?level=niedrig');
    await world.login({ ...erika, acr: 'STORK-QAA-Level-3' }, '?level=hoch');
    expect((await world.browser.session())?.level).toBe('substanziell');
  });

  it('refuses a level that is none before anything is sent', async () => {
    const world = createWorld();
    const response = await world.browser.visit('/login/broker?level=STORK-QAA-Level-9');
    expect(await codeOf(response)).toBe('servicekonto.level.unknown');
    expect(world.provider.calls).toEqual([]);
  });
});

describe('open redirect through the whole login', () => {
  it.each([
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    '/.//evil.test',
    // What becomes a part of the host, or its user, when it is put behind an origin.
    '.evil.test',
    '@evil.test',
    ':443@evil.test',
    '/login/broker',
  ])('%j leads home', async (target) => {
    const world = createWorld();
    const response = await world.login(erika, `?return=${encodeURIComponent(target)}`);
    expect(response.headers.get('location')).toBe(`${portal}/`);
  });
});

describe('open redirect through the logout', () => {
  it.each(['https://evil.test', '//evil.test', '.evil.test', '@evil.test', '/logout'])(
    '%j leads home',
    async (target) => {
      const world = createWorld();
      const response = await world.browser.visit(`/logout?return=${encodeURIComponent(target)}`, {
        headers: { 'sec-fetch-site': 'same-origin' },
      });
      expect(response.headers.get('location')).toBe(`${portal}/`);
    },
  );
});
