import { HttpBrowser } from './http-browser.ts';
import type { PortalFleet } from './portal-fleet.ts';

/** What a page of the portal says. */
export type Shown = { readonly who: string; readonly level: string } | { readonly trouble: number };

/** A browser whose requests to a fleet go to one process after the other. */
export class FleetBrowser {
  readonly browser: HttpBrowser;
  /** Processes that have answered, in order. */
  readonly processes: string[] = [];
  readonly fleet: PortalFleet;

  /** `visitor`: whom the proxy takes it for. */
  constructor(visitor: string, fleet: PortalFleet) {
    this.fleet = fleet;
    this.browser = new HttpBrowser(async (url, init) => {
      const headers = new Headers(init.headers);
      headers.set('x-visitor', visitor);
      const response = await fetch(url, { ...init, headers });
      const process = response.headers.get('x-process');
      if (process !== null) this.processes.push(process);
      return response;
    });
  }

  async look(): Promise<Shown> {
    await this.browser.open(`${this.fleet.origin}/seite`);
    return this.shown();
  }

  /** What each process shows to whoever has a session cookie. */
  async everywhere(cookie = this.cookie): Promise<string[]> {
    return Promise.all(
      this.fleet.inside.map(async (inside) => {
        const response = await fetch(`${inside}/seite`, { headers: { cookie } });
        return readPage(response.status, await response.text());
      }),
    ).then((pages) => pages.map((page) => ('who' in page ? page.who : `${page.trouble}`)));
  }

  /** The session as a browser sends it. */
  get cookie(): string {
    return `rathaus-session=${this.browser.cookie(this.fleet.origin, 'rathaus-session') ?? ''}`;
  }

  logout(): Promise<HttpBrowser> {
    const { origin } = this.fleet;
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
