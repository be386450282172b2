import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika, type MockBrowser, portal } from '../../test/mock-browser.ts';

const callback = '/login/callback/broker';
const post = (browser: MockBrowser, body: string | URLSearchParams, headers: Record<string, string> = {}) =>
  browser.visit(callback, {
    method: 'POST',
    body: String(body),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
const posting = () => createWorld({ provider: { responseMode: 'form_post' } });

describe('an answer that the browser posts from the site of the provider', () => {
  it('finds the cookie of its login, which says SameSite=None, and no other cookie does', async () => {
    const { browser, provider } = posting();
    const started = await browser.visit('/login/broker?return=/antrag');
    const [cookie = ''] = started.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-rathaus-login-.*; SameSite=None; Secure/);
    const address = started.headers.get('location')!;
    expect(provider.parameters(address).get('response_mode')).toBe('form_post');
    const done = await post(browser, await provider.answer(address, erika), {
      'sec-fetch-site': 'cross-site',
    });
    expect(done.status).toBe(303);
    expect(done.headers.get('location')).toBe(`${portal}/antrag`);
    const session = done.headers.getSetCookie().find((one) => one.includes('rathaus-session'));
    expect(session).toContain('SameSite=Lax');
    expect((await browser.session())?.identity.key).toBe('broker:bpk2-erika');
  });

  it('ends the former session, whose own cookie does not come along', async () => {
    const world = posting();
    const { browser, provider } = world;
    await post(browser, await provider.answer(await browser.start(), erika));
    const name = '__Host-rathaus-session';
    const former = browser.jar.get(name)!;
    const address = await browser.start('?fresh=1');
    browser.jar.delete(name);
    expect((await post(browser, await provider.answer(address, erika))).status).toBe(303);
    const headers = { cookie: `${name}=${former}` };
    expect(await world.konto.session(new Request(portal, { headers }))).toBeUndefined();
    expect(await browser.session()).toBeDefined();
  });

  it('without the cookie of its login does not log in', async () => {
    const { browser, provider, newBrowser } = posting();
    const answer = await provider.answer(await browser.start(), erika);
    expect(await codeOf(await post(newBrowser(), answer))).toBe('servicekonto.login.state-mismatch');
    expect((await post(browser, answer)).status).toBe(303);
    const stranger = newBrowser();
    const asked = await post(stranger, answer);
    expect(await codeOf(await stranger.visit(asked.headers.get('location')!))).toBe(
      'servicekonto.login.replayed',
    );
  });

  it('again, as the back button does, leads where the login led, although the session cookie stays behind', async () => {
    const { browser, provider } = posting();
    const answer = await provider.answer(await browser.start('?return=/antrag'), erika);
    await post(browser, answer);
    const name = '__Host-rathaus-session';
    const cookie = browser.jar.get(name)!;
    browser.jar.delete(name);
    const asked = await post(browser, answer);
    browser.jar.set(name, cookie);
    const done = await browser.visit(asked.headers.get('location')!);
    expect([done.status, done.headers.get('location')]).toEqual([303, `${portal}/antrag`]);
  });

  it.each([
    ['JSON', '{"state":"x"}', { 'content-type': 'application/json' }],
    ['an upload', 'x', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['text', 'x', { 'content-type': 'text/plain' }],
    ['a megabyte and more', 'a'.repeat(1_000_001), {}],
  ])('as %s is refused without a look at it', async (_name, body, headers) => {
    const { browser, provider } = posting();
    await browser.start();
    const response = await post(browser, body, headers as Record<string, string>);
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe('servicekonto.request.form');
    expect(provider.calls).not.toContain('token');
  });

  it('with two states is none', async () => {
    const { browser, provider } = posting();
    const answer = await provider.answer(await browser.start(), erika);
    answer.append('state', answer.get('state')!);
    expect(await codeOf(await post(browser, answer))).toBe('servicekonto.login.state-mismatch');
  });

  it('is not taken from a provider that answers by address', async () => {
    const { browser, provider } = createWorld();
    const answer = await provider.answer(await browser.start(), erika);
    expect((await post(browser, answer)).status).toBe(405);
  });
});

describe('HEAD', () => {
  it('is answered everywhere and uses up nothing', async () => {
    const { browser, provider, konto } = createWorld();
    const address = await provider.login(await browser.start(), erika);
    for (const path of ['/login/broker', '/logout', '/logged-out', address]) {
      const response = await konto.handle(browser.request(path, { method: 'HEAD' }));
      expect(response?.status, path).toBe(200);
      expect(response?.headers.getSetCookie()).toEqual([]);
    }
    expect(provider.calls).not.toContain('token');
    expect((await browser.visit(address)).status).toBe(303);
    expect(await konto.handle(browser.request('/anything', { method: 'HEAD' }))).toBeUndefined();
  });
});
