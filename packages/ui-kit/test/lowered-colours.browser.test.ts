/** Colours after Lightning CSS has written the stylesheet for browsers without `light-dark()`, as a build of Vite does. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import loginAlone from '../src/login/login-alone.css.ts';
import { stylesheet } from '../src/render/stylesheet.ts';
import { CHROMIUM, hasBrowser, pageStyles, type Site, startChromium, startSite } from './site.ts';

const lower = (css: string): string =>
  css.replace(/light-dark\((#\w+),\s*(#\w+)\)/g, 'var(--lightningcss-light,$1)var(--lightningcss-dark,$2)');
const lowered = pageStyles('/lowered.css', lower(stylesheet));
const loginLowered = pageStyles('/lowered-login.css', lower(loginAlone));
const darkFirst = pageStyles(
  '/lowered-dark.css',
  'html{--lightningcss-light: ;--lightningcss-dark:initial;color-scheme:dark}',
);

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('colours that were written for older browsers', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function button(head: string): Promise<string[]> {
    const page = await browser.newPage();
    const body = '<rathaus-login><a data-provider="bundid" href="/login">Anmelden</a></rathaus-login>';
    await page.goto(site.page(body, { styles: false, script: false, head }));
    const colours = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.querySelector('rathaus-login a')!);
      return [backgroundColor, color];
    });
    await page.close();
    return colours;
  }

  describe.each([
    ['styles.css', lowered],
    ['login.css alone', loginLowered],
  ])('%s', (_, styles) => {
    it('are those of a light page where no rule says otherwise', async () => {
      expect(await button(styles)).toEqual(['rgb(27, 79, 156)', 'rgb(255, 255, 255)']);
    });

    it('are dark where the page says so, also in front of the kit', async () => {
      expect(await button(darkFirst + styles)).toEqual(['rgb(146, 187, 255)', 'rgb(11, 26, 51)']);
    });
  });
});
