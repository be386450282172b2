import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderLogin } from '../src/render/render.ts';
import {
  CHROMIUM,
  hasBrowser,
  type Page as PageOptions,
  pageStyles,
  type Site,
  startChromium,
  startSite,
} from './site.ts';

const LINKS = `<rathaus-login><a data-provider="bundid" href="/login/bundid">Mit BundID anmelden</a> <a data-provider="broker" href="/login/x">Mit dem Landeskonto anmelden</a></rathaus-login>`;
/** Shown from attributes: texts of the kit. */
const SHOWN = '<rathaus-login provider="bundid" href="/login/bundid"></rathaus-login>';

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('robustness under the strict policy', () => {
  let site: Site;
  let browser: Browser;
  let page: Page;
  let logs: string[];

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    logs = [];
    page.on('console', (message) => logs.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => logs.push(`error: ${error.message}`));
  });
  afterEach(async () => {
    await page.close();
    expect(logs.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  async function open(html: string, options: PageOptions = {}): Promise<void> {
    await page.goto(site.page(html, options));
    if (options.script !== false) await page.waitForFunction(() => customElements.get('rathaus-upload'));
  }
  const styled = (selector = 'rathaus-login a'): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  const snapshot = (): Promise<string> => page.locator('main').ariaSnapshot();

  it('gives links that stand in the page their look, with nothing but a script tag', async () => {
    await open(LINKS, { styles: false });
    expect(await page.getByRole('link').allInnerTexts()).toEqual([
      'Mit BundID anmelden',
      'Mit dem Landeskonto anmelden',
    ]);
    await expect.poll(() => styled()).toBe('rgb(27, 79, 156)');
  });

  it('gives links their look where the page has properties called like elements', async () => {
    await open(LINKS, { styles: false });
    await page.evaluate(`{
      const other = document.createElement('div');
      other.style.setProperty('--login', '#fff');
      other.attachShadow({ mode: 'open' }).append(document.querySelector('rathaus-login'));
      document.querySelector('main').append(other);
    }`);
    await expect.poll(() => styled()).toBe('rgb(27, 79, 156)');
  });

  it('keeps its look in the document of a frame that it is moved to', async () => {
    await open(`${SHOWN}<iframe title="Formular" src="about:blank"></iframe>`, { styles: false });
    const look = await styled();
    await page.evaluate(
      "document.querySelector('iframe').contentDocument.body.append(document.querySelector('rathaus-login'))",
    );
    const link = page.frameLocator('iframe').locator('rathaus-login a');
    await expect.poll(() => link.evaluate((node) => getComputedStyle(node).backgroundColor)).toBe(look);
  });

  it('speaks the language of the drawing that it stands in', async () => {
    await open(
      `<svg lang="en" width="300" height="200"><foreignObject width="300" height="200">${SHOWN}</foreignObject></svg>`,
    );
    await page.getByRole('link', { name: 'Sign in with BundID' }).waitFor();
  });

  it('renders from attributes, from JSON and from a property', async () => {
    await open(
      `<rathaus-login provider="eid" href="/login/eid"></rathaus-login><rathaus-level have="basisregistrierung" need="hoch"></rathaus-level>
       <rathaus-delivery data='{"state":"accepted"}'></rathaus-delivery><rathaus-defect></rathaus-defect>`,
    );
    await page.evaluate(
      "document.querySelector('rathaus-defect').data = { id: '1', title: 'Loch', status: 'done' }",
    );
    for (const text of [
      'Mit Online-Ausweis anmelden',
      'mindestens das Vertrauensniveau „hoch“',
      'Von der Behörde angenommen',
      'Stand: erledigt',
    ])
      await page.getByText(text).waitFor();
    await page.locator('rathaus-login').evaluate((element) => element.setAttribute('provider', 'bundid'));
    await page.getByRole('link', { name: 'Mit BundID anmelden' }).waitFor();
    expect(await page.locator('rathaus-login a').count()).toBe(1);
  });

  it('adds no styles where the page links them, so that the page keeps the last word', async () => {
    const own = pageStyles('/own.css', '#own#own#own [part~=button]{background:rgb(1, 2, 3)}');
    await open(`<div id="own">${renderLogin({ providers: [{ id: 'bundid', href: '/x' }] })}</div>`, {
      head: own,
    });
    await page.waitForTimeout(300);
    expect(await page.evaluate('document.adoptedStyleSheets.length')).toBe(0);
    expect(await styled('rathaus-login [part=button]')).toBe('rgb(1, 2, 3)');
  });

  it('works inside another shadow root, with language and styles from there', async () => {
    await open('<div id="host" lang="en"></div>', { styles: false });
    await page.evaluate(`(() => { const root = document.querySelector('#host').attachShadow({ mode: 'open' });
      const login = document.createElement('rathaus-login'); login.setAttribute('provider', 'bundid'); login.setAttribute('href', '/x'); root.append(login); })()`);
    await page.getByRole('link', { name: 'Sign in with BundID' }).waitFor();
    expect(await styled('rathaus-login a')).toBe('rgb(27, 79, 156)');
    expect(await page.evaluate('document.adoptedStyleSheets.length')).toBe(0);
  });

  it('is upgraded late: properties and links from before the definition count', async () => {
    await open(LINKS, { script: false });
    await page.evaluate(
      `(() => { const level = document.createElement('rathaus-level'); level.data = { have: 'hoch', need: 'basisregistrierung' }; document.querySelector('main').append(level); })()`,
    );
    await page.evaluate("import('/kit/define.js')");
    await page.getByText('Das reicht für diesen Schritt.').waitFor();
    expect(await page.getByRole('link').count()).toBe(2);
  });

  it('can be defined twice', async () => {
    await open(LINKS);
    await page.evaluate("import('/kit/define/login.js?again')");
    expect(await page.getByRole('link').count()).toBe(2);
  });

  it('survives being moved, and a change of language on the element', async () => {
    await open(`${SHOWN}${LINKS}<div id="other"></div>`);
    const shown = page.locator('rathaus-login').first();
    await shown.getByRole('link', { name: 'Mit BundID anmelden' }).waitFor();
    await page.evaluate(
      "document.querySelector('#other').append(...document.querySelectorAll('rathaus-login'))",
    );
    expect(await shown.getByRole('link').allInnerTexts()).toEqual(['Mit BundID anmelden']);
    expect(await page.locator('#other').getByRole('link').count()).toBe(3);
    await shown.evaluate((element) => element.setAttribute('lang', 'ar'));
    await page.getByRole('link', { name: 'تسجيل الدخول عبر BundID' }).waitFor();
    expect(await shown.locator('.rathaus-login').getAttribute('dir')).toBe('rtl');
  });

  it('fetches a language, and what shows data, only when a page needs it', async () => {
    const urls: string[] = [];
    page.on('request', (request) => urls.push(request.url()));
    await open(LINKS, { lang: 'uk' });
    await page.waitForTimeout(300);
    const links = urls.splice(0).length;
    await open(SHOWN);
    await page.getByRole('link', { name: 'Mit BundID anmelden' }).waitFor();
    const german = urls.splice(0).length;
    expect(german).toBeGreaterThan(links);
    await open(SHOWN, { lang: 'uk' });
    await page.getByRole('link', { name: 'Увійти через BundID' }).waitFor();
    expect(urls.length).toBeGreaterThan(german);
    urls.splice(0);
    await open(SHOWN, { lang: 'de-DE' });
    await page.getByRole('link', { name: 'Mit BundID anmelden' }).waitFor();
    expect(urls.length).toBe(german);
  });

  it('shows German, marked as German, where there is no such language, and warns the developer', async () => {
    await open(SHOWN, { lang: 'fr' });
    await page.getByRole('link', { name: 'Mit BundID anmelden' }).waitFor();
    expect(await page.locator('rathaus-login .rathaus-login').getAttribute('lang')).toBe('de');
    expect(logs.join()).toContain('language fr');
  });

  it.each([
    ['an unknown provider', 'provider="konto-x" href="/x"', 'login.provider konto-x', 'Anmelden'],
    ['a missing href', 'provider="bundid"', 'login.href bundid', 'Mit BundID anmelden'],
    [
      'a javascript: URL',
      'provider="bundid" href="javascript:alert(1)"',
      'login.href bundid',
      'Mit BundID anmelden',
    ],
    [
      'a disguised javascript: URL',
      'provider="bundid" href=" java&#10;script:alert(1)"',
      'login.href bundid',
      'Mit BundID anmelden',
    ],
    [
      'an over-long label',
      `provider="x" href="/x" label="${'Amt '.repeat(40).trim()}"`,
      'login.label x',
      'Amt Amt',
    ],
  ])('warns about %s and falls back safely', async (_name, attributes, warning, text) => {
    await open(`<rathaus-login ${attributes}></rathaus-login>`, {
      head: pageStyles('/debug.css', '[data-warning]::after{content:attr(data-warning)}'),
    });
    const link = page.locator('rathaus-login a');
    await link.waitFor();
    expect(await link.innerText()).toContain(text);
    expect(logs.join('\n')).toContain(warning);
    expect(await page.locator('rathaus-login').getAttribute('data-warning')).toBe(warning);
    if (warning.startsWith('login.href')) {
      expect(await link.getAttribute('href')).toBeNull();
      expect(await link.getAttribute('aria-disabled')).toBe('true');
      expect(await page.getByText('Zurzeit nicht möglich.').count()).toBe(1);
    }
    const wide = 'document.documentElement.scrollWidth <= innerWidth';
    await page.setViewportSize({ width: 320, height: 500 });
    expect(await page.evaluate(wide)).toBe(true);
  });

  it('never executes what texts and data contain', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    page.on('dialog', () => logs.push('error: dialog'));
    await open('<rathaus-dataset></rathaus-dataset>');
    await page.evaluate((text) => {
      const element = document.querySelector('rathaus-dataset') as unknown as { data: object };
      element.data = {
        title: text,
        publisher: text,
        description: text,
        files: [{ format: text, href: 'javascript:alert(1)' }],
      };
    }, evil);
    await page.locator('rathaus-dataset h3').waitFor();
    expect(await page.locator('rathaus-dataset img').count()).toBe(0);
    expect(await page.locator('rathaus-dataset a').count()).toBe(0);
    expect(await page.locator('rathaus-dataset h3').innerText()).toBe(evil);
  });

  it('has roles and names that a screen reader can work with', async () => {
    const { STATES } = await import('./states.ts');
    await page.clock.setFixedTime(new Date('2026-11-23T12:00:00+01:00'));
    await open(
      STATES.map(
        (state) => `<section aria-label="${state.element} ${state.name}">${state.html()}</section>`,
      ).join(''),
    );
    await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
    // What handles files is loaded where some must be chosen.
    await page.locator('rathaus-upload [part=status]').waitFor({ state: 'attached' });
    expect(await snapshot()).toMatchSnapshot();
  });
});
