/** Every page of the login in the frame of the portal, as people see it: light, dark, narrow, enlarged, printed. */
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../../../tools/testing/axe.ts';
import { findChromium, launchChromium } from '../../../tools/testing/chromium.ts';
import { keepPicture } from '../../../tools/testing/pictures.ts';
import { startAnmeldeseiten } from './anmeldeseiten.ts';

const chromium = findChromium();
const folder = resolve(import.meta.dirname, '../../../artifacts/anmeldung');

/** One error of each situation. */
const errors: readonly [name: string, code: string][] = [
  ['abgebrochen', 'servicekonto.login.cancelled'],
  ['niveau-zu-niedrig', 'servicekonto.level.too-low'],
  ['niveau-nicht-angeboten', 'servicekonto.level.unavailable'],
  ['dienst-nicht-erreichbar', 'servicekonto.provider.unreachable'],
  ['dienst-nicht-sicher', 'servicekonto.provider.certificate'],
  ['dienst-fehlerhaft', 'servicekonto.provider.response'],
  ['anderer-browser', 'servicekonto.login.state-mismatch'],
  ['schon-verwendet', 'servicekonto.login.replayed'],
  ['zu-lange', 'servicekonto.login.expired'],
  ['andere-person', 'servicekonto.login.other-person'],
  ['zu-viele', 'servicekonto.login.too-many'],
  ['falsche-adresse', 'servicekonto.provider.unknown'],
  ['fremde-seite', 'servicekonto.request.cross-site'],
  ['unser-fehler', 'servicekonto.store.failed'],
];

/** How everybody may meet every page. What a look shares with another, axe judges in one of them. */
const everyLook = [
  ['-hell-1280', 1280, 'light', 'all'],
  ['-dunkel-1280', 1280, 'dark', 'colours'],
  ['-hell-320', 320, 'light', 'structure'],
  ['-dunkel-320', 320, 'dark', undefined],
] as const;
const oneLook = [['', 1000, null, 'all']] as const;

const looks = ['zoom-200', 'erzwungene-farben'] as const;

