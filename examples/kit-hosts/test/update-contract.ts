import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { changes, remember } from './authored-nodes.ts';
import { chooseFiles, chosenFiles } from './chosen-files.ts';
import type { Visit } from './visit.ts';

/** Presses until the framework listens; pressed twice it says the same. */
const rename = (page: Page) =>
  expect
    .poll(async () => {
      await page.locator('#rename').click();
      return page.locator('#bundid').innerText();
    })
    .toBe('Weiter mit BundID');

const clicks = (page: Page) => expect.poll(() => page.locator('#clicks').innerText());

/** The framework stays the owner of what it has written: what it changes arrives, what it does not change stays. */
export function updateContract(open: () => Promise<Visit>): void {
  it('shows what the framework changes, in the same nodes', async () => {
    const { page, leave } = await open();
    await remember(page);
    await rename(page);
    await page.getByText('Nachweis der Meldebehörde').waitFor();
    await page.locator('#level').getByText('hoch').first().waitFor();
    await page.locator('#dataset').getByRole('heading', { name: 'Baumkataster 2026' }).waitFor();
    expect((await changes(page, 'identity')).join('\n')).toBe('');
    await leave();
  });

  it('adds and removes one provider', async () => {
    const { page, leave } = await open();
    await rename(page);
    await remember(page);
    const second = page.locator('#muk');
    for (const _round of [1, 2]) {
      await page.locator('#toggle').click();
      await second.waitFor();
      expect((await second.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      expect(await page.locator('#login a').allInnerTexts()).toEqual([
        'Weiter mit BundID',
        'Mit Mein Unternehmenskonto anmelden',
      ]);
      await page.locator('#toggle').click();
      await second.waitFor({ state: 'detached' });
    }
    expect((await changes(page)).join('\n')).toBe('');
    await leave();
  });

  it('hears clicks before and after changes', async () => {
    const { page, leave } = await open();
    await rename(page);
    await page.locator('#bundid').click();
    await clicks(page).toBe('1');
    await page.locator('#toggle').click();
    await page.locator('#muk').waitFor();
    await page.locator('#bundid').click();
    await clicks(page).toBe('2');
    await leave();
  });

  it('takes the elements away and makes them again', async () => {
    const { page, leave } = await open();
    await rename(page);
    for (const _round of [1, 2]) {
      await page.locator('#remove').click();
      await page.locator('#elements').waitFor({ state: 'detached' });
      await page.locator('#remove').click();
      await page.locator('#elements').waitFor();
    }
    expect(await page.locator('#bundid').innerText()).toBe('Weiter mit BundID');
    await page.locator('#level').getByText('hoch').first().waitFor();
    await page.locator('#dataset').getByRole('heading', { name: 'Baumkataster 2026' }).waitFor();
    await page.locator('#bundid').click();
    await clicks(page).toBe('1');
    await leave();
  });

  it('keeps chosen files over changes, and sends them', async () => {
    const { page, leave } = await open();
    await chooseFiles(page);
    await rename(page);
    await page.locator('#toggle').click();
    await page.locator('#muk').waitFor();
    expect(await chosenFiles(page)).toEqual(['meldung.pdf', 'foto.png']);
    await sends(page);
    await leave();
  });
}

/** Sends the form with the chosen files and one consent; the server has them. */
export async function sends(page: Page): Promise<void> {
  await page.locator('#consent input[type=checkbox]').first().check();
  await page.locator('#send').click();
  const received = page.locator('body');
  await expect.poll(() => received.innerText()).toContain('nachweis: meldung.pdf (8 Bytes)');
  expect(await received.innerText()).toContain('nachweis: foto.png (3 Bytes)');
  expect(await received.innerText()).toContain('consent: email');
}
