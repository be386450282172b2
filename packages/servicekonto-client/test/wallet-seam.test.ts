import { createMemoryStateStore, type StateStore } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { createServicekonto, type LoginProvider, type PersonIdentity } from '../src/index.ts';
import { codeOf, cookieKey, MockBrowser, portal } from './mock-browser.ts';

/**
 * A wallet as OpenID for Verifiable Presentations 1.0 moves messages (sections 5, 8.2, 13.3), without its cryptography: the
 * request is fetched by reference, the presentation is posted by the wallet and not by the browser, and the browser comes
 * back with a `response_code`. It shows that a login provider can be written for it outside of this package; none is shipped.
 */
function wallet(store: StateStore, device: 'same' | 'cross'): LoginProvider {
  return {
    protocol: 'openid4vp',
    answersBy: 'GET',
    maxLevel: 'hoch',
    check() {},
    connect: ({ callbackUrl, routeUrl }) => ({
      async start({ state, level }) {
        const request = `${routeUrl('request')}?${new URLSearchParams({ state, level })}`;
        if (device === 'same')
          return {
            kind: 'redirect',
            url: `https://wallet.example/authorize?request_uri=${encodeURIComponent(request)}`,
          };
        return { kind: 'redirect', url: `${routeUrl('scan')}?${new URLSearchParams({ state, level })}` };
      },
      stateOf: ({ parameters }) => parameters.get('state') ?? undefined,
      async finish({ parameters }, { state, level }) {
        const code = parameters.get('response_code') ?? '';
        const presented = await store.take(`presented ${state} ${code}`);
        if (presented === undefined) throw new TypeError('no presentation for this browser');
        const { pseudonym, familyName } = JSON.parse(presented) as Record<string, string>;
        const identity: PersonIdentity = {
          kind: 'person',
          provider: 'wallet',
          protocol: 'openid4vp',
          level,
          temporary: false,
          subject: pseudonym!,
          key: `wallet:${pseudonym}`,
          provedBy: 'PID',
          familyName: familyName!,
          attributeLevels: {},
        };
        return { identity, providerSession: {} };
      },
      end: async () => undefined,
      keyWarnings: async () => [],
      routes: {
        // The wallet fetches what it is asked for.
        request: {
          method: 'GET',
          handle: async (request) => {
            const { searchParams } = new URL(request.url);
            const state = searchParams.get('state')!;
            return Response.json({
              response_mode: 'direct_post',
              response_uri: routeUrl('presentation'),
              state,
            });
          },
        },
        // The wallet posts its presentation; on the same device it is told where the browser goes on.
        presentation: {
          method: 'POST',
          async handle(request) {
            const form = new URLSearchParams(await request.text());
            const [state = '', code] = [form.get('state') ?? '', crypto.randomUUID()];
            await store.set(`presented ${state} ${code}`, form.get('vp_token') ?? '', 60_000);
            await store.set(`ready ${state}`, code, 60_000);
            const target = `${callbackUrl}?${new URLSearchParams({ state, response_code: code })}`;
            return Response.json(device === 'same' ? { redirect_uri: target } : {});
          },
        },
        // The page with the code to scan looks whether the wallet has been there, and sends the browser on.
        scan: {
          method: 'GET',
          visitor: 'person',
          async handle(request) {
            const { searchParams } = new URL(request.url);
            const state = searchParams.get('state') ?? '';
            const code = await store.get(`ready ${state}`);
            if (code === undefined)
              return new Response(`<title>Scannen</title>${routeUrl('request')}?state=${state}`, {
                headers: { 'content-type': 'text/html', refresh: '3' },
              });
            return {
              kind: 'redirect',
              url: `${callbackUrl}?${new URLSearchParams({ state, response_code: code })}`,
            };
          },
        },
      },
    }),
  };
}

function worldOf(device: 'same' | 'cross') {
  const konto = createServicekonto({
    tenant: 'musterstadt',
    baseUrl: portal,
    store: createMemoryStateStore(),
    cookieKeys: [cookieKey],
    providers: { wallet: wallet(createMemoryStateStore(), device) },
  });
  /** The wallet: another program, without the cookies of the browser. */
  const present = async (request: string) => {
    const asked = (await (await konto.handle(new Request(request)))!.json()) as Record<string, string>;
    const body = new URLSearchParams({
      state: asked.state!,
      vp_token: JSON.stringify({ pseudonym: 'pid-1', familyName: 'Łódź-Şahin' }),
    });
    const answer = await konto.handle(new Request(asked.response_uri!, { method: 'POST', body }));
    return (await answer!.json()) as { redirect_uri?: string };
  };
  return { konto, present, browser: new MockBrowser(konto), stranger: new MockBrowser(konto) };
}

describe('a wallet behind the seam of login providers', () => {
  it('on the same device: the wallet sends the browser back', async () => {
    const { browser, present } = worldOf('same');
    const start = await browser.visit('/login/wallet?level=hoch&return=/antrag');
    const { searchParams } = new URL(start.headers.get('location')!);
    const { redirect_uri: back } = await present(searchParams.get('request_uri')!);
    const done = await browser.visit(back!);
    expect(done.headers.get('location')).toBe(`${portal}/antrag`);
    expect((await browser.session())?.identity).toMatchObject({
      key: 'wallet:pid-1',
      protocol: 'openid4vp',
      familyName: 'Łódź-Şahin',
      level: 'hoch',
    });
  });

  it('on another device: the page with the code goes on when the wallet has answered', async () => {
    const { browser, present } = worldOf('cross');
    const start = await browser.visit('/login/wallet?level=hoch');
    const page = await browser.visit(start.headers.get('location')!);
    const html = await page.text();
    expect(page.headers.get('refresh')).toBe('3');
    expect(await present(/https:\S+$/.exec(html)![0])).toEqual({});
    const ready = await browser.visit(start.headers.get('location')!);
    expect(ready.status).toBe(303);
    expect((await browser.visit(ready.headers.get('location')!)).status).toBe(303);
    expect((await browser.session())?.identity.key).toBe('wallet:pid-1');
  });

  it('logs in the browser that has begun, and no other', async () => {
    const { browser, stranger, present } = worldOf('same');
    const start = await browser.visit('/login/wallet');
    const { redirect_uri: back } = await present(
      new URL(start.headers.get('location')!).searchParams.get('request_uri')!,
    );
    expect(await codeOf(await stranger.visit(back!))).toBe('servicekonto.login.state-mismatch');
    expect(await stranger.session()).toBeUndefined();
    expect((await browser.visit(back!)).status).toBe(303);
  });
});
