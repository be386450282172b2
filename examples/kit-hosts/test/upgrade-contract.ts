import { expect, it } from 'vitest';
import { changes, remember } from './authored-nodes.ts';
import { chooseFiles, chosenFiles } from './chosen-files.ts';
import { contrast, shift, watchShift } from './look.ts';
import type { OpenOptions, Visit } from './visit.ts';

/** The script comes 600 ms after the content: nobody notices, and nothing of the page is touched. */
export function upgradeContract(open: (options: OpenOptions) => Promise<Visit>): void {
  it('leaves every node, attribute and text of the page as it is', async () => {
    const { page, upgrade, leave } = await open({ late: true });
    await remember(page);
    await upgrade();
    expect(await changes(page)).toEqual([]);
    const link = page.locator('#bundid');
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toBe('noopener');
    expect(await link.getAttribute('class')).toBe('own');
    await leave();
  });

  it('moves nothing on the screen', async () => {
    const { page, upgrade, leave } = await open({ late: true });
    await watchShift(page);
    await upgrade();
    expect(await shift(page)).toBeLessThanOrEqual(0.01);
    await leave();
  });

  it('shows what is given as data', async () => {
    const { page, upgrade, leave } = await open({ late: true });
    await upgrade();
    await page.locator('#level').getByText('niedrig').first().waitFor();
    await page.locator('#dataset').getByRole('heading', { name: 'Baumkataster', exact: true }).waitFor();
    await leave();
  });

  it('keeps files that were chosen before', async () => {
    const { page, upgrade, leave } = await open({ late: true });
    await chooseFiles(page);
    await upgrade();
    expect(await chosenFiles(page)).toEqual(['meldung.pdf', 'foto.png']);
    await leave();
  });

  it('looks like a button that can be read, before and after', async () => {
    const { page, upgrade, leave } = await open({ late: true });
    const link = page.locator('#bundid');
    const before = await link.boundingBox();
    expect(before?.height).toBeGreaterThanOrEqual(44);
    expect(await contrast(link)).toBeGreaterThanOrEqual(4.5);
    await upgrade();
    expect(await link.boundingBox()).toEqual(before);
    expect(await contrast(link)).toBeGreaterThanOrEqual(4.5);
    await leave();
  });
}
