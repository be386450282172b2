import { expect, it } from 'vitest';
import type { Visit } from './visit.ts';

/** What the kit adds to content that the page has written. */
export function behaviourContract(open: () => Promise<Visit>): void {
  it('opens and closes the menu of the account, and says what is chosen in the consent', async () => {
    const { page, leave } = await open();
    const menu = page.locator('#account details');
    await page.locator('#account summary').click();
    await page.locator('#account').getByRole('button', { name: 'Abmelden' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => menu.getAttribute('open')).toBeNull();

    await page.locator('#consent').evaluate((consent) =>
      consent.addEventListener('rathaus-consent', (event) => {
        const { selected } = (event as CustomEvent<{ selected: string[] }>).detail;
        consent.ownerDocument.title = selected.join();
      }),
    );
    await page.locator('#consent input[type=checkbox]').first().check();
    await expect.poll(() => page.title()).toBe('name,email');
    await leave();
  });
}
