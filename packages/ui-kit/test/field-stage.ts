import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { FieldData } from '../src/field/field.ts';
import { type Site, STRICT_CONNECT, startChromium, startSite } from './site.ts';

export const year: FieldData = {
  name: 'wurfjahr',
  id: 'wurfjahr',
  label: 'Wurfjahr',
  hint: 'Vier Ziffern',
  length: 4,
};
export const radio: FieldData = {
  name: 'weitere',
  label: 'Andere Hunde?',
  type: 'radio',
  options: [
    { value: 'nein', label: 'Nein' },
    { value: 'ja', label: 'Ja' },
  ],
};
export const inData = (data: FieldData): string =>
  `<rathaus-field data='${JSON.stringify(data)}'></rathaus-field>`;

/** A browser and a page for each test of a file; what a page logs as an error fails its test. */
export class FieldStage {
  page!: Page;
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
      this.logs = [];
      this.page.on('console', (message) => this.logs.push(message.text()));
      this.page.on('pageerror', (error) => this.logs.push(`error: ${error.message}`));
    });
    afterEach(async () => {
      await this.page.close();
      expect(this.logs.filter((line) => /^error|not focusable/.test(line))).toEqual([]);
    });
  }

  async open(html: string): Promise<void> {
    await this.page.goto(this.site.page(html, { csp: STRICT_CONNECT }));
    await this.page.waitForFunction(() => customElements.get('rathaus-field'));
    await this.page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
    );
    // What shows data is loaded when there are some.
    await this.page.waitForFunction(() =>
      [...document.querySelectorAll('rathaus-field[data]')].every((field) => field.shadowRoot?.children[1]),
    );
  }

  /** Answers each request for a page with a form of what the fields are then, as for somebody who goes back to it. */
  serve(fields: () => string): void {
    const script = '<script type="module" src="/kit/define.js"></script>';
    this.site.handle = (_request, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
        .end(`<!doctype html><title>Hund</title>${script}<form>${fields()}</form>`);
  }

  readonly sent = (): Promise<unknown> =>
    this.page.evaluate("[...new FormData(document.querySelector('form'))]");
  readonly run = (code: string): Promise<unknown> =>
    this.page.evaluate(`(() => { const field = document.querySelector('rathaus-field'); ${code} })()`);
  readonly warning = (): Promise<string | null> =>
    this.page.locator('rathaus-field').first().getAttribute('data-warning');
}
