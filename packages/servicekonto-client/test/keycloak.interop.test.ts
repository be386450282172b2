import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OidcFacts, OidcOptions } from '../src/oidc/index.ts';
import { present, startGatewayHost } from './gateway-host.ts';
import { HttpBrowser } from './http-browser.ts';
import { installKeycloak, type Keycloak, startKeycloak } from './keycloak.ts';
import { realm } from './keycloak-realm.ts';
import { navigate } from './navigate.ts';
import { type Portal, startPortal } from './portal.ts';

const archive = await installKeycloak().catch((error: Error) => {
  console.log(`skipped: Keycloak cannot be installed: ${error.message.split('\n')[0]}`);
  return undefined;
});

describe.skipIf(archive === undefined)('login at Keycloak 26', () => {
  let keycloak: Keycloak;
  let portal: Portal;
  const provider = (more: Partial<OidcFacts> & { clientSecret?: string } = {}): OidcOptions => ({
    issuer: `${keycloak.origin}/realms/test`,
    clientId: 'portal',
    clientSecret: 's3cret-test',
    par: 'required',
    claims: { subject: 'sub' },
    levels: { ask: 'acr_values', values: { niedrig: 'normal', substanziell: 'substantiell' } },
    ...more,
  });

  beforeAll(async () => {
    keycloak = await startKeycloak(archive!, realm);
    portal = await startPortal({ provider: provider() });
  });
  afterAll(async () => {
    await portal?.close();
    await keycloak?.close();
  });

  const credentials = { username: 'erika', password: 'geheim' };

  it('goes round with PAR, PKCE and a PS256 token, then logs out at both sides', async () => {
    const browser = await new HttpBrowser().open(
      `${portal.origin}/login/broker?level=niedrig&return=/antrag`,
    );
    const asked = browser.visited.find((url) => url.includes('/protocol/openid-connect/auth'));
    expect([...new URL(asked ?? '').searchParams.keys()].sort()).toEqual(['client_id', 'request_uri']);
    await browser.submit(credentials);
    expect(browser.url).toBe(`${portal.origin}/antrag`);
    expect(browser.html).toContain('Erika Probe: niedrig');
    await browser.submit({});
    // A browser without script: the person goes on by the button.
    await browser.submit({});
    expect(browser.url, 'no question, because of id_token_hint').toBe(`${portal.origin}/`);
    expect(browser.html).toContain('niemand');
    await browser.open(`${portal.origin}/login/broker?level=niedrig`);
    expect(browser.html, 'Keycloak has forgotten the person as well').toContain('name="username"');
  });

  it.each(['acr_values', 'essential-acr'] as const)('steps up by %s', async (ask) => {
    const values = { niedrig: 'normal', substanziell: 'substantiell' };
    const own = await startPortal({ provider: provider({ levels: { ask, values } }) });
    const browser = await new HttpBrowser().open(`${own.origin}/login/broker?level=niedrig`);
    await browser.submit(credentials);
    expect(browser.html).toContain('niedrig');
    await browser.open(`${own.origin}/login/broker?level=substanziell`);
    expect(browser.html, 'the password is asked again').toContain('name="password"');
    await browser.submit({ password: 'geheim' });
    expect(browser.html).toContain('Erika Probe: substanziell');
    await own.close();
  });

  it('refuses an answer below the asked level although Keycloak is content', async () => {
    // Keycloak ignores a voluntary value it does not know and answers with its default.
    const values = { niedrig: 'normal', hoch: 'unbekannt' };
    const own = await startPortal({ provider: provider({ levels: { values } }) });
    const browser = await new HttpBrowser().open(`${own.origin}/login/broker?level=hoch`);
    await browser.submit(credentials);
    if (browser.html.includes('name="password"')) await browser.submit({ password: 'geheim' });
    expect(browser.html).toContain('servicekonto.level.too-low');
    await own.close();
  });

  it('asks again for a fresh login', async () => {
    const browser = await new HttpBrowser().open(`${portal.origin}/login/broker?level=niedrig`);
    await browser.submit(credentials);
    await browser.open(`${portal.origin}/login/broker?level=niedrig&fresh=1`);
    expect(browser.html).toContain('name="password"');
    await browser.submit({ ...credentials });
    expect(browser.html).toContain('Erika Probe');
  });

  it('lets a site without Node in by nginx, and asks again for a higher level', async ({ skip }) => {
    if (!(await present('nginx', '-v'))) skip('nginx is not installed');
    const host = await startGatewayHost({ web: 'nginx', provider: provider() });
    try {
      const browser = await new HttpBrowser(navigate).open(`${host.origin}/intern/seite.html`);
      await browser.submit(credentials);
      expect(browser.url).toBe(`${host.origin}/intern/seite.html`);
      expect(browser.html).toContain('Nur für Angemeldete');
      await browser.open(`${host.origin}/antrag/`);
      expect(browser.html, 'the password is asked again').toContain('name="password"');
      await browser.submit({ password: 'geheim' });
      const { headers } = JSON.parse(browser.html) as { headers: Record<string, string> };
      expect(decodeJwt(headers['x-rathaus-token']!)).toMatchObject({
        iss: host.origin,
        level: 'substanziell',
      });
    } finally {
      await host.close();
    }
  });

  it('names a wrong client secret', async () => {
    const own = await startPortal({ provider: provider({ clientSecret: 'wrong' }) });
    const browser = await new HttpBrowser().open(`${own.origin}/login/broker`);
    expect(browser.html).toContain('servicekonto.client.invalid');
    await own.close();
  });

  it('names a realm that does not exist', async () => {
    const own = await startPortal({ provider: provider({ issuer: `${keycloak.origin}/realms/nowhere` }) });
    const browser = await new HttpBrowser().open(`${own.origin}/login/broker`);
    expect(browser.html).toContain('servicekonto.provider.response');
    await own.close();
  });
});
