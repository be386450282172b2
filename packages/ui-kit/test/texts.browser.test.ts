import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ELEMENTS } from '../manifest/elements.ts';
import { ELEMENT_NAMES } from '../src/element/names.ts';
import { de } from '../src/locales/de.ts';
import type { ElementName } from '../src/locales/locale.ts';
import { renderAccount } from '../src/render/render.ts';
import { CHROMIUM, hasBrowser, type Site, startChromium, startSite } from './site.ts';
import { STATES } from './states.ts';

const MARK = 'Eigener Text';
/** Every text of an element in other words. */
const textsOf = (name: ElementName): string =>
  JSON.stringify(Object.fromEntries(Object.keys(de[name]).map((key) => [key, MARK])));
/** Attributes that need more than a word. */
const VALUES: Readonly<Record<string, string>> = { name: 'Łucja Öztürk', expires: '2099-01-01T00:00:00Z' };

/** An element with all its attributes and nothing between the tags. */
function byAttributes(name: ElementName): string {
  const attributes = Object.entries(ELEMENTS[name].attributes)
    .filter(([attribute]) => !['data', 'lang', 'texts', 'now', 'session-id', 'fields'].includes(attribute))
    .map(([attribute, { values, type }]) => {
      const value = VALUES[attribute] ?? values?.[0] ?? (type === 'number' ? '60' : '/x');
      return ` ${attribute}="${value}"`;
    });
  return `<rathaus-${name} texts='${textsOf(name)}'${attributes.join('')}></rathaus-${name}>`;
}

/** An element with children: of an account those of a session that is about to end. */
function byChildren(name: ElementName): string {
  const soon = { expires: new Date(Date.now() + 60_000).toISOString() };
  const html =
    name === 'account'
      ? renderAccount({ name: 'Łucja Öztürk', logout: '/logout', ...soon })
      : (STATES.find((state) => state.element === name)?.html() ?? '');
  return html.replace(`<rathaus-${name}`, `$& texts='${textsOf(name)}'`);
}

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('the attribute texts', () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Names of the elements in which it shows. */
  async function effective(write: (name: ElementName) => string, act?: (page: Page) => Promise<void>) {
    const page = await browser.newPage();
    const found: string[] = [];
    for (const name of ELEMENT_NAMES) {
      await page.goto(site.page(write(name)));
      await page.waitForFunction(() => customElements.get('rathaus-upload'));
      if (name === 'upload') await act?.(page);
      const shows = page.waitForFunction(
        // The dialog of an account stands at the end of the page.
        ([tag, mark]) =>
          [tag!, `${tag}-dialog`].some((one) =>
            document.querySelector(one)?.shadowRoot?.textContent.includes(mark!),
          ),
        [`rathaus-${name}`, MARK],
        { timeout: 700 },
      );
      if (await shows.catch(() => undefined)) found.push(name);
    }
    await page.close();
    return found.sort();
  }

  it('is offered where it has an effect, and nowhere else', async () => {
    const [shown, beside] = await Promise.all([
      effective(byAttributes),
      effective(byChildren, (page) =>
        page
          .locator('input[type=file]')
          .first()
          .setInputFiles({ name: 'nachweis.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') }),
      ),
    ]);
    expect(shown).toEqual(['account', 'delivery', 'level', 'login', 'upload']);
    expect(beside).toEqual(['account', 'upload']);
    const offered = ELEMENT_NAMES.filter((name) => 'texts' in ELEMENTS[name].attributes);
    expect([...offered].sort()).toEqual([...new Set([...shown, ...beside])].sort());
  }, 60_000);
});
