import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type Page as Options, type Site, STRICT_CONNECT, startChromium, startSite } from './site.ts';
import { TownServer } from './upload-site.ts';

/** The children of the element as a page writes them by hand. */
export const FIELD = (attributes = '') =>
  `<label for="f">Nachweis</label><p part="hint" id="h">Kaufvertrag oder Impfausweis</p><input type="file" id="f" name="nachweis" accept=".pdf,image/*" aria-describedby="h" ${attributes}>`;

/** A form as a page writes it by hand, with the attributes of the element and of its field. */
export const FORM = (host = '', field = 'multiple', more = '') =>
  `<form method="post" action="/form" enctype="multipart/form-data"><input type="hidden" name="csrf" value="c5rf"><rathaus-upload ${host}>${FIELD(field)}</rathaus-upload>${more}<button>Senden</button> <button formnovalidate name="spaeter" value="1">Später weitermachen</button> <button type="reset">Leeren</button></form>`;

/** A browser, a town and a page for each test of a file; what a page logs as an error fails its test. */
export class UploadStage {
  page!: Page;
  town!: TownServer;
  logs: string[] = [];
  site!: Site;
  #browser: Browser | undefined;

  constructor() {
    beforeAll(async () => {
      [this.site, this.#browser] = await Promise.all([startSite(), startChromium()]);
    });
    afterAll(async () => {
      await this.#browser?.close();
      await this.site?.close();
    });
    beforeEach(async () => {
      if (!this.#browser) throw new Error('no browser');
      this.page = await this.#browser.newPage();
      this.town = new TownServer(this.site);
      this.logs = [];
      this.page.on('console', (message) => this.logs.push(message.text()));
      this.page.on('pageerror', (error) => this.logs.push(`error: ${error.message}`));
    });
    afterEach(async () => {
      await this.page.close();
      expect(this.logs.filter((line) => line.startsWith('error'))).toEqual([]);
    });
  }

  async open(html: string, options: Options = {}): Promise<void> {
    await this.page.goto(this.site.page(html, { csp: STRICT_CONNECT, ...options }));
    // As a pointer does before anybody can choose files.
    await this.page.locator('rathaus-upload:defined').first().dispatchEvent('pointerover');
    await this.page.locator('rathaus-upload [part=status]').first().waitFor({ state: 'attached' });
    await this.page.evaluate(
      "window.events = []; document.addEventListener('rathaus-upload', (event) => events.push(event.detail))",
    );
  }

  readonly field = () => this.page.locator('input[type=file]');
  /** What screen readers were told last. */
  readonly status = () => this.page.locator('rathaus-upload [part=status]').textContent();
  readonly send = () => this.page.getByRole('button', { name: 'Senden', exact: true }).click();
  /** What has the focus, also within shadow roots, by its name. */
  readonly focused = (): Promise<string> =>
    this.page.evaluate(
      "(() => { let one = document.activeElement; while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement; return one.ariaLabel?.replace(/[\\u2068\\u2069]/g, '') || one.id || one.textContent || one.localName; })()",
    );
}
