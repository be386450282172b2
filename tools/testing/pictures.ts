import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page, PageScreenshotOptions } from 'playwright-core';

/**
 * Keeps a picture of the whole page for people to look at, when they ask for it: `RATHAUS_PICTURES=1`. No test judges
 * a picture, and drawing a long page takes as much processor time as all that is judged of it.
 */
export async function keepPicture(
  page: Page,
  path: string,
  options: PageScreenshotOptions = {},
): Promise<void> {
  if (!process.env.RATHAUS_PICTURES) return;
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ ...options, path, fullPage: true });
}
