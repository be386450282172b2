import { describe, expect, it } from 'vitest';
import { heldBytes } from '../../../../tools/testing/held-memory.ts';
import { createWorld, erika, type World } from '../../test/mock-browser.ts';
import { base64url } from '../sealing/random.ts';

type Claims = Record<string, unknown>;
const event = 'http://schemas.openid.net/event/backchannel-logout';
const path = '/login/broker/backchannel-logout';
const ended = { sid: 'sid-1', sub: erika.sub };
const withSid = { ...erika, sid: 'sid-1' };

const post = (world: World, token: string, headers: Record<string, string> = {}) =>
  world.konto.handle(
    new Request(`https://portal.musterstadt.test${path}`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    }),
  );
const encode = (value: unknown) => base64url(new TextEncoder().encode(JSON.stringify(value)));

describe('a logout by the provider', () => {
  it('ends the session that it names, at once and for good', async () => {
    const world = createWorld();
    await world.login(withSid);
    const other = world.newBrowser();
    await world.login({ ...erika, sid: 'sid-2' }, '', other);
    const response = await post(world, await world.provider.logoutToken(ended));
    expect(response?.status).toBe(200);
    expect(response?.headers.get('cache-control')).toBe('no-store');
    expect(await world.browser.session()).toBeUndefined();
    expect(await other.session(), 'another session of the same person').toBeDefined();
    expect(world.events.at(-1)).toEqual({
      type: 'logout.by-provider',
      tenant: 'musterstadt',
      provider: 'broker',
      sessions: 1,
    });
  });

  it('that names only the person ends all their sessions, and nobody else’s', async () => {
    const world = createWorld();
    const browsers = Array.from({ length: 8 }, () => world.newBrowser());
    for (const browser of browsers) await world.login(erika, '', browser);
    const stranger = world.newBrowser();
    await world.login({ ...erika, sub: 'sub-otto' }, '', stranger);
    await post(world, await world.provider.logoutToken({ sub: erika.sub }));
    for (const browser of browsers) expect(await browser.session()).toBeUndefined();
    expect(await stranger.session()).toBeDefined();
  });

  it('is possible for sixteen sessions of one person; one more ends the one used longest ago', async () => {
    const world = createWorld();
    const browsers = Array.from({ length: 17 }, () => world.newBrowser());
    for (const browser of browsers.slice(0, 16)) {
      await world.login(erika, '', browser);
      world.advance(1000);
    }
    world.advance(120_000);
    for (const [at, browser] of browsers.slice(0, 16).entries()) if (at !== 5) await browser.session();
    await world.login(erika, '', browsers[16]!);
    const living = await Promise.all(
      browsers.map(async (browser) => (await browser.session()) !== undefined),
    );
    expect(living.map((lives, at) => (lives ? -1 : at)).filter((at) => at >= 0)).toEqual([5]);
  });

  it('reaches every session that lives, however many logins there were before', async () => {
    const world = createWorld();
    const browsers = Array.from({ length: 25 }, () => world.newBrowser());
    for (const browser of browsers) await world.login(erika, '', browser);
    await post(world, await world.provider.logoutToken({ sub: erika.sub }));
    const living = await Promise.all(browsers.map((browser) => browser.session()));
    expect(living.filter(Boolean)).toEqual([]);
  });

  it('played back does not end a session that was begun since', async () => {
    const world = createWorld();
    await world.login(withSid);
    const token = await world.provider.logoutToken(ended);
    await post(world, token);
    await world.login(withSid);
    expect((await post(world, token))?.status).toBe(200);
    expect(await world.browser.session()).toBeDefined();
  });

  it('of an unknown session, or of another provider, does nothing', async () => {
    const world = createWorld();
    await world.login(withSid);
    expect((await post(world, await world.provider.logoutToken({ sid: 'sid-9' })))?.status).toBe(200);
    expect(await world.browser.session()).toBeDefined();
  });

  it('comes with a key that was rolled over to a moment ago', async () => {
    const world = createWorld();
    await world.login(withSid);
    world.advance(10_000);
    world.provider.rollOver();
    expect((await post(world, await world.provider.logoutToken(ended)))?.status).toBe(200);
    expect(await world.browser.session()).toBeUndefined();
  });
});

