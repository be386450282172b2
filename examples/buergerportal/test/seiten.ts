import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';

const screenshots = resolve(import.meta.dirname, '../../../artifacts/geschichte');

/** A small PDF, as a citizen might scan one. */
export const NACHWEIS = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\nxref\n0 4\n0000000000 65535 f \n' +
    '0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n',
);

/** A screenshot of the whole page under an ignored folder. */
export async function foto(page: Page, name: string): Promise<void> {
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}

/** Logs in at the emulated broker as Erika Mustermann. Begins on the start page of the portal. */
export async function anmelden(page: Page, niveau = /hoch/): Promise<void> {
  await page.getByRole('link', { name: 'Anmelden', exact: true }).click();
  await page.getByRole('link', { name: 'Mit Servicekonto Musterstadt anmelden' }).click();
  await amVermittler(page, niveau);
}

/** Fills in the broker's own page. */
export async function amVermittler(page: Page, niveau = /hoch/): Promise<void> {
  await page.getByLabel(/Erika Mustermann/).check();
  await page
    .getByRole('group', { name: /Vertrauensniveau/ })
    .getByLabel(niveau)
    .check();
  await page.getByRole('button', { name: 'Anmelden' }).click();
}

/** Fills in the application and stops on the page that shows it before sending. */
export async function ausfuellen(page: Page, file = NACHWEIS): Promise<void> {
  await page.getByLabel('Rufname des Hundes').fill('Waldi');
  await page.getByLabel('Rasse').fill('Rauhaardackel');
  await page.getByLabel('Wurfjahr').fill('2023');
  await page.getByLabel('Gehalten seit').fill('2026-10-01');
  await page
    .getByLabel(/Nachweis als PDF/)
    .setInputFiles({ name: 'Impfausweis Wäldi.pdf', mimeType: 'application/pdf', buffer: file });
  await page.getByRole('button', { name: 'Weiter zur Prüfung' }).click();
}
