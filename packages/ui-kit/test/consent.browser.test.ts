import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderConsent } from '../src/render/render.ts';
import { chromium } from './engines/chromium.ts';
import type { EnginePage, RunningEngine } from './engines/engine.ts';
import { firefox } from './engines/marionette.ts';
import { until } from './engines/stage.ts';
import { webkit } from './engines/webkit.ts';
import {
  CHROMIUM,
  hasBrowser,
  pageStyles,
  type Site,
  STRICT_CONNECT,
  startChromium,
  startSite,
} from './site.ts';

const DATA = {
  recipient: 'Stadt Musterstadt',
  purpose: 'Anmeldung zur Hundesteuer',
  fields: { csrf: 'c5rf' },
  attributes: [
    { id: 'name', label: 'Name', value: 'Erika Mustermann', required: true },
    { id: 'email', label: 'E-Mail-Adresse' },
    { id: 'phone', label: 'Telefonnummer' },
  ],
};
const FORM = { ...DATA, action: '/consent' };
const json = (data: object): string => `<rathaus-consent data='${JSON.stringify(data)}'></rathaus-consent>`;

/** Keeps what was posted. */
async function startTown(): Promise<{ site: Site; posted: string[] }> {
  const site = await startSite();
  const posted: string[] = [];
  site.handle = (request, response) =>
    void collect(request).then((body) => {
      if (request.method !== 'POST') return response.writeHead(404).end();
      // The page stays: a navigation that is still under way would end the one to the next page.
      response.writeHead(204).end(() => posted.push(body));
    });
  return { site, posted };
}