describe('attacks on the logout', () => {
  const spoilt: [string, (claims: Claims, header: Claims) => void][] = [
    ['another issuer', (claims) => Object.assign(claims, { iss: 'https://evil.test' })],
    ['another audience', (claims) => Object.assign(claims, { aud: 'other' })],
    ['no audience', (claims) => delete claims.aud],
    ['no time', (claims) => delete claims.iat],
    [
      'old',
      (claims) => Object.assign(claims, { iat: Number(claims.iat) - 400, exp: Number(claims.iat) + 60 }),
    ],
    ['expired', (claims) => Object.assign(claims, { exp: Number(claims.iat) - 60 })],
    ['from the future', (claims) => Object.assign(claims, { iat: Number(claims.iat) + 300 })],
    ['without a name', (claims) => delete claims.jti],
    ['with a nonce, like an ID token', (claims) => Object.assign(claims, { nonce: 'x' })],
    ['without the event', (claims) => delete claims.events],
    ['with another event', (claims) => Object.assign(claims, { events: { 'https://x.test/event': {} } })],
    [
      'with an event that says more',
      (claims) => Object.assign(claims, { events: { [event]: { only: 'x' } } }),
    ],
    ['with an event that is no object', (claims) => Object.assign(claims, { events: { [event]: true } })],
    [
      'of nobody',
      (claims) => {
        delete claims.sid;
        delete claims.sub;
      },
    ],
    ['of another kind', (_claims, header) => Object.assign(header, { typ: 'at+jwt' })],
    ['with a key nobody knows', (_claims, header) => Object.assign(header, { kid: 'x' })],
    ['with alg none', (_claims, header) => Object.assign(header, { alg: 'none' })],
    ['with a shared secret', (_claims, header) => Object.assign(header, { alg: 'HS256' })],
    ['with what has to be understood', (_claims, header) => Object.assign(header, { crit: ['x'], x: 1 })],
  ];
  it.each(spoilt)('%s', async (_name, change) => {
    const world = createWorld();
    await world.login(withSid);
    const response = await post(world, await world.provider.logoutToken(ended, change));
    expect(response?.status).toBe(400);
    expect(await world.browser.session()).toBeDefined();
    expect(world.events.at(-1)).toMatchObject({ type: 'logout.by-provider', sessions: 0 });
    expect(world.events.at(-1)).toHaveProperty('code', 'servicekonto.logout.refused');
  });

  it('a signature that is not that of the provider', async () => {
    const world = createWorld();
    await world.login(withSid);
    const token = await world.provider.logoutToken(ended);
    const [header, payload, signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as Claims;
    for (const forged of [
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${header}.${encode({ ...claims, sub: 'x' })}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      `${encode({ alg: 'none' })}.${payload}.`,
      '',
      'x'.repeat(20_000),
    ])
      expect((await post(world, forged))?.status).toBe(400);
    expect(await world.browser.session()).toBeDefined();
  });

  it('an ID token of the same provider is no logout token', async () => {
    let stolen = '';
    const world = createWorld();
    world.provider.tampering.intercept = async (request, endpoint) => {
      if (endpoint !== 'token' || stolen !== '') return undefined;
      delete world.provider.tampering.intercept;
      const answer = await world.provider.fetch(request.url, {
        method: 'POST',
        body: await request.text(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      const tokens = (await answer.clone().json()) as { id_token: string };
      stolen = tokens.id_token;
      return answer;
    };
    await world.login(withSid);
    expect(stolen).not.toBe('');
    expect((await post(world, stolen))?.status).toBe(400);
    expect(await world.browser.session()).toBeDefined();
  });

  it.each([
    ['JSON', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }, 400],
    [
      'two tokens',
      {
        method: 'POST',
        body: 'logout_token=a&logout_token=b',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
      400,
    ],
  ])('%s is refused without a page', async (_name, init, status) => {
    const world = createWorld();
    const response = await world.konto.handle(new Request(`https://portal.musterstadt.test${path}`, init));
    expect(response?.status).toBe(status);
    expect(await response?.text()).toBe('');
  });

  it('a store that is away is no success: the provider has to come again', async () => {
    const world = createWorld();
    await world.login(withSid);
    const token = await world.provider.logoutToken(ended);
    const { get } = world.store;
    world.store.get = () => Promise.reject(new Error('ECONNREFUSED'));
    expect((await post(world, token))?.status).toBe(503);
    world.store.get = get;
    expect((await post(world, token))?.status).toBe(200);
    expect(await world.browser.session()).toBeUndefined();
  });

  const away: readonly (readonly [string, () => Promise<Response>, string, number])[] = [
    [
      'does not answer',
      () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })),
      'servicekonto.provider.unreachable',
      503,
    ],
    [
      'is out of order',
      async () => new Response('x', { status: 503 }),
      'servicekonto.provider.unreachable',
      503,
    ],
    [
      'answers with a page',
      async () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      'servicekonto.provider.response',
      502,
    ],
    [
      'names another issuer',
      async () => Response.json({ issuer: 'https://x.test' }),
      'servicekonto.provider.metadata',
      502,
    ],
  ];
  it.each(away)(
    'a provider that %s before it was ever asked: no success, and a line of it',
    async (...row) => {
      const [, fetch, code, status] = row;
      const lines: unknown[] = [];
      const logger = (line: unknown) => void lines.push(line);
      const world = createWorld({ config: { fetch, logger } });
      for (const token of ['PII.PII.PII', 'eyJhbGciOiJFUzI1NiIsImtpZCI6IngifQ.e30.AAAA']) {
        const response = await post(world, token);
        expect([response?.status, response?.headers.get('retry-after')]).toEqual([
          status,
          status === 503 ? '10' : null,
        ]);
        expect(await response?.text()).toBe('');
        const event = { type: 'logout.by-provider', tenant: 'musterstadt', provider: 'broker', sessions: 0 };
        expect(world.events.at(-1)).toEqual({ ...event, code });
        expect(lines.at(-1)).toMatchObject({ level: 'warn', code, details: { provider: 'broker' } });
      }
      expect(JSON.stringify([world.events, lines])).not.toContain('PII');
    },
  );

  const streamed = (pull: (controller: ReadableStreamDefaultController<Uint8Array>) => unknown) => {
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new ReadableStream<Uint8Array>(
        { pull: (controller) => void pull(controller) },
        { highWaterMark: 0 },
      ),
      duplex: 'half',
    };
    return new Request(`https://portal.musterstadt.test${path}`, init);
  };

  it.each([
    [
      'breaks off',
      'servicekonto.request.form',
      400,
      () => streamed((controller) => controller.error(new Error('ECONNRESET'))),
    ],
    [
      'was read by somebody else',
      'servicekonto.request.body',
      500,
      () => {
        const request = streamed((controller) => controller.close());
        void request.text();
        return request;
      },
    ],
  ])('a body that %s is a typed error as well', async (_name, code, status, request) => {
    const world = createWorld();
    expect((await world.konto.handle(request()))?.status).toBe(status);
    expect(world.events.at(-1)).toHaveProperty('code', code);
  });

  it('a body byte by byte is not read beyond its bound, and holds no piece of it', async () => {
    const world = createWorld();
    let given = 0;
    let held = 0;
    const before = await heldBytes();
    const response = await world.konto.handle(
      streamed(async (controller) => {
        given += 1;
        if (given === 2000) held = (await heldBytes()) - before;
        // As a connection gives it: one byte of what it has read.
        controller.enqueue(new Uint8Array(16_384).subarray(7, 8));
      }),
    );
    expect(response?.status).toBe(400);
    expect(world.events.at(-1)).toHaveProperty('code', 'servicekonto.request.form');
    expect(given).toBe(32_001);
    expect(held, '2,000 pieces would hold 32 MB').toBeLessThan(4_000_000);
  });

  it('a body that says that it is too long is not read at all', async () => {
    let given = 0;
    const request = streamed(() => (given += 1));
    request.headers.set('content-length', '32001');
    expect((await createWorld().konto.handle(request))?.status).toBe(400);
    expect(given).toBe(0);
  });
});
