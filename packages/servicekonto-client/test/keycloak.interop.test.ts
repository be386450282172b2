import { generateKeyPairSync } from 'node:crypto';
import { createPemSigner } from '@rathaus/client-core/node';
import type { LogEntry } from '@rathaus/client-core/observe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installKeycloak, type Keycloak, startKeycloak } from '../../../tools/testing/keycloak.ts';
import { adminPassword } from '../../../tools/testing/keycloak-rest.ts';
import type { OidcFacts, OidcOptions } from '../src/oidc/index.ts';
import { errorTexts } from '../src/texts/index.ts';
import { HttpBrowser } from './http-browser.ts';
import { KeycloakAdmin } from './keycloak-admin.ts';
import { realm } from './keycloak-realm.ts';
import { keycloakProvider } from './keycloak-visitor.ts';
import { type Portal, startPortal } from './portal.ts';

const archive = await installKeycloak().catch((error: Error) => {
  console.log(`skipped: Keycloak cannot be installed: ${error.message.split('\n')[0]}`);
  return undefined;
});

/** Keycloak is a Java server, and the machine may have much else to do. */
const patience = { timeout: 60_000 };

describe.skipIf(archive === undefined)('login at Keycloak 26', () => {
  let keycloak: Keycloak;
  let portal: Portal;
  const provider = (more: Partial<OidcFacts> & { clientSecret?: string } = {}): OidcOptions => ({
    ...keycloakProvider(keycloak),
    ...more,
  });

  beforeAll(async () => {
    keycloak = await startKeycloak(archive!, realm, adminPassword);
    portal = await startPortal({ provider: provider(), config: patience });
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
    const own = await startPortal({ provider: provider({ levels: { ask, values } }), config: patience });
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
    const own = await startPortal({ provider: provider({ levels: { values } }), config: patience });
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

  it('names a wrong client secret', async () => {
    const own = await startPortal({ provider: provider({ clientSecret: 'wrong' }), config: patience });
    const browser = await new HttpBrowser().open(`${own.origin}/login/broker`);
    expect(browser.html).toContain('servicekonto.client.invalid');
    await own.close();
  });

  it('names a realm that does not exist', async () => {
    const own = await startPortal({
      provider: provider({ issuer: `${keycloak.origin}/realms/nowhere` }),
      config: patience,
    });
    const browser = await new HttpBrowser().open(`${own.origin}/login/broker`);
    expect(browser.html).toContain('servicekonto.provider.response');
    await own.close();
  });

  describe.each([
    ['fast', 3_600_000],
    ['slow', -3_600_000],
  ])('our clock an hour %s', (_word, skew) => {
    it('shows a kind page, and the log names the clock', async () => {
      const lines: LogEntry[] = [];
      const config = {
        ...patience,
        clock: () => Date.now() + skew,
        logger: (line: LogEntry) => lines.push(line),
      };
      const own = await startPortal({ provider: provider(), config });
      const browser = await new HttpBrowser().open(`${own.origin}/login/broker?level=niedrig`);
      await browser.submit(credentials);
      await own.close();
      expect(browser.status).toBe(502);
      expect(browser.html).toMatch(/<html lang="de/);
      expect(readable(browser.html)).toMatch(
        /^Der Anmeldedienst konnte die Anmeldung nicht abschließen .* Es liegt nicht an Ihnen\..* Noch einmal anmelden /,
      );
      expect(browser.html).toContain('href="/login/broker?level=niedrig');
      expect(lines.map(({ code }) => code)).toEqual(['servicekonto.token.expired']);
      expect(JSON.stringify(lines)).not.toMatch(/erika|probe|eyJ/i);
      expect(errorTexts['servicekonto.token.expired'].remedy.de).toContain('Die Uhr des Servers');
    });

    it('leaves a signed assertion without use, and the log says where to look', async () => {
      const lines: LogEntry[] = [];
      const key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const jwk = { ...key.publicKey.export({ format: 'jwk' }), kid: 'portal', use: 'sig', alg: 'ES256' };
      await new KeycloakAdmin(keycloak).configure(
        'other',
        {
          'use.jwks.string': 'true',
          'jwks.string': JSON.stringify({ keys: [jwk] }),
          'token.endpoint.auth.signing.alg': 'ES256',
        },
        { clientAuthenticatorType: 'client-jwt' },
      );
      const { clientSecret: _none, ...facts } = keycloakProvider(keycloak, 'other');
      const signer = createPemSigner({
        key: { ...key.privateKey.export({ format: 'jwk' }), kid: 'portal' },
        algorithm: 'ES256',
      });
      const options: OidcOptions = { ...facts, clientAuth: 'private_key_jwt', signer };
      const right = await startPortal({ provider: options, config: patience });
      const visitor = await new HttpBrowser().open(`${right.origin}/login/broker?level=niedrig`);
      await visitor.submit(credentials);
      await right.close();
      expect(visitor.html, 'with a clock that is right it is good').toContain('Erika Probe');
      const config = {
        ...patience,
        clock: () => Date.now() + skew,
        logger: (line: LogEntry) => lines.push(line),
      };
      const own = await startPortal({ provider: options, config });
      const browser = await new HttpBrowser().open(`${own.origin}/login/broker?level=niedrig`);
      await own.close();
      expect(browser.status).toBe(502);
      expect(readable(browser.html)).toMatch(/^Das ist gerade nicht möglich .* Bei uns ist ein Fehler/);
      expect(lines.map(({ code }) => code)).toEqual(['servicekonto.client.invalid']);
      expect(errorTexts['servicekonto.client.invalid'].remedy.de).toContain('Uhr');
    });
  });
});

/** The words of a page, in the order in which they are read. */
const readable = (html: string): string =>
  (html.match(/<main[^>]*>([\s\S]*)<\/main>/)?.[1] ?? html)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
