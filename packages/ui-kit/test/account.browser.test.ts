/** The menu of an account and the dialog before its session ends, in place and from data. */
import { describe, expect, it } from 'vitest';
import { AccountStage, data, minute, NOON, render } from './account-stage.ts';
import { CHROMIUM, hasBrowser } from './site.ts';

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('account', () => {
  const at = new AccountStage();
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
      await at.open(`<button>davor</button>${html}`);
      await at.page.locator('summary').waitFor();
      const session = await at.page.context().newCDPSession(at.page);
      const expanded = async (): Promise<unknown> => {
        const { nodes } = await session.send('Accessibility.getFullAXTree');
        const node = nodes.find((one) => `${one.name?.value}`.includes('Konto von'));
        return node?.properties?.find((one) => one.name === 'expanded')?.value.value;
      };
      expect(await expanded()).toBe(false);
      await at.page.locator('summary').focus();
      await at.page.keyboard.press('Enter');
      expect(await expanded()).toBe(true);
      await at.page.getByRole('button', { name: 'Abmelden' }).focus();
      await at.page.keyboard.press('Escape');
      expect(await expanded()).toBe(false);
      expect(await at.active).toBe('Erika Mustermann');
    });

    it('closes on a press outside, which reaches what is there; not on one inside', async () => {
      await at.open(`${html}<p><button id="outside" type="button">außen</button></p>`);
      await at.page.evaluate("document.querySelector('#outside').onclick = () => events.push('clicked')");
      const before = await at.page.locator('#outside').boundingBox();
      await at.page.locator('summary').click();
      expect(await at.page.locator('#outside').boundingBox(), 'nothing moves').toEqual(before);
      await at.page.getByText('Angemeldet als').click();
      expect(await at.page.locator('details').getAttribute('open')).not.toBeNull();
      // The panel lies over it: the press is made where it is free.
      await at.page.evaluate("document.querySelector('#outside').parentElement.style.marginTop = '30rem'");
      await at.page.locator('#outside').click();
      expect(await at.page.locator('details').getAttribute('open')).toBeNull();
      expect(await at.page.evaluate('events')).toEqual(['clicked']);
    });

    it('closes when the focus goes on', async () => {
      await at.open(`${html}<button type="button">danach</button>`);
      await at.page.locator('summary').click();
      await at.page.getByRole('button', { name: 'Abmelden' }).focus();
      await at.page.keyboard.press('Tab');
      expect(await at.active).toBe('danach');
      expect(await at.page.locator('details').getAttribute('open')).toBeNull();
    });

    it('asks before the end, on top of the page, and says when it has come, once each', async () => {
      await at.open(`<input id="here" aria-label="Rufname">${html}`);
      await at.page.locator('#here').focus();
      await at.page.clock.runFor(7 * minute);
      expect(await at.dialog.count()).toBe(0);
      await at.page.clock.runFor(minute + 1000);
      await at.dialog.waitFor();
      expect(await at.isModal).toBe(true);
      expect(await at.dialog.textContent()).toContain(
        'Sind Sie noch da?Sie werden in 2 Minuten abgemeldet, um 12:10 Uhr. Das schützt Ihre Angaben.',
      );
      expect(await at.active).toBe('dialog');
      const node = at.dialog;
      const said = (attribute: string) =>
        node.evaluate(
          (one, name) =>
            (one.getRootNode() as ShadowRoot).getElementById(one.getAttribute(name)!)?.textContent,
          attribute,
        );
      expect(await said('aria-labelledby')).toBe('Sind Sie noch da?');
      expect(await said('aria-describedby')).toContain('abgemeldet');
      const message = at.dialog.locator('[aria-live=polite]');
      await at.page.clock.runFor(30_000);
      expect(await message.textContent()).toContain('in 2 Minuten');
      await at.page.clock.runFor(30_000);
      await expect.poll(() => message.textContent()).toContain('in weniger als einer Minute');
      await at.page.clock.runFor(minute);
      await expect.poll(() => at.dialog.textContent()).toContain('Sie sind abgemeldet');
      expect(await at.active, 'no key in the middle of a word leads away').toBe('dialog');
      const link = at.page.getByRole('link', { name: 'Neu anmelden' });
      expect(await link.getAttribute('href')).toBe('/login/bundid');
      const detail = { expires: new Date(data.expires!).toISOString() };
      expect(await at.page.evaluate('events')).toEqual([
        ['warning', detail],
        ['end', detail],
      ]);
    });

    it('Escape means later: the question stays as a line, without the focus, until the end', async () => {
      await at.open(`<input id="here" aria-label="Rufname">${html}`);
      await at.page.locator('#here').focus();
      await at.page.clock.runFor(8 * minute + 1000);
      await at.dialog.waitFor();
      await at.page.keyboard.press('Escape');
      await at.line.waitFor();
      expect(await at.dialog.count()).toBe(0);
      expect(await at.active).toBe('here');
      await at.page.keyboard.type('Żabka');
      expect(await at.page.locator('#here').inputValue()).toBe('Żabka');
      await at.page.clock.runFor(minute);
      await expect.poll(() => at.line.textContent()).toContain('in weniger als einer Minute');
      await at.page.clock.runFor(minute);
      await at.dialog.waitFor();
      expect(await at.isModal).toBe(true);
      await at.page.getByRole('button', { name: 'Schließen' }).click();
      await at.page.locator('#here').fill('Żabka und Wäldi');
      expect(await at.page.getByRole('link', { name: 'Neu anmelden' }).isVisible()).toBe(true);
    });

    it('puts the end off by the form of the page, with its fields, and gives the focus back', async () => {
      at.answer = { body: '{"expires":"2026-11-23T12:40:00+01:00"}' };
      await at.open(`<input id="here" aria-label="Rufname">${html}`);
      await at.page.locator('#here').focus();
      await at.page.clock.runFor(8 * minute + 1000);
      await at.stay.click();
      await at.page.getByText('Ihre Sitzung ist verlängert bis 12:40 Uhr.').waitFor({ state: 'attached' });
      expect(at.calls).toEqual(['POST /extend csrf=c5rf']);
      expect(await at.dialog.count()).toBe(0);
      expect(await at.active).toBe('here');
      await at.page.locator('summary').click();
      expect(await at.page.getByText('Ihre Sitzung endet um 12:40 Uhr.').isVisible(), 'in the menu').toBe(
        true,
      );
      expect(await at.page.evaluate('events.map(([type]) => type)')).toEqual(['warning', 'extend']);
      await at.page.clock.runFor(30 * minute);
      await at.dialog.waitFor();
    });

    it('says when that failed, and leaves it to the page when the event is prevented', async () => {
      await at.open(html);
      await at.page.clock.runFor(8 * minute + 1000);
      await at.stay.click();
      await at.dialog.getByRole('alert').getByText('konnte nicht verlängert werden').waitFor();
      expect(at.calls).toHaveLength(1);
      await at.page.evaluate(
        "document.addEventListener('rathaus-session-extend', (event) => event.preventDefault())",
      );
      await at.stay.click();
      expect(at.calls).toHaveLength(1);
    });

    it('logs out at once by the form of the page', async () => {
      at.answer = { type: 'text/html', body: 'Abgemeldet' };
      await at.open(html);
      await at.page.clock.runFor(8 * minute + 1000);
      await at.page.getByRole('button', { name: 'Jetzt abmelden' }).click();
      await at.page.waitForURL('**/logout');
      expect(at.calls).toEqual(['POST /logout csrf=c5rf']);
    });

    it('keeps an open menu open while the minutes pass', async () => {
      await at.open(html);
      await at.page.locator('summary').click();
      await at.page.clock.runFor(7 * minute);
      await at.page.getByRole('button', { name: 'Abmelden' }).focus();
      await at.page.clock.runFor(minute / 2);
      expect(await at.page.locator('details').getAttribute('open')).not.toBeNull();
      expect(await at.active).toBe('Abmelden');
    });

    it('goes on where it is moved to, also with the dialog open', async () => {
      await at.open(`${html}<div id="there"></div>`);
      await at.page.clock.runFor(8 * minute + 1000);
      await at.dialog.waitFor();
      await at.page.evaluate(
        "document.querySelector('#there').append(document.querySelector('rathaus-account'))",
      );
      await at.dialog.waitFor();
      expect(await at.dialog.count()).toBe(1);
      expect(await at.isModal).toBe(true);
      await at.page.evaluate("document.querySelector('rathaus-account').remove()");
      await at.page.clock.runFor(5 * minute);
      expect(await at.page.evaluate('events.map(([type]) => type)')).toEqual(['warning']);
      expect(await at.dialog.count()).toBe(0);
    });
  });

  it.each([
    [1280, 'de', 'ltr'],
    [1280, 'ar', 'rtl'],
    [375, 'de', 'ltr'],
  ] as const)(
    'can be read without the script at the start of a page of %i px, %s',
    async (width, lang, dir) => {
      const html = render({ links: [{ href: '/antraege', label: 'Meine Anträge' }] }, { lang });
      await at.page.setViewportSize({ width, height: 800 });
      await at.page.goto(at.site.page(html, { lang, dir, script: false }));
      await at.page.locator('summary').click();
      const box = async (part: string) => (await at.page.locator(`[part~=${part}]`).boundingBox())!;
      const toggle = await box('toggle');
      const panel = await box('panel');
      expect(panel.x).toBeGreaterThanOrEqual(0);
      expect(panel.x + panel.width).toBeLessThanOrEqual(width);
      expect(panel.y, 'no box touches another').toBe(toggle.y + toggle.height + 8);
      await at.page.getByRole('link', { name: 'Meine Anträge' }).click({ trial: true });
    },
  );

  it('stays on the page with a menu that was opened before the script came', async () => {
    const html = render({ links: [{ href: '/antraege', label: 'Meine Anträge' }] });
    await at.page.setViewportSize({ width: 1280, height: 800 });
    await at.page.goto(at.site.page(html.replace('<details', '<details open')));
    await at.page.waitForFunction(() => document.querySelector('rathaus-account')?.matches(':defined'));
    const panel = (await at.page.locator('[part~=panel]').boundingBox())!;
    expect(panel.x).toBeGreaterThanOrEqual(0);
  });
});
