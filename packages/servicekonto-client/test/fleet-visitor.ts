import { FleetBrowser, type Shown } from './fleet-browser.ts';
import type { PortalFleet } from './portal-fleet.ts';
import { type ProviderServer, personOf } from './provider-server.ts';

/** An invented person with a browser, whose requests go to one process after the other; the provider is the mock. */
export class FleetVisitor extends FleetBrowser {
  readonly name: string;
  /** Of their session at the provider. */
  readonly sid: string;
  readonly #n: number;
  readonly #provider: ProviderServer;

  constructor(n: number, fleet: PortalFleet, provider: ProviderServer) {
    super(`${n}`, fleet);
    this.#n = n;
    this.#provider = provider;
    this.name = `Probe-${n}`;
    this.sid = personOf(n).sid;
    // The person and the provider are in this process; the browser goes on with the answer.
    this.browser.stopAt = /\/authorize\?/;
  }

  /** Goes to the provider and comes back with an answer that was not used yet; `undefined` when no login began. */
  async answer(query = '?return=/seite', level: 3 | 4 = 3): Promise<string | undefined> {
    await this.browser.open(`${this.fleet.origin}/login/broker${query}`);
    const isThere = this.browser.stopAt?.test(this.browser.url);
    return isThere ? this.#provider.login(this.browser.url, personOf(this.#n, level)) : undefined;
  }

  async login(query?: string, level?: 3 | 4): Promise<Shown> {
    const answer = await this.answer(query, level);
    if (answer !== undefined) await this.browser.open(answer);
    return this.shown();
  }
}
