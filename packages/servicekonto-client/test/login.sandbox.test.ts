import { createMemoryStateStore } from '@rathaus/client-core';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServicekonto } from '../src/index.ts';
import { HttpBrowser } from './http-browser.ts';
import { type Portal, startPortal } from './portal.ts';

let sandbox: Sandbox;
let portal: Portal;

function client(id: string) {
  const { issuer, clients } = sandbox.config().services.oidc;
  const { clientId, clientSecret } = clients.find((one) => one.clientId === id)!;
  return { issuer, clientId, clientSecret };
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
      givenNames: 'Erika Maria',
      level: 'hoch',
      provedBy: 'eID',
      temporary: false,
    });
    expect(session?.identity.subject).toBeTruthy();
    await browser.submit({});
    expect(browser.url).toMatch(/\/session\/end/);
    await browser.submit({ logout: 'yes' });
    expect(browser.url).toBe(`${portal.origin}/`);
    expect(browser.html).toContain('niemand');
    await browser.open(`${portal.origin}/login/broker`);
    expect(browser.url, 'the broker has forgotten the person as well').toMatch(/\/anmelden\//);
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
      providers: [{ kind: 'oidc', id: 'broker', issuer: 'https://login.stadt.de', clientId, clientSecret }],
      fetch: (url, init) => fetch(url.replace('https://login.stadt.de', issuer), init),
    });
    const page = await konto.handle(new Request('https://portal.stadt.de/login/broker'));
    expect(page?.status).toBe(500);
    expect(await page?.text()).toContain('core.sandbox.refused');
  });
});
