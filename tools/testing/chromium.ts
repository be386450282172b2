import { existsSync } from 'node:fs';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const places = [
  process.env.RATHAUS_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Path of an installed Chromium, or `undefined` after saying which Debian package has one. */
export function findChromium(): string | undefined {
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (!found) console.log('skipped: no Chromium found; install the Debian package: apt-get install chromium');
  return found;
}

/** Starts Chromium headless; it talks to this machine only. */
export function launchChromium(executablePath: string, options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath,
    ...options,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // Chromium's own sandbox does not work as root, as on CI machines.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(options.args ?? []),
    ],
  });
}
