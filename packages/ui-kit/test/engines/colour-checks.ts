import { expect } from 'vitest';
import { pageStyles } from '../site.ts';
import type { Check } from './engine-contract.ts';
import { everyState } from './pages.ts';
import { axeFindings } from './stage.ts';

/** A page of a town that can be dark: without a ground of its own axe would reckon with white. */
const dark = pageStyles(
  '/dark.css',
  ':root { color-scheme: light dark } body { background: light-dark(#fff, #10161f); color: light-dark(#16202e, #e9eef5) }',
);

/** A page says that it can be dark; the kit follows. */
export const DARK_CHECKS: readonly Check[] = [
  {
    name: 'is dark where the page says it can be, with enough contrast of every text',
    async run({ show }) {
      const page = await show(everyState(), { head: dark });
      expect(await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")).toBe(true);
      // The text of a card is light and its ground dark: the sum of a colour's channels tells them apart.
      const [text, ground] = (await page.evaluate(`['color', 'backgroundColor'].map((name) =>
        getComputedStyle(find('rathaus-dataset [part=card]'))[name].match(/[\\d.]+/g).slice(0, 3).reduce((sum, one) => sum + Number(one), 0))`)) as [
        number,
        number,
      ];
      expect(text).toBeGreaterThan(ground);
      expect(await axeFindings(page)).toEqual([]);
    },
  },
];

/** A contrast theme takes all colours away: form and word must do. */
export const FORCED_COLOUR_CHECKS: readonly Check[] = [
  {
    name: 'keeps the edges of buttons, fields and boxes when colours are forced',
    needs: 'forced-colours',
    async run({ show }) {
      const page = await show(everyState());
      expect(await page.evaluate("matchMedia('(forced-colors: active)').matches")).toBe(true);
      const edgeless =
        await page.evaluate(`all('[part~=button], [part~=card], [part~=panel], input[type=text], textarea, select')
        .filter((one) => one.offsetHeight && !(parseFloat(getComputedStyle(one).borderTopWidth) >= 1 && getComputedStyle(one).borderTopStyle !== 'none'))
        .map((one) => one.cloneNode().outerHTML)`);
      expect(edgeless).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
    },
  },
];
