import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';
import type { Check } from './engine-contract.ts';
import { ARABIC, everyState, PAGES } from './pages.ts';
import { axeFindings } from './stage.ts';

/** On small and large screens, in other writing directions, on paper. */
export const LAYOUT_CHECKS: readonly Check[] = [
  {
    name: 'shows every state at 400 % (320 px) without overflow or finding of axe',
    async run({ show }) {
      const page = await show(everyState(), { width: 320 });
      expect(await page.evaluate('innerWidth')).toBe(320);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      expect(await axeFindings(page)).toEqual([]);
    },
  },
  {
    name: 'gives buttons of the login at least 44 px and its links 24 px at every width',
    async run({ show }) {
      for (const width of [320, 1280]) {
        const page = await show(PAGES.login, { width });
        const heights = await page.evaluate(
          "all('rathaus-login a, rathaus-login summary').map((one) => one.getBoundingClientRect().height)",
        );
        expect(heights).not.toEqual([]);
        for (const height of heights as number[]) expect(height).toBeGreaterThanOrEqual(24);
        const button = await page.evaluate("find('rathaus-login a').getBoundingClientRect().height");
        expect(button).toBeGreaterThanOrEqual(44);
      }
    },
  },
  {
    name: 'runs from right to left in Arabic, at 320 px as well',
    async run({ show }) {
      const page = await show(ARABIC, { width: 320, lang: 'ar', dir: 'rtl' });
      const [link, main] = (await page.evaluate(
        "[find('rathaus-login a'), document.querySelector('rathaus-login')].map((one) => one.getBoundingClientRect().right)",
      )) as [number, number];
      expect(Math.abs(main - link)).toBeLessThanOrEqual(32);
      expect(await page.evaluate("getComputedStyle(find('rathaus-login a')).direction")).toBe('rtl');
      expect(await page.evaluate("find('rathaus-login a').textContent")).toMatch(/\p{Script=Arabic}/u);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      expect(await page.evaluate('document.documentElement.getBoundingClientRect().left')).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
    },
  },
  {
    name: 'prints what people need on paper',
    needs: 'print',
    async run({ show }) {
      const page = await show(everyState());
      const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await page.print() }).toString();
      for (const needed of ['Erika Mustermann', 'HS-2026-0042', 'Haushaltsplan 2026', '4711'])
        expect(text).toContain(needed);
    },
  },
];
