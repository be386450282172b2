import { createHmac } from 'node:crypto';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInPhp, type GatewayHost, present, startGatewayHost } from './gateway-host.ts';
import { HttpBrowser } from './http-browser.ts';
import { navigate } from './navigate.ts';

const [hasNginx, hasCaddy, hasPhp] = await Promise.all([
  present('nginx', '-v'),
  present('caddy', 'version'),
  present('php', '-v'),
]);
const webs = [
  { web: 'nginx', algorithm: 'ES256', has: hasNginx },
  { web: 'caddy', algorithm: 'RS256', has: hasCaddy },
] as const;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox?.close());

function provider() {
  const { issuer, clients } = sandbox.config().services.oidc;
  const { clientId, clientSecret } = clients.find((one) => one.clientId === 'musterstadt-portal-par')!;
  return { issuer, clientId, clientSecret };
}

interface Echo {
  path: string;
  headers: Record<string, string>;
}
const seen = (page: HttpBrowser) => JSON.parse(page.html) as Echo;
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Asks with a path and a host as they are written; `fetch` would put both in order. The text begins with the headers. */
const getRaw = (
  origin: string,
  { path, headers }: { path: string; headers: Record<string, string> },
): Promise<{ status: number | undefined; text: string }> =>
  new Promise((resolve, reject) => {
    const request = get(origin, { path, headers, agent: false }, (incoming) => {
      const token = incoming.headers['x-rathaus-token'] ?? '';
      text(incoming).then(
        (body) => resolve({ status: incoming.statusCode, text: `${token.toString()}${body}` }),
        reject,
      );
    });
    request.once('error', reject);
  });

