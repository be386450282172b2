/** What the script may do to a page: nothing to nodes that it did not make. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, hasBrowser, type Site, startChromium, startSite } from './site.ts';
import { STATES } from './states.ts';

const there = hasBrowser(CHROMIUM, 'chromium');

const LINKS =
  '<a id="a" class="x" target="_blank" rel="noopener" data-provider="bundid" href="/login/bundid">Mit BundID anmelden</a> ' +
  '<a data-provider="unternehmenskonto" href="/login/muk">Mit Mein Unternehmenskonto anmelden</a>';

describe.skipIf(!there)('the script', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([startChromium(), startSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function open(body: string, options: Parameters<Site['page']>[1] = {}): Promise<Page> {
    const page = await browser.newPage();
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(site.page(body, options));
    return page;
  }
  const said: string[] = [];
  /** Loads the script into a page that has none yet, as late as one likes. */
  const defineLate = (page: Page): Promise<unknown> =>
    page.evaluate("import('/kit/define.js').then(() => new Promise(requestAnimationFrame))");

  it('changes nothing at links that stand in the page, however late it comes', async () => {
    const page = await open(`<rathaus-login>${LINKS}</rathaus-login>`, { script: false });
    const before = await page.evaluate(() => {
      const host = document.querySelector('rathaus-login') as HTMLElement;
      Object.assign(globalThis, { before: [host, ...host.childNodes] });
      return host.outerHTML;
    });
    const box = await page.locator('#a').boundingBox();
    await defineLate(page);
    const after = await page.evaluate(() => {
      const host = document.querySelector('rathaus-login') as HTMLElement;
      const same = [host, ...host.childNodes].every(
        (node, index) => node === (globalThis as unknown as { before: Node[] }).before[index],
      );
      return {
        html: host.outerHTML,
        same,
        root: host.shadowRoot !== null,
        defined: host.matches(':defined'),
      };
    });
    expect(after).toEqual({ html: before, same: true, root: false, defined: true });
    expect(await page.locator('#a').boundingBox()).toEqual(box);
    expect(said.splice(0)).toEqual([]);
    await page.close();
  });

  it('shows data in the place of children, and the children again without', async () => {
    const page = await open(`<rathaus-level><p id="own">Eigener Text</p></rathaus-level>`);
    const own = page.locator('#own');
    const shown = page.locator('rathaus-level [part=badge]');
    expect(await own.isVisible()).toBe(true);
    await page.evaluate(() => {
      Object.assign(document.querySelector('rathaus-level') as object, { data: { have: 'hoch' } });
    });
    await shown.waitFor();
    expect(await shown.innerText()).toContain('Vertrauensniveau: hoch');
    expect(await own.isVisible()).toBe(false);
    await page.evaluate(() => {
      Object.assign(document.querySelector('rathaus-level') as object, { data: undefined });
    });
    await own.waitFor();
    expect(await shown.count()).toBe(0);
    expect(await page.locator('rathaus-level').innerHTML()).toBe('<p id="own">Eigener Text</p>');
    await page.close();
  });

  it('takes children that come late in the place of attributes', async () => {
    const page = await open('<rathaus-level have="hoch"></rathaus-level>');
    await page.locator('rathaus-level [part=badge]').waitFor();
    await page.evaluate(() => {
      const text = document.createElement('p');
      text.append('Spät gekommen');
      document.querySelector('rathaus-level')?.append(text);
    });
    await page.getByText('Spät gekommen').waitFor();
    await expect.poll(() => page.locator('rathaus-level [part=badge]').count()).toBe(0);
    await page.close();
  });

  it.each(['javascript:alert(1)', ' java\tscript:alert(1)', ''])(
    'lets a link to %j lead nowhere, also one that came late, and says so to the developer',
    async (address) => {
      const page = await open(`<rathaus-login><p>Anmelden</p></rathaus-login>`, { csp: '' });
      await page.evaluate((href) => {
        const link = document.createElement('a');
        link.href = href;
        link.append('Mit BundID anmelden');
        document.querySelector('rathaus-login')?.append(link);
        Object.assign(globalThis, { alert: () => document.body.replaceChildren('ran') });
      }, address);
      await page.getByText('Mit BundID anmelden').click();
      expect(await page.locator('rathaus-login').getAttribute('data-warning')).toContain('login.href');
      expect(await page.locator('body').innerText()).not.toContain('ran');
      expect(said.splice(0).join()).toContain('login.href Mit BundID anmelden');
      await page.close();
    },
  );

  it.each([
    ['broken JSON', '{"providers":[', 'login.data JSON'],
    ['no object', '5', 'login.data object'],
    ['a text for a list', '{"providers":"x"}', 'login.data providers: list'],
    [
      'an unsafe address',
      '{"providers":[{"id":"bundid","href":"javascript:alert(1)"}]}',
      'login.href bundid',
    ],
    ['an unknown provider', '{"providers":[{"id":"x","href":"/x"}]}', 'login.provider x'],
  ])('keeps the page safe with %s and warns', async (_, data, warning) => {
    const page = await open(`<rathaus-login data='${data}'></rathaus-login><p>Danach</p>`);
    const host = page.locator('rathaus-login');
    await expect.poll(() => host.getAttribute('data-warning')).toContain(warning);
    expect(await page.locator('body').innerText()).not.toMatch(/undefined|null|NaN|\[object/);
    expect(await page.locator('a[href^=javascript]').count()).toBe(0);
    expect(await page.getByText('Danach').isVisible()).toBe(true);
    expect(said.splice(0).some((line) => /TypeError|SyntaxError|Uncaught/.test(line))).toBe(false);
    await host.evaluate((element) =>
      element.setAttribute('data', '{"providers":[{"id":"bundid","href":"/login"}]}'),
    );
    await page.getByRole('link', { name: 'BundID' }).waitFor();
    expect(await host.getAttribute('data-warning')).toBeNull();
    await page.close();
  });

  it('has its look in the shadow root of another component, and where nobody links the styles', async () => {
    const page = await open(`<x-page></x-page>`, { styles: false });
    await page.evaluate((links) => {
      const root = (document.querySelector('x-page') as HTMLElement).attachShadow({ mode: 'open' });
      const host = document.createElement('rathaus-login');
      for (const [index, href] of ['/login/bundid', '/login/muk'].entries()) {
        const link = document.createElement('a');
        link.href = href;
        link.append(`${links} ${index}`);
        host.append(link);
      }
      root.append(host);
    }, 'Anmelden');
    const link = page.locator('x-page rathaus-login a').first();
    await expect
      .poll(() => link.evaluate((node) => getComputedStyle(node).backgroundColor))
      .toBe('rgb(27, 79, 156)');
    await page.close();
  });

  it('brings its look once to a root, however many elements come together', async () => {
    const page = await open('<x-page></x-page>', { styles: false });
    const sheets = await page.evaluate(async () => {
      const root = (document.querySelector('x-page') as HTMLElement).attachShadow({ mode: 'open' });
      for (let count = 0; count < 5; count += 1) {
        const link = Object.assign(document.createElement('a'), { href: '/login', textContent: 'Anmelden' });
        const host = document.createElement('rathaus-login');
        host.append(link);
        root.append(host);
      }
      while (!root.adoptedStyleSheets.length) await new Promise(requestAnimationFrame);
      await new Promise((done) => setTimeout(done, 100));
      return root.adoptedStyleSheets.length;
    });
    expect(sheets, 'shared by all elements: two; and its own').toBe(3);
    await page.close();
  });

  it('brings the same look as the linked stylesheet, whichever elements come first', async () => {
    const html = STATES.filter(
      ({ element }, index) => STATES.findIndex((one) => one.element === element) === index,
    )
      .map(({ html: written }) => written())
      .join('');
    const looks = [];
    for (const styles of [true, false]) {
      const page = await open(html, { styles });
      const look = (): Promise<string[]> =>
        page.evaluate(() =>
          [...document.querySelectorAll('main [class^=rathaus] *')].map((node) => {
            const { padding, margin, border, backgroundColor, color, font, display } = getComputedStyle(node);
            return `${node.nodeName} ${node.part}: ${[padding, margin, border, backgroundColor, color, font, display]}`;
          }),
        );
      let last: string[] = [];
      // Until what is loaded on demand is there.
      await expect
        .poll(
          async () => {
            const now = await look();
            const isQuiet = now.join() === last.join() && now.some((one) => one.includes('rgb(27, 79, 156)'));
            last = now;
            return isQuiet;
          },
          { interval: 500 },
        )
        .toBe(true);
      looks.push(last);
      await page.close();
    }
    expect(looks[1]).toEqual(looks[0]);
  });
});
