/** What an account knows of its session: from its page, the server and the clock of the device, whatever those say. */
import { describe, expect, it } from 'vitest';
import { AccountStage, data, minute, NOON, render } from './account-stage.ts';
import { CHROMIUM, hasBrowser, pageStyles, STRICT_CONNECT } from './site.ts';

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('the session of an account', () => {
  const at = new AccountStage();

  it('trusts the clock of the server, not that of the device', async () => {
    await at.page.clock.setSystemTime(NOON + 3 * 60 * minute);
    await at.open(render());
    expect(await at.dialog.count()).toBe(0);
    await at.page.clock.runFor(8 * minute + 1000);
    await at.dialog.waitFor();
  });

  it('a clock of the device that is set back holds nothing up', async () => {
    await at.open(render());
    await at.page.clock.runFor(5 * minute);
    await at.page.clock.setSystemTime(NOON - 60 * minute);
    await at.page.clock.runFor(3 * minute + 1000);
    await at.dialog.waitFor();
  });

  it('a device that slept knows the end when it wakes', async () => {
    await at.open(render());
    await at.page.clock.runFor(1000);
    await at.page.clock.setSystemTime(NOON + 60 * minute);
    await at.page.clock.runFor(minute);
    await at.page.getByText('Ihre Sitzung ist beendet').waitFor();
  });

  it('without the time of the server the end of its page is asked for before it is believed', async () => {
    at.answer = { body: '{"expires":"2026-11-23T12:10:00+01:00","now":"2026-11-23T12:00:00+01:00"}' };
    await at.page.clock.setSystemTime(NOON + 12 * 60 * minute);
    await at.open(render({ session: '/session' }).replace(/ now="[^"]*"/, ''));
    await expect.poll(() => at.calls).toEqual(['GET /session']);
    at.answer = undefined;
    await at.page.clock.runFor(7 * minute);
    expect(await at.dialog.count()).toBe(0);
    await at.page.clock.runFor(minute + 1000);
    await at.stay.waitFor();
  });

  it('a tab that nobody looks at says nothing of an end that is doubted, until it is looked at', async () => {
    at.answer = { body: '{"expires":"2026-11-23T12:10:00+01:00","now":"2026-11-23T12:00:00+01:00"}' };
    await at.page.addInitScript("Object.defineProperty(document, 'hidden', { get: () => !window.isSeen })");
    await at.page.clock.setSystemTime(NOON + 60 * minute);
    await at.open(render({ session: '/session' }).replace(/ now="[^"]*"/, ''));
    await at.page.clock.runFor(3 * minute);
    expect([await at.page.evaluate('events'), at.calls, await at.dialog.count()]).toEqual([[], [], 0]);
    await at.page.evaluate("window.isSeen = true, document.dispatchEvent(new Event('visibilitychange'))");
    await expect.poll(() => at.calls).toEqual(['GET /session']);
    await at.page.clock.runFor(1000);
    expect([await at.page.evaluate('events'), await at.dialog.count()]).toEqual([[], 0]);
  });

  it('data without the time of the server have the end that the server says, in the menu as well', async () => {
    at.answer = { body: '{"expires":"2026-11-23T12:40:00+01:00"}' };
    await at.open(`<rathaus-account data='${JSON.stringify(data)}'></rathaus-account>`);
    await at.page.locator('summary').click();
    await at.page.clock.runFor(8 * minute + 1000);
    await at.stay.last().click();
    await expect.poll(() => at.dialog.count()).toBe(0);
    await at.page.clock.runFor(4 * minute);
    const menu = at.page.locator('[part=panel]');
    await menu.getByText('Ihre Sitzung endet um 12:40 Uhr.').waitFor();
    expect(await menu.getByRole('button').allTextContents()).toEqual(['Angemeldet bleiben', 'Abmelden']);
    await at.page.clock.runFor(26 * minute);
    await at.dialog.getByRole('button', { name: 'Angemeldet bleiben' }).waitFor();
    await at.page.clock.runFor(2 * minute + 1000);
    await at.dialog.getByText('Sie sind abgemeldet').waitFor();
    await menu.getByText('Ihre Sitzung ist beendet').waitFor();
    expect(await menu.getByText('Angemeldet bleiben').count()).toBe(0);
  });

  it('data on a device whose clock is ahead are not at their end while the server says that they live', async () => {
    at.answer = { body: '{"expires":"2026-11-23T12:10:00+01:00","now":"2026-11-23T12:00:00+01:00"}' };
    await at.page.clock.setSystemTime(NOON + 60 * minute);
    const given = JSON.stringify({ ...data, session: '/session' });
    await at.open(`<rathaus-account data='${given}'></rathaus-account>`);
    await at.page.locator('summary').click();
    await at.page.clock.runFor(1000);
    await at.page.getByText('Ihre Sitzung endet um 12:10 Uhr.').waitFor();
    at.answer = { body: '{"expires":null}' };
    await at.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await at.page.locator('[part=panel]').getByText('Ihre Sitzung ist beendet').waitFor();
  });

  it.each([
    ['action, method and name', { action: 'x', method: 'y', name: 'z', submit: 's' }],
    ['matches and requestSubmit', { matches: 'x', requestSubmit: 'y' }],
  ])('fields called %s change nothing', async (_, fields) => {
    at.answer = { body: '{"expires":"2026-11-23T12:40:00+01:00"}' };
    await at.open(render({ fields }));
    await at.page.clock.runFor(8 * minute + 1000);
    await at.stay.click();
    await at.page.getByText('verlängert bis 12:40').waitFor({ state: 'attached' });
    expect(at.calls).toEqual([`POST /extend ${new URLSearchParams(fields)}`]);
  });

  it.each([
    ['the page of a login', { type: 'text/html', body: '<p>Anmelden</p>' }],
    ['an error', { status: 503, body: '{"expires":null}' }],
    ['JSON that says nothing', { body: '{"expires":"morgen"}' }],
    ['a list', { body: '[]' }],
    ['null', { body: 'null' }],
  ])('%s in place of an answer changes nothing', async (_, given) => {
    at.answer = given;
    await at.open(render({ session: '/session' }));
    await at.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await expect.poll(() => at.calls).toEqual(['GET /session']);
    await at.page.clock.runFor(7 * minute);
    expect(await at.dialog.count()).toBe(0);
    await at.page.clock.runFor(minute + 1000);
    await expect.poll(() => at.calls.length).toBe(2);
    await expect.poll(() => at.dialog.count()).toBe(1);
    expect(await at.dialog.textContent()).toContain('Sie werden in 2 Minuten abgemeldet');
  });

  it('401 says that nobody is logged in any more', async () => {
    at.answer = { status: 401, type: 'text/html', body: 'Anmelden' };
    await at.open(render({ session: '/session' }));
    await at.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await at.page.getByText('Ihre Sitzung ist beendet').waitFor();
  });

  it('an earlier end counts when the server says it', async () => {
    at.answer = { body: `{"expires":"2026-11-23T12:01:30+01:00","now":"${new Date(NOON).toISOString()}"}` };
    await at.open(render({ session: '/session' }));
    await at.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await at.dialog.waitFor();
    expect(await at.dialog.textContent()).toContain('um 12:01 Uhr');
  });

  it('without a form to stay it says that the end comes, and Schließen is the first button', async () => {
    await at.open(render({ extend: undefined }));
    await at.page.clock.runFor(8 * minute + 1000);
    await at.dialog.waitFor();
    expect(await at.dialog.textContent()).toContain('Bitte speichern Sie jetzt');
    expect(await at.dialog.getByRole('button').allTextContents()).toEqual(['Schließen', 'Jetzt abmelden']);
    expect(await at.active).toBe('dialog');
  });

  it('works with forms written by hand, which may come late', async () => {
    at.answer = { body: '{"expires":"2026-11-23T12:40:00+01:00"}' };
    const now = new Date(NOON).toISOString();
    await at.open(`<rathaus-account expires="${data.expires}" now="${now}"></rathaus-account>`);
    await at.page.clock.runFor(8 * minute + 1000);
    await at.dialog.waitFor();
    expect(await at.stay.count()).toBe(0);
    await at.page.evaluate(`{ const form = document.createElement('form'); form.setAttribute('part', 'own extend');
      form.method = 'post'; form.action = '/extend'; document.querySelector('rathaus-account').append(form) }`);
    await at.page.clock.runFor(minute);
    await at.stay.click();
    await expect.poll(() => at.calls).toEqual(['POST /extend']);
  });

  it('children that are written anew while the dialog is open lose nothing', async () => {
    at.answer = { body: '{"expires":"2026-11-23T12:40:00+01:00"}' };
    await at.open(render());
    await at.page.clock.runFor(8 * minute + 1000);
    await at.dialog.waitFor();
    await at.page.evaluate(`{ const account = document.querySelector('rathaus-account');
      const copy = account.firstElementChild.cloneNode(true); account.replaceChildren(copy) }`);
    expect(await at.isModal).toBe(true);
    expect(await at.active).toBe('dialog');
    await at.stay.click();
    await expect.poll(() => at.dialog.count()).toBe(0);
    expect(at.calls).toEqual(['POST /extend csrf=c5rf']);
  });

  it('attributes written anew say a new end; the same again says nothing', async () => {
    at.answer = { body: '{"expires":"2026-11-23T12:40:00+01:00"}' };
    await at.open(render());
    const write = (expires: string, now: number) =>
      at.page.evaluate(
        `{ const account = document.querySelector('rathaus-account');
        account.setAttribute('expires', '${expires}'); account.setAttribute('now', '${new Date(now).toISOString()}') }`,
      );
    await at.page.clock.runFor(8 * minute + 1000);
    await at.stay.click();
    await expect.poll(() => at.dialog.count()).toBe(0);
    await write(data.expires!, NOON);
    await at.page.clock.runFor(3 * minute);
    expect(await at.dialog.count(), 'the end that the server has put off since').toBe(0);
    await write('2026-11-23T12:12:30+01:00', NOON + 11 * minute);
    await at.dialog.waitFor();
  });

  it('is seen where the account is not, and only one of several of a login asks', async () => {
    at.answer = { body: '{"expires":"2026-11-23T12:40:00+01:00"}' };
    await at.open(`<details><summary>Menü</summary>${render()}</details>${render()}`);
    await at.page.clock.runFor(8 * minute + 1000);
    await at.dialog.waitFor();
    expect(await at.dialog.count()).toBe(1);
    expect(await at.dialog.isVisible()).toBe(true);
    await at.stay.click();
    await expect.poll(() => at.dialog.count()).toBe(0);
    expect(await at.page.locator('rathaus-account-dialog').count(), 'nothing is left').toBe(0);
    await at.page.evaluate("document.querySelectorAll('rathaus-account')[0].remove()");
    await at.page.clock.runFor(30 * minute);
    await at.dialog.waitFor();
  });

  it('speaks with the texts of the page, and in its language', async () => {
    await at.open(render({}, { texts: { title: 'Noch da?' }, lang: 'en' }), { lang: 'en' });
    await at.page.clock.runFor(8 * minute + 1000);
    await at.dialog.waitFor();
    expect(await at.dialog.textContent()).toContain('Noch da?You will be signed out in 2 minutes, at 12:10');
  });

  it('adds nothing to its children and has no root of its own while there is nothing to say', async () => {
    await at.open(render());
    const before = await at.page.locator('rathaus-account').innerHTML();
    await at.page.clock.runFor(7 * minute);
    expect(await at.page.evaluate("document.querySelector('rathaus-account').shadowRoot")).toBe(null);
    await at.page.clock.runFor(minute + 1000);
    await at.dialog.waitFor();
    expect(await at.page.locator('rathaus-account').innerHTML()).toBe(before);
  });

  it.each([320, 1280])('the panel stays in the window at %d px, wherever the button is', async (width) => {
    await at.page.setViewportSize({ width, height: 700 });
    for (const place of ['start', 'center', 'end'])
      for (const dir of ['ltr', 'rtl']) {
        await at.open(`<div style="display:flex;justify-content:${place}">${render()}</div>`, {
          dir,
          csp: `${STRICT_CONNECT}; style-src 'self' 'unsafe-inline'`.replace("style-src 'self'; ", ''),
        });
        await at.page.locator('summary').click();
        const box = (await at.page.locator('[part=panel]').boundingBox())!;
        expect(box.x, `${place} ${dir}`).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, `${place} ${dir}`).toBeLessThanOrEqual(width);
        expect(await at.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      }
  });

  it.each(['de', 'ar'])('has no axe finding: menu, dialog, line and end, in %s', async (lang) => {
    const dark = pageStyles('/dark-account.css', ':root{color-scheme:dark;background:#111;color:#eee}');
    for (const head of ['', dark]) {
      await at.page.clock.setSystemTime(NOON);
      await at.open(render({}, { lang }), { lang, dir: lang === 'ar' ? 'rtl' : 'ltr', head });
      await at.page.locator('summary').click();
      expect(await at.axe()).toEqual([]);
      await at.page.clock.runFor(8 * minute + 1000);
      await at.dialog.waitFor();
      expect(await at.axe()).toEqual([]);
      await at.page.keyboard.press('Escape');
      await at.page.locator('[part=line]').waitFor();
      expect(await at.axe()).toEqual([]);
      await at.page.clock.runFor(2 * minute);
      await at.dialog.waitFor();
      expect(await at.axe()).toEqual([]);
    }
  });

  it('follows its page through the history, and hears nothing twice', async () => {
    at.answer = { body: '{"expires":null}' };
    await at.open(render({ session: '/session' }));
    await at.page.evaluate(
      "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })), dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
    );
    await at.dialog.waitFor();
    expect(at.calls).toEqual(['GET /session']);
  });

  it('mounted twice, as React does it, asks once', async () => {
    await at.open('<div id="there"></div>');
    await at.page.evaluate(`{ const account = document.createElement('rathaus-account');
      account.data = ${JSON.stringify({ ...data, session: '/session', now: new Date(NOON).toISOString() })};
      const there = document.querySelector('#there'); there.append(account); account.remove(); there.append(account) }`);
    await at.page.locator('rathaus-account [part=menu]').waitFor();
    await at.page.clock.runFor(8 * minute + 1000);
    await at.dialog.waitFor();
    await expect.poll(() => at.calls).toEqual(['GET /session']);
    expect(await at.page.evaluate('events.map(([type]) => type)')).toEqual(['warning']);
  });

  it('shows its children again when there are no data any more', async () => {
    await at.open(render());
    await at.page.evaluate(
      "document.querySelector('rathaus-account').data = { name: 'Max Muster', logout: '/other' }",
    );
    await at.page.getByText('Max Muster', { exact: true }).first().waitFor();
    await at.page.evaluate("document.querySelector('rathaus-account').data = undefined");
    await at.page.getByText('Erika Mustermann', { exact: true }).first().waitFor();
    await at.page.clock.runFor(8 * minute + 1000);
    await at.dialog.waitFor();
  });

  it('takes any attribute and any data, says what is wrong and throws nothing', async () => {
    await at.open(
      '<rathaus-account id="one">Text</rathaus-account><rathaus-account id="two"></rathaus-account>',
    );
    const evil = ['', 'x', 'null', '[]', '{', '-1', '1e999', 'javascript:alert(1)', '[object Object]', '<b>'];
    const attributes = ['expires', 'now', 'session', 'session-id', 'login', 'warn-before', 'texts', 'data'];
    for (const name of attributes)
      for (const value of evil)
        await at.page.evaluate(
          `document.querySelector('#one').setAttribute('${name}', ${JSON.stringify(value)})`,
        );
    for (const value of [
      ...evil,
      null,
      7,
      {},
      [],
      { name: {}, logout: [] },
      { name: 'E', logout: '/x', links: 3 },
    ])
      await at.page.evaluate(`document.querySelector('#two').data = ${JSON.stringify(value)}`);
    expect(await at.page.locator('#one').getAttribute('data-warning')).toMatch(/^account\.data /);
    expect((await at.page.locator('#two summary').allTextContents()).join()).not.toMatch(
      /undefined|NaN|object/,
    );
  });
});
