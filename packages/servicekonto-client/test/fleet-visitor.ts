import { HttpBrowser } from './http-browser.ts';
import type { PortalFleet } from './portal-fleet.ts';
import { type ProviderServer, personOf } from './provider-server.ts';

/** What a page of the portal says. */
export type Shown = { readonly who: string; readonly level: string } | { readonly trouble: number };

/** An invented person with a browser, whose requests go to one process after the other. */
export class FleetVisitor {
  readonly name: string;
  /** Of their session at the provider. */
  readonly sid: string;
  readonly browser: HttpBrowser;
  /** Processes that have answered, in order. */
  readonly processes: string[] = [];
  readonly #n: number;
  readonly #fleet: PortalFleet;
  readonly #provider: ProviderServer;

  constructor(n: number, fleet: PortalFleet, provider: ProviderServer) {
    this.#n = n;
    this.#fleet = fleet;
    this.#provider = provider;
    this.name = `Probe-${n}`;
    this.sid = personOf(n).sid;
    this.browser = new HttpBrowser(async (url, init) => {
      const headers = new Headers(init.headers);
      headers.set('x-visitor', `${n}`);
      const response = await fetch(url, { ...init, headers });
      this.processes.push(response.headers.get('x-process') ?? '');
      return response;
    });
    // The person and the provider are in this process; the browser goes on with the answer.
    this.browser.stopAt = /\/authorize\?/;
  }

  /** Goes to the provider and comes back with an answer that was not used yet; `undefined` when no login began. */
  async answer(query = '?return=/seite', level: 3 | 4 = 3): Promise<string | undefined> {
    await this.browser.open(`${this.#fleet.origin}/login/broker${query}`);
    const isThere = this.browser.stopAt?.test(this.browser.url);
    return isThere ? this.#provider.login(this.browser.url, personOf(this.#n, level)) : undefined;
  }

  async login(query?: string, level?: 3 | 4): Promise<Shown> {
    const answer = await this.answer(query, level);
    if (answer !== undefined) await this.browser.open(answer);
    return this.shown();
  }

  async look(): Promise<Shown> {
    await this.browser.open(`${this.#fleet.origin}/seite`);
    return this.shown();
  }

  /** What each process shows to whoever has a session cookie. */
  async everywhere(cookie = this.cookie): Promise<string[]> {
    return Promise.all(
      this.#fleet.inside.map(async (inside) => {
        const response = await fetch(`${inside}/seite`, { headers: { cookie } });
        return readPage(response.status, await response.text());
      }),
    ).then((pages) => pages.map((page) => ('who' in page ? page.who : `${page.trouble}`)));
  }

  /** The session as a browser sends it. */
  get cookie(): string {
    return `rathaus-session=${this.browser.cookie(this.#fleet.origin, 'rathaus-session') ?? ''}`;
  }

  logout(): Promise<HttpBrowser> {
    const { origin } = this.#fleet;
    return this.browser.open(`${origin}/logout`, { method: 'POST', headers: { origin } });
  }

  shown(): Shown {
    return readPage(this.browser.status, this.browser.html);
  }
}

function readPage(status: number, html: string): Shown {
  const who = html.match(/id="wer">([^<]+)</)?.[1];
  const level = html.match(/id="niveau">([^<]+)</)?.[1];
  return status === 200 && who !== undefined && level !== undefined ? { who, level } : { trouble: status };
}