describe.skipIf(!chromium)('the pages of the login in the portal', () => {
  let browser: Browser;
  let seiten: Awaited<ReturnType<typeof startAnmeldeseiten>>;
  let eingebaut: typeof seiten;
  let einfach: typeof seiten;
  let usual: Page;
  let enlarged: Page;
  beforeAll(async () => {
    [browser, seiten, eingebaut, einfach] = await Promise.all([
      launchChromium(chromium!),
      startAnmeldeseiten(),
      startAnmeldeseiten({ layout: undefined }),
      startAnmeldeseiten({ language: 'de-simple' }),
    ]);
    usual = await browser.newPage({ locale: 'de-DE' });
    const viewport = { width: 640, height: 450 };
    enlarged = await browser.newPage({ locale: 'de-DE', viewport, deviceScaleFactor: 2 });
  });
  afterAll(async () => {
    await Promise.all([browser, seiten, eingebaut, einfach].map((one) => one?.close()));
  });

  /** Opens an address, checks what holds for every page, and keeps a picture. */
  async function see(
    address: string,
    name: string,
    {
      look,
      open = false,
      foreign = false,
      all = false,
    }: { look?: (typeof looks)[number] | undefined; open?: boolean; foreign?: boolean; all?: boolean } = {},
  ): Promise<void> {
    const page = look === 'zoom-200' ? enlarged : usual;
    const forcedColors = look === 'erzwungene-farben' ? 'active' : 'none';
    const everyOne = all ? everyLook : oneLook;
    const show = async (width: number, colorScheme: 'light' | 'dark' | null) => {
      if (page === usual) await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, forcedColors });
    };
    const fits = async (state: string) => {
      for (const [how, width, colorScheme] of everyOne) {
        await show(width, colorScheme);
        await keepPicture(page, join(folder, `${name}${state}${how}.png`));
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          `no overflow${state}${how}`,
        ).toBe(true);
      }
    };
    // Each time somebody who was never here; a page of its own for each costs more than looking at it.
    await page.context().clearCookies();
    await show(1000, null);
    page.removeAllListeners();
    await page.goto('about:blank');
    const troubles: string[] = [];
    page.on('pageerror', ({ message }) => troubles.push(message));
    // A page with an error is itself an answer that Chromium reports; what counts is what a policy refuses.
    page.on('console', (message) => {
      if (/polic/i.test(message.text())) troubles.push(message.text());
    });
    if (foreign) {
      // Another site for the browser, from which a link leads here.
      await page.goto(`${seiten.origin.replace('127.0.0.1', 'localhost')}/portal.css`);
      await page.evaluate((there) => location.assign(there), address);
      await page.waitForURL(address);
    } else await page.goto(address);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.getByRole('main').count()).toBe(1);
    // One page in all its looks: what led here cannot be repeated for the sake of another.
    await fits('');
    if (open) {
      await page.locator('summary', { hasText: 'Leichte Sprache' }).click();
      await fits('-leicht-dabei');
    }
    expect(
      await page.evaluate(() => getComputedStyle(document.body).fontFamily),
      'the style has come',
    ).toContain('system-ui');
    expect(troubles).toEqual([]);
    // axe makes styles of its own, which the policy of the page refuses; after the troubles were counted. What is
    // folded out is judged with all that is there before.
    for (const [how, width, colorScheme, part] of everyOne) {
      if (!part) continue;
      await show(width, colorScheme);
      expect(await axeFindings(page, part), how).toEqual([]);
    }
  }

  it.each(errors)('%s, with Leichte Sprache folded in and out', (name, code) =>
    see(seiten.of(code), name, { all: true, open: true }),
  );
  // The longest page and the one with the longest words.
  it.each(looks)('in another look: %s', async (look) => {
    await see(seiten.of('servicekonto.login.state-mismatch'), `anderer-browser-${look}`, { look });
    await see(seiten.of('servicekonto.level.too-low'), `niveau-zu-niedrig-${look}`, { look });
  });
  it.each(errors)('%s in Leichte Sprache alone, where the site has chosen it', (name, code) =>
    see(einfach.of(code), `${name}-leicht`),
  );

  it('the question before a logout', () =>
    see(`${seiten.origin}/abmelden`, 'abmelden', { foreign: true, all: true }));
  it.each(looks)('the question before a logout in another look: %s', (look) =>
    see(`${seiten.origin}/abmelden`, `abmelden-${look}`, { look, foreign: true }),
  );
  it.each([['hell', undefined], ...looks.map((look) => [look, look] as const)] as const)(
    'the built-in frame, %s',
    async (name, look) => {
      const situation = eingebaut.of('servicekonto.login.state-mismatch');
      await see(situation, `eingebaut-${name}`, { look, open: true });
      await see(`${eingebaut.origin}/abmelden`, `eingebaut-abmelden-${name}`, { look, foreign: true });
    },
  );

  it('one more click when very many log in', async () => {
    const crowded = await startAnmeldeseiten({ login: { startsPerMinute: 1 } });
    await fetch(crowded.of('servicekonto.login.cancelled'));
    await see(crowded.of('servicekonto.login.cancelled'), 'klick', { all: true });
    await crowded.close();
  });

  it('the form that leads on posts itself in the frame, and has a button without script', async () => {
    const scriptless = await browser.newContext({ locale: 'de-DE', javaScriptEnabled: false });
    const still = await scriptless.newPage();
    await still.goto(seiten.of('formular'));
    await keepPicture(still, join(folder, 'weiterleitung.png'));
    expect(await still.getByRole('button', { name: 'Weiter' }).isVisible()).toBe(true);
    await scriptless.close();
    const context = await browser.newContext();
    const page = await context.newPage();
    const posted = new Promise<string | null>((done) => {
      void page.route('http://login.land.test/', async (route) => {
        done(`${route.request().method()} ${route.request().postData()}`);
        await route.fulfill({ body: 'angekommen' });
      });
    });
    await page.goto(seiten.of('formular'));
    expect(await posted).toBe('POST id_token_hint=x');
    await context.close();
  });

  it('prints dark text on white, also for a reader with a dark screen', async () => {
    const context = await browser.newContext({ colorScheme: 'dark' });
    const page = await context.newPage();
    for (const [site, name] of [
      [seiten, 'portal'],
      [eingebaut, 'eingebaut'],
    ] as const) {
      await page.goto(site.of('servicekonto.level.too-low'));
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await keepPicture(page, join(folder, `druck-${name}.png`));
      const colours = await page.evaluate(() => {
        const style = getComputedStyle(document.body);
        return [style.color, style.backgroundColor].map((colour) => Number(/\d+/.exec(colour)?.[0]));
      });
      expect(colours[0], name).toBeLessThan(60);
      expect(colours[1], name).toBeGreaterThan(240);
    }
    await context.close();
  });
});
