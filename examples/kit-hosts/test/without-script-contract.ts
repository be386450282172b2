import { expect, it } from 'vitest';
import { chooseFiles } from './chosen-files.ts';
import { contrast } from './look.ts';
import { sends } from './update-contract.ts';
import type { Visit } from './visit.ts';

/** Everything that matters works without a script. */
export function withoutScriptContract(open: () => Promise<Visit>): void {
  it('shows links that look like buttons and lead somewhere', async () => {
    const { page, leave } = await open();
    const link = page.locator('#bundid');
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect(await contrast(link)).toBeGreaterThanOrEqual(4.5);
    expect(await link.getAttribute('href')).toBe('/login/bundid');
    await leave();
  });

  it('opens the menu of the account', async () => {
    const { page, leave } = await open();
    await page.locator('#account summary').click();
    await page.locator('#account').getByRole('button', { name: 'Abmelden' }).waitFor();
    await leave();
  });

  it('sends files and the consent', async () => {
    const { page, leave } = await open();
    await chooseFiles(page);
    await sends(page);
    await leave();
  });
}
