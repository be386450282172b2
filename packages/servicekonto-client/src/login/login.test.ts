import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika, issuer, portal } from '../../test/mock-browser.ts';

describe('login round trip', () => {
  it('turns the answer into an identity and a session', async () => {
    const { browser, login, provider, events } = createWorld();
    const response = await login(erika, '?level=substanziell&return=%2Fhundesteuer%3Fschritt%3D2');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${portal}/hundesteuer?schritt=2`);
    const session = await browser.session();
    expect(session?.identity).toEqual({
      kind: 'person',
      key: 'broker:bpk2-erika',
      subject: 'bpk2-erika',
      temporary: false,
      provider: 'broker',
      protocol: 'oidc',
      level: 'substanziell',
      provedBy: 'Elster',
      givenNames: 'Erika',
      familyName: 'Probe',
      birthdate: '1980-02-29',
      address: { street: 'Beispielweg 1', postalCode: '12345', locality: 'Musterstadt', country: 'DE' },
      mail: 'erika@example.org',
      mailboxHandle: '6f1d1c5e-0000-4000-8000-000000000001',
      attributeLevels: {},
    });
    expect(provider.calls).toEqual(['discovery', 'par', 'token', 'jwks', 'userinfo']);
    expect(events.map((event) => event.type)).toEqual(['login.started', 'login.succeeded']);
  });

  it('pushes PKCE, state, nonce and level; the address shows only the reference', async () => {
    const { browser, provider } = createWorld();
    const address = new URL(await browser.start('?level=hoch'));
    expect([...address.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri']);
    const pushed = provider.parameters(address.href);
    expect(pushed.get('code_challenge_method')).toBe('S256');
    expect(pushed.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(pushed.get('state')).toMatch(/^[\w-]{43}$/);
    expect(pushed.get('nonce')).toMatch(/^[\w-]{43}$/);
    expect(pushed.get('acr_values')).toBe('STORK-QAA-Level-4');
    expect(pushed.get('redirect_uri')).toBe(`${portal}/login/callback/broker`);
  });

  it('works without PAR when the provider has none, and refuses when the configuration demands it', async () => {
    const plain = createWorld({ par: 'absent' });
    expect((await plain.login()).status).toBe(303);
    expect(plain.provider.calls).not.toContain('par');
    const strict = createWorld({ par: 'absent', provider: { par: 'required' } });
    const response = await strict.browser.visit('/login/broker');
    expect(await codeOf(response)).toBe('servicekonto.provider.metadata');
  });

  it('uses PAR against the wish of the configuration when the provider demands it', async () => {
    const world = createWorld({ par: 'required', provider: { par: 'never' } });
    expect((await world.login()).status).toBe(303);
    expect(world.provider.calls).toContain('par');
  });

  it('leaves foreign paths alone', async () => {
    const { konto } = createWorld();
    for (const path of ['/', '/login', '/loginx/broker', '/api', '/login/broker/deeper']) {
      expect(await konto.handle(new Request(`${portal}${path}`)), path).toBeUndefined();
    }
  });

  it('answers HEAD without any effect: a link checker uses up no login', async () => {
    const world = createWorld();
    const callback = await world.provider.login(await world.browser.start(), erika);
    const jar = new Map(world.browser.jar);
    const calls = [...world.provider.calls];
    for (const path of [callback, '/login/broker', '/logout', '/logged-out']) {
      const answer = await world.browser.visit(path, { method: 'HEAD' });
      expect(answer.status, path).toBe(200);
      expect(answer.headers.getSetCookie(), path).toEqual([]);
    }
    expect(world.provider.calls).toEqual(calls);
    expect(world.browser.jar).toEqual(jar);
    expect((await world.browser.visit(callback)).status).toBe(303);
    await world.browser.visit('/logout', { method: 'HEAD', headers: { 'sec-fetch-site': 'same-origin' } });
    expect(await world.browser.session()).toBeDefined();
  });

  it('works below a path prefix', async () => {
    const world = createWorld({ config: { baseUrl: `${portal}/konto` } });
    const started = await world.browser.visit('/konto/login/broker');
    const address = started.headers.get('location')!;
    expect(world.provider.parameters(address).get('redirect_uri')).toBe(
      `${portal}/konto/login/callback/broker`,
    );
    const response = await world.browser.visit(await world.provider.login(address, erika));
    expect(response.headers.get('location')).toBe(`${portal}/konto/`);
    expect(await world.konto.handle(new Request(`${portal}/login/broker`))).toBeUndefined();
  });

  it('works where a proxy cuts the path off: requests come without it, links go out with it', async () => {
    const world = createWorld({ config: { baseUrl: `${portal}/konto`, proxyStripsPath: true } });
    const started = await world.browser.visit('/login/broker');
    const address = started.headers.get('location')!;
    const callback = `${portal}/konto/login/callback/broker`;
    expect(world.provider.parameters(address).get('redirect_uri')).toBe(callback);
    const answer = new URL(await world.provider.login(address, erika));
    expect(answer.pathname).toBe('/konto/login/callback/broker');
    const response = await world.browser.visit(`/login/callback/broker${answer.search}`);
    expect(response.headers.get('location')).toBe(`${portal}/konto/`);
    expect(await world.konto.loginHref(world.browser.request('/'))).toBe('/konto/login/broker');
    const repeated = await world.newBrowser().visit(`/login/callback/broker${answer.search}`);
    expect(await repeated.text(), 'a link on an error page').toContain('href="/konto/login/broker"');
    expect(await world.konto.handle(new Request(callback))).toBeUndefined();
  });

  it('never reads the Host header: a request to another host gives the same redirect address', async () => {
    const { konto, provider } = createWorld();
    const response = await konto.handle(new Request('http://evil.example:8080/login/broker'));
    const address = response?.headers.get('location') ?? '';
    expect(provider.parameters(address).get('redirect_uri')).toBe(`${portal}/login/callback/broker`);
  });

  it('sets cookies that no sibling domain can plant and no script can read', async () => {
    const { browser, provider } = createWorld();
    const started = await browser.visit('/login/broker');
    const done = await browser.visit(await provider.login(started.headers.get('location')!, erika));
    const cookies = [...started.headers.getSetCookie(), ...done.headers.getSetCookie()];
    expect(cookies).toHaveLength(3);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-/);
      for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
        expect(cookie).toContain(attribute);
      expect(cookie).not.toContain('Domain');
    }
    expect(done.headers.get('cache-control')).toBe('no-store');
  });
});

describe('several tabs and the back button', () => {
  it('completes two logins that were started at once, in either order', async () => {
    const { browser, provider } = createWorld();
    const [first, second] = [await browser.start('?return=%2Feins'), await browser.start('?return=%2Fzwei')];
    const two = await browser.visit(await provider.login(second, erika));
    expect(two.headers.get('location')).toBe(`${portal}/zwei`);
    const one = await browser.visit(await provider.login(first, erika));
    expect(one.headers.get('location')).toBe(`${portal}/eins`);
    expect((await browser.session())?.identity.subject).toBe('bpk2-erika');
  });

  it('survives tabs whose start requests carry no cookie yet', async () => {
    const { browser, provider, konto } = createWorld();
    const requests = ['/eins', '/zwei'].map((path) => new Request(`${portal}/login/broker?return=${path}`));
    const answers = await Promise.all(requests.map((request) => konto.handle(request)));
    for (const answer of answers) browser.keep(answer!);
    for (const answer of answers) {
      const done = await browser.visit(await provider.login(answer!.headers.get('location')!, erika));
      expect(done.status).toBe(303);
    }
  });

  it('forgets the oldest login beyond the limit', async () => {
    const { browser, provider, advance } = createWorld({ config: { login: { maxOpen: 3 } } });
    const started: string[] = [];
    for (let i = 0; i < 4; i++) {
      started.push(await browser.start());
      advance(1000);
    }
    expect([...browser.jar.keys()].filter((name) => name.includes('login'))).toHaveLength(3);
    const oldest = await browser.visit(await provider.login(started[0]!, erika));
    expect(await codeOf(oldest)).toBe('servicekonto.login.state-mismatch');
    const newest = await browser.visit(await provider.login(started[3]!, erika));
    expect(newest.status).toBe(303);
  });

  it('leads the back button to the return target, without a second code exchange', async () => {
    const { browser, provider } = createWorld();
    const callback = await provider.login(await browser.start('?return=%2Fantrag'), erika);
    await browser.visit(callback);
    const id = browser.jar.get('__Host-rathaus-session');
    const again = await browser.visit(callback);
    expect(again.status).toBe(303);
    expect(again.headers.get('location')).toBe(`${portal}/antrag`);
    expect(browser.jar.get('__Host-rathaus-session')).toBe(id);
    expect(provider.calls.filter((call) => call === 'token')).toHaveLength(1);
  });

  it('shows a clear page when the replay comes without that session', async () => {
    const { browser, provider, newBrowser } = createWorld();
    const callback = await provider.login(await browser.start(), erika);
    await browser.visit(callback);
    const stranger = await newBrowser().visit(callback);
    expect(stranger.status).toBe(400);
    expect(await codeOf(stranger)).toBe('servicekonto.login.replayed');
    browser.jar.delete('__Host-rathaus-session');
    const page = await browser.visit(callback);
    expect(await page.clone().text()).toContain('Diese Anmeldung wurde schon verwendet');
    expect(await page.text()).toContain('href="/login/broker"');
  });

  it('exchanges the code once when the same callback arrives twice at once', async () => {
    const { browser, provider } = createWorld();
    const callback = await provider.login(await browser.start(), erika);
    const answers = await Promise.all([browser.visit(callback), browser.visit(callback)]);
    expect(provider.calls.filter((call) => call === 'token')).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
    const other = answers.find((answer) => answer.status !== 303);
    expect(await codeOf(other!)).toBe('servicekonto.login.replayed');
  });

  it('sends a second tab straight on when the first has logged in', async () => {
    const { browser, login } = createWorld();
    await login(erika, '?level=niedrig');
    const second = await browser.visit('/login/broker?level=niedrig&return=%2Fzwei');
    expect(second.headers.get('location')).toBe(`${portal}/zwei`);
    const fresh = await browser.visit('/login/broker?level=niedrig&fresh=1');
    expect(fresh.headers.get('location')).toMatch(issuer);
  });

  it('says that a login took too long', async () => {
    const { browser, provider, advance } = createWorld();
    const callback = await provider.login(await browser.start('?return=%2Fantrag'), erika);
    advance(600_001);
    const response = await browser.visit(callback);
    expect(await codeOf(response)).toBe('servicekonto.login.expired');
  });
});