for (const { web, algorithm, has } of webs) {
  describe.skipIf(!has)(`${web} by the recipe of the documentation`, () => {
    let host: GatewayHost;
    let token = '';
    const browser = new HttpBrowser(navigate);
    beforeAll(async () => {
      host = await startGatewayHost({ web, algorithm, provider: provider() });
    });
    afterAll(() => host?.close());

    it('leads a visitor without session to the login, and back to the page', async () => {
      await browser.open(`${host.origin}/intern/seite.html?teil=2`);
      expect(browser.url).toMatch(/\/anmelden\//);
      await browser.submit({ person: 'erika', niveau: '2', aktion: 'anmelden' });
      expect(browser.url).toBe(`${host.origin}/intern/seite.html?teil=2`);
      expect(browser.status).toBe(200);
      expect(browser.html).toContain('Nur für Angemeldete');
    });

    it('leads a visitor below the level to a step-up, then hands the token to the application', async () => {
      await browser.open(`${host.origin}/antrag/hund?art=dackel`);
      expect(browser.url, 'niedrig is not enough here').toMatch(/\/anmelden\//);
      await browser.submit({ person: 'erika', niveau: '4', aktion: 'anmelden' });
      const { path, headers } = seen(browser);
      expect(path).toBe('/antrag/hund?art=dackel');
      token = headers['x-rathaus-token']!;
      expect(decodeJwt(token)).toMatchObject({
        iss: host.origin,
        aud: host.origin,
        kind: 'person',
        level: 'hoch',
      });
      expect(decodeJwt(token)).not.toHaveProperty('attributes');
    });

    it('hands parts of a page to who may see it, and 401 without a page to everybody else', async () => {
      const parts = [
        { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image', accept: 'image/*' },
        { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'style', accept: 'text/css' },
        { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty', accept: '*/*' },
      ];
      for (const headers of parts) {
        const stranger = await navigate(`${host.origin}/intern/bild.svg`, { headers });
        expect([stranger.status, stranger.headers.get('location')], headers.accept).toEqual([401, null]);
        expect(await stranger.text(), 'no page of the login').not.toContain('<form');
        const own = new HttpBrowser(navigate);
        await own.open(`${host.origin}/intern/bild.svg`, {
          headers: {
            ...headers,
            cookie: `rathaus-session=${browser.cookie(host.origin, 'rathaus-session')}`,
          },
        });
        expect([own.status, own.html]).toEqual([200, expect.stringContaining('<svg')]);
      }
      const { status } = await navigate(`${host.origin}/intern/seite.html`, { method: 'HEAD' });
      expect(status, 'a program that looks whether a page is there').toBe(303);
    });

    it('replaces a token from outside, and takes it away where there is none', async () => {
      const forged = {
        'x-rathaus-token': 'erfunden',
        x_rathaus_token: 'erfunden',
        'x-rathaus_token': 'erfunden',
        'x_rathaus-token': 'erfunden',
        'x.rathaus.token': 'erfunden',
        'x-rathaus.token': 'erfunden',
        'x.rathaus_token': 'erfunden',
      };
      const inside = seen(await browser.open(`${host.origin}/antrag/`, { headers: forged }));
      expect(inside.headers['x-rathaus-token']).toMatch(/^eyJ/);
      expect(JSON.stringify(inside.headers)).not.toContain('erfunden');
      const open = seen(
        await browser.open(`${host.origin}/app/`, { headers: { ...forged, 'x-rathaus-token': token } }),
      );
      expect(JSON.stringify(open.headers), 'also a genuine one').not.toContain('eyJ');
      expect(JSON.stringify(open.headers)).not.toContain('erfunden');
    });

    it('lets nobody ask the gateway from outside, or play its answers', async () => {
      const cookie = `rathaus-session=${browser.cookie(host.origin, 'rathaus-session')}`;
      for (const path of [
        '/gateway/auth',
        '/gateway/auth?level=niedrig',
        '/gateway/../gateway/auth',
        '/gateway/%61uth',
      ]) {
        const answer = await fetch(`${host.origin}${path}`, { headers: { cookie }, redirect: 'manual' });
        expect(answer.status, path).toBe(404);
        expect(answer.headers.get('x-rathaus-token')).toBeNull();
      }
      const stranger = await navigate(`${host.origin}/antrag/`, {
        headers: {
          'x-rathaus-token': token,
          'x-original-uri': '//evil.test',
          'x-forwarded-uri': '//evil.test',
        },
      });
      expect(stranger.status).toBe(303);
      expect(stranger.headers.get('location')).toBe(
        `${host.origin}/login/broker?level=substanziell&return=%2Fantrag%2F`,
      );
      const level = await navigate(`${host.origin}/antrag/?level=basisregistrierung`, {});
      expect(level.headers.get('location')).toContain('level=substanziell');
    });

    it('lets nobody reach the gateway by a path that has two readings', async () => {
      const cookie = `rathaus-session=${browser.cookie(host.origin, 'rathaus-session')}`;
      for (const path of [
        String.raw`/login/\..\..\gateway\auth?level=niedrig`,
        String.raw`/login/x/..\..\gateway/auth`,
        '/login%2fx/../gateway/auth',
        '/login%2fx/%2e%2e/gateway/auth',
        '/login/..%2f..%2fgateway/auth',
        '/login/../gateway/auth',
      ]) {
        const { status, text } = await getRaw(`${host.origin}`, { path, headers: { cookie } });
        expect([400, 404], `${path}: ${status}`).toContain(status);
        expect(text, path).not.toContain('eyJ');
      }
      // Straight at the gateway, whatever a web server of another kind lets pass.
      for (const path of [String.raw`/login/\..\..\gateway\auth`, '/login%2fx/../gateway/auth'])
        expect((await getRaw(host.inside, { path, headers: { cookie } })).status).toBe(400);
    });

    it('asks for the host that the browser names: another one gets no token', async () => {
      const cookie = `rathaus-session=${browser.cookie(host.origin, 'rathaus-session')}`;
      // The first server of nginx takes every name.
      const answer = await getRaw(host.origin, {
        path: '/antrag/',
        headers: { host: 'anders.test', cookie },
      });
      // Caddy has no site of that name and answers with nothing.
      if (web === 'caddy') expect(answer).toEqual({ status: 200, text: '' });
      else expect(answer.status).toBe(403);
      expect(answer.text).not.toContain('eyJ');
    });

    it('publishes the keys; PHP accepts the genuine token and refuses every other one', async ({ skip }) => {
      if (!hasPhp) skip('php is not installed');
      const keys = await (await fetch(`${host.origin}/gateway/jwks.json`)).text();
      const site = { keys, origin: host.origin, algorithm };
      const [header, , signature] = token.split('.');
      const claims = decodeJwt(token);
      const { kid } = (JSON.parse(keys) as { keys: [{ kid: string }] }).keys[0];
      const hmac = `${base64({ alg: 'HS256', kid })}.${base64(claims)}`;
      const other = signature!.startsWith('A') ? 'B' : 'A';
      const tokens = [
        token,
        `${header}.${base64({ ...claims, level: 'hoch', sub: 'broker:otto' })}.${signature}`,
        `${token.slice(0, -signature!.length)}${other}${signature!.slice(1)}`,
        `${base64({ alg: 'none', kid })}.${base64(claims)}.`,
        `${hmac}.${createHmac('sha256', keys).update(hmac).digest('base64url')}`,
        token.slice(0, -1),
        `${token}.`,
        '',
      ];
      const [genuine, ...forged] = await checkInPhp(tokens, site);
      expect(genuine).toBe(claims.sub);
      expect(forged).toEqual(forged.map(() => null));
      expect(await checkInPhp([token], { ...site, now: claims.exp! + 60 }), 'expired').toEqual([null]);
      expect(await checkInPhp([token], { ...site, origin: 'https://anders.test' }), 'for others').toEqual([
        null,
      ]);
      const wrong = algorithm === 'ES256' ? 'RS256' : 'ES256';
      expect(await checkInPhp([token], { ...site, algorithm: wrong }), 'another algorithm').toEqual([null]);
    });

    it('logs in and out by the links of a static page: the next request leads to the login', async () => {
      await browser.open(host.origin);
      expect(browser.html).toContain('href="/gateway/login?return=/intern/seite.html"');
      await browser.open('/gateway/login?return=/intern/seite.html');
      expect(browser.html, 'straight back').toContain('Nur für Angemeldete');
      await browser.open(host.origin);
      await browser.submit({});
      expect(browser.html, 'first here').toContain('Sie sind hier abgemeldet');
      await browser.submit({});
      await browser.submit({ logout: 'yes' });
      expect(browser.html).toContain('Für alle');
      await browser.open(`${host.origin}/intern/seite.html`);
      expect(browser.url).toMatch(/\/anmelden\//);
    });
  });
}

describe.skipIf(!hasNginx)('two ways to log in behind nginx', () => {
  it('are offered on a page, which leads on and back', async () => {
    const host = await startGatewayHost({ web: 'nginx', provider: provider(), other: provider() });
    try {
      const browser = await new HttpBrowser(navigate).open(`${host.origin}/antrag/hund?art=dackel`);
      expect(browser.url).toBe(
        `${host.origin}/gateway/login?level=substanziell&return=%2Fantrag%2Fhund%3Fart%3Ddackel`,
      );
      expect(browser.html).toContain('Mit Mein Unternehmenskonto anmelden');
      const [, href] = /href="(\/login\/broker[^"]*)"/.exec(browser.html)!;
      await browser.open(href!.replaceAll('&amp;', '&'));
      await browser.submit({ person: 'erika', niveau: '3', aktion: 'anmelden' });
      expect(seen(browser).path).toBe('/antrag/hund?art=dackel');
    } finally {
      await host.close();
    }
  });
});
