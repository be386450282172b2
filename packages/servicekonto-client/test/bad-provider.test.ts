/** Whatever a provider answers at each of its addresses: a page that helps, a typed error, a line of ids. */
import { describe, expect, it } from 'vitest';
import { citizenTexts } from '../src/index.ts';
import type { MockEndpoint, MockTampering } from '../src/msw.ts';
import { errorTexts } from '../src/texts/index.ts';
import { type BadWorld, createBadWorld, judge, marker } from './bad-input.ts';
import { erika, issuer, portal } from './mock-browser.ts';

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };
const page = `<!doctype html><title>${marker}</title><h1>Wartung ${marker}</h1>`;

/** As much as anybody asks for, and more. */
const flood = (megabytes: number, isEndless = false) => {
  const chunk = new TextEncoder().encode(`"${marker}",`.padEnd(1_000_000, ' '));
  let left = megabytes;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left-- > 0) controller.enqueue(chunk);
      else if (isEndless) return new Promise(() => undefined);
      else controller.close();
      return undefined;
    },
  });
};

type Answer = (endpoint: MockEndpoint) => Response | Promise<Response>;
const away = 'servicekonto.provider.unreachable';
/** No answer that helps now, but perhaps in some minutes. */
const silent: Readonly<Record<string, Answer>> = {
  'HTML with 502': () => new Response(page, { status: 502, headers: html }),
  'JSON with 503': () => Response.json({ error: marker }, { status: 503 }),
  'a full house': () => new Response(page, { status: 429, headers: html }),
  'nothing, for ever': () => new Promise(() => undefined),
  'a beginning, and then nothing': (endpoint) =>
    new Response(flood(0, true), { headers: json, status: endpoint === 'par' ? 201 : 200 }),
  'a broken connection': () =>
    Promise.reject(
      new TypeError(marker, { cause: Object.assign(new Error(marker), { code: 'ECONNRESET' }) }),
    ),
};
/** An answer that no provider gives. */
const wrong: Readonly<Record<string, Answer>> = {
  'HTML with 200': () => new Response(page, { headers: html }),
  'HTML that says it is JSON': () => new Response(page, { headers: json }),
  'HTML with 404': () => new Response(page, { status: 404, headers: html }),
  'nothing with 200': () => new Response('', { headers: json }),
  'nothing with 204': () => new Response(null, { status: 204 }),
  'half of it': () => new Response(`{"issuer":"${issuer}","access_token":"${marker}`, { headers: json }),
  null: () => Response.json(null),
  'a number': () => Response.json(4711),
  'a text': () => Response.json(marker),
  'a list': () => Response.json([marker]),
  'other types': () =>
    Response.json({
      issuer: [marker],
      keys: marker,
      request_uri: {},
      access_token: 4711,
      token_type: null,
      id_token: [],
      sub: {},
    }),
  'an error of other types': () =>
    Response.json({ error: { [marker]: 1 }, error_description: [marker] }, { status: 400 }),
  'no UTF-8': () => new Response(new Uint8Array([0x22, 0xff, 0xfe, 0xc3, 0x22]), { headers: json }),
  'another type': () => new Response('{}', { headers: { 'content-type': `application/${marker.slice(1)}` } }),
  'another place': () => Response.redirect(`https://${encodeURIComponent('mustermann-4711')}.example/`, 302),
  '300 MB': () => new Response(flood(300), { headers: json }),
};

/** Goes through a login until there is an answer for the person. */
async function attempt(world: BadWorld, language: 'de' | 'en'): Promise<Response> {
  const headers = { 'accept-language': language };
  const start = await world.browser.visit('/login/broker', { headers });
  const location = start.headers.get('location');
  if (location === null) return start;
  return world.browser.visit(await world.provider.login(location, erika), { headers });
}

const instead = (at: MockEndpoint, answer: Answer): MockTampering => ({
  intercept: (_request, endpoint) => (endpoint === at ? answer(at) : undefined),
});

async function expectCode(world: () => BadWorld, codes: readonly string[]): Promise<void> {
  for (const language of ['de', 'en'] as const) {
    const one = world();
    const code = await judge(one, await attempt(one, language), { language, redirects: [portal] });
    expect(codes, `${code} ${JSON.stringify(one.lines)}`).toContain(code);
    expect(one.events.at(-1)).toMatchObject({ type: 'login.failed', provider: 'broker', code });
    expect(one.lines.map((line) => line.code)).toEqual([code]);
    expect(one.browser.jar.has('__Host-rathaus-session')).toBe(false);
  }
}

const unusable = ['servicekonto.provider.response'];
const endpoints = {
  discovery: ['servicekonto.provider.metadata', ...unusable],
  jwks: ['servicekonto.provider.metadata', ...unusable],
  par: unusable,
  token: unusable,
  userinfo: unusable,
} as const satisfies Record<MockEndpoint, readonly string[]>;
const config = { timeout: 60 };

describe.each(Object.entries(endpoints))('%s answers with', (name, codes) => {
  const endpoint = name as MockEndpoint;
  it.each(Object.entries(silent))('%s: try again later', (_name, answer) =>
    expectCode(() => createBadWorld({ config, tampering: instead(endpoint, answer) }), [away]),
  );
  it.each(Object.entries(wrong))('%s: this is no provider', (_name, answer) =>
    expectCode(
      () => createBadWorld({ config: { timeout: 5000 }, tampering: instead(endpoint, answer) }),
      codes,
    ),
  );
});

