import { expect, it } from 'vitest';
import { contrast } from './look.ts';
import type { OpenOptions, Visit } from './visit.ts';

/** A sheet of the page has rules for all links, spans, labels and buttons of its content. */
export function hostileContract(open: (options: OpenOptions) => Promise<Visit>): void {
  for (const late of [true, false])
    it(`can be read under a sheet that reaches inside, ${late ? 'before' : 'after'} the script`, async () => {
      const { page, leave } = await open({ late });
      await page.locator('#account details').evaluate((menu) => menu.toggleAttribute('open', true));
      for (const id of ['login', 'account', 'upload', 'consent'])
        expect(await contrast(page.locator(`#${id}`)), id).toBeGreaterThanOrEqual(4.5);
      const link = page.locator('#bundid');
      expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      // Its own button inside of it is 44 px high.
      expect((await page.locator('#nachweis').boundingBox())?.height).toBeGreaterThanOrEqual(72);
      const size = await link
        .locator('span')
        .evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
      expect(size).toBeGreaterThanOrEqual(16);
      await leave();
    });
}
