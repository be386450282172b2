/** A login with BundID over TLS, where portal and provider are two sites, and the ways on which people leave the right one. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundidOrigin, openSites, portalOrigin, type Sites } from './saml/sites.ts';
import { findSiteBrowsers, SiteTab } from './saml/sites-browser.ts';

/** Chromium sends a cookie without `SameSite` along with a POST for two minutes only. `RATHAUS_LONG=1` waits for them. */
const isLong = process.env.RATHAUS_LONG === '1';
/** A browser on a machine with much else to do. */
const timeout = 240_000;
const zoe = 'Zoë Ángeles Þórdís Müller-Øst von und zu Łódź-Şahin: substanziell';

describe.each(await findSiteBrowsers())('BundID in %s', (name, launch) => {
  describe.skipIf(launch === undefined)('on another site', () => {
    let sites: Sites;
    let browser: Awaited<ReturnType<NonNullable<typeof launch>>>;
    let context: Awaited<ReturnType<typeof browser.newContext>>;
    let tab: SiteTab;

    beforeAll(async () => {
      sites = await openSites();
      browser = await launch!(sites);
    }, timeout);
    afterAll(async () => {
      await browser?.close();
      await sites?.close();
    });
    beforeEach(async () => {
      sites.changeCookies((cookie) => cookie);
      sites.log.length = 0;
      sites.seen.length = 0;
      context = await browser.newContext({ locale: 'de-DE', ignoreHTTPSErrors: true });
      tab = await newTab();
    });
    afterEach(() => context.close());
    const newTab = async () => new SiteTab(await context.newPage());
    const codes = () => sites.log.map(({ code }) => code);
    const posts = () => sites.seen.filter(({ method }) => method === 'POST');

    /** A page that helps: German, with what happened and a way on. */
    const expectKindPage = async (code: string) => {
      expect(await tab.shown()).toBe(code);
      expect(await tab.page.locator('html[lang=de]').count()).toBe(1);
      expect((await tab.heading()).length).toBeGreaterThan(10);
      expect(await tab.page.locator('main a, main button').count()).toBeGreaterThan(0);
      expect(codes()).toEqual([code]);
    };

    it('the answer finds its login, and the session cookie is that of our own site', {
      timeout,
    }, async () => {
      await tab.begin();
      const [started] = await context.cookies(portalOrigin);
      expect(started).toMatchObject({ sameSite: 'None', secure: true, httpOnly: true });
      await tab.answer();
      expect(await tab.shown()).toBe(zoe);
      expect(posts().map(({ path }) => path)).toEqual(['/login/callback/broker']);
      const cookies = await context.cookies(portalOrigin);
      expect(cookies.map(({ name: cookie, sameSite }) => [cookie, sameSite])).toEqual([
        ['__Host-rathaus-session', 'Lax'],
      ]);
    });

    it('with SameSite=Lax on the cookie of the login the same login fails', { timeout }, async () => {
      sites.changeCookies((cookie) => cookie.replace(/SameSite=None/i, 'SameSite=Lax'));
      await tab.begin();
      const [started] = await context.cookies(portalOrigin);
      expect(started).toMatchObject({ sameSite: 'Lax' });
      await tab.answer();
      await expectKindPage('servicekonto.login.state-mismatch');
    });

    it.runIf(isLong)('is found after a visit of more than two minutes', { timeout: 480_000 }, async () => {
      await tab.begin();
      await tab.page.waitForTimeout(125_000);
      await tab.answer();
      expect(await tab.shown()).toBe(zoe);
    });

    // Without the attribute Chromium means Lax, and lets a POST pass for two minutes all the same; no other browser does.
    it.runIf(isLong && name === 'Chromium')(
      'without SameSite the login fails after two minutes, and not before',
      { timeout: 480_000 },
      async () => {
        sites.changeCookies((cookie) => cookie.replace(/; SameSite=None/i, ''));
        await (await tab.begin()).answer();
        expect(await tab.shown()).toBe(zoe);
        await context.clearCookies();
        await tab.begin();
        await tab.page.waitForTimeout(125_000);
        await tab.answer();
        await expectKindPage('servicekonto.login.state-mismatch');
      },
    );

    it('the back button behind a login leads through no page that leads on again', { timeout }, async () => {
      await (await tab.begin()).answer();
      const before = { posted: posts().length, asked: sites.sandbox.requests().length };
      const way: string[] = [];
      do way.push(await tab.back());
      while (way.length < 6 && !way.at(-1)!.startsWith(portalOrigin));
      expect(way.at(-1)).toBe(`${portalOrigin}/antrag`);
      expect(way.slice(0, -1).every((address) => address.startsWith(`${bundidOrigin}/idp/anmelden/`))).toBe(
        true,
      );
      expect(await tab.shown(), 'still logged in').toBe(zoe);
      expect(posts(), 'nothing was posted again').toHaveLength(before.posted);
      const asked = sites.sandbox.requests().slice(0, sites.sandbox.requests().length - before.asked);
      expect(asked.map(({ operation }) => operation)).not.toContain('sso');
      expect(codes()).toEqual([]);
    });

    it('the back button on the page of BundID leads back, and the next login is a new one', {
      timeout,
    }, async () => {
      await tab.begin();
      expect(await tab.back()).toBe(`${portalOrigin}/antrag`);
      expect(await tab.shown()).toBe('niemand');
      await (await tab.begin()).answer();
      expect(await tab.shown()).toBe(zoe);
      const faults = sites.sandbox.requests().filter(({ operation }) => operation === 'error');
      expect(faults, 'no request came twice').toEqual([]);
    });

    it('two tabs log in at once, and a third one is in already', { timeout }, async () => {
      const second = await newTab();
      await tab.begin();
      await second.begin();
      await tab.answer();
      expect(await tab.shown()).toBe(zoe);
      await second.answer();
      expect(await second.shown()).toBe(zoe);
      const third = await newTab();
      await third.page.goto(`${portalOrigin}/login/broker?level=substanziell&return=/antrag`);
      expect(third.page.url()).toBe(`${portalOrigin}/antrag`);
      expect(codes()).toEqual([]);
    });

    it('the answer posted once more leads where the login led, and the session goes on', {
      timeout,
    }, async () => {
      await (await tab.begin()).answer();
      const { form, path } = posts()[0]!;
      await tab.post(`${portalOrigin}${path}`, form);
      await tab.page.waitForURL(`${portalOrigin}/antrag`);
      expect(await tab.shown()).toBe(zoe);
      // A reload of what the answer led to asks for the page alone.
      await tab.page.evaluate('setTimeout(() => location.reload())');
      await tab.page.waitForTimeout(1000);
      expect(await tab.shown()).toBe(zoe);
      expect(posts()).toHaveLength(2);
    });

    it('a browser that has lost its cookies is told, and begins anew', { timeout }, async () => {
      await tab.begin();
      await context.clearCookies({ domain: new URL(portalOrigin).hostname });
      await tab.answer();
      await expectKindPage('servicekonto.login.state-mismatch');
      await tab.page.locator('main a[href^="/login/broker"]').click();
      await tab.page.waitForURL(`${bundidOrigin}/**`);
      await tab.answer();
      expect(await tab.shown()).toContain('Zoë');
    });
  });
});
