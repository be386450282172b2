import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { cookieKey, createWorld, erika, type MockBrowser, portal } from '../../test/mock-browser.ts';
import { vertrauensniveaus } from '../level/vertrauensniveau.ts';
import { createCookieSeal } from '../sealing/cookie-keys.ts';
import { base64url, randomToken } from '../sealing/random.ts';
import { longestReturnOf, packTransaction, unpackTransaction } from './login-cookie.ts';

const token = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => base64url(Uint8Array.from(bytes)));
const transaction = fc.record({
  provider: fc.stringMatching(/^[a-z][a-z0-9-]{0,39}$/),
  level: fc.constantFrom(...vertrauensniveaus),
  returnTo: fc.string({ unit: 'binary', maxLength: 60 }).map((text) => `/${text}`),
  secret: token(32),
  startedAt: fc.integer({ min: 0, max: 8.64e15 }),
  fresh: fc.boolean(),
  former: fc.option(fc.record({ hash: token(32), person: fc.option(token(16), { nil: undefined }) }), {
    nil: undefined,
  }),
});

describe('a started login as bytes', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(transaction, (given) => {
        expect(unpackTransaction(packTransaction(given))).toEqual(given);
      }),
    );
  });

  it('cut short or of another form is none, and never throws', () => {
    fc.assert(
      fc.property(transaction, fc.nat(), (given, cut) => {
        const bytes = packTransaction(given);
        const head =
          3 + given.provider.length + 8 + 32 + (given.former ? 32 : 0) + (given.former?.person ? 16 : 0);
        expect(unpackTransaction(bytes.slice(0, cut % head))).toBeUndefined();
        expect(unpackTransaction(Uint8Array.of(2, ...bytes.subarray(1)))).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        unpackTransaction(Uint8Array.from(bytes));
      }),
    );
  });
});

describe('the seal', () => {
  it('opens with any of the keys, at its own place, for its own tenant, and never when a bit has turned', async () => {
    const [former, current] = [randomToken(), randomToken()];
    const old = createCookieSeal([former], 'musterstadt');
    const text = await old.seal(new TextEncoder().encode('geheim'), 'a');
    const rolled = createCookieSeal([current, former], 'musterstadt');
    expect(new TextDecoder().decode(await rolled.open(text, 'a'))).toBe('geheim');
    expect(await rolled.open(text, 'b')).toBeUndefined();
    expect(await createCookieSeal([current], 'musterstadt').open(text, 'a')).toBeUndefined();
    expect(await createCookieSeal([former], 'beispielhausen').open(text, 'a')).toBeUndefined();
    for (let at = 0; at < text.length; at += 1) {
      const other = text[at] === 'A' ? 'B' : 'A';
      expect(await rolled.open(text.slice(0, at) + other + text.slice(at + 1), 'a')).toBeUndefined();
    }
    for (const foreign of ['', 'A', '!', 'A'.repeat(5000)])
      expect(await rolled.open(foreign, 'a')).toBeUndefined();
  });
});

const loginCookies = (browser: MockBrowser) =>
  [...browser.jar].filter(([name]) => name.includes('rathaus-login-'));