describe('what is valid and wrong', () => {
  const keys = [null, 4711, marker, [marker], { kty: 4711, kid: marker }];
  it.each(keys)('a key %j', async (key) => {
    const answer = () => Response.json({ keys: [key] });
    const tampering = instead('jwks', answer);
    const codes = ['servicekonto.provider.metadata', 'servicekonto.token.invalid'];
    await expectCode(() => createBadWorld({ tampering }), codes);
    // A stranger can cause the same by a logout token.
    const world = createBadWorld({ tampering });
    const token = await world.provider.logoutToken({ sid: marker });
    const response = await world.konto.handle(
      new Request(`${portal}/login/broker/backchannel-logout`, {
        method: 'POST',
        body: new URLSearchParams({ logout_token: token }),
      }),
    );
    expect(response!.status).toBeGreaterThanOrEqual(400);
    expect(world.lines).toHaveLength(1);
    expect(JSON.stringify(world.lines)).not.toContain('ustermann');
  });

  it.each([
    ['fast', 3_600_000],
    ['slow', -3_600_000],
  ])('a clock that is an hour %s of ours names the clock', async (_name, skew) => {
    // Tokens that last a day: their end alone would not show it.
    for (const exp of [300, 86_400]) {
      const tampering: MockTampering = {
        idToken: (claims) => {
          claims.exp = Number(claims.iat) + exp;
        },
      };
      await expectCode(() => createBadWorld({ skew, tampering }), ['servicekonto.token.expired']);
    }
    const { meaning, remedy } = errorTexts['servicekonto.token.expired'];
    expect(`${meaning.de} ${remedy.de}`).toMatch(/Uhren gehen auseinander.*Uhr des Servers/);
    expect(`${meaning.en} ${remedy.en}`).toMatch(/clocks differ.*clock of the server/);
    expect(citizenTexts['servicekonto.token.expired'].de.text, 'nobody was too slow').toContain(
      'nicht an Ihnen',
    );
  });

  it.each([29, -29])('clocks that differ by %i seconds are near enough', async (seconds) => {
    const world = createBadWorld({ skew: seconds * 1000 });
    expect(await judge(world, await attempt(world, 'de'), { redirects: [portal] })).toBeUndefined();
    expect(world.browser.jar.has('__Host-rathaus-session')).toBe(true);
  });

  const names = [
    '\ud800',
    '\udfff\ud800',
    '\u0000',
    '\u202eetsrE',
    '\uffff',
    'x'.repeat(5000),
    4711,
    [],
    {},
    null,
    true,
    ['a', 'b'],
    { de: marker },
  ];
  it.each(names)('a name %j is none, and the login goes on', async (name) => {
    const claims = Object.fromEntries(Object.keys(erika.claims!).map((claim) => [claim, name]));
    const world = createBadWorld();
    const start = await world.browser.start();
    const answer = await world.browser.visit(
      await world.provider.login(start, { ...erika, claims: { ...claims, bPK2: 'bpk2' } }),
    );
    expect(answer.status).toBe(303);
    const { identity } = (await world.browser.session())!;
    const shown = JSON.stringify(identity);
    expect(shown).not.toMatch(/\\ud[89a-f]|\\u0000|\u202e/i);
    expect(identity).toMatchObject({ kind: 'person', temporary: false, level: 'substanziell' });
    expect(shown.length).toBeLessThan(1000);
  });

  it('words that are no error codes are not written down when a browser brings them', async () => {
    const world = createBadWorld();
    const url = new URL(world.provider.cancel(await world.browser.start()));
    url.searchParams.set('error', 'erika_mustermann');
    const response = await world.browser.visit(url.href);
    expect(await judge(world, response)).toBe('servicekonto.provider.refused');
    expect(JSON.stringify([world.lines, world.events])).not.toContain('erika');
  });
});

describe('a logout while the provider', () => {
  const answers: Readonly<Record<string, Answer>> = { ...silent, ...wrong };
  it.each(Object.entries(answers))('answers with %s: ends here all the same', async (_name, answer) => {
    // Enough for the login before, on a busy machine as well.
    const world = createBadWorld({ config: { timeout: 3000 }, tampering: {} });
    await world.login();
    for (const _pause of [1, 2, 3]) {
      world.advance(25 * 60_000);
      expect(await world.browser.session()).toBeDefined();
    }
    world.provider.tampering = instead('discovery', answer);
    const headers = { 'sec-fetch-site': 'same-origin' };
    const response = await world.browser.visit('/logout', { method: 'POST', headers });
    await judge(world, response, { redirects: [portal] });
    expect(world.browser.jar.has('__Host-rathaus-session')).toBe(false);
    expect(await world.browser.session()).toBeUndefined();
    // What was known is borne with while the provider is silent; the rest is said to whoever watches.
    const codes = world.events
      .filter(({ type }) => type === 'logout')
      .map((event) => ('code' in event ? event.code : undefined));
    expect(codes.filter(Boolean)).toEqual(world.lines.map(({ code }) => code));
  });
});
