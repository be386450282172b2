/** Where the dialog of an account is: at the end of the page, whatever becomes of the place where the account is. */
import { describe, expect, it } from 'vitest';
import { AccountStage, minute, render } from './account-stage.ts';
import { CHROMIUM, hasBrowser, pageStyles } from './site.ts';

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('the dialog of an account', () => {
  const at = new AccountStage();
  const bearer = 'rathaus-account-dialog';
  /** Until the warning is on top of the page. */
  async function warned(): Promise<void> {
    await at.page.clock.runFor(8 * minute + 1000);
    await at.dialog.waitFor();
  }

  it.each([
    ['is hidden', '<div id="place">', "place.style.display = 'none'"],
    ['becomes inert', '<div id="place">', 'place.inert = true'],
    ['was inert before', '<div id="place" inert>', ''],
    ['is in a menu that is closed', '<div id="place" popover>', 'place.hidePopover()'],
  ])('can be answered when its account %s', async (_, place, change) => {
    at.answer = { body: '{"expires":"2026-11-23T12:40:00+01:00"}' };
    await at.open(`<input id="here">${place}${render()}</div><button>Weiter</button>`);
    if (place.includes('popover')) await at.page.evaluate('place.showPopover()');
    await at.page.locator('#here').focus();
    await warned();
    await at.page.evaluate(change);
    expect(await at.dialog.isVisible()).toBe(true);
    await at.dialog.getByRole('button', { name: 'Angemeldet bleiben' }).click();
    await expect.poll(() => at.dialog.count()).toBe(0);
    expect(at.calls).toEqual(['POST /extend csrf=c5rf']);
    expect(await at.active).toBe('here');
    await at.page.getByRole('button', { name: 'Weiter' }).click();
    expect(await at.page.locator(bearer).count()).toBe(0);
  });

  it('leaves the menu open, and gives the focus back into it', async () => {
    await at.open(render());
    await at.page.locator('summary').click();
    await at.page.getByRole('button', { name: 'Abmelden' }).focus();
    await warned();
    await at.dialog.getByText('Das schützt').click();
    await at.page.keyboard.press('Escape');
    await at.line.waitFor();
    expect(await at.active).toBe('Abmelden');
    await at.line.getByText('Das schützt').click();
    expect(await at.page.locator('details').getAttribute('open')).not.toBeNull();
    await at.page.keyboard.press('Escape');
    expect(await at.page.locator('details').getAttribute('open')).toBeNull();
  });

  it('a page that is morphed takes it away, not over; it comes back, once', async () => {
    await at.open(render());
    await warned();
    expect(await at.page.evaluate(`!customElements.get('${bearer}')`)).toBe(true);
    await at.page.evaluate(`document.querySelector('${bearer}').remove()`);
    await at.page.clock.runFor(minute);
    await at.dialog.waitFor();
    expect(await at.isModal).toBe(true);
    expect(await at.page.locator(bearer).count()).toBe(1);
    expect(await at.page.locator(bearer).getAttribute('data-turbo-temporary'), 'Turbo').toBe('');
    await at.page.evaluate("document.querySelector('rathaus-account').remove()");
    expect(await at.page.locator(bearer).count()).toBe(0);
  });

  it('has the colours and the language of its account, not those of the end of the page', async () => {
    const head = pageStyles(
      '/place.css',
      `:root{color-scheme:light} :not(:defined){visibility:hidden} body{display:grid;gap:50px}
       #place{color-scheme:dark;--rathaus-action:#ff00aa;--rathaus-text:light-dark(#010101,#fefefe)}`,
    );
    const html = `<div id="place" lang="ar" dir="rtl">${render({}, { lang: 'ar' })}</div>`;
    await at.open(html, { head });
    const before = await at.page.evaluate('document.documentElement.scrollHeight');
    await warned();
    expect(await at.dialog.isVisible()).toBe(true);
    expect(
      await at.dialog.evaluate((node) => {
        const { color, direction } = getComputedStyle(node);
        const { backgroundColor } = getComputedStyle(node.querySelector('button')!);
        return [color, direction, node.closest('[lang]')?.getAttribute('lang'), backgroundColor];
      }),
    ).toEqual(['rgb(254, 254, 254)', 'rtl', 'ar', 'rgb(255, 0, 170)']);
    expect(await at.page.evaluate('document.documentElement.scrollHeight')).toBe(before);
  });

  it('of two accounts of a login the second speaks when the first is taken out of the page', async () => {
    await at.open(render() + render({ expires: '2026-11-23T12:10:01+01:00' }));
    await warned();
    await at.page.clock.runFor(2000);
    expect(await at.dialog.count()).toBe(1);
    await at.page.evaluate("document.querySelector('rathaus-account').remove()");
    await at.dialog.waitFor();
    expect(await at.isModal).toBe(true);
    await at.page.evaluate("document.querySelector('rathaus-account').remove()");
    expect(await at.dialog.count()).toBe(0);
  });

  it('goes with the account into the document of a frame', async () => {
    await at.open(`${render()}<iframe title="Vorschau"></iframe>`);
    await warned();
    await at.page.evaluate(
      "document.querySelector('iframe').contentDocument.body.append(document.querySelector('rathaus-account'))",
    );
    await at.page.frameLocator('iframe').getByRole('alertdialog').waitFor();
    expect(await at.dialog.count()).toBe(0);
  });
});
