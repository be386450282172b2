import { access } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';

const places = [
  process.env.RATHAUS_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The installed Chromium; `undefined` when there is none, after saying how to get one. */
export async function findChromium(): Promise<string | undefined> {
  for (const place of places) {
    if (!place) continue;
    try {
      await access(place);
      return place;
    } catch {
      // Not there; the next place may have it.
    }
  }
  console.log('skipped: no Chromium found; on Debian: apt-get install chromium');
  return undefined;
}

/** Starts Chromium so that names resolve as told; everything else must not leave the machine. */
export function launchChromium(
  executablePath: string,
  hosts: Record<string, number>,
  spki: string,
): Promise<Browser> {
  const rules = Object.entries(hosts).map(([host, port]) => `MAP ${host}:443 127.0.0.1:${port}`);
  return chromium.launch({
    executablePath,
    args: [
      `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(',')}`,
      `--ignore-certificate-errors-spki-list=${spki}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
