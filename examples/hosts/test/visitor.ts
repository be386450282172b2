import { HttpBrowser } from '../../../packages/servicekonto-client/test/http-browser.ts';
import type { RunningHost } from './running-host.ts';

/** A visitor without script who knows the pages of the matrix, and can look at the last answer. */
export class Visitor extends HttpBrowser {
  readonly #host: RunningHost;
  readonly #answers: Response[];

  constructor(host: RunningHost) {
    const answers: Response[] = [];
    super(async (url, init) => {
      const headers = new Headers(init.headers);
      // Some hosts have another answer for programs.
      headers.set('accept', 'text/html');
      const answer = await fetch(url, { ...init, headers });
      answers.push(answer);
      return answer;
    });
    this.#host = host;
    this.#answers = answers;
  }

  /** Headers of the page that is open. */
  get headers(): Headers {
    return this.#answers.at(-1)!.headers;
  }

  /** Opens a page of the application by its path. */
  at(path: string, init?: RequestInit): Promise<this> {
    return this.open(`${this.#host.base}${path}`, init);
  }

  /** Posts a form of the application. */
  post(path: string, fields: Record<string, string> = {}): Promise<this> {
    return this.at(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: new URL(this.#host.base).origin,
      },
    });
  }

  /** Target of the link with an id. */
  linked(id: string): string {
    const tag = this.html.match(new RegExp(`<a\\b[^>]*\\bid="${id}"[^>]*>`))?.[0];
    const href = tag?.match(/\shref="([^"]*)"/)?.[1];
    if (href === undefined) throw new Error(`no link ${id} at ${this.url}: ${this.html.slice(0, 500)}`);
    return href.replaceAll('&amp;', '&');
  }

  /** Text of the element with an id, as it is written in the page. */
  shown(id: string): string | undefined {
    return this.html.match(new RegExp(`<(\\w+)\\b[^>]*\\bid="${id}"[^>]*>(.*?)</\\1>`, 's'))?.[2];
  }

  /** The token in the form for the application. */
  csrf(): string {
    const field = this.html.match(/<input\b[^>]*\bname="csrf"[^>]*>/)?.[0];
    const token = field?.match(/\svalue="([^"]+)"/)?.[1];
    if (token === undefined) throw new Error(`no token at ${this.url}: ${this.html.slice(0, 500)}`);
    return token;
  }

  /** Logs in on the login page that is open. */
  identify(level: '2' | '3' | '4' = '2', person = 'erika'): Promise<this> {
    return this.submit({ person, niveau: level, aktion: 'anmelden' });
  }

  /** From the start page to the login and back. */
  async logIn(level: '2' | '3' | '4' = '2'): Promise<this> {
    await this.at('/');
    await this.open(this.linked('login'));
    return this.identify(level);
  }

  /** Head, foot and policy of the site. */
  isOfSite(): boolean {
    const { html, headers } = this;
    return (
      /<html[^>]*\slang="de"/.test(html) &&
      html.indexOf('Stadt Musterstadt</header>') > 0 &&
      html.indexOf('<footer') > html.indexOf('</h1>') &&
      (headers.get('content-security-policy') ?? '').includes("frame-ancestors 'none'")
    );
  }
}
