import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changes, remember } from './authored-nodes.ts';
import { chooseFiles, chosenFiles } from './chosen-files.ts';
import { contrast, shift, watchShift } from './look.ts';
import type { Variant } from './matrix.ts';
import { expectStrict } from './policy.ts';
import type { OpenOptions, Visit } from './visit.ts';

/** The script comes 600 ms after the content: nobody notices, and nothing of the page is touched. */
export function upgradeContract(open: (options: OpenOptions) => Promise<Visit>, variant: Variant): void {
  describe('when the kit comes late', () => {
    let visit: Visit;
    const look = async () => {
      const link = visit.page.locator('#bundid');
      return { box: await link.boundingBox(), contrast: await contrast(link) };
    };
    let before: Awaited<ReturnType<typeof look>>;
    beforeAll(async () => {
      visit = await open({ late: true });
      await watchShift(visit.page);
      await remember(visit.page);
      before = await look();
      await visit.upgrade();
    });

    it('every node, attribute and text of the page is as it was', async () => {
      expect((await changes(visit.page)).join('\n')).toBe('');
      const link = visit.page.locator('#bundid');
      expect(await link.getAttribute('target')).toBe('_blank');
      expect(await link.getAttribute('rel')).toBe('noopener');
      expect(await link.getAttribute('class')).toBe('own');
    });

    it('nothing has moved on the screen', async () => {
      expect(await shift(visit.page)).toBeLessThanOrEqual(0.01);
    });

    it('the login looked like a button that can be read, and still does', async () => {
      expect(before.box?.height).toBeGreaterThanOrEqual(44);
      expect(before.contrast).toBeGreaterThanOrEqual(4.5);
      expect(await look()).toEqual(before);
    });

    it('what is given as data is shown', async () => {
      await visit.page.locator('#level').getByText('niedrig').first().waitFor();
      const title = { name: 'Baumkataster', exact: true };
      await visit.page.locator('#dataset').getByRole('heading', title).waitFor();
    });

    it.skipIf(variant.script === 'dev')('the policy of the page is strict', () => {
      expectStrict(visit.policy, variant);
    });

    // It fails where the console has said something.
    afterAll(() => visit?.leave());
  });

  it('keeps files that were chosen before the kit came', async () => {
    const { page, upgrade, leave } = await open({ late: true });
    await chooseFiles(page);
    await upgrade();
    expect(await chosenFiles(page)).toEqual(['meldung.pdf', 'foto.png']);
    await leave();
  });
}
