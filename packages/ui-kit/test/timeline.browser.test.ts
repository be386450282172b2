import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, hasBrowser, type Site, startChromium, startSite } from './site.ts';
import { STATES } from './states.ts';

const state = (name: string) => {
  const found = STATES.find((one) => one.element === 'timeline' && one.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('timeline', () => {
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
    await page.waitForFunction(() => customElements.get('rathaus-timeline'));
  }

  it('is read as a list of headings with their state, and marks where it is', async () => {
    await open(state('all').html());
    expect(await page.locator('rathaus-timeline').ariaSnapshot()).toMatchInlineSnapshot(`
      "- list "Verlauf":
        - listitem:
          - heading "Sie haben die Anmeldung abgesendet." [level=3]
          - paragraph:
            - text: Erledigt,
            - time: 20. November 2026 um 14:41
          - list:
            - listitem:
              - link "Ihre Anmeldung als PDF (48 kB)":
                - /url: /anmeldung.pdf
        - listitem:
          - heading "Das Steueramt braucht eine Auskunft von Ihnen." [level=3]
          - paragraph:
            - text: Das müssen Sie tun, seit
            - time: 22. November 2026
          - paragraph:
            - text: "Frist:"
            - time: 5. Dezember 2026
          - paragraph: Wann haben Sie den Hund bekommen?
          - link "Frage beantworten":
            - /url: /antworten
        - listitem:
          - heading "Das Steueramt prüft die Anmeldung." [level=3]
          - paragraph: Läuft gerade
        - listitem:
          - heading "Der Bescheid kommt in Ihr Postfach." [level=3]
          - paragraph:
            - text: Noch nicht geschehen. Geplant für
            - time: 10. Dezember 2026"
    `);
    expect(await page.locator('[aria-current=step]').innerText()).toContain('Das Steueramt prüft');
  });

  it('tells states apart by the form of their marks, also in forced colours', async () => {
    await open(state('all').html() + state('newest').html());
    await page.emulateMedia({ forcedColors: 'active' });
    const marks = (await page.evaluate(
      "[...document.querySelectorAll('[data-state]')].map((li) => { const s = getComputedStyle(li, '::before'); return [li.dataset.state, s.clipPath, s.borderTopWidth] })",
    )) as [string, string, string][];
    const forms = new Map(marks.map(([word, form]) => [word, form]));
    expect(new Set(forms.values()).size).toBe(forms.size);
    expect(forms.size).toBe(5);
    expect(marks.every(([, , width]) => width === '12px')).toBe(true);
    await page.emulateMedia({ forcedColors: null });
  });

  it('draws a dashed line to what has not happened, a solid one to what has', async () => {
    await open(state('all').html());
    const lines = await page.evaluate(
      "[...document.querySelectorAll('[data-state]')].map((li) => getComputedStyle(li, '::after').borderInlineStartStyle)",
    );
    expect(lines).toEqual(['solid', 'solid', 'dashed', 'none']);
  });
});
