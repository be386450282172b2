import { createHmac } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { createGatewayWorld, gatewayKey } from '../../test/gateway-world.ts';
import { erika, portal } from '../../test/mock-browser.ts';

const tokenOf = (response: Response) => response.headers.get('x-rathaus-token');
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A world in which somebody is logged in, with a token of theirs. */
async function loggedIn(more: Parameters<typeof createGatewayWorld>[0] = {}) {
  const world = await createGatewayWorld(more);
  await world.login();
  return { ...world, token: tokenOf(await world.ask())! };
}

describe('from outside', () => {
  it('a token that comes along opens nothing and goes nowhere', async () => {
    const { token } = await loggedIn();
    const stranger = await createGatewayWorld();
    for (const forged of [token, 'erfunden']) {
      const response = await stranger.ask('', {
        'x-rathaus-token': forged,
        authorization: `Bearer ${forged}`,
      });
      expect(response.status).toBe(401);
      expect([...response.headers.values()].join('\n')).not.toContain(forged);
    }
  });

  it('a token that comes along is replaced by that of the session', async () => {
    const { ask, token } = await loggedIn();
    const answer = tokenOf(await ask('', { 'x-rathaus-token': 'erfunden' }));
    expect(answer).toMatch(/^eyJ/);
    expect(answer).not.toBe(token);
  });

  it.each([
    'https://evil.test',
    'https://portal.musterstadt.test:8443',
    'https://portal.musterstadt.test.evil.test',
    'https://www.musterstadt.test',
  ])('another host (%s) gets no token, although the cookie is right', async (origin) => {
    const world = await loggedIn();
    const request = world.browser.request(`${origin}/gateway/auth`, {
      headers: { 'x-forwarded-host': 'portal.musterstadt.test' },
    });
    const response = (await world.gateway.handle(request))!;
    expect(response.status).toBe(403);
    expect(response.headers.get('x-rathaus-error')).toBe('servicekonto.gateway.host');
    expect(response.headers.get('x-rathaus-login')).toBeNull();
    expect(tokenOf(response)).toBeNull();
  });

  it.each([
    '//evil.test/x',
    '/\\evil.test',
    '/.//evil.test',
    'https://evil.test/',
    '/a\tb',
    '/login/broker, /x y',
    'javascript:alert(1)',
    '',
  ])('an address wanted like %j leads to the login without it', async (uri) => {
    const { ask } = await createGatewayWorld();
    const response = await ask('', { 'x-original-uri': uri });
    expect(response.status).toBe(401);
    expect(response.headers.get('x-rathaus-login')).toBe(`${portal}/login/broker`);
  });

  it('line breaks that are written as percents stay what they are', async () => {
    const { ask } = await createGatewayWorld();
    const response = await ask('', { 'x-original-uri': '/a%0d%0aset-cookie:%20x=1?b=%0a' });
    const login = response.headers.get('x-rathaus-login')!;
    expect(login).not.toMatch(/[\r\n]/);
    expect(new URL(login).searchParams.get('return')).toBe('/a%0d%0aset-cookie:%20x=1?b=%0a');
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('the login itself as wanted address is no loop', async () => {
    const world = await createGatewayWorld();
    const login = (await world.ask('', { 'x-original-uri': '/logout' })).headers.get('x-rathaus-login')!;
    const started = await world.browser.visit(login);
    const done = await world.browser.visit(
      await world.provider.login(started.headers.get('location')!, erika),
    );
    expect(done.headers.get('location')).toBe(`${portal}/`);
  });
});

describe('a level', () => {
  it.each([
    '?level=hoch&level=niedrig',
    '?level=niedrig&level=hoch',
    '?level=',
    '?level=low',
    '?level=hoch%20',
  ])('that is not one single level (%s) is a fault of the web server, not a passage', async (query) => {
    const { ask } = await loggedIn();
    const response = await ask(query);
    if (query === '?level=hoch%20') expect(response.status).toBe(403);
    else {
      expect(response.status).toBe(400);
      expect(response.headers.get('x-rathaus-error')).toBe('servicekonto.level.unknown');
    }
    expect(tokenOf(response)).toBeNull();
  });

  it('below that of the configuration is raised to it', async () => {
    const { ask } = await loggedIn({ level: 'hoch' });
    for (const query of ['', '?level=niedrig', '?level=basisregistrierung']) {
      const response = await ask(query);
      expect(response.status).toBe(403);
      expect(new URL(response.headers.get('x-rathaus-login')!).searchParams.get('level')).toBe('hoch');
    }
  });

  it('that a citizen lowers in the login link does not get them in', async () => {
    const world = await createGatewayWorld();
    const login = (await world.ask('?level=hoch')).headers.get('x-rathaus-login')!;
    const started = await world.browser.visit(login.replace('level=hoch', 'level=niedrig'));
    await world.browser.visit(
      await world.provider.login(started.headers.get('location')!, { ...erika, acr: 'STORK-QAA-Level-2' }),
    );
    expect((await world.ask('?level=hoch')).status).toBe(403);
    expect((await world.ask('?level=niedrig')).status).toBe(200);
  });
});

describe('a session that has ended', () => {
  it('by a logout gives no further token, also to who kept the cookie', async () => {
    const world = await loggedIn();
    const cookie = [...world.browser.jar].map((pair) => pair.join('=')).join('; ');
    const out = await world.browser.visit('/logout', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(out.status).toBe(200);
    const again = await world.gateway.handle(new Request(`${portal}/gateway/auth`, { headers: { cookie } }));
    expect(again?.status).toBe(401);
    expect(tokenOf(again!)).toBeNull();
  });

  it('by time gives none, and neither does one whose store is away', async () => {
    const world = await loggedIn();
    world.advance(31 * 60_000);
    expect((await world.ask()).status).toBe(401);
    const other = await loggedIn();
    other.store.get = () => Promise.reject(new Error('store away'));
    const response = await other.ask();
    expect(response.status).toBe(503);
    expect(tokenOf(response)).toBeNull();
  });
});

describe('at the site a token', () => {
  it('of a minute ago is refused', async () => {
    const { site, token } = await loggedIn();
    const issued = decodeJwt(token).iat! * 1000;
    await expect(site(token, { at: issued + 59_000 })).resolves.toBeTruthy();
    await expect(site(token, { at: issued + 61_000 })).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
  });

  it('has an end of its own after a minute, whatever the site asks for', async () => {
    const { gateway, token } = await loggedIn();
    const list = (await (await gateway.handle(
      new Request(`${portal}/gateway/jwks.json`),
    ))!.json()) as JSONWebKeySet;
    const at = (seconds: number) => ({ currentDate: new Date((decodeJwt(token).iat! + seconds) * 1000) });
    await expect(jwtVerify(token, createLocalJWKSet(list), at(59))).resolves.toBeTruthy();
    await expect(jwtVerify(token, createLocalJWKSet(list), at(61))).rejects.toMatchObject({
      code: 'ERR_JWT_EXPIRED',
    });
  });

  it('for another site is refused', async () => {
    const { site, token } = await loggedIn();
    await expect(site(token, { aud: 'https://anders.test' })).rejects.toMatchObject({ claim: 'aud' });
  });

  it('of another key with the same name is refused', async () => {
    const { token } = await loggedIn({ keys: [await gatewayKey('erster')] });
    const { site } = await createGatewayWorld();
    await expect(site(token)).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  });

  it('with another level or subject is refused', async () => {
    const { site, token } = await loggedIn();
    const [header, , signature] = token.split('.');
    for (const change of [{ level: 'hoch' }, { sub: 'broker:otto' }]) {
      const forged = `${header}.${base64({ ...decodeJwt(token), ...change })}.${signature}`;
      await expect(site(forged)).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
    }
  });

  it('that names another algorithm is refused: none, and HMAC under the public key', async () => {
    const { site, token, keys } = await loggedIn();
    const claims = token.split('.')[1]!;
    const none = `${base64({ alg: 'none', typ: 'JWT', kid: 'erster' })}.${claims}.`;
    await expect(site(none)).rejects.toThrow();
    const input = `${base64({ alg: 'HS256', typ: 'JWT', kid: 'erster' })}.${claims}`;
    const mac = createHmac('sha256', JSON.stringify(keys[0]!.publicKey)).update(input).digest('base64url');
    await expect(site(`${input}.${mac}`)).rejects.toMatchObject({ code: 'ERR_JOSE_ALG_NOT_ALLOWED' });
  });

  it('played back is known by its name, which no two tokens share', async () => {
    const { ask } = await loggedIn();
    const names = new Set<unknown>();
    for (let round = 0; round < 20; round++) names.add(decodeJwt(tokenOf(await ask())!).jti);
    expect(names.size).toBe(20);
  });
});
