import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMemoryStateStore } from '@rathaus/client-core';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServicekonto } from '../src/index.ts';
import { oidc } from '../src/oidc/index.ts';
import { HttpBrowser } from './http-browser.ts';
import { cookieKey } from './mock-browser.ts';
import { type Portal, startPortal } from './portal.ts';

let sandbox: Sandbox;
let portal: Portal;

function client(id: string) {
  const { issuer, clients } = sandbox.config().services.oidc;
  const { clientId, clientSecret } = clients.find((one) => one.clientId === id)!;
  return { issuer, clientId, clientSecret };
}

/** Passes a request on and says what status came back. */
async function relayed(incoming: IncomingMessage, address: string): Promise<number> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers = { 'content-type': incoming.headers['content-type'] ?? '' };
  return (await fetch(address, { method: 'POST', headers, body: Buffer.concat(chunks) })).status;
}

beforeAll(async () => {
  sandbox = await startSandbox();
  portal = await startPortal({ provider: client('musterstadt-portal-par') });
});
afterAll(async () => {
  await portal?.close();
  await sandbox?.close();
});

describe('login at the sandbox broker', () => {
  it('goes round: level, identity, logout at both sides', async () => {
    const browser = await new HttpBrowser().open(`${portal.origin}/login/broker?level=hoch&return=/antrag`);
    expect(browser.url).toMatch(/\/anmelden\//);
    await browser.submit({ person: 'erika', niveau: '4', aktion: 'anmelden' });
    expect(browser.url).toBe(`${portal.origin}/antrag`);
    const cookie = `rathaus-session=${browser.cookie(portal.origin, 'rathaus-session')}`;
    const session = await portal.konto.session(new Request(portal.origin, { headers: { cookie } }));
    expect(session?.identity).toMatchObject({
      kind: 'person',
      givenNames: 'Erika Maria',
      level: 'hoch',
      provedBy: 'eID',
      temporary: false,
    });
    expect(session?.identity.subject).toBeTruthy();
    await browser.submit({});
    expect(browser.url).toBe(`${portal.origin}/logout`);
    // A browser without script: the person goes on by the button.
    await browser.submit({});
    expect(browser.url, 'the ID token is in no address').toMatch(/\/session\/end$/);
    await browser.submit({ logout: 'yes' });
    expect(browser.url).toBe(`${portal.origin}/`);
    expect(browser.html).toContain('niemand');
    await browser.open(`${portal.origin}/login/broker`);
    expect(browser.url, 'the broker has forgotten the person as well').toMatch(/\/anmelden\//);
  });

  it('loses the session at once when the broker ends it', async () => {
    const [portalClient, otherClient] = ['mit-abmeldung', 'anderswo'] as const;
    // The address of the back channel is known before the broker: it is registered there.
    let origin = '';
    const relay = createServer((incoming, outgoing) => {
      void relayed(incoming, `${origin}/login/broker/backchannel-logout`).then((status) => {
        outgoing.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
    const { port } = relay.address() as AddressInfo;
    const registered = { redirectUris: ['http://127.0.0.1/x'], anyLoopbackRedirect: true };
    const own = await startSandbox({
      clients: [
        {
          ...registered,
          clientId: portalClient,
          clientSecret: 'only-for-tests',
          name: 'Portal',
          backchannelLogoutUri: `http://127.0.0.1:${port}/`,
        },
        { ...registered, clientId: otherClient, clientSecret: 'only-for-tests', name: 'Fachverfahren' },
      ],
    });
    const { issuer } = own.config().services.oidc;
    const provider = (clientId: string) => ({ issuer, clientId, clientSecret: 'only-for-tests' });
    const [one, two] = [
      await startPortal({ provider: provider(portalClient) }),
      await startPortal({ provider: provider(otherClient), config: { session: { cookie: 'anderswo' } } }),
    ];
    origin = one.origin;
    try {
      const browser = await new HttpBrowser().open(`${one.origin}/login/broker`);
      await browser.submit({ person: 'erika', niveau: '3', aktion: 'anmelden' });
      const elsewhere = await new HttpBrowser().open(`${one.origin}/login/broker`);
      await elsewhere.submit({ person: 'yusuf', niveau: '3', aktion: 'anmelden' });
      await browser.open(`${two.origin}/login/broker`);
      expect(browser.url, 'single sign-on').toBe(`${two.origin}/`);
      // She logs out at the other application, and there at the broker.
      await browser.submit({});
      await browser.submit({});
      await browser.submit({ logout: 'yes' });
      await browser.open(`${one.origin}/`);
      expect(browser.html).toContain('niemand');
      expect(one.events.at(-1)).toMatchObject({ type: 'logout.by-provider', sessions: 1 });
      await elsewhere.open(`${one.origin}/`);
      expect(elsewhere.html, 'nobody else is logged out').toContain('Yusuf');
    } finally {
      await Promise.all([one.close(), two.close(), own.close()]);
      relay.closeAllConnections();
      relay.close();
    }
  });

  it('steps up: single sign-on at a lower level is asked again', async () => {
    const browser = await new HttpBrowser().open(`${portal.origin}/login/broker?level=niedrig`);
    await browser.submit({ person: 'yusuf', niveau: '2', aktion: 'anmelden' });
    expect(browser.html).toContain('Yusuf');
    await browser.open(`${portal.origin}/login/broker?level=substanziell`);
    expect(browser.url).toMatch(/\/anmelden\//);
    await browser.submit({ person: 'yusuf', niveau: '3', aktion: 'anmelden' });
    expect(browser.html).toContain('substanziell');
  });

  it('refuses a login below the asked level', async () => {
    const browser = await new HttpBrowser().open(`${portal.origin}/login/broker?level=hoch`);
    await browser.submit({ person: 'erika', niveau: '1', aktion: 'anmelden' });
    expect(browser.status).toBe(403);
    expect(browser.html).toContain('Vertrauensniveau der Anmeldung reicht nicht aus');
  });

  it('cannot be answered too low when the level is essential', async () => {
    const strict = await startPortal({
      provider: { ...client('musterstadt-portal'), levels: { ask: 'essential-acr' } },
    });
    const browser = await new HttpBrowser().open(`${strict.origin}/login/broker?level=substanziell`);
    await browser.submit({ person: 'erika', niveau: '1', aktion: 'anmelden' });
    expect(browser.html).toContain('reicht für den Dienst nicht');
    await browser.submit({ person: 'erika', niveau: '4', aktion: 'anmelden' });
    expect(browser.html).toContain('hoch');
    await strict.close();
  });

  it('tells the citizen that they cancelled', async () => {
    const browser = await new HttpBrowser().open(`${portal.origin}/login/broker`);
    await browser.submit({ aktion: 'abbrechen' });
    expect(browser.html).toContain('Sie haben die Anmeldung abgebrochen');
    expect(portal.events.at(-1)).toMatchObject({
      type: 'login.failed',
      code: 'servicekonto.login.cancelled',
    });
  });

  it('reports a wrong client secret as such', async () => {
    for (const id of ['musterstadt-portal', 'musterstadt-portal-par']) {
      const wrong = await startPortal({ provider: { ...client(id), clientSecret: 'wrong' } });
      const browser = await new HttpBrowser().open(`${wrong.origin}/login/broker`);
      expect(browser.status).toBe(502);
      expect(browser.html).toContain('servicekonto.client.invalid');
      await wrong.close();
    }
  });

  it('reports a broker that is away, and works again when it is back', async () => {
    sandbox.fault({ service: 'oidc', operation: 'par', status: 503, times: 1 });
    const browser = await new HttpBrowser().open(`${portal.origin}/login/broker`);
    expect(browser.status).toBe(503);
    expect(browser.html).toContain('nicht erreichbar');
    await browser.open(`${portal.origin}/login/broker`);
    expect(browser.url).toMatch(/\/anmelden\//);
  });

  it('is refused as an emulator, wherever it is, unless that is what was wanted', async () => {
    const { issuer, clientId, clientSecret } = client('musterstadt-portal-par');
    const konto = createServicekonto({
      tenant: 'musterstadt',
      baseUrl: 'https://portal.stadt.de',
      store: createMemoryStateStore(),
      cookieKeys: [cookieKey],
      providers: { broker: oidc({ issuer: 'https://login.stadt.de', clientId, clientSecret }) },
      fetch: (url, init) => fetch(url.replace('https://login.stadt.de', issuer), init),
    });
    const page = await konto.handle(new Request('https://portal.stadt.de/login/broker'));
    expect(page?.status).toBe(500);
    expect(await page?.text()).toContain('core.sandbox.refused');
  });
});
