import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../../../tools/testing/axe.ts';
import { contrast } from '../src/theme/contrast.ts';
import { CHROMIUM, hasBrowser, pageStyles, type Site, STRICT, startChromium, startSite } from './site.ts';
import { STATES } from './states.ts';

const LANGUAGES = ['de', 'en', 'de-simple', 'tr', 'uk', 'ar'];
const dark = pageStyles('/dark.css', ':root{color-scheme:dark;background:#111;color:#eee}');
let findings = 0;

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('every state of every element', () => {
  let site: Site;
  let browser: Browser;
  // One for all tests: to open one costs more than what most of them do. Nothing that is shown stores anything.
  let page: Page;
  let logs: string[] = [];

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
    page = await browser.newPage();
    await page.clock.setFixedTime(new Date('2026-11-23T12:00:00+01:00'));
    page.on('console', (message) => logs.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => logs.push(`error: ${error.message}`));
  });
  afterAll(async () => {
    console.log(`figure: ui-kit/axe-findings = ${findings} n`);
    await browser?.close();
    await site?.close();
  });

  async function axe(part?: 'all' | 'colours' | 'structure'): Promise<unknown[]> {
    const found = await axeFindings(page, part);
    findings += found.length;
    return found;
  }

  const all = (lang: string): string =>
    STATES.map((state, index) => `<section aria-label="${index}">${state.html({ lang })}</section>`).join('');

  /** The upload states share a page only when their fields have different names, which they have. */
  async function open(lang: string, { head = '', width = 1024, height = 768 } = {}): Promise<void> {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ media: null, forcedColors: null, reducedMotion: null });
    await page.goto(site.page(all(lang), { lang, head, dir: lang === 'ar' ? 'rtl' : 'ltr' }));
    await page.waitForFunction(() => customElements.get('rathaus-upload'));
  }

  it.each(LANGUAGES)('has no axe finding, error or blocked resource: %s', async (lang) => {
    logs = [];
    await open(lang);
    expect(await axe(lang === LANGUAGES[0] ? 'all' : 'structure')).toEqual([]);
    expect(logs).toEqual([]);
  });

  it('has no axe finding in dark and in forced colours', async () => {
    await open('de', { head: dark });
    expect(await axe()).toEqual([]);
    await open('de');
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await axe()).toEqual([]);
  });

  it('is the same HTML after the elements were defined: no flash, no shift', async () => {
    const html = all('de');
    await page.goto(site.page(html, { script: false }));
    const before = await page.locator('main').innerHTML();
    await page.goto(site.page(html));
    await page.waitForFunction(() => customElements.get('rathaus-upload'));
    expect(await page.locator('main').innerHTML()).toBe(before);
  });

  it.each([
    ['at 320 px, which is 400 % zoom of 1280 px', 320, ''],
    [
      'with the text spacing of WCAG 1.4.12',
      320,
      '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}',
    ],
    ['with text of 200 %', 640, ':root{font-size:200%}'],
  ])('does not overflow %s', async (_name, width, css) => {
    for (const lang of LANGUAGES) {
      await open(lang, { head: css && pageStyles(`/s${css.length}.css`, css), width, height: 256 });
      await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
      const wide = await page.evaluate(`[...document.querySelectorAll('main *')]
        .filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline' && e.clientWidth > 1)
        .map((e) => e.outerHTML.slice(0, 120))`);
      expect({ lang, wide }).toEqual({ lang, wide: [] });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  });

  // One page with all looks, also those that only people bring about: opened answers, the menu, good and bad files.
  it('has no axe finding and enough contrast at 400 % zoom of 1280 px, light and dark', async () => {
    await open('de', { width: 320, height: 256 });
    const good = { name: 'Kaufvertrag Żabka.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') };
    const bad = { name: 'Programm.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') };
    // The policy of the page lets nothing up: of the first field one file fails and one is refused.
    await page.locator('[name=anlage]').setInputFiles([good, bad]);
    await page.locator('[name=nachweis]').setInputFiles([good]);
    for (const state of ['failed', 'refused', 'ready']) await page.locator(`li[part~=${state}]`).waitFor();
    await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
    expect(await axe()).toEqual([]);
    await page.evaluate(
      "Object.assign(document.documentElement.style, { colorScheme: 'dark', background: '#111', color: '#eee' })",
    );
    expect(await axe('colours')).toEqual([]);
  });

  it('tells errors of fields and of files by the same form, colour and weight', async () => {
    await open('de');
    await page
      .locator('[name=anlage]')
      .setInputFiles([{ name: 'Programm.exe', mimeType: '', buffer: Buffer.from('MZ') }]);
    await page.locator('li[part~=refused]').waitFor();
    for (const forcedColors of ['none', 'active'] as const) {
      await page.emulateMedia({ forcedColors });
      const looks = await page
        .locator('rathaus-field [part=error], rathaus-upload p[part=error], rathaus-upload li[part~=refused]')
        .evaluateAll((all) =>
          all.map((error) => {
            const { clipPath, borderTopColor, borderTopWidth } = getComputedStyle(error, '::before');
            const { color, fontWeight } = getComputedStyle(error.querySelector('[part=state]') ?? error);
            return JSON.stringify({ clipPath, borderTopColor, borderTopWidth, color, fontWeight });
          }),
        );
      expect(looks).toHaveLength(4);
      expect([...new Set(looks)]).toEqual([looks[0]]);
    }
  });

  it.each([320, 343, 375, 560])('has no row for the glyph of a login alone at %d px', async (width) => {
    await open('de', { width });
    const first = await page.locator('rathaus-login li:not(:only-child)').evaluateAll((cards) =>
      cards.map((card) => {
        const child = card.firstElementChild?.getBoundingClientRect();
        const { top } = card.getBoundingClientRect();
        return { glyph: getComputedStyle(card, '::after').content, down: (child?.top ?? 0) - top };
      }),
    );
    expect(first.length).toBeGreaterThan(5);
    // The tile is 48 px high, below 32 px of the card itself.
    for (const { glyph, down } of first)
      expect({ glyph, isBeside: down < 60 }).toEqual({ glyph: '""', isBeside: true });
  });

  it('has targets of at least 24 px, and of 44 px for the login', async () => {
    await open('de');
    await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
    const targets =
      (await page.evaluate(`[...document.querySelectorAll('main a, main button, main summary, main label, main input:not([type=hidden])')]
      .filter((e) => e.offsetParent && !e.closest('label') || e.localName === 'label' && e.querySelector('input'))
      .map((e) => { const r = e.getBoundingClientRect(); return { html: e.outerHTML.slice(0, 90), least: Math.min(r.width, r.height), login: e.closest('rathaus-login') && e.matches('[part=button]') } })`)) as {
        html: string;
        least: number;
        login: boolean;
      }[];
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter(({ least, login }) => least < (login ? 44 : 24))).toEqual([]);
  });

  it('shows edge and focus in forced colours', async () => {
    await open('de');
    await page.emulateMedia({ forcedColors: 'active' });
    const edges =
      (await page.evaluate(`[...document.querySelectorAll('main [part~=button], rathaus-account summary')].filter((e) => e.offsetParent)
      .map((e) => { const s = getComputedStyle(e); return s.borderTopStyle !== 'none' && parseFloat(s.borderTopWidth) >= 1 && s.borderTopColor !== s.backgroundColor })`)) as boolean[];
    expect(edges.length).toBeGreaterThan(10);
    expect(edges).not.toContain(false);
  });

  it('prints dark text, on white at most', async () => {
    await open('de');
    await page.emulateMedia({ media: 'print' });
    const colours =
      (await page.evaluate(`[...document.querySelectorAll('main [part~=button]')].filter((e) => e.offsetParent)
      .map((e) => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor])`)) as [string, string][];
    expect(colours.length).toBeGreaterThan(10);
    for (const [text, ground] of colours) {
      expect(contrast(text, 'rgb(255, 255, 255)')).toBeGreaterThan(7);
      expect(['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)']).toContain(ground);
    }
  });

  it('moves the focus in reading order and always shows it', async () => {
    await open('de');
    // Pages scroll by whole pixels, elements stand between them: one pixel is rounding.
    const seen: string[] = [];
    const tops: number[] = [];
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press('Tab');
      const now =
        (await page.evaluate(`(() => { const e = document.activeElement; if (e === document.body) return null;
        const s = getComputedStyle(e); const r = e.getBoundingClientRect();
        return { html: e.outerHTML.slice(0, 80), ring: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2, top: r.top + scrollY, place: [r.top, r.bottom, innerHeight], inside: r.top >= -1 && r.bottom <= innerHeight + 1 } })()`)) as {
          html: string;
          ring: boolean;
          top: number;
          inside: boolean;
        } | null;
      if (!now) break;
      expect(now, JSON.stringify(now)).toMatchObject({ ring: true, inside: true });
      seen.push(now.html);
      tops.push(now.top);
    }
    expect(seen.length).toBeGreaterThan(20);
    // In one row a link may begin somewhat higher than what stands before it.
    for (const [index, top] of tops.entries())
      expect(top, seen[index]).toBeGreaterThan((tops[index - 1] ?? 0) - 24);
  });

  it('runs no animation and no transition, so that reduced motion has nothing to reduce', async () => {
    await open('de');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const moving =
      await page.evaluate(`[...document.querySelectorAll('main *')].filter((e) => { const s = getComputedStyle(e);
      return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0 }).length`);
    expect(moving).toBe(0);
  });

  it('starts the accessible name with the visible text and never with a logo', async () => {
    await open('de');
    await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
    const bad =
      await page.evaluate(`[...document.querySelectorAll('main a, main button, main summary')].filter((e) => e.offsetParent)
      .filter((e) => { const name = e.getAttribute('aria-label') ?? e.innerText; const visible = [...e.querySelectorAll('span:not([aria-hidden])')].filter((s) => !s.parentElement.closest('span')).map((s) => s.innerText).join(' ').trim() || (e.querySelector('[aria-hidden]') ? '' : e.innerText);
        return !name.trim() || !name.includes(visible) || /logo/i.test(name) }).map((e) => e.outerHTML.slice(0, 200))`);
    expect(bad).toEqual([]);
  });

  it('serves the strict policy for real: an inline script is blocked', async () => {
    logs = [];
    await page.goto(site.page('<script>document.body.id = "ran"</script>', { csp: STRICT }));
    expect(await page.locator('body').getAttribute('id')).toBeNull();
    expect(logs.join()).toContain('Content Security Policy');
  });

  it('is complete and usable with JavaScript off', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.page(all('de')));
    await page.getByRole('link', { name: 'Mit BundID anmelden' }).first().click();
    expect(new URL(page.url()).pathname).toBe('/login/bundid');
    await page.goBack();
    await page.locator('rathaus-account summary').first().click();
    await page.getByRole('button', { name: 'Abmelden' }).first().click({ timeout: 30_000 });
    expect(new URL(page.url()).pathname).toBe('/logout');
    await context.close();
  });
});
