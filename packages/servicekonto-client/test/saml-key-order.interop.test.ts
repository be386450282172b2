/** Key changes in another order than the documented one: what they cost, and that the documented one costs nothing. */
import type { LogEntry } from '@rathaus/client-core/observe';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HttpBrowser } from './http-browser.ts';
import { type Portal, startPortal } from './portal.ts';
import { type FleetConfiguration, providerOf } from './saml/fleet-configuration.ts';

describe('what another order than the documented one costs', () => {
  let sandbox: Sandbox;
  let portal: Portal;
  let log: LogEntry[];
  /** What an administrator has pasted of the account's certificates. */
  let pasted: readonly string[] = [];
  const entityId = 'https://eilig.musterstadt.example';
  const usual = { signing: ['signing'], encryption: ['opening'] } as const;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(async () => {
    await portal?.close();
    await sandbox?.close();
  });

  /** A portal with these keys from now on. */
  async function open(
    account: FleetConfiguration['account'],
    keys: Partial<Pick<FleetConfiguration, 'signing' | 'encryption'>> = {},
  ): Promise<void> {
    await portal?.close();
    log = [];
    const { bundid, unternehmenskonto } = sandbox.config().services;
    const identityProvider =
      account === 'bundid'
        ? { entityId: bundid.entityId, metadata: bundid.metadata }
        : {
            entityId: unternehmenskonto.entityId,
            ssoUrl: unternehmenskonto.singleSignOn,
            certificates: pasted,
          };
    const konto = providerOf({ account, entityId, identityProvider, ...usual, ...keys });
    portal = await startPortal({
      provider: konto,
      config: { providers: { konto }, logger: (entry) => log.push(entry) },
    });
  }
  const handIn = async () =>
    sandbox.registerServiceProvider({
      metadata: await (await fetch(`${portal.origin}/login/konto/metadata`)).text(),
      anyLoopbackAddress: true,
    });

  async function login(steps: readonly Readonly<Record<string, string>>[]): Promise<HttpBrowser> {
    const browser = await new HttpBrowser().open(`${portal.origin}/login/konto`);
    for (const step of [{}, ...steps, {}]) if (browser.status === 200) await browser.submit(step);
    return browser;
  }
  const asPerson = () =>
    login([
      { verfahren: 'Elster', aktion: 'weiter' },
      { person: 'zoe', aktion: 'weiter' },
      { aktion: 'weiter' },
    ]);
  const asOrganisation = () => login([{ organisation: 'musterbau', aktion: 'weiter' }, { aktion: 'weiter' }]);
  const isIn = ({ url, html }: HttpBrowser) => url === `${portal.origin}/` && !html.includes('niemand');
  const lines = () => log.map(({ code, details }) => ({ code, reason: details?.reason }));

  it('signed before the provider has loaded the key: its page says so, and nothing comes back', async () => {
    await open('bundid');
    await handIn();
    expect(isIn(await asPerson())).toBe(true);
    await open('bundid', { signing: ['signingNext', 'signing'] });
    const refused = await asPerson();
    expect(refused.status).toBe(400);
    expect(refused.url).toContain('/idp/');
    expect(refused.html).toContain('Die Signatur passt zu keinem Zertifikat des Absenders');
    expect(log, 'no word of it reaches the portal').toEqual([]);
    // Back is one change of the order; forward again when it was loaded.
    await open('bundid', { signing: ['signing', 'signingNext'] });
    expect(isIn(await asPerson())).toBe(true);
    await handIn();
    await open('bundid', { signing: ['signingNext', 'signing'] });
    expect(isIn(await asPerson())).toBe(true);
  });

  it('handed in a key for encryption that we do not open with: every login fails here', async () => {
    await open('bundid', { encryption: ['openingNext', 'opening'] });
    await handIn();
    await open('bundid', { encryption: ['opening'] });
    const page = await asPerson();
    expect(page.html).toContain('servicekonto.response.invalid');
    expect(lines()).toEqual([{ code: 'servicekonto.response.invalid', reason: 'encryption' }]);
    for (const encryption of [
      ['openingNext', 'opening'],
      ['opening', 'openingNext'],
    ] as const) {
      await open('bundid', { encryption });
      expect(isIn(await asPerson()), 'either order opens').toBe(true);
    }
  });

  it('a certificate of the account that nobody has pasted: every login fails here', async () => {
    const { certificates } = sandbox.config().services.unternehmenskonto;
    pasted = certificates;
    await open('unternehmenskonto');
    await handIn();
    expect(isIn(await asOrganisation())).toBe(true);
    const { certificate } = sandbox.rollIdentityProviderKey('unternehmenskonto');
    const page = await asOrganisation();
    expect(page.html).toContain('servicekonto.response.invalid');
    expect(lines()).toEqual([{ code: 'servicekonto.response.invalid', reason: 'signature' }]);
    pasted = [...certificates, certificate];
    await open('unternehmenskonto');
    expect(isIn(await asOrganisation())).toBe(true);
  });
});
