import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, hasBrowser, type Site, startChromium, startSite } from './site.ts';
import { STATES } from './states.ts';

const state = (name: string) => {
  const found = STATES.find((one) => one.element === 'summary-list' && one.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('summary-list', () => {
  let site: Site;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
    page = await browser.newPage();
    await page.clock.setFixedTime(new Date('2026-11-23T12:00:00+01:00'));
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function open(html: string, width = 1024): Promise<void> {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(site.page(html));
    await page.waitForFunction(() => customElements.get('rathaus-summary-list'));
  }

  it('is read as terms and descriptions, made from data and in place', async () => {
    await open(state('groups').html());
    const inPlace = await page.locator('rathaus-summary-list').ariaSnapshot();
    expect(inPlace).toMatchInlineSnapshot(`
      "- heading "Ihre Person" [level=3]
      - term: Name
      - definition: Anna Łódź-Şahin
      - term: Geburtsdatum
      - definition: 12. August 1984
      - paragraph: Diese Angaben kommen aus Ihrer BundID. Ändern können Sie sie nur dort.
      - heading "Ihr Hund" [level=3]
      - term: Rufname
      - definition: Żabka
      - definition:
        - 'link "Ändern: ⁨Rufname⁩"':
          - /url: /antrag/hund#rufname
          - text: Ändern
      - term: Rassen
      - definition: Dackel
      - definition: Donaudampfschifffahrtsgesellschaftsterrier
      - definition:
        - 'link "Ändern: ⁨Rassen⁩"':
          - /url: /antrag/hund#rasse
          - text: Ändern
      - term: Anschrift
      - definition: Erfundene Gasse 17 00001 Musterstadt
      - definition:
        - 'link "Ändern: ⁨Anschrift⁩"':
          - /url: /antrag/hund#anschrift
          - text: Ändern
      - term: Telefon
      - definition: Keine Angabe
      - definition:
        - 'link "Ändern: ⁨Telefon⁩"':
          - /url: /antrag/hund#telefon
          - text: Ändern
      - term: Nachweis
      - definition:
        - link "Kaufvertrag Żabka.pdf":
          - /url: /dateien/1
        - text: (412 kB)
      - definition:
        - 'link "Ändern: ⁨Nachweis⁩"':
          - /url: /antrag/hund#nachweis
          - text: Ändern"
    `);
    await open('<rathaus-summary-list></rathaus-summary-list>');
    await page
      .locator('rathaus-summary-list')
      .evaluate((element, data) => Object.assign(element, { data }), state('groups').data);
    await expect.poll(() => page.locator('rathaus-summary-list').ariaSnapshot()).toBe(inPlace);
  });

  it('puts question and answer side by side where the list itself is wide, whatever the page is', async () => {
    const sameLine = () =>
      page.evaluate(
        "(() => { const [q, a] = document.querySelectorAll('dt, dd'); return q.getBoundingClientRect().right <= a.getBoundingClientRect().left })()",
      );
    await open(state('groups').html());
    expect(await sameLine()).toBe(true);
    await page.locator('main').evaluate((main) => Object.assign(main.style, { width: '320px' }));
    expect(await sameLine()).toBe(false);
  });

  it('keeps the lines that people wrote, has links of 44 px and none on paper', async () => {
    await open(state('groups').html());
    expect(await page.getByText('Erfundene Gasse 17').innerText()).toBe(
      'Erfundene Gasse 17\n00001 Musterstadt',
    );
    const link = page.getByRole('link', { name: 'Ändern: \u2068Rufname\u2069' });
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await page.emulateMedia({ media: 'print' });
    expect(await link.isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
  });
});
