import { expect, it } from 'vitest';
import type { Visit } from './visit.ts';

/** Somebody goes to another page and back: the page is a copy of its nodes, without shadow roots and properties. */
export function restoredContract(open: () => Promise<Visit>): void {
  it('is there again when somebody comes back', async () => {
    const { page, leave } = await open();
    for (const _round of [1, 2]) {
      await page.locator('#away').click();
      await page.getByRole('heading', { name: 'Hilfe' }).waitFor();
      await page.goBack();
      await page.locator('#level').getByText('niedrig').first().waitFor();
      await page.locator('#dataset').getByRole('heading', { name: 'Baumkataster', exact: true }).waitFor();
      expect(await page.locator('#login a').allInnerTexts()).toEqual(['Mit BundID anmelden']);
      expect(await page.locator('#upload input').count()).toBe(1);
    }
    await page.locator('#bundid').click();
    await expect.poll(() => page.locator('#clicks').innerText()).toBe('1');
    await leave();
  });
}