describe('cookies of started logins', () => {
  it('have 600 bytes at most, also with the longest return target and a session to raise', async () => {
    const world = createWorld();
    await world.login();
    const longest = longestReturnOf('__Host-rathaus-login-'.length + 12, 'broker'.length);
    const target = `/${'x'.repeat(longest - 1)}`;
    await world.browser.start(`?level=hoch&return=${target}`);
    const [[name, value] = []] = loginCookies(world.browser);
    expect(`${name}=${value}`.length).toBeLessThanOrEqual(600);
    expect(`${name}=${value}`.length).toBeGreaterThan(590);
    const refused = await world.browser.visit(`/login/broker?level=hoch&return=${target}x`);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('servicekonto.return.too-long');
    await expect(
      world.konto.loginHref(world.browser.request('/'), { return: `${target}x` }),
    ).rejects.toMatchObject({ code: 'servicekonto.return.too-long', details: { longest } });
  });

  it('show neither where the person wants to go nor what the provider is sent', async () => {
    const world = createWorld();
    const address = await world.browser.start('?return=/geheimer-antrag');
    const [[, value = ''] = []] = loginCookies(world.browser);
    const sent = world.provider.parameters(address);
    const bytes = Buffer.from(value, 'base64url').toString('latin1');
    for (const text of ['geheimer-antrag', 'broker', sent.get('state')!, sent.get('nonce')!])
      expect(bytes).not.toContain(text);
  });

  it('are all that a started login leaves: nothing in the store, whoever starts', async () => {
    const world = createWorld({ par: 'absent' });
    const set = [] as string[];
    for (const method of ['set', 'add'] as const) {
      const inner = world.store[method].bind(world.store) as (...given: unknown[]) => unknown;
      world.store[method] = ((...given: unknown[]) => {
        set.push(String(given[0]));
        return inner(...given);
      }) as never;
    }
    for (let visitor = 0; visitor < 200; visitor += 1) await world.newBrowser().start();
    expect(set).toEqual([]);
    expect(world.provider.calls).toEqual(['discovery']);
    expect((await world.login()).status).toBe(303);
    expect(set.length).toBeGreaterThan(0);
  });

  it('sealed with the former key are taken while both are configured', async () => {
    const former = createWorld();
    const address = await former.browser.start('?return=/antrag');
    const roll = (cookieKeys: string[]) => {
      const world = createWorld({
        config: { cookieKeys, store: former.store, fetch: former.provider.fetch },
      });
      for (const [name, value] of former.browser.jar) world.browser.jar.set(name, value);
      return world;
    };
    const callback = await former.provider.login(address, erika);
    const alone = roll([randomToken()]);
    expect((await alone.browser.visit(callback)).status).toBe(400);
    const both = roll([randomToken(), cookieKey]);
    const done = await both.browser.visit(callback);
    expect(done.headers.get('location')).toBe(`${portal}/antrag`);
  });

  /** `length` cookies with names as a started login has them. */
  const planted = (length: number) =>
    Array.from(
      { length },
      (_, at) => [`__Host-rathaus-login-${`${at}`.padStart(12, '0')}`, 'A'.repeat(400)] as const,
    );

  it('planted by the hundred lengthen no answer, stop no login and are gone after some visits', async () => {
    const world = createWorld();
    for (const [name, value] of planted(100)) world.browser.jar.set(name, value);
    const started = await world.browser.visit('/login/broker');
    expect(started.status).toBe(303);
    expect(started.headers.getSetCookie().length).toBeLessThanOrEqual(6);
    expect(started.headers.getSetCookie().join('\r\n').length).toBeLessThan(1200);
    const done = await world.browser.visit(
      await world.provider.login(started.headers.get('location')!, erika),
    );
    expect(done.status).toBe(303);
    expect(await world.browser.session()).toBeDefined();
    for (let n = 0; n < 30; n += 1) await world.browser.start('?fresh=1');
    expect(loginCookies(world.browser)).toHaveLength(5);
  });

  it('of other names are left alone: deleting them would do nothing', async () => {
    const world = createWorld();
    for (const mark of ['x', 'A'.repeat(11), 'A'.repeat(13), '000000000.00', '00000000000\u00e4'])
      world.browser.jar.set(`__Host-rathaus-login-${mark}`, 'x');
    for (let n = 0; n < 4; n += 1) world.browser.jar.set(`rathaus-login-00000000000${n}`, 'x');
    const started = await world.browser.visit('/login/broker');
    expect(started.headers.getSetCookie()).toHaveLength(1);
  });

  it('planted by the hundred cost no more than twenty decryptions', async () => {
    const world = createWorld();
    await world.browser.start();
    const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
    try {
      const headers = {
        cookie: planted(100)
          .map((pair) => pair.join('='))
          .join('; '),
      };
      await world.konto.handle(new Request(`${portal}/login/broker`, { headers }));
      expect(decrypt.mock.calls.length).toBeLessThanOrEqual(20);
    } finally {
      decrypt.mockRestore();
    }
  });

  it('of two towns below one host do not displace each other', async () => {
    const konto = (tenant: string) => createWorld({ config: { tenant, baseUrl: `${portal}/${tenant}` } });
    const [here, there] = [konto('musterstadt'), konto('beispielhausen')];
    const jar = new Map<string, string>();
    const visit = async (world: typeof here, path: string) => {
      const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
      const response = (await world.konto.handle(
        new Request(new URL(path, portal), { headers: { cookie } }),
      ))!;
      for (const one of response.headers.getSetCookie()) {
        const [pair = ''] = one.split('; ');
        const at = pair.indexOf('=');
        if (one.includes('Max-Age=0')) jar.delete(pair.slice(0, at));
        else jar.set(pair.slice(0, at), pair.slice(at + 1));
      }
      return response;
    };
    for (const [world, tenant] of [
      [here, 'musterstadt'],
      [there, 'beispielhausen'],
    ] as const) {
      const started = await visit(world, `/${tenant}/login/broker`);
      await visit(world, await world.provider.login(started.headers.get('location')!, erika));
    }
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const request = new Request(portal, { headers: { cookie } });
    expect(await here.konto.session(request)).toBeDefined();
    expect(await there.konto.session(request)).toBeDefined();
    expect(jar.size).toBe(2);
  });
});
