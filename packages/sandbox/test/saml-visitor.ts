import type { Browser, Page } from 'playwright-core';

/** A browser that has no cookies, at this address. */
export async function visit(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'de-DE' });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Goes through the pages of BundID: way, person, consent. Returns what the consent page has shown. */
export async function logInAtBundid(page: Page, method: string, person: string): Promise<string[]> {
  await page.getByRole('radio', { name: method }).check();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('radio', { name: person }).check();
  await page.getByRole('button', { name: 'Weiter' }).click();
  const shown = await page.getByRole('table').getByRole('cell').allInnerTexts();
  await page.getByRole('button', { name: 'Zustimmen und weiter' }).click();
  return shown;
}

/** Goes through the pages of Mein Unternehmenskonto: certificate, consent. */
export async function logInAtUnternehmenskonto(page: Page, organisation: string): Promise<void> {
  await page.getByRole('radio', { name: organisation }).check();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('button', { name: 'Zustimmen und weiter' }).click();
}
