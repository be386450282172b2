import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import alone from '../src/login/login-alone.css.ts';
import { colours } from './pixels.ts';
import {
  CHROMIUM,
  hasBrowser,
  type Page as PageOptions,
  pageStyles,
  type Site,
  startChromium,
  startSite,
} from './site.ts';

const IDS = ['bundid', 'unternehmenskonto', 'eid', 'wallet', 'broker'];
const LINKS = IDS.map((id) => `<a data-provider="${id}" href="/login/${id}">Mit ${id} anmelden</a>`).join(
  ' ',
);
const ALONE: PageOptions = { styles: false, head: pageStyles('/login.css', alone) };

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('login', () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function open(html: string, options: PageOptions = {}): Promise<{ page: Page; said: string[] }> {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(`error: ${error.message}`));
    await page.goto(site.page(html, options));
    await page.waitForFunction(() => customElements.get('rathaus-login'));
    return { page, said };
  }

  it.each([
    ['javascript:void(document.title = "ran")', 'click'],
    ['java\nscript:void(document.title = "ran")', 'click'],
    ['', 'Enter'],
    ['javascript:void(document.title = "ran")', 'Enter'],
    ['data:text/html,ran', 'middle'],
  ])('lets %j lead nowhere by %s, and touches no link', async (href, way) => {
    const { page, said } = await open('<rathaus-login></rathaus-login>', { csp: '' });
    await page.evaluate((href) => {
      const link = document.createElement('a');
      link.setAttribute('href', href);
      link.append('Anmelden');
      document.querySelector('rathaus-login')?.append(link);
      Object.assign(globalThis, { link, html: link.outerHTML });
      document.addEventListener('click', (event) => Object.assign(globalThis, { event }));
      document.addEventListener('auxclick', (event) => Object.assign(globalThis, { event }));
    }, href);
    const link = page.getByText('Anmelden');
    if (way === 'Enter') {
      await link.focus();
      await page.keyboard.press('Enter');
    } else await link.click({ button: way === 'middle' ? 'middle' : 'left' });
    await page.waitForTimeout(200);
    expect(await page.evaluate('event.defaultPrevented')).toBe(true);
    expect(await page.title()).toBe('Test');
    expect(page.context().pages()).toHaveLength(1);
    expect(await page.evaluate('link.outerHTML === html && link.isConnected')).toBe(true);
    expect(said.join()).toContain('login.href Anmelden');
    await page.close();
  });

  it('sees links in the shadow roots of other components', async () => {
    const { page, said } = await open('<rathaus-login><x-outer></x-outer></rathaus-login>', { csp: '' });
    await page.evaluate(() => {
      const inner = document.createElement('x-inner');
      document.querySelector('x-outer')?.attachShadow({ mode: 'open' }).append(inner);
      const link = document.createElement('a');
      link.href = 'javascript:void(document.title = "ran")';
      link.append(Object.assign(document.createElement('span'), { textContent: 'Innen anmelden' }));
      inner.attachShadow({ mode: 'open' }).append(link);
    });
    await page.getByText('Innen anmelden').click();
    await page.waitForTimeout(200);
    expect(await page.title()).toBe('Test');
    expect(said.join()).toContain('login.href Innen anmelden');
    await page.close();
  });

  it('lets safe links be followed, however they are written', async () => {
    const { page, said } = await open(
      '<rathaus-login><a href=" login/x?level=a:b ">Anmelden</a></rathaus-login>',
    );
    await page.getByText('Anmelden').click();
    await page.waitForURL('**/login/x?level=a:b');
    expect(said.join()).not.toContain('login.href');
    await page.close();
  });

  it('warns of links that come with it, when the page is idle, and not of those that say they are disabled', async () => {
    const { page, said } = await open(
      '<p id="here"></p><rathaus-login><a aria-disabled="true">Zurzeit nicht möglich</a></rathaus-login>',
    );
    await page.waitForTimeout(200);
    expect(said).toEqual([]);
    await page.evaluate(() => {
      const host = document.createElement('rathaus-login');
      document.querySelector('#here')?.append(host);
      const link = document.createElement('a');
      link.append('Ohne Adresse');
      host.append(link);
    });
    await expect.poll(() => said.join()).toContain('login.href Ohne Adresse');
    await page.close();
  });

  it('asks for no layout and no style before the first frame', async () => {
    const { page } = await open('<p id="here"></p>');
    const asked = await page.evaluate(() => {
      const asked: string[] = [];
      const style = globalThis.getComputedStyle;
      globalThis.getComputedStyle = (...given) => {
        asked.push('style');
        return style(...given);
      };
      for (const name of ['offsetWidth', 'offsetHeight', 'innerText', 'offsetParent'])
        Object.defineProperty(HTMLElement.prototype, name, { get: () => asked.push(name) });
      for (const name of ['getBoundingClientRect', 'getClientRects', 'checkVisibility'])
        Object.defineProperty(Element.prototype, name, { value: () => asked.push(name) });
      const host = document.createElement('rathaus-login');
      host.append(document.createElement('a'));
      document.querySelector('#here')?.append(host);
      return asked;
    });
    expect(asked).toEqual([]);
    await page.close();
  });

  describe.each<[string, PageOptions]>([
    ['styles.css', {}],
    ['login.css alone', ALONE],
  ])('with %s', (_, options) => {
    it('shows links as buttons of at least 44 px, the first one full, and fits into 320 px', async () => {
      const { page } = await open(`<rathaus-login>${LINKS}</rathaus-login>`, options);
      const looks = () =>
        page.locator('rathaus-login a').evaluateAll((links) =>
          links.map((link) => {
            const { backgroundColor, color } = getComputedStyle(link);
            return { height: link.getBoundingClientRect().height, backgroundColor, color };
          }),
        );
      const [first, ...others] = await looks();
      expect(first).toMatchObject({ backgroundColor: 'rgb(27, 79, 156)', color: 'rgb(255, 255, 255)' });
      for (const other of others)
        expect(other).toMatchObject({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(27, 79, 156)' });
      await page.setViewportSize({ width: 320, height: 600 });
      for (const { height } of await looks()) expect(height).toBeGreaterThanOrEqual(44);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await page.close();
    });

    it.each(['none', 'active'] as const)(
      'shows a glyph of its own for each way; forced colours: %s',
      async (forcedColors) => {
        const { page } = await open(`<rathaus-login>${LINKS}</rathaus-login>`, options);
        await page.emulateMedia({ forcedColors });
        const seen = new Set<string>();
        for (const link of await page.locator('rathaus-login a').all()) {
          const { color, backgroundColor } = await link.evaluate((one) => {
            const { color, backgroundColor } = getComputedStyle(one);
            return { color, backgroundColor };
          });
          const box = (await link.boundingBox())!;
          // Behind the border of 2 px and the padding of 24 px.
          const clip = { x: box.x + 26, y: box.y + box.height / 2 - 12, width: 24, height: 24 };
          const shot = await page.screenshot({ clip });
          const found = await colours(page, shot);
          expect(found.get(color)).toBeGreaterThan(40);
          expect(found.get(backgroundColor)).toBeGreaterThan(150);
          seen.add(`${found.get(color)}`);
        }
        expect(seen.size).toBe(IDS.length);
        await page.close();
      },
    );

    it('prints the first one as the others: no ground, dark text', async () => {
      const { page } = await open(`<rathaus-login>${LINKS}</rathaus-login>`, options);
      await page.emulateMedia({ media: 'print' });
      const first = page.locator('rathaus-login a').first();
      expect(await first.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(0, 0, 0)');
      expect(await first.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgba(0, 0, 0, 0)');
      await page.close();
    });

    it('leaves its place to the page', async () => {
      const head = `${options.head ?? ''}${pageStyles('/login-place.css', 'rathaus-login { margin: 7px; display: flex }')}`;
      const { page } = await open(`<rathaus-login>${LINKS}</rathaus-login>`, { ...options, head });
      const look = await page
        .locator('rathaus-login')
        .first()
        .evaluate((host) => [getComputedStyle(host).marginTop, getComputedStyle(host).display]);
      expect(look).toEqual(['7px', 'flex']);
      await page.close();
    });
  });

  it('stays hidden when a page says so, and keeps its distance to the next element', async () => {
    const { page } = await open(
      `<rathaus-login hidden>${LINKS}</rathaus-login><rathaus-login id="a">${LINKS}</rathaus-login><rathaus-login id="b">${LINKS}</rathaus-login>`,
    );
    expect(await page.locator('rathaus-login').first().isVisible()).toBe(false);
    const [a, b] = await Promise.all(['#a', '#b'].map((id) => page.locator(id).boundingBox()));
    expect(b!.y - (a!.y + a!.height)).toBe(16);
    await page.close();
  });
});
