import type { Page } from 'playwright-core';

/** Two files that the field takes. */
export const chooseFiles = (page: Page): Promise<void> =>
  page.locator('#nachweis').setInputFiles([
    { name: 'meldung.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
    { name: 'foto.png', mimeType: 'image/png', buffer: Buffer.from('PNG') },
  ]);

/** Names of the files in the field. */
export const chosenFiles = (page: Page): Promise<string[]> =>
  page
    .locator('#nachweis')
    .evaluate((field) => [...(field as HTMLInputElement).files!].map(({ name }) => name));
