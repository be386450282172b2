import type { Keycloak } from '../../../tools/testing/keycloak.ts';
import type { OidcOptions } from '../src/oidc/index.ts';
import { FleetBrowser, type Shown } from './fleet-browser.ts';
import type { PortalFleet } from './portal-fleet.ts';

/** How an application knows the Keycloak of these tests. */
export const keycloakProvider = (
  { issuer }: Keycloak,
  clientId: 'portal' | 'portal-rs256' | 'other' = 'portal',
) =>
  ({
    issuer,
    clientId,
    clientSecret: 's3cret-test',
    par: 'required',
    claims: { subject: 'sub' },
    levels: { ask: 'acr_values', values: { niedrig: 'normal', substanziell: 'substantiell' } },
  }) as const satisfies OidcOptions;

/** One of the persons of `realmOf`, with a browser whose requests go to one process after the other. */
export class KeycloakVisitor extends FleetBrowser {
  readonly name: string;
  readonly username: string;

  /** `browser`: tells several browsers of one person apart. */
  constructor(n: number, fleet: PortalFleet, browser = '') {
    super(`${n} ${browser}`, fleet);
    this.name = `Probe-${n}`;
    this.username = `erika-${n}`;
  }

  async login(query = '?level=niedrig&return=/seite'): Promise<Shown> {
    await this.browser.open(`${this.fleet.origin}/login/broker${query}`);
    if (this.browser.html.includes('name="username"'))
      await this.browser.submit({ username: this.username, password: 'geheim' });
    return this.shown();
  }
}
