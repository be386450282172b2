/** Tabs of one login in one browser: what one of them does or hears is known to the others. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderAccount } from '../src/render/render.ts';
import { CHROMIUM, hasBrowser, type Site, STRICT_CONNECT, startChromium, startSite } from './site.ts';

const minute = 60_000;
const start = Date.parse('2026-11-23T12:00:00+01:00');

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('tabs of one login', () => {
  let site: Site;
  let browser: Browser;
  let context: BrowserContext;
  let errors: string[];
  /** The session as the server has it: five minutes of rest, on the clock of the pages. */
  let session: { id: string; seen: number; now: number; calls: string[]; isAway: boolean };

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext();
    await context.clock.install({ time: new Date(start) });
    errors = [];
    session = { id: 'a', seen: start, now: start, calls: [], isAway: false };
    site.handle = (request, response) => {
      if (request.url !== '/favicon.ico') session.calls.push(`${request.method} ${request.url}`);
      if (request.method === 'POST') session.seen = session.now;
      const expires = ends();
      const json = {
        id: session.id,
        expires: Date.parse(expires) > session.now ? expires : null,
        now: iso(session.now),
      };
      if (session.isAway) request.socket.destroy();
      else if (request.url === '/logout') response.writeHead(204).end();
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    };
  });
  afterEach(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });

  const iso = (at: number) => new Date(at).toISOString();
  const ends = () => iso(session.seen + 5 * minute);

  /** A page of the site. */
  async function tab(
    more: { id?: string; session?: string; login?: string } = { session: '/session' },
  ): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    const data = {
      name: 'Erika',
      id: session.id,
      expires: ends(),
      extend: '/session',
      logout: '/logout',
      ...more,
    };
    await page.goto(site.page(renderAccount(data, { clock: () => session.now }), { csp: STRICT_CONNECT }));
    await page.waitForFunction(() => customElements.get('rathaus-account'));
    return page;
  }
  /** Time passes on the server and in all tabs. */
  async function pass(time: number): Promise<void> {
    session.now += time;
    await context.clock.runFor(time);
  }
  /** What the dialog says, on top or as a line. */
  const notice = (page: Page): Promise<string> =>
    page.evaluate(
      "document.querySelector('rathaus-account-dialog')?.shadowRoot.querySelector('dialog')?.textContent ?? ''",
    );

  it('staying in one silences the warning in the others', async () => {
    const [one, two] = [await tab(), await tab()];
    await pass(3 * minute + 1000);
    await expect.poll(() => notice(one)).toContain('Sie werden in 2 Minuten abgemeldet');
    await expect.poll(() => notice(two)).toContain('Sie werden in 2 Minuten abgemeldet');
    await one.getByRole('button', { name: 'Angemeldet bleiben' }).click();
    await one.getByText('verlängert bis 12:08').waitFor({ state: 'attached' });
    await expect.poll(() => notice(two)).toBe('');
    expect(session.calls.filter((call) => call.startsWith('POST'))).toEqual(['POST /session']);
    await pass(2 * minute);
    expect(await notice(two)).toBe('');
    await pass(minute + 2000);
    await expect.poll(() => notice(two)).toContain('Sie werden in 2 Minuten abgemeldet');
  });

  it('so does opening a page in another one, also without an address to ask', async () => {
    const one = await tab({});
    await pass(3 * minute + 1000);
    await expect.poll(() => notice(one)).toContain('Sie werden in 2 Minuten abgemeldet');
    session.seen = session.now;
    await tab({});
    await expect.poll(() => notice(one)).toBe('');
    expect(session.calls).toEqual([]);
  });

  it('logging out in one ends the others, whatever session it shows', async () => {
    const [one, two, other] = [await tab(), await tab(), await tab({ id: 'b' })];
    await one.locator('summary').click();
    await one.getByRole('button', { name: 'Abmelden' }).click();
    for (const page of [two, other])
      await expect.poll(() => notice(page)).toContain('Ihre Sitzung ist beendet');
  });

  it('after a step-up, or where another person logs in, the other tabs are to be loaded anew', async () => {
    const one = await tab({ session: '/session', login: '/login/broker?return=%2Fantrag' });
    session.id = 'b';
    const two = await tab();
    await expect.poll(() => notice(one)).toContain('laden Sie diese Seite neu');
    expect(await notice(one), 'neither ended nor anything lost').not.toMatch(/beendet|verloren/);
    expect(await notice(one)).toContain('Sie haben sich neu angemeldet');
    const link = one.getByRole('link', { name: 'Seite neu laden' });
    expect(await link.getAttribute('href')).toBe('/login/broker?return=%2Fantrag');
    expect(await notice(two)).toBe('');
    await two.locator('summary').click();
    await two.getByRole('button', { name: 'Abmelden' }).click();
    await expect.poll(() => notice(one)).toContain('Ihre Sitzung ist beendet');
  });

  it('asking never puts the end off, and the warning comes without an answer', async () => {
    const one = await tab();
    await pass(3 * minute + 1000);
    await expect.poll(() => notice(one)).toContain('Sie werden in 2 Minuten abgemeldet');
    session.isAway = true;
    await pass(minute);
    await expect.poll(() => notice(one)).toContain('in weniger als einer Minute');
    await pass(minute);
    await expect.poll(() => notice(one)).toContain('Ihre Sitzung ist beendet');
    expect(session.seen, 'no activity').toBe(start);
    expect(session.calls.length).toBeGreaterThan(1);
    expect(session.calls.every((call) => call === 'GET /session')).toBe(true);
  });

  it('hears from the server that it was ended elsewhere, when somebody looks', async () => {
    const one = await tab();
    session.seen = start - 10 * minute;
    await one.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await expect.poll(() => notice(one)).toContain('Ihre Sitzung ist beendet');
  });

  it('an end that cannot be put off is not said to be', async () => {
    const one = await tab();
    await pass(3 * minute + 1000);
    await one.getByRole('button', { name: 'Angemeldet bleiben' }).waitFor();
    // The longest life of the session: what comes back is what was known.
    await one.route('**/session', (route) =>
      route.fulfill({ json: { id: 'a', expires: ends(), now: iso(session.now) } }),
    );
    await one.getByRole('button', { name: 'Angemeldet bleiben' }).click();
    await one.getByRole('alert').getByText('konnte nicht verlängert werden').waitFor();
  });

  it('put off to the end of its longest life it is not offered again, in no tab', async () => {
    const [one, two] = [await tab(), await tab()];
    await pass(3 * minute + 1000);
    await context.route('**/session', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), extend: null } });
    });
    await one.getByRole('button', { name: 'Angemeldet bleiben' }).click();
    await one.getByText('verlängert bis 12:08').waitFor({ state: 'attached' });
    await pass(3 * minute + 1000);
    for (const page of [one, two]) {
      await expect.poll(() => notice(page)).toContain('Sie werden in 2 Minuten abgemeldet');
      expect(await notice(page)).toContain(
        'Länger können Sie nicht angemeldet bleiben. Bitte speichern Sie jetzt',
      );
      expect(await page.getByRole('button', { name: 'Angemeldet bleiben' }).count()).toBe(0);
    }
  });

  it('warns 30 seconds before the end at least, of which the server may take some', async () => {
    const one = await context.newPage();
    const data = { name: 'Erika', expires: ends(), extend: '/session', logout: '/logout', warnBefore: 1 };
    await one.goto(site.page(renderAccount(data, { clock: () => start }), { csp: STRICT_CONNECT }));
    await one.waitForFunction(() => customElements.get('rathaus-account'));
    await pass(5 * minute - 29_000);
    await expect.poll(() => notice(one)).toContain('in weniger als einer Minute');
  });

  it('without script says when it ends, and has a form to stay', async () => {
    const still = await browser.newContext({ javaScriptEnabled: false });
    const page = await still.newPage();
    const data = { name: 'Erika', expires: ends(), extend: '/session', logout: '/logout' };
    await page.goto(site.page(renderAccount(data, { clock: () => start }), { csp: STRICT_CONNECT }));
    await page.locator('summary').click();
    expect(await page.getByText('Ihre Sitzung endet um 12:05 Uhr.').isVisible()).toBe(true);
    const form = page.locator('form', { has: page.getByRole('button', { name: 'Angemeldet bleiben' }) });
    expect(await form.getAttribute('action')).toBe('/session');
    expect(await form.getAttribute('method')).toBe('post');
    await still.close();
  });
});
