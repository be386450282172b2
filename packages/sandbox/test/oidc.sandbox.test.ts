import * as client from 'openid-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { BrowserSession } from './browser-session.ts';

const portal = 'http://127.0.0.1:49152';
const callback = `${portal}/login/callback`;

describe('login broker', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({
      clients: [
        {
          clientId: 'streng',
          clientSecret: 'geheim-streng',
          name: 'Fest registriert',
          redirectUris: ['https://portal.musterstadt.test/cb'],
        },
      ],
    });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => sandbox.reset());

  async function connect(clientId = 'musterstadt-portal', secret?: string): Promise<client.Configuration> {
    const { issuer, clients } = sandbox.config().services.oidc;
    const clientSecret = secret ?? clients.find((entry) => entry.clientId === clientId)?.clientSecret ?? '';
    return client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      execute: [client.allowInsecureRequests],
    });
  }

  async function begin(config: client.Configuration, parameters: Record<string, string> = {}, par = false) {
    const verifier = client.randomPKCECodeVerifier();
    const all = {
      redirect_uri: callback,
      scope: 'openid profile email address',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: client.randomState(),
      nonce: client.randomNonce(),
      ...parameters,
    };
    const url = par
      ? await client.buildAuthorizationUrlWithPAR(config, all)
      : client.buildAuthorizationUrl(config, all);
    return { url, verifier, state: all.state, nonce: all.nonce };
  }

  type Begun = Awaited<ReturnType<typeof begin>>;

  const finish = (config: client.Configuration, begun: Begun, location: string) =>
    client.authorizationCodeGrant(config, new URL(location), {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    });

  const logIn = { aktion: 'anmelden', person: 'erika', niveau: '4' };

  it.each([false, true])('logs in with PKCE, pushed request: %s', async (par) => {
    const config = await connect();
    const begun = await begin(config, { acr_values: 'STORK-QAA-Level-3' }, par);
    const browser = new BrowserSession();
    const { location, response } = await browser.follow(begun.url.href);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('Emulator – kein echter Dienst');
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('Gewünscht ist das Vertrauensniveau substanziell.');
    expect(html).not.toContain('<script');

    const back = await browser.submit(location, logIn);
    expect(back.location.startsWith(`${callback}?`)).toBe(true);
    const tokens = await finish(config, begun, back.location);
    const claims = tokens.claims();
    expect(claims).toMatchObject({
      acr: 'STORK-QAA-Level-4',
      trustLevelAuthentication: 'STORK-QAA-Level-4',
      assertionProvedBy: 'eID',
      givenName: 'Erika Maria',
      surname: 'Mustermann',
      birthdate: '1984-08-12',
      postalCode: '00001',
      mail: 'erika.mustermann@musterstadt.example',
    });
    const user = await client.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '');
    expect(user).toMatchObject({ trustLevelAuthentication: 'STORK-QAA-Level-4', bPK2: claims?.bPK2 });
  });

  it('gives another client another bPK2 for the same person', async () => {
    const values = new Set<unknown>();
    for (const id of ['musterstadt-portal', 'beispielhausen-portal']) {
      const config = await connect(id);
      const begun = await begin(config);
      const browser = new BrowserSession();
      const { location } = await browser.follow(begun.url.href);
      const back = await browser.submit(location, logIn);
      values.add((await finish(config, begun, back.location)).claims()?.bPK2);
    }
    expect(values.size).toBe(2);
  });

  it('leaves attributes out that a person does not have', async () => {
    const config = await connect();
    const begun = await begin(config);
    const browser = new BrowserSession();
    const { location } = await browser.follow(begun.url.href);
    const back = await browser.submit(location, { ...logIn, person: 'ohnevornamen', niveau: '1' });
    const claims = (await finish(config, begun, back.location)).claims();
    expect(claims?.surname).toBe('SUKARNOPUTRI');
    for (const name of ['givenName', 'mail', 'postalAddress', 'address', 'email'])
      expect(claims).not.toHaveProperty(name);
  });

  it('sends access_denied when the person cancels', async () => {
    const config = await connect();
    const begun = await begin(config);
    const browser = new BrowserSession();
    const { location } = await browser.follow(begun.url.href);
    const back = await browser.submit(location, { aktion: 'abbrechen' });
    const answer = new URL(back.location).searchParams;
    expect(answer.get('error')).toBe('access_denied');
    expect(answer.get('state')).toBe(begun.state);
  });

  it('never answers less than an essential level', async () => {
    const claims = JSON.stringify({
      id_token: { acr: { essential: true, values: ['STORK-QAA-Level-3', 'STORK-QAA-Level-4'] } },
    });
    const config = await connect();
    const begun = await begin(config, { claims });
    const browser = new BrowserSession();
    const { location, response } = await browser.follow(begun.url.href);
    expect(await response.text()).toMatch(/value="2" required disabled/);
    const refused = await browser.submit(location, { ...logIn, niveau: '2' });
    expect(refused.response.status).toBe(422);
    expect(await refused.response.text()).toContain('role="alert"');
    const back = await browser.submit(location, { ...logIn, niveau: '3' });
    expect((await finish(config, begun, back.location)).claims()?.acr).toBe('STORK-QAA-Level-3');
  });

  it('refuses essential levels that it does not know', async () => {
    const claims = JSON.stringify({ id_token: { acr: { essential: true, values: ['urn:unknown'] } } });
    const begun = await begin(await connect(), { claims });
    const { location } = await new BrowserSession().follow(begun.url.href);
    expect(new URL(location).searchParams.get('error')).toBe('unmet_authentication_requirements');
  });

  it('treats a voluntary level as a wish', async () => {
    const config = await connect();
    const begun = await begin(config, { acr_values: 'STORK-QAA-Level-4' });
    const browser = new BrowserSession();
    const { location } = await browser.follow(begun.url.href);
    const back = await browser.submit(location, { ...logIn, niveau: '1' });
    expect((await finish(config, begun, back.location)).claims()?.acr).toBe('STORK-QAA-Level-1');
  });

  it('signs in once, and asks again for a higher level', async () => {
    const config = await connect();
    const browser = new BrowserSession();
    const first = await begin(config);
    const { location } = await browser.follow(first.url.href);
    await browser.submit(location, { ...logIn, niveau: '2' });

    const second = await begin(config, { acr_values: 'STORK-QAA-Level-2' });
    const silent = await browser.follow(second.url.href);
    expect(silent.location.startsWith(callback)).toBe(true);
    expect((await finish(config, second, silent.location)).claims()?.acr).toBe('STORK-QAA-Level-2');

    const third = await begin(config, { acr_values: 'STORK-QAA-Level-4' });
    const again = await browser.follow(third.url.href);
    expect(new URL(again.location).pathname).toMatch(/^\/anmelden\//);
    const back = await browser.submit(again.location, logIn);
    expect((await finish(config, third, back.location)).claims()?.acr).toBe('STORK-QAA-Level-4');
  });

  it('takes another person when a higher level is asked for', async () => {
    const config = await connect();
    const browser = new BrowserSession();
    const first = await begin(config);
    const { location } = await browser.follow(first.url.href);
    const known = await browser.submit(location, { ...logIn, niveau: '2' });
    const erika = (await finish(config, first, known.location)).claims();

    const second = await begin(config, { acr_values: 'STORK-QAA-Level-4' });
    const again = await browser.follow(second.url.href);
    // The first person is logged out before, by a form that posts itself.
    const between = await (
      await browser.submit(again.location, { ...logIn, person: 'yusuf' })
    ).response.text();
    const [, action = ''] = /action="([^"]+)"/.exec(between) ?? [];
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(between) ?? [];
    const back = await browser.submit(action, { xsrf, logout: 'yes' });
    const yusuf = (await finish(config, second, back.location)).claims();
    expect(yusuf?.acr).toBe('STORK-QAA-Level-4');
    expect(yusuf?.sub).not.toBe(erika?.sub);

    const third = await browser.follow((await begin(config)).url.href);
    expect(third.location.startsWith(callback), 'and keeps them logged in').toBe(true);
  });

  it.each(['GET', 'POST'])(
    'logs out on the wish of the application by %s and comes back to it',
    async (method) => {
      const config = await connect();
      const browser = new BrowserSession();
      const begun = await begin(config);
      const { location } = await browser.follow(begun.url.href);
      const back = await browser.submit(location, logIn);
      const tokens = await finish(config, begun, back.location);
      const end = client.buildEndSessionUrl(config, {
        id_token_hint: tokens.id_token ?? '',
        post_logout_redirect_uri: `${portal}/abgemeldet`,
        state: 'weiter',
      });
      const question =
        method === 'GET'
          ? await browser.follow(end.href)
          : await browser.submit(`${end.origin}${end.pathname}`, Object.fromEntries(end.searchParams));
      const html = await question.response.text();
      expect(html).toContain('Möchten Sie sich auch beim Login-Dienst abmelden?');
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
      const confirm = /action="([^"]+)"/.exec(html)?.[1] ?? '';
      const ended = await browser.submit(confirm, { xsrf, logout: 'yes' });
      expect(ended.location).toBe(`${portal}/abgemeldet?state=weiter`);
      const next = await browser.follow((await begin(config)).url.href);
      expect(new URL(next.location).pathname).toMatch(/^\/anmelden\//);
    },
  );

  it('knows who is logged in, also when another site posts the logout and the cookie stays at home', async () => {
    const config = await connect();
    const browser = new BrowserSession();
    const begun = await begin(config);
    const { location } = await browser.follow(begun.url.href);
    const back = await browser.submit(location, logIn);
    const tokens = await finish(config, begun, back.location);
    const end = client.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: `${portal}/abgemeldet`,
      state: 'weiter',
    });
    // Without cookies, as a browser posts it from another site.
    const posted = await fetch(`${end.origin}${end.pathname}`, {
      method: 'POST',
      body: end.searchParams,
      headers: { 'sec-fetch-site': 'cross-site' },
      redirect: 'manual',
    });
    expect(posted.status).toBe(303);
    const address = new URL(posted.headers.get('location') ?? '', end.origin);
    expect(address.searchParams.has('id_token_hint'), 'the ID token is in no address').toBe(false);
    const question = await browser.follow(address.href);
    expect(await question.response.text()).toContain('Möchten Sie sich auch beim Login-Dienst abmelden?');
  });

  it('puts what the account says into the ID token as well', async () => {
    const config = await connect();
    const browser = new BrowserSession();
    const begun = await begin(config);
    const { location } = await browser.follow(begun.url.href);
    const back = await browser.submit(location, logIn);
    const tokens = await finish(config, begun, back.location);
    const signed = tokens.claims();
    const info = await client.fetchUserInfo(config, tokens.access_token, signed?.sub ?? '');
    expect(signed).toMatchObject(info);
    expect(info.bPK2).toBeTruthy();
  });

  it('gives its cookies to whoever posts from another site over TLS only', async () => {
    const config = await connect();
    const browser = new BrowserSession();
    const { location } = await browser.follow((await begin(config)).url.href);
    const answer = await browser.request(location, { method: 'POST', body: new URLSearchParams(logIn) });
    const resumed = await browser.request(new URL(answer.headers.get('location') ?? '', location).href);
    const [session] = resumed.headers
      .getSetCookie()
      .filter((line) => line.startsWith('rathaus_sandbox_session='));
    expect(session).toMatch(/samesite=lax/i);
    expect(session).not.toMatch(/samesite=none/i);
  });

  it('logs out without a session by a page that works without script', async () => {
    const config = await connect();
    const end = client.buildEndSessionUrl(config, { post_logout_redirect_uri: `${portal}/abgemeldet` });
    const browser = new BrowserSession();
    const html = await (await browser.follow(end.href)).response.text();
    expect(html).toContain('Emulator – kein echter Dienst');
    expect(html).not.toContain('<script');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const ended = await browser.submit(/action="([^"]+)"/.exec(html)?.[1] ?? '', { xsrf, logout: 'yes' });
    expect(ended.location).toBe(`${portal}/abgemeldet`);
  });

  it('demands PKCE and, of some clients, pushed requests', async () => {
    const config = await connect('musterstadt-portal-par');
    const direct = await begin(config);
    const { location } = await new BrowserSession().follow(direct.url.href);
    expect(new URL(location).searchParams.get('error')).toBe('invalid_request');

    const pushed = await begin(config, {}, true);
    const login = await new BrowserSession().follow(pushed.url.href);
    expect(new URL(login.location).pathname).toMatch(/^\/anmelden\//);

    const url = client.buildAuthorizationUrl(await connect(), {
      redirect_uri: callback,
      scope: 'openid',
      state: 's',
    });
    const bare = await new BrowserSession().follow(url.href);
    expect(new URL(bare.location).searchParams.get('error')).toBe('invalid_request');
  });

  it('refuses a wrong secret, a used and an expired code', async () => {
    await expect(begin(await connect('musterstadt-portal', 'falsch'), {}, true)).rejects.toMatchObject({
      error: 'invalid_client',
    });

    const config = await connect();
    const begun = await begin(config);
    const browser = new BrowserSession();
    const { location } = await browser.follow(begun.url.href);
    const back = await browser.submit(location, logIn);
    await finish(config, begun, back.location);
    await expect(finish(config, begun, back.location)).rejects.toMatchObject({ error: 'invalid_grant' });

    await using quick = await startSandbox({ lifetimes: { authorizationCode: 1 } });
    const { issuer, clients } = quick.config().services.oidc;
    const other = await client.discovery(
      new URL(issuer),
      'musterstadt-portal',
      clients[0]?.clientSecret,
      undefined,
      {
        execute: [client.allowInsecureRequests],
      },
    );
    const late = await begin(other);
    const tab = new BrowserSession();
    const page = await tab.follow(late.url.href);
    const answer = await tab.submit(page.location, logIn);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    await expect(finish(other, late, answer.location)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('shows a German error page instead of redirecting to an unknown address', async () => {
    for (const redirect_uri of [
      'https://boese.example/cb',
      'https://127.0.0.1.boese.example/cb',
      'http://user@127.0.0.1:1/cb',
    ]) {
      const begun = await begin(await connect(), { redirect_uri });
      const { response, location } = await new BrowserSession().follow(begun.url.href);
      expect(response.status, redirect_uri).toBe(400);
      expect(new URL(location).origin).toBe(sandbox.services.oidc.origin);
      expect(await response.text()).toContain('Der Login-Dienst konnte die Anfrage nicht verarbeiten.');
    }
    const begun = await begin(await connect('streng'), { redirect_uri: callback });
    expect((await new BrowserSession().follow(begun.url.href)).response.status).toBe(400);
  });

  it('refuses a login form that another browser or origin sends', async () => {
    const begun = await begin(await connect());
    const browser = new BrowserSession();
    const { location } = await browser.follow(begun.url.href);
    const stranger = await new BrowserSession().submit(location, logIn);
    expect(stranger.response.status).toBe(400);
    const foreign = await browser.follow(location, {
      method: 'POST',
      body: new URLSearchParams(logIn),
      headers: { origin: 'https://boese.example' },
    });
    expect(foreign.response.status).toBe(403);
  });

  it('can be made to fail', async () => {
    sandbox.fault({ service: 'oidc', operation: 'token', status: 503 });
    const config = await connect();
    const begun = await begin(config);
    const browser = new BrowserSession();
    const { location } = await browser.follow(begun.url.href);
    const back = await browser.submit(location, logIn);
    await expect(finish(config, begun, back.location)).rejects.toThrow();
    await expect(finish(config, begun, back.location)).resolves.toBeTruthy();
  });
});
