import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toNodeHandler } from '../src/node/index.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { createWorld, erika, portal, type World } from './mock-browser.ts';
import { createTestCa } from './test-ca.ts';

const executable = await findChromium();
const forum = 'https://forum.musterstadt.test';
const attackers = {
  ...erika,
  sub: 'sub-angreifer',
  claims: { ...erika.claims, bPK2: 'bpk2-angreifer', givenName: 'Anton' },
};
/** A no-break space: Chromium sees no `__Host-` at the beginning of the name, and sends the raw byte. */
const space = '\u00a0';

describe.skipIf(executable === undefined)('a cookie that a page on a sibling subdomain has set', () => {
  let world: World;
  let browser: Browser;
  let server: Server;
  /** What the page of the forum sets. */
  let planted: string[] = [];
  /** Cookies of the last request to the portal, and those of its answer. */
  let received = '';
  let answered: string[] = [];

  beforeAll(async () => {
    world = createWorld();
    const konto = toNodeHandler(async (request) => {
      received = request.headers.get('cookie') ?? '';
      const answer = await world.konto.handle(request);
      answered = answer?.headers.getSetCookie() ?? [];
      if (answer) return answer;
      const session = await world.konto.session(request);
      const who = session?.identity.kind === 'person' ? session.identity.givenNames : 'niemand';
      return new Response(`<!doctype html><p id="wer">${who}</p>`, {
        headers: { 'content-type': 'text/html' },
      });
    });
    const names = ['portal.musterstadt.test', 'forum.musterstadt.test', 'login.land.test'];
    const tls = await createTestCa(names);
    server = createServer({ key: tls.key, cert: tls.cert }, (request, response) => {
      const { host } = request.headers;
      if (host === 'portal.musterstadt.test') return void konto(request, response);
      // The provider is in memory: of its page only the address counts.
      if (host === 'login.land.test') return void response.end('Anmeldedienst');
      const lines = planted.map((pair) => `${pair}; Domain=musterstadt.test; Path=/; Secure`);
      response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': lines }).end('Forum');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    browser = await launchChromium(
      executable!,
      Object.fromEntries(names.map((name) => [name, port])),
      tls.spki,
    );
  });
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  /** A new browser that was at the forum. */
  async function visitor(pairs: string[]): Promise<Page> {
    planted = pairs;
    const page = await (await browser.newContext()).newPage();
    await page.goto(forum);
    return page;
  }
  const who = async (page: Page) => {
    await page.goto(portal);
    return page.locator('#wer').innerText();
  };

  it('with the name of the session does not come, with a space in front it comes and is no session', async () => {
    const attacker = world.newBrowser();
    await world.login(attackers, '', attacker);
    const session = [...attacker.jar].map((pair) => pair.join('='));
    expect(await who(await visitor(session))).toBe('niemand');
    expect(received, 'Chromium keeps the prefix').toBe('');
    expect(await who(await visitor(session.map((pair) => `${space}${pair}`)))).toBe('niemand');
    expect(received, 'Chromium sends it').toContain('__Host-rathaus-session=');
  });

  it('does not finish the login of an attacker', async () => {
    const attacker = world.newBrowser();
    const callback = await world.provider.login(await attacker.start(), attackers);
    const page = await visitor([...attacker.jar].map((pair) => `${space}${pair.join('=')}`));
    await page.goto(callback);
    expect(received).toContain('__Host-rathaus-login-');
    expect(await page.locator('code').innerText()).toBe('servicekonto.login.state-mismatch');
    expect(await who(page)).toBe('niemand');
  });

  it('stands in no way of a session, and a hundred of them of no login', async () => {
    const login = (at: number) => `${space}__Host-rathaus-login-${`${at}`.padStart(12, '0')}=x`;
    const page = await visitor([
      `${space}__Host-rathaus-session=x`,
      ...Array.from({ length: 100 }, (_, at) => login(at)),
    ]);
    await page.goto(`${portal}/login/broker`);
    expect(received.split('; ').length).toBe(101);
    expect(answered).toHaveLength(1);
    await page.goto(await world.provider.login(page.url(), erika));
    expect(await who(page)).toBe('Erika');
  });
});
