import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contrast } from '../src/theme/contrast.ts';
import { CHROMIUM, hasBrowser, pageStyles, type Site, STRICT, startChromium, startSite } from './site.ts';
import { STATES } from './states.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LANGUAGES = ['de', 'en', 'de-simple', 'tr', 'uk', 'ar'];
const dark = pageStyles('/dark.css', ':root{color-scheme:dark;background:#111;color:#eee}');
let findings = 0;

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('every state of every element', () => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
  });
  afterAll(async () => {
    console.log(`figure: ui-kit/axe-findings = ${findings} n`);
    await browser?.close();
    await site?.close();
  });

  /** Evaluations come from outside of the page and are not bound to its policy. */
  async function axe(page: Page): Promise<string[]> {
    await page.evaluate(axeSource);
    const { violations } = (await page.evaluate(
      "axe.run({ runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] })",
    )) as AxeResults;
    findings += violations.length;
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  }

  const all = (lang: string): string =>
    STATES.map((state, index) => `<section aria-label="${index}">${state.html({ lang })}</section>`).join('');

  /** The upload states share a page only when their fields have different names, which they have. */
  async function open(lang: string, head = ''): Promise<{ page: Page; logs: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
    await page.clock.setFixedTime(new Date('2026-11-23T12:00:00+01:00'));
    const logs: string[] = [];
    page.on('console', (message) => logs.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => logs.push(`error: ${error.message}`));
    await page.goto(site.page(all(lang), { lang, head, dir: lang === 'ar' ? 'rtl' : 'ltr' }));
    await page.waitForFunction(() => customElements.get('rathaus-upload'));
    return { page, logs };
  }

  it.each(LANGUAGES)('has no axe finding, error or blocked resource: %s', async (lang) => {
    const { page, logs } = await open(lang);
    expect(await axe(page)).toEqual([]);
    expect(logs).toEqual([]);
    await page.close();
  });

  it('has no axe finding in dark and in forced colours', async () => {
    const { page } = await open('de', dark);
    expect(await axe(page)).toEqual([]);
    await page.close();
    const forced = (await open('de')).page;
    await forced.emulateMedia({ forcedColors: 'active' });
    expect(await axe(forced)).toEqual([]);
    await forced.close();
  });

  it('is the same HTML after the elements were defined: no flash, no shift', async () => {
    const html = all('de');
    const page = await browser.newPage();
    await page.clock.setFixedTime(new Date('2026-11-23T12:00:00+01:00'));
    await page.goto(site.page(html, { script: false }));
    const before = await page.locator('main').innerHTML();
    await page.goto(site.page(html));
    await page.waitForFunction(() => customElements.get('rathaus-upload'));
    expect(await page.locator('main').innerHTML()).toBe(before);
    await page.close();
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
      const { page } = await open(lang, css && pageStyles(`/s${css.length}.css`, css));
      await page.setViewportSize({ width, height: 256 });
      await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
      const wide = await page.evaluate(`[...document.querySelectorAll('main *')]
        .filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline' && e.clientWidth > 1)
        .map((e) => e.outerHTML.slice(0, 120))`);
      expect({ lang, wide }).toEqual({ lang, wide: [] });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.close();
    }
  });

  it('has targets of at least 24 px, and of 44 px for the login', async () => {
    const { page } = await open('de');
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
    await page.close();
  });

  it('shows edge and focus in forced colours', async () => {
    const { page } = await open('de');
    await page.emulateMedia({ forcedColors: 'active' });
    const edges =
      (await page.evaluate(`[...document.querySelectorAll('main [part~=button], rathaus-account summary')].filter((e) => e.offsetParent)
      .map((e) => { const s = getComputedStyle(e); return s.borderTopStyle !== 'none' && parseFloat(s.borderTopWidth) >= 1 && s.borderTopColor !== s.backgroundColor })`)) as boolean[];
    expect(edges.length).toBeGreaterThan(10);
    expect(edges).not.toContain(false);
    await page.close();
  });

  it('prints dark text, on white at most', async () => {
    const { page } = await open('de');
    await page.emulateMedia({ media: 'print' });
    const colours =
      (await page.evaluate(`[...document.querySelectorAll('main [part~=button]')].filter((e) => e.offsetParent)
      .map((e) => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor])`)) as [string, string][];
    expect(colours.length).toBeGreaterThan(10);
    for (const [text, ground] of colours) {
      expect(contrast(text, 'rgb(255, 255, 255)')).toBeGreaterThan(7);
      expect(['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)']).toContain(ground);
    }
    await page.close();
  });

  it('moves the focus in reading order and always shows it', async () => {
    const { page } = await open('de');
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
    await page.close();
  });

  it('runs no animation and no transition, so that reduced motion has nothing to reduce', async () => {
    const { page } = await open('de');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const moving =
      await page.evaluate(`[...document.querySelectorAll('main *')].filter((e) => { const s = getComputedStyle(e);
      return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0 }).length`);
    expect(moving).toBe(0);
    await page.close();
  });

  it('starts the accessible name with the visible text and never with a logo', async () => {
    const { page } = await open('de');
    await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
    const bad =
      await page.evaluate(`[...document.querySelectorAll('main a, main button, main summary')].filter((e) => e.offsetParent)
      .filter((e) => { const name = e.getAttribute('aria-label') ?? e.innerText; const visible = [...e.querySelectorAll('span:not([aria-hidden])')].map((s) => s.innerText).join(' ').trim() || (e.querySelector('[aria-hidden]') ? '' : e.innerText);
        return !name.trim() || !name.includes(visible) || /logo/i.test(name) }).map((e) => e.outerHTML.slice(0, 200))`);
    expect(bad).toEqual([]);
    await page.close();
  });

  it('serves the strict policy for real: an inline script is blocked', async () => {
    const page = await browser.newPage();
    const logs: string[] = [];
    page.on('console', (message) => logs.push(message.text()));
    await page.goto(site.page('<script>document.body.id = "ran"</script>', { csp: STRICT }));
    expect(await page.locator('body').getAttribute('id')).toBeNull();
    expect(logs.join()).toContain('Content Security Policy');
    await page.close();
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
