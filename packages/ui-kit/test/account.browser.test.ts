/** The menu of an account and the dialog before its session ends, in one tab; several are in tabs.browser.test.ts. */
import type { IncomingMessage } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccountData } from '../src/account/account.ts';
import { renderAccount } from '../src/render/render.ts';
import {
  CHROMIUM,
  hasBrowser,
  type Page as PageOptions,
  type Site,
  STRICT_CONNECT,
  startChromium,
  startSite,
} from './site.ts';

const NOON = Date.parse('2026-11-23T12:00:00+01:00');
const minute = 60_000;
const data: AccountData = {
  name: 'Erika Mustermann',
  logout: '/logout',
  extend: '/extend',
  login: '/login/bundid',
  fields: { csrf: 'c5rf' },
  expires: '2026-11-23T12:10:00+01:00',
};
const render = (more: Partial<AccountData> = {}, options = {}): string =>
  renderAccount({ ...data, ...more }, { clock: () => NOON, ...options });

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('account', () => {
  let site: Site;
  let browser: Browser;
  let page: Page;
  let errors: string[];
  /** What the server was asked, and what it answers. */
  let calls: string[];
  let answer: { status?: number; type?: string; body: string } | undefined;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    await page.clock.install({ time: NOON });
    errors = [];
    calls = [];
    answer = undefined;
    page.on('pageerror', (error) => errors.push(error.message));
    site.handle = (request, response) =>
      collect(request, (body) => {
        if (request.url === '/favicon.ico') return void response.writeHead(204).end();
        calls.push(`${request.method} ${request.url} ${body}`.trim());
        const { status = 200, type = 'application/json', body: text } = answer ?? { status: 500, body: '{}' };
        response.writeHead(status, { 'content-type': type }).end(text);
      });
  });
  afterEach(async () => {
    await page.close();
    expect(errors).toEqual([]);
  });

  async function open(html: string, options: PageOptions = {}): Promise<void> {
    await page.goto(site.page(html, { csp: STRICT_CONNECT, ...options }));
    await page.waitForFunction("customElements.get('rathaus-account')");
    await page.evaluate(`window.events = []; for (const type of ['warning','end','extend'])
      document.addEventListener('rathaus-session-' + type, (event) => events.push([type, event.detail]))`);
  }
  const dialog = () => page.getByRole('alertdialog');
  const line = () => page.getByRole('region', { name: 'Sind Sie noch da?' });
  const stay = () => page.getByRole('button', { name: 'Angemeldet bleiben' });
  const active = () =>
    page.evaluate(`(() => { let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at?.id || at?.textContent; })()`);
  /** The same in place and from data. */
  const modes = [
    ['in place', render()],
    [
      'from data',
      `<rathaus-account data='${JSON.stringify({ ...data, now: new Date(NOON).toISOString() })}'></rathaus-account>`,
    ],
  ] as const;

  describe.each(modes)('%s', (_, html) => {
    it('says by role and state whether the menu is open; Escape closes it and returns the focus', async () => {
      await open(`<button>davor</button>${html}`);
      const session = await page.context().newCDPSession(page);
      const expanded = async (): Promise<unknown> => {
        const { nodes } = await session.send('Accessibility.getFullAXTree');
        const node = nodes.find((one) => `${one.name?.value}`.includes('Konto von'));
        return node?.properties?.find((one) => one.name === 'expanded')?.value.value;
      };
      expect(await expanded()).toBe(false);
      await page.locator('summary').focus();
      await page.keyboard.press('Enter');
      expect(await expanded()).toBe(true);
      await page.getByRole('button', { name: 'Abmelden' }).focus();
      await page.keyboard.press('Escape');
      expect(await expanded()).toBe(false);
      expect(await active()).toBe('Erika Mustermann');
    });

    it('closes on a press outside, which reaches what is there; not on one inside', async () => {
      await open(`${html}<p><button id="outside" type="button">außen</button></p>`);
      await page.evaluate("document.querySelector('#outside').onclick = () => events.push('clicked')");
      const before = await page.locator('#outside').boundingBox();
      await page.locator('summary').click();
      expect(await page.locator('#outside').boundingBox(), 'nothing moves').toEqual(before);
      await page.getByText('Angemeldet als').click();
      expect(await page.locator('details').getAttribute('open')).not.toBeNull();
      // The panel lies over it: the press is made where it is free.
      await page.evaluate("document.querySelector('#outside').parentElement.style.marginTop = '30rem'");
      await page.locator('#outside').click();
      expect(await page.locator('details').getAttribute('open')).toBeNull();
      expect(await page.evaluate('events')).toEqual(['clicked']);
    });

    it('closes when the focus goes on', async () => {
      await open(`${html}<button type="button">danach</button>`);
      await page.locator('summary').click();
      await page.getByRole('button', { name: 'Abmelden' }).focus();
      await page.keyboard.press('Tab');
      expect(await active()).toBe('danach');
      expect(await page.locator('details').getAttribute('open')).toBeNull();
    });

    it('asks before the end, on top of the page, and says when it has come, once each', async () => {
      await open(`<input id="here" aria-label="Rufname">${html}`);
      await page.locator('#here').focus();
      await page.clock.runFor(7 * minute);
      expect(await dialog().count()).toBe(0);
      await page.clock.runFor(minute + 1000);
      await dialog().waitFor();
      expect(await dialog().evaluate((node) => node.matches(':modal'))).toBe(true);
      expect(await dialog().textContent()).toContain(
        'Sind Sie noch da?Sie werden in 2 Minuten abgemeldet, um 12:10 Uhr. Das schützt Ihre Angaben.',
      );
      expect(await active()).toBe('Angemeldet bleiben');
      const node = dialog();
      const said = (attribute: string) =>
        node.evaluate(
          (one, name) =>
            (one.getRootNode() as ShadowRoot).getElementById(one.getAttribute(name)!)?.textContent,
          attribute,
        );
      expect(await said('aria-labelledby')).toBe('Sind Sie noch da?');
      expect(await said('aria-describedby')).toContain('abgemeldet');
      const message = dialog().locator('[aria-live=polite]');
      await page.clock.runFor(30_000);
      expect(await message.textContent()).toContain('in 2 Minuten');
      await page.clock.runFor(30_000);
      await expect.poll(() => message.textContent()).toContain('in weniger als einer Minute');
      await page.clock.runFor(minute);
      await expect.poll(() => dialog().textContent()).toContain('Sie sind abgemeldet');
      expect(await active(), 'no key in the middle of a word leads away').toBe('title');
      const link = page.getByRole('link', { name: 'Neu anmelden' });
      expect(await link.getAttribute('href')).toBe('/login/bundid');
      const detail = { expires: new Date(data.expires!).toISOString() };
      expect(await page.evaluate('events')).toEqual([
        ['warning', detail],
        ['end', detail],
      ]);
    });

    it('Escape means later: the question stays as a line, without the focus, until the end', async () => {
      await open(`<input id="here" aria-label="Rufname">${html}`);
      await page.locator('#here').focus();
      await page.clock.runFor(8 * minute + 1000);
      await dialog().waitFor();
      await page.keyboard.press('Escape');
      await line().waitFor();
      expect(await dialog().count()).toBe(0);
      expect(await active()).toBe('here');
      await page.keyboard.type('Żabka');
      expect(await page.locator('#here').inputValue()).toBe('Żabka');
      await page.clock.runFor(minute);
      await expect.poll(() => line().textContent()).toContain('in weniger als einer Minute');
      await page.clock.runFor(minute);
      await dialog().waitFor();
      expect(await dialog().evaluate((node) => node.matches(':modal'))).toBe(true);
      await page.getByRole('button', { name: 'Schließen' }).click();
      await page.locator('#here').fill('Żabka und Wäldi');
      expect(await page.getByRole('link', { name: 'Neu anmelden' }).isVisible()).toBe(true);
    });

    it('puts the end off by the form of the page, with its fields, and gives the focus back', async () => {
      answer = { body: '{"expires":"2026-11-23T12:40:00+01:00"}' };
      await open(`<input id="here" aria-label="Rufname">${html}`);
      await page.locator('#here').focus();
      await page.clock.runFor(8 * minute + 1000);
      await stay().click();
      await page.getByText('Ihre Sitzung ist verlängert bis 12:40 Uhr.').waitFor({ state: 'attached' });
      expect(calls).toEqual(['POST /extend csrf=c5rf']);
      expect(await dialog().count()).toBe(0);
      expect(await active()).toBe('here');
      await page.locator('summary').click();
      expect(await page.getByText('Ihre Sitzung endet um 12:40 Uhr.').isVisible(), 'in the menu').toBe(true);
      expect(await page.evaluate('events.map(([type]) => type)')).toEqual(['warning', 'extend']);
      await page.clock.runFor(30 * minute);
      await dialog().waitFor();
    });

    it('says when that failed, and leaves it to the page when the event is prevented', async () => {
      await open(html);
      await page.clock.runFor(8 * minute + 1000);
      await stay().click();
      await dialog().getByRole('alert').getByText('konnte nicht verlängert werden').waitFor();
      expect(calls).toHaveLength(1);
      await page.evaluate(
        "document.addEventListener('rathaus-session-extend', (event) => event.preventDefault())",
      );
      await stay().click();
      expect(calls).toHaveLength(1);
    });

    it('logs out at once by the form of the page', async () => {
      answer = { type: 'text/html', body: 'Abgemeldet' };
      await open(html);
      await page.clock.runFor(8 * minute + 1000);
      await page.getByRole('button', { name: 'Jetzt abmelden' }).click();
      await page.waitForURL('**/logout');
      expect(calls).toEqual(['POST /logout csrf=c5rf']);
    });

    it('keeps an open menu open while the minutes pass', async () => {
      await open(html);
      await page.locator('summary').click();
      await page.clock.runFor(7 * minute);
      await page.getByRole('button', { name: 'Abmelden' }).focus();
      await page.clock.runFor(minute / 2);
      expect(await page.locator('details').getAttribute('open')).not.toBeNull();
      expect(await active()).toBe('Abmelden');
    });

    it('goes on where it is moved to, also with the dialog open', async () => {
      await open(`${html}<div id="there"></div>`);
      await page.clock.runFor(8 * minute + 1000);
      await dialog().waitFor();
      await page.evaluate(
        "document.querySelector('#there').append(document.querySelector('rathaus-account'))",
      );
      await dialog().waitFor();
      expect(await dialog().count()).toBe(1);
      expect(await dialog().evaluate((node) => node.matches(':modal'))).toBe(true);
      await page.evaluate("document.querySelector('rathaus-account').remove()");
      await page.clock.runFor(5 * minute);
      expect(await page.evaluate('events.map(([type]) => type)')).toEqual(['warning']);
      expect(await dialog().count()).toBe(0);
    });
  });

  it('trusts the clock of the server, not that of the device', async () => {
    await page.clock.setSystemTime(NOON + 3 * 60 * minute);
    await open(render());
    expect(await dialog().count()).toBe(0);
    await page.clock.runFor(8 * minute + 1000);
    await dialog().waitFor();
  });

  it('a clock of the device that is set back holds nothing up', async () => {
    await open(render());
    await page.clock.runFor(5 * minute);
    await page.clock.setSystemTime(NOON - 60 * minute);
    await page.clock.runFor(3 * minute + 1000);
    await dialog().waitFor();
  });

  it('a device that slept knows the end when it wakes', async () => {
    await open(render());
    await page.clock.runFor(1000);
    await page.clock.setSystemTime(NOON + 60 * minute);
    await page.clock.runFor(minute);
    await page.getByText('Ihre Sitzung ist beendet').waitFor();
  });

  it('fields called action, method and name change nothing', async () => {
    answer = { body: '{"expires":"2026-11-23T12:40:00+01:00"}' };
    await open(render({ fields: { action: 'x', method: 'y', name: 'z', submit: 's' } }));
    await page.clock.runFor(8 * minute + 1000);
    await stay().click();
    await page.getByText('verlängert bis 12:40').waitFor({ state: 'attached' });
    expect(calls).toEqual(['POST /extend action=x&method=y&name=z&submit=s']);
  });

  it.each([
    ['the page of a login', { type: 'text/html', body: '<p>Anmelden</p>' }],
    ['an error', { status: 503, body: '{"expires":null}' }],
    ['JSON that says nothing', { body: '{"expires":"morgen"}' }],
    ['a list', { body: '[]' }],
    ['null', { body: 'null' }],
  ])('%s in place of an answer changes nothing', async (_, given) => {
    answer = given;
    await open(render({ session: '/session' }));
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await expect.poll(() => calls).toEqual(['GET /session']);
    await page.clock.runFor(7 * minute);
    expect(await dialog().count()).toBe(0);
    await page.clock.runFor(minute + 1000);
    await expect.poll(() => calls.length).toBe(2);
    await expect.poll(() => dialog().count()).toBe(1);
    expect(await dialog().textContent()).toContain('Sie werden in 2 Minuten abgemeldet');
  });

  it('401 says that nobody is logged in any more', async () => {
    answer = { status: 401, type: 'text/html', body: 'Anmelden' };
    await open(render({ session: '/session' }));
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await page.getByText('Ihre Sitzung ist beendet').waitFor();
  });

  it('an earlier end counts when the server says it', async () => {
    answer = { body: `{"expires":"2026-11-23T12:01:30+01:00","now":"${new Date(NOON).toISOString()}"}` };
    await open(render({ session: '/session' }));
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await dialog().waitFor();
    expect(await dialog().textContent()).toContain('um 12:01 Uhr');
  });

  it('without a form to stay it says that the end comes, and Schließen is the first button', async () => {
    await open(render({ extend: undefined }));
    await page.clock.runFor(8 * minute + 1000);
    await dialog().waitFor();
    expect(await dialog().textContent()).toContain('Bitte speichern Sie jetzt');
    expect(await dialog().getByRole('button').allTextContents()).toEqual(['Schließen', 'Jetzt abmelden']);
    expect(await active()).toBe('title');
  });

  it('works with forms written by hand, which may come late', async () => {
    answer = { body: '{"expires":"2026-11-23T12:40:00+01:00"}' };
    const now = new Date(NOON).toISOString();
    await open(`<rathaus-account expires="${data.expires}" now="${now}"></rathaus-account>`);
    await page.clock.runFor(8 * minute + 1000);
    await dialog().waitFor();
    expect(await stay().count()).toBe(0);
    await page.evaluate(`{ const form = document.createElement('form'); form.setAttribute('part', 'own extend');
      form.method = 'post'; form.action = '/extend'; document.querySelector('rathaus-account').append(form) }`);
    await page.clock.runFor(minute);
    await stay().click();
    await expect.poll(() => calls).toEqual(['POST /extend']);
  });

  it('children that are written anew while the dialog is open lose nothing', async () => {
    answer = { body: '{"expires":"2026-11-23T12:40:00+01:00"}' };
    await open(render());
    await page.clock.runFor(8 * minute + 1000);
    await dialog().waitFor();
    await page.evaluate(`{ const account = document.querySelector('rathaus-account');
      const copy = account.firstElementChild.cloneNode(true); account.replaceChildren(copy) }`);
    expect(await dialog().evaluate((node) => node.matches(':modal'))).toBe(true);
    expect(await active()).toBe('Angemeldet bleiben');
    await stay().click();
    await expect.poll(() => dialog().count()).toBe(0);
    expect(calls).toEqual(['POST /extend csrf=c5rf']);
  });

  it('attributes written anew say a new end; the same again says nothing', async () => {
    answer = { body: '{"expires":"2026-11-23T12:40:00+01:00"}' };
    await open(render());
    const write = (expires: string, now: number) =>
      page.evaluate(
        `{ const account = document.querySelector('rathaus-account');
        account.setAttribute('expires', '${expires}'); account.setAttribute('now', '${new Date(now).toISOString()}') }`,
      );
    await page.clock.runFor(8 * minute + 1000);
    await stay().click();
    await expect.poll(() => dialog().count()).toBe(0);
    await write(data.expires!, NOON);
    await page.clock.runFor(3 * minute);
    expect(await dialog().count(), 'the end that the server has put off since').toBe(0);
    await write('2026-11-23T12:12:30+01:00', NOON + 11 * minute);
    await dialog().waitFor();
  });

  it('is seen where the account is not, and only one of several of a login asks', async () => {
    answer = { body: '{"expires":"2026-11-23T12:40:00+01:00"}' };
    await open(`<details><summary>Menü</summary>${render()}</details>${render()}`);
    await page.clock.runFor(8 * minute + 1000);
    await dialog().waitFor();
    expect(await dialog().count()).toBe(1);
    expect(await dialog().isVisible()).toBe(true);
    await stay().click();
    await expect.poll(() => dialog().count()).toBe(0);
    expect(await page.evaluate("document.querySelectorAll('body > div').length"), 'nothing is left').toBe(0);
    await page.evaluate("document.querySelectorAll('rathaus-account')[0].remove()");
    await page.clock.runFor(30 * minute);
    await dialog().waitFor();
  });

  it('speaks with the texts of the page, and in its language', async () => {
    await open(render({}, { texts: { title: 'Noch da?' }, lang: 'en' }), { lang: 'en' });
    await page.clock.runFor(8 * minute + 1000);
    await dialog().waitFor();
    expect(await dialog().textContent()).toContain('Noch da?You will be signed out in 2 minutes, at 12:10');
  });

  it('adds nothing to its children and has no root of its own while there is nothing to say', async () => {
    await open(render());
    const before = await page.locator('rathaus-account').innerHTML();
    await page.clock.runFor(7 * minute);
    expect(await page.evaluate("document.querySelector('rathaus-account').shadowRoot")).toBe(null);
    await page.clock.runFor(minute + 1000);
    await dialog().waitFor();
    expect(await page.locator('rathaus-account').innerHTML()).toBe(before);
  });

  it.each([320, 1280])('the panel stays in the window at %d px, wherever the button is', async (width) => {
    await page.setViewportSize({ width, height: 700 });
    for (const place of ['start', 'center', 'end'])
      for (const dir of ['ltr', 'rtl']) {
        await open(`<div style="display:flex;justify-content:${place}">${render()}</div>`, {
          dir,
          csp: `${STRICT_CONNECT}; style-src 'self' 'unsafe-inline'`.replace("style-src 'self'; ", ''),
        });
        await page.locator('summary').click();
        const box = (await page.locator('[part=panel]').boundingBox())!;
        expect(box.x, `${place} ${dir}`).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, `${place} ${dir}`).toBeLessThanOrEqual(width);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      }
  });
});

function collect(request: IncomingMessage, done: (body: string) => void): void {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => done(Buffer.concat(parts).toString()));
}
