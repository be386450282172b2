import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, hasBrowser, type Site, startChromium, startSite } from './site.ts';
import { STATES } from './states.ts';

const state = (name: string) => {
  const found = STATES.find((one) => one.element === 'mailbox' && one.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('mailbox', () => {
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
    await page.waitForFunction(() => customElements.get('rathaus-mailbox'));
  }

  it('is read as a list of messages and as a message', async () => {
    await open(state('list').html());
    expect(await page.locator('rathaus-mailbox').ariaSnapshot()).toMatchInlineSnapshot(`
      "- list "Nachrichten":
        - listitem:
          - paragraph: Ungelesen
          - heading "Bescheid über die Hundesteuer" [level=3]:
            - link "Bescheid über die Hundesteuer":
              - /url: /postfach/3
          - paragraph:
            - text: Von Steueramt Musterstadt
            - time: 23. November 2026 um 09:12
            - text: "Anlagen: 2"
          - paragraph:
            - text: "Frist:"
            - time: 24. Dezember 2026
          - paragraph: Wenn Sie diese Nachricht öffnen, gilt das als Zustellung.
        - listitem:
          - heading "Ihre Anmeldung ist angekommen" [level=3]:
            - link "Ihre Anmeldung ist angekommen":
              - /url: /postfach/2
          - paragraph:
            - text: Von Serviceportal Musterstadt
            - time: 20. November 2026 um 14:41"
    `);
    await open(state('message').html());
    expect(await page.locator('rathaus-mailbox').ariaSnapshot()).toMatchInlineSnapshot(`
      "- article:
        - heading "Bescheid über die Hundesteuer" [level=3]
        - paragraph:
          - text: Von Steueramt Musterstadt
          - time: 23. November 2026 um 09:12
          - text: Gelesen am
          - time: 23. November 2026 um 11:55
        - paragraph:
          - text: Zugestellt am
          - time: 23. November 2026 um 11:55
        - paragraph:
          - text: "Frist:"
          - time: 24. Dezember 2026
        - paragraph: Guten Tag Anna Łódź-Şahin,
        - paragraph: anbei erhalten Sie den Bescheid über die Hundesteuer. Bitte überweisen Sie den Betrag bis zum genannten Tag.
        - paragraph: Freundliche Grüße Ihr Steueramt
        - list "Links":
          - listitem:
            - link "Fragen zur Hundesteuer":
              - /url: https://musterstadt.example/hundesteuer
        - list "Anlagen":
          - listitem:
            - link "Bescheid Żabka.pdf (48 kB)":
              - /url: /postfach/3/bescheid.pdf
          - listitem:
            - link "Merkblatt.pdf":
              - /url: /postfach/3/merkblatt.pdf
        - link "Antworten":
          - /url: /postfach/3/antworten"
    `);
  });

  it('shows the message in place of the list when the data change', async () => {
    await open('<rathaus-mailbox></rathaus-mailbox>');
    const show = (data: object) =>
      page
        .locator('rathaus-mailbox')
        .evaluate((element, given) => Object.assign(element, { data: given }), data);
    await show(state('list').data);
    await expect.poll(() => page.getByRole('listitem').count()).toBe(2);
    await show(state('message').data);
    await expect.poll(() => page.getByRole('article').count()).toBe(1);
    expect(await page.getByText('Ungelesen').count()).toBe(0);
  });

  it('has links of 44 px', async () => {
    await open(state('list').html() + state('message').html(), 320);
    for (const link of await page.getByRole('link').all())
      expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  });
});