// Each engine has its own code for forms that are sent by Enter.
describe.each([() => chromium, firefox, webkit].map((engine) => engine((address) => address)))(
  'consent in $name',
  ({ there, start }) => {
    let town: Awaited<ReturnType<typeof startTown>>;
    let engine: RunningEngine;

    beforeAll(async () => {
      if (there) [town, engine] = await Promise.all([startTown(), start('light')]);
    });
    afterAll(async () => {
      await engine?.close();
      await town?.site.close();
    });
    beforeEach(() => void town?.posted.splice(0));

    const WAYS = [
      ['written by a server', renderConsent(FORM)],
      ['from data', json(FORM)],
    ] as const;
    const find = (selector: string): string =>
      `(document.querySelector('rathaus-consent').shadowRoot ?? document).querySelector('${selector}')`;

    async function open(html: string): Promise<EnginePage> {
      const page = await engine.open(town.site.page(html, { csp: STRICT_CONNECT }));
      await until(page, `!!customElements.get('rathaus-consent') && !!${find('[value=phone]')}`, true);
      return page;
    }

    describe.skipIf(!there).each(WAYS)('%s', (_, html) => {
      it('preselects nothing, and Enter in a checkbox sends nothing', async () => {
        const page = await open(html);
        expect(await page.evaluate(`${find('[value=phone]')}.checked`)).toBe(false);
        await page.evaluate(`${find('[value=phone]')}.focus()`);
        await page.press('Space');
        expect(await page.evaluate(`${find('[value=phone]')}.checked`)).toBe(true);
        await page.press('Enter');
        await wait(500);
        expect(town.posted).toEqual([]);
        expect(await page.evaluate('location.pathname')).not.toBe('/consent');
      });

      it('sends with Yes what is required and what was chosen', async () => {
        const page = await open(html);
        await page.evaluate(`${find('[value=phone]')}.click()`);
        await page.evaluate(`${find('[value=accept]')}.focus()`);
        await page.press('Enter');
        await expect
          .poll(() => town.posted, { timeout: 15_000 })
          .toEqual(['csrf=c5rf&consent=name&consent=phone&decision=accept']);
      });

      it('sends with No nothing but No', async () => {
        const page = await open(html);
        await page.evaluate(`${find('[value=phone]')}.click()`);
        await page.evaluate(`setTimeout(() => ${find('[value=deny]')}.click())`);
        await expect.poll(() => town.posted, { timeout: 15_000 }).toEqual(['csrf=c5rf&decision=deny']);
      });
    });

    it.skipIf(!there)('from data and without an address it is a part of the form of the page', async () => {
      const page = await open(`<form><input name="other" value="x">${json(DATA)}</form>`);
      const sent = "[...new FormData(document.forms[0])].map((pair) => pair.join('=')).join()";
      expect(await page.evaluate(sent)).toBe('other=x,consent=name');
      await page.evaluate(`${find('[value=phone]')}.click()`);
      expect(await page.evaluate(sent)).toBe('other=x,consent=name,consent=phone');
    });
  },
);

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('consent', () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function open(html: string, head = ''): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(site.page(html, { csp: STRICT_CONNECT, head }));
    await page.waitForFunction(() => customElements.get('rathaus-consent'));
    await page.evaluate(
      "window.selected = []; document.addEventListener('rathaus-consent', (event) => selected.push(event.detail.selected))",
    );
    return page;
  }

  it.each([900, 320])('shows Yes and No alike at %d px, and its hidden button never', async (width) => {
    const buttons = pageStyles('/consent-buttons.css', 'button { display: inline-block }');
    const page = await open(renderConsent(FORM), buttons);
    await page.setViewportSize({ width, height: 700 });
    const look = (name: string) =>
      page.getByRole('button', { name }).evaluate((button) => {
        const { width, height } = button.getBoundingClientRect();
        const { color, backgroundColor, borderTopColor, fontSize, fontWeight } = getComputedStyle(button);
        return { width, height, color, backgroundColor, borderTopColor, fontSize, fontWeight };
      });
    const yes = await look('Zustimmen und weiter');
    expect(yes.height).toBeGreaterThanOrEqual(44);
    expect(await look('Nicht zustimmen')).toEqual(yes);
    expect(await page.locator('button:visible').count()).toBe(2);
    await page.close();
  });

  it('has no Yes where nobody says who gets the data or what for', async () => {
    for (const missing of ['recipient', 'purpose']) {
      const page = await open(json({ ...FORM, [missing]: undefined }));
      await page.getByText('Es ist nicht bekannt, wer Ihre Daten bekommt und wofür.').waitFor();
      expect(await page.getByRole('button').allInnerTexts()).toEqual(['Nicht zustimmen']);
      await page.close();
    }
  });

  it.each([
    ['written by a server', renderConsent(FORM)],
    ['from data', json(FORM)],
  ])('%s it has no Yes and no No while it is disabled, and then has what was chosen', async (_, html) => {
    const page = await open(`<fieldset id="around" disabled>${html}</fieldset>`);
    const around = (disabled: boolean): Promise<unknown> =>
      page.evaluate(`document.querySelector('#around').disabled = ${disabled}`);
    const answers = page.getByRole('button');
    const disabled = (): Promise<boolean[]> =>
      Promise.all([answers.nth(0).isDisabled(), answers.nth(1).isDisabled()]);
    const box = page.getByRole('checkbox', { name: 'E-Mail-Adresse' });
    await box.waitFor();
    await expect.poll(disabled).toEqual([true, true]);
    await around(false);
    await expect.poll(disabled).toEqual([false, false]);
    await box.check();
    await around(true);
    await expect.poll(disabled).toEqual([true, true]);
    // Whoever looks again finds the same, and each answer where it was.
    await page.evaluate("document.querySelector('rathaus-consent').update()");
    expect(await disabled()).toEqual([true, true]);
    await around(false);
    await expect.poll(disabled).toEqual([false, false]);
    expect(await box.isChecked()).toBe(true);
    await page.close();
  });

  it.each([
    ['written by a server', renderConsent(DATA)],
    ['from data', json(DATA)],
  ])('%s it tells the selection and follows the form around it', async (_, html) => {
    const page = await open(
      `<form><fieldset id="around"><input name="other" value="x">${html}</fieldset></form><form id="b"></form>`,
    );
    const box = page.getByRole('checkbox', { name: 'E-Mail-Adresse' });
    await box.waitFor();
    const sent = (): Promise<unknown> =>
      page.evaluate("[...new FormData(document.forms[0])].map((pair) => pair.join('='))");
    await box.check();
    expect(await sent()).toEqual(['other=x', 'consent=name', 'consent=email']);
    expect(await page.evaluate('selected')).toEqual([['name', 'email']]);
    await page.evaluate('document.forms[0].reset()');
    expect(await sent()).toEqual(['other=x', 'consent=name']);
    await box.check();
    await page.evaluate("document.querySelector('#around').disabled = true");
    expect(await sent()).toEqual([]);
    await expect.poll(() => box.isDisabled()).toBe(true);
    await page.evaluate("document.querySelector('#around').disabled = false");
    await expect.poll(() => box.isDisabled()).toBe(false);
    expect(await box.isChecked()).toBe(true);
    await box.uncheck();
    await page.evaluate("document.querySelector('#around').disabled = true");
    await page.evaluate(
      "document.querySelector('#around').disabled = false; document.querySelector('#b').append(document.querySelector('rathaus-consent'))",
    );
    expect(await sent()).toEqual(['other=x']);
    await page.close();
  });
});

async function collect(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
