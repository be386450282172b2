import { existsSync } from 'node:fs';
import { firefox } from 'pw-firefox';
import { findChromium, launchChromium } from '../../../../tools/testing/chromium.ts';
import { findWebKit, launchWebKit } from '../../../../tools/testing/webkit.ts';

/** What the suite needs of a browser: a page, and expressions in it. */
export interface Window {
  readonly version: string;
  goto(url: string): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

export type BrowserName = 'Chromium' | 'Firefox' | 'WebKit';

/** The browsers of this machine; what is missing is named on the console with its Debian package. */
export function findBrowsers(): [BrowserName, (() => Promise<Window>) | undefined][] {
  const chromium = findChromium();
  const firefoxPath = findFirefox();
  const webkit = findWebKit();
  return [
    ['Chromium', chromium === undefined ? undefined : async () => windowOf(await launchChromium(chromium))],
    [
      'Firefox',
      firefoxPath === undefined
        ? undefined
        : async () =>
            windowOf(
              await firefox.launch({ channel: 'moz-firefox', executablePath: firefoxPath, headless: true }),
            ),
    ],
    ['WebKit', webkit && (() => launchWebKit(webkit))],
  ];
}

function findFirefox(): string | undefined {
  const path = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
  if (existsSync(path)) return path;
  console.log('skipped: no Firefox found; install the Debian package: apt-get install firefox-esr');
  return undefined;
}

/** What the two releases of playwright-core have in common. */
interface Browser {
  version(): string;
  newPage(): Promise<{
    goto(url: string): Promise<unknown>;
    evaluate(expression: string): Promise<unknown>;
  }>;
  close(): Promise<void>;
}

async function windowOf(browser: Browser): Promise<Window> {
  const page = await browser.newPage();
  return {
    version: browser.version(),
    goto: (url) => page.goto(url),
    evaluate: (expression) => page.evaluate(expression),
    close: () => browser.close(),
  };
}
