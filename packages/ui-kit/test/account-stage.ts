import type { IncomingMessage } from 'node:http';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { axeFindings } from '../../../tools/testing/axe.ts';
import type { AccountData } from '../src/account/account.ts';
import { renderAccount } from '../src/render/render.ts';
import { type Page as PageOptions, type Site, STRICT_CONNECT, startChromium, startSite } from './site.ts';

export const NOON = Date.parse('2026-11-23T12:00:00+01:00');
export const minute = 60_000;

export const data: AccountData = {
  name: 'Erika Mustermann',
  logout: '/logout',
  extend: '/extend',
  login: '/login/bundid',
  fields: { csrf: 'c5rf' },
  expires: '2026-11-23T12:10:00+01:00',
};

/** An account as a server writes it at noon. */
export const render = (more: Partial<AccountData> = {}, options = {}): string =>
  renderAccount({ ...data, ...more }, { clock: () => NOON, ...options });

/** A page with accounts at noon, and a server that answers as it is told. */
export class AccountStage {
  site!: Site;
  browser!: Browser;
  page!: Page;
  /** What the server was asked. */
  calls: string[] = [];
  /** What it answers; nothing is an error. */
  answer: { status?: number; type?: string; body: string } | undefined;
  #errors: string[] = [];

  /** To be called in `describe`. */
  constructor() {
    beforeAll(async () => {
      [this.site, this.browser] = await Promise.all([startSite(), startChromium()]);
    });
    afterAll(async () => {
      await this.browser?.close();
      await this.site?.close();
    });
    beforeEach(async () => {
      this.page = await this.browser.newPage();
      await this.page.clock.install({ time: NOON });
      this.#errors = [];
      this.calls = [];
      this.answer = undefined;
      this.page.on('pageerror', (error) => this.#errors.push(error.message));
      this.site.handle = (request, response) =>
        collect(request, (body) => {
          if (request.url === '/favicon.ico') return void response.writeHead(204).end();
          this.calls.push(`${request.method} ${request.url} ${body}`.trim());
          const {
            status = 200,
            type = 'application/json',
            body: text,
          } = this.answer ?? {
            status: 500,
            body: '{}',
          };
          response.writeHead(status, { 'content-type': type }).end(text);
        });
    });
    afterEach(async () => {
      await this.page.close();
      expect(this.#errors).toEqual([]);
    });
  }

  async open(html: string, options: PageOptions = {}): Promise<void> {
    await this.page.goto(this.site.page(html, { csp: STRICT_CONNECT, ...options }));
    await this.page.waitForFunction(() => customElements.get('rathaus-account'));
    await this.page.evaluate(`window.events = []; for (const type of ['warning','end','extend'])
      document.addEventListener('rathaus-session-' + type, (event) => events.push([type, event.detail]))`);
  }
  get dialog(): Locator {
    return this.page.getByRole('alertdialog');
  }
  get isModal(): Promise<boolean> {
    return this.dialog.evaluate((node) => node.matches(':modal'));
  }
  /** What is left when the dialog was closed. */
  get line(): Locator {
    return this.page.getByRole('region', { name: 'Sind Sie noch da?' });
  }
  get stay(): Locator {
    return this.page.getByRole('button', { name: 'Angemeldet bleiben' });
  }
  /** Id or text of what has the focus, or that it is the dialog itself. */
  get active(): Promise<unknown> {
    return this.page.evaluate(`(() => { let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at?.localName === 'dialog' ? 'dialog' : at?.id || at?.textContent; })()`);
  }
  axe(): Promise<unknown[]> {
    return axeFindings(this.page);
  }
}

function collect(request: IncomingMessage, done: (body: string) => void): void {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => done(Buffer.concat(parts).toString()));
}
