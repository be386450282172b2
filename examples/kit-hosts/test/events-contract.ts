import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { chooseFiles } from './chosen-files.ts';
import type { OpenOptions, Visit } from './visit.ts';

/** What the handlers of the page have written down, one line for each call. */
const heard = (page: Page) =>
  expect.poll(async () => (await page.locator('#heard').textContent())?.trim().split(/\s+/).filter(Boolean));

const FILES = ['upload:meldung.pdf:ready', 'upload:foto.png:ready'];
const AGREED = 'consent:name,email';
const ONLY_NAME = 'consent:name';

/** Waits until something that was called twice would have been called twice. */
const frames = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));

/** The framework hears what the elements send: each event once, whenever the kit comes and whatever changes. */
export function eventsContract(open: (options?: OpenOptions) => Promise<Visit>): void {
  const agree = (page: Page) => page.locator('#consent input[type=checkbox]').first();

  for (const late of [false, true])
    it(`hears every event once, the kit ${late ? '600 ms late' : 'at once'}`, async () => {
      const { page, upgrade, leave } = await open({ late });
      if (late) await upgrade();
      await agree(page).check();
      await heard(page).toEqual([AGREED]);
      await chooseFiles(page);
      await heard(page).toEqual([AGREED, ...FILES]);
      await frames(page);
      await heard(page).toEqual([AGREED, ...FILES]);
      await leave();
    });

  it('hears of files that were chosen before the kit came', async () => {
    const { page, upgrade, leave } = await open({ late: true });
    await chooseFiles(page);
    await upgrade();
    await heard(page).toEqual(FILES);
    await leave();
  });

  it('hears each event once after changes, and after everything was away', async () => {
    const { page, leave } = await open();
    await page.locator('#rename').click();
    await page.locator('#toggle').click();
    await page.locator('#muk').waitFor();
    await agree(page).check();
    await heard(page).toEqual([AGREED]);
    await page.locator('#remove').click();
    await page.locator('#elements').waitFor({ state: 'detached' });
    await page.locator('#remove').click();
    await agree(page).check();
    await agree(page).uncheck();
    await frames(page);
    await heard(page).toEqual([AGREED, AGREED, ONLY_NAME]);
    await leave();
  });
}
