import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium, launchChromium } from './chromium.ts';
import { type Portal, startPortal } from './portal.ts';
import { createTestCa } from './test-ca.ts';
import { tlsFetch } from './tls-fetch.ts';

const executable = await findChromium();
const portalOrigin = 'https://portal.musterstadt.test';
const brokerOrigin = 'https://login.land.test';
/** Chromium sends a cookie without `SameSite` along with a POST for two minutes only. `RATHAUS_LONG=1` waits for them. */
const isLong = process.env.RATHAUS_LONG === '1';

describe.skipIf(executable === undefined)('an answer that the browser posts to us from another site', () => {
  let sandbox: Sandbox;
  let portal: Portal;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    const tls = await createTestCa(['portal.musterstadt.test', 'login.land.test']);
    sandbox = await startSandbox({
      tls,
      publicOrigins: { oidc: brokerOrigin },
      clients: [
        {
          clientId: 'portal-post',
          clientSecret: 'only-for-tests',
          name: 'Bürgerportal Musterstadt',
          redirectUris: [`${portalOrigin}/login/callback/broker`],
          postLogoutRedirectUris: [`${portalOrigin}/logged-out`],
        },
      ],
    });
    const ports: Record<string, number> = { 'login.land.test': sandbox.services.oidc.port };
    portal = await startPortal({
      tls,
      publicOrigin: portalOrigin,
      provider: {
        issuer: brokerOrigin,
        clientId: 'portal-post',
        clientSecret: 'only-for-tests',
        responseMode: 'form_post',
      },
      config: { fetch: tlsFetch(tls.ca, ports) },
    });
    ports['portal.musterstadt.test'] = portal.port;
    browser = await launchChromium(executable!, ports, tls.spki);
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.close();
    await sandbox?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'de-DE' });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const who = () => page.locator('#wer').innerText();
  async function answer(person = 'erika', level = '3') {
    await page.locator(`#person-${person}`).check();
    await page.locator(`#niveau-${level}`).check();
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  }
  const posts = (): string[] => {
    const found: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().startsWith(portalOrigin)) found.push(request.url());
    });
    return found;
  };

  it('finds its login, and the session cookie is that of our own site', async () => {
    const posted = posts();
    await page.goto(`${portalOrigin}/antrag`);
    await page.locator('#login').click();
    const [started] = await context.cookies(portalOrigin);
    expect(started).toMatchObject({ sameSite: 'None', secure: true, httpOnly: true });
    await answer();
    await page.waitForURL(`${portalOrigin}/antrag`);
    expect(posted).toEqual([`${portalOrigin}/login/callback/broker`]);
    expect(await who()).toContain('Erika');
    const cookies = await context.cookies(portalOrigin);
    expect(cookies.map(({ name, sameSite }) => [name, sameSite])).toEqual([
      ['__Host-rathaus-session', 'Lax'],
    ]);
  });

  it('raises a session whose own cookie stays at home, and ends the former one', async () => {
    await page.goto(`${portalOrigin}/antrag`);
    await page.locator('#login').click();
    await answer();
    await page.waitForURL(`${portalOrigin}/antrag`);
    const [former] = await context.cookies(portalOrigin);
    await page.goto(`${portalOrigin}/login/broker?level=hoch&return=/antrag`);
    await answer('erika', '4');
    await page.waitForURL(`${portalOrigin}/antrag`);
    expect(await who()).toContain('hoch');
    const headers = { cookie: `${former!.name}=${former!.value}` };
    expect(await portal.konto.session(new Request(portalOrigin, { headers }))).toBeUndefined();
  });

  it.runIf(isLong)(
    'finds its login after a visit of more than two minutes',
    { timeout: 240_000 },
    async () => {
      await page.goto(`${portalOrigin}/antrag`);
      await page.locator('#login').click();
      await page.waitForTimeout(125_000);
      await answer();
      await page.waitForURL(`${portalOrigin}/antrag`);
      expect(await who()).toContain('Erika');
    },
  );
});
