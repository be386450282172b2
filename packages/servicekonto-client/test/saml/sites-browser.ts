import { existsSync } from 'node:fs';
import { firefox } from 'pw-firefox';
import { findChromium, launchChromium } from '../chromium.ts';
import { bundidOrigin, portalOrigin, type Sites } from './sites.ts';

/** What the two releases of playwright-core have in common. */
interface PlayedPage {
  goto(url: string): Promise<unknown>;
  goBack(options?: { readonly timeout?: number }): Promise<unknown>;
  url(): string;
  waitForURL(url: string): Promise<void>;
  waitForTimeout(milliseconds: number): Promise<void>;
  evaluate(expression: string): Promise<unknown>;
  locator(selector: string): {
    click(): Promise<void>;
    check(): Promise<void>;
    innerText(): Promise<string>;
    count(): Promise<number>;
  };
}
interface PlayedContext {
  newPage(): Promise<PlayedPage>;
  clearCookies(options?: { readonly domain: string }): Promise<void>;
  close(): Promise<void>;
  cookies(url: string): Promise<readonly { readonly name: string; readonly sameSite: string }[]>;
}
interface PlayedBrowser {
  newContext(options: {
    readonly locale: string;
    readonly ignoreHTTPSErrors: boolean;
  }): Promise<PlayedContext>;
  close(): Promise<void>;
}

export type BrowserName = 'Chromium' | 'Firefox';

/** The browsers of this machine; says what is missing. */
export async function findSiteBrowsers(): Promise<
  readonly (readonly [BrowserName, ((sites: Sites) => Promise<PlayedBrowser>) | undefined])[]
> {
  const chromium = await findChromium();
  const path = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
  const hasFirefox = existsSync(path);
  if (!hasFirefox) console.log('skipped: no Firefox found; on Debian: apt-get install firefox-esr');
  return [
    ['Chromium', chromium ? ({ ports, tls }) => launchChromium(chromium, ports, tls.spki) : undefined],
    ['Firefox', hasFirefox ? ({ tunnel }) => launchFirefox(path, new URL(tunnel)) : undefined],
  ];
}

/** Firefox cannot be told where names listen: it asks the tunnel, for everything. */
const launchFirefox = (executablePath: string, { hostname, port }: URL): Promise<PlayedBrowser> =>
  firefox.launch({
    channel: 'moz-firefox',
    executablePath,
    headless: true,
    firefoxUserPrefs: {
      'network.proxy.type': 1,
      'network.proxy.ssl': hostname,
      'network.proxy.ssl_port': Number(port),
      'network.proxy.http': hostname,
      'network.proxy.http_port': Number(port),
    },
  });

/** One tab of a person. */
export class SiteTab {
  readonly page: PlayedPage;

  constructor(page: PlayedPage) {
    this.page = page;
  }

  /** Goes to a page of the portal and on to BundID. */
  async begin(): Promise<this> {
    await this.page.goto(`${portalOrigin}/antrag`);
    await this.page.locator('#login').click();
    await this.page.waitForURL(`${bundidOrigin}/**`);
    return this;
  }

  /** Chooses way and person, agrees, and waits until the portal shows something. */
  async answer(person = 'zoe'): Promise<this> {
    await this.#step('input[value=Elster]', 'Wer meldet sich an?');
    await this.#step(`input[value=${person}]`, 'Diese Daten werden übermittelt');
    await this.page.locator('button[value=weiter]').click();
    await this.page.waitForURL(`${portalOrigin}/**`);
    return this;
  }

  async #step(choice: string, next: string): Promise<void> {
    await this.page.locator(choice).check();
    await this.page.locator('button[value=weiter]').click();
    await this.page.locator(`h1:has-text("${next}")`).innerText();
  }

  /** Who the portal says is logged in; what a page of the login says otherwise. */
  async shown(): Promise<string> {
    const own = this.page.locator('#wer');
    return (await own.count()) > 0 ? own.innerText() : this.page.locator('code').innerText();
  }

  heading(): Promise<string> {
    return this.page.locator('h1').innerText();
  }

  /** Presses the back button once; where it has led when nothing moves any more. */
  async back(): Promise<string> {
    // Firefox does not say that a page of another site has come, and a page that leads on by itself has none.
    await this.page.goBack({ timeout: 5000 }).catch(() => undefined);
    await this.page.waitForTimeout(1000);
    return this.page.url();
  }

  /** Posts a form from a page of no site: cookies for the own site alone stay behind. */
  async post(action: string, form: string): Promise<void> {
    await this.page.goto('about:blank');
    const fields = JSON.stringify([...new URLSearchParams(form)]);
    await this.page.evaluate(`{
      const form = document.body.appendChild(document.createElement('form'));
      form.method = 'post';
      form.action = ${JSON.stringify(action)};
      for (const [name, value] of ${fields}) {
        const input = form.appendChild(document.createElement('input'));
        input.name = name;
        input.value = value;
      }
      setTimeout(() => form.submit());
    }`);
    await this.page.waitForURL(`${portalOrigin}/**`);
  }
}
