import { createPemSigner } from '@rathaus/client-core/node';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { installKeycloak, type Keycloak, startKeycloak } from '../../../tools/testing/keycloak.ts';
import { adminPassword } from '../../../tools/testing/keycloak-rest.ts';
import { type GeneralSamlOptions, saml } from '../src/saml/index.ts';
import { findChromium } from './chromium.ts';
import { KeycloakAdmin } from './keycloak-admin.ts';
import { type ClientAttributes, person, registerServiceProvider, samlRealm } from './keycloak-saml.ts';
import { opening, signing, stranger, type TestKeyPair } from './saml/keys.ts';
import { decrypterOf } from './saml/reading.ts';
import { algorithmsOf, openSamlSite, portalOrigin, type SamlSite, type SamlVisitor } from './saml/site.ts';

const executable = await findChromium();
const archive =
  executable === undefined
    ? undefined
    : await installKeycloak().catch((error: Error) => {
        console.log(`skipped: Keycloak cannot be installed: ${error.message.split('\n')[0]}`);
        return undefined;
      });

const xmlenc = 'http://www.w3.org/2001/04/xmlenc#';
const xmlenc11 = 'http://www.w3.org/2009/xmlenc11#';
const digests = {
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha256: `${xmlenc}sha256`,
  sha384: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
  sha512: `${xmlenc}sha512`,
};
const digestNames = Object.keys(digests) as (keyof typeof digests)[];

/** What an administrator sets for BundID's profile: everything signed, everything encrypted. */
const usual: ClientAttributes = {
  'saml.server.signature': 'true',
  'saml.assertion.signature': 'true',
  'saml.signature.algorithm': 'RSA_SHA256_MGF1',
  'saml.encrypt': 'true',
  'saml.encryption.algorithm': `${xmlenc11}aes256-gcm`,
  'saml.encryption.keyAlgorithm': `${xmlenc11}rsa-oaep`,
  'saml.encryption.digestMethod': digests.sha256,
  'saml.encryption.maskGenerationFunction': `${xmlenc11}mgf1sha256`,
};

const signerOf = (pair: TestKeyPair, algorithm: 'PS256' | 'RS256') => ({
  signer: createPemSigner({ key: pair.privateKey, kid: 'signing', algorithm }),
  certificate: pair.certificate,
});
const ids = ['pss', 'redirect', 'forged'] as const;
type Id = (typeof ids)[number];
const entityIdOf = (id: Id): string => `https://${id}.musterstadt.test`;

describe.skipIf(archive === undefined)('login at Keycloak by SAML', () => {
  let keycloak: Keycloak;
  let admin: KeycloakAdmin;
  let site: SamlSite;
  const registered = new Map<Id, ClientAttributes>();
  const saml2 = () => `${keycloak.issuer}/protocol/saml`;

  const providers = () => {
    const options = (id: Id, signer: ReturnType<typeof signerOf>): GeneralSamlOptions => ({
      entityId: entityIdOf(id),
      identityProvider: {
        entityId: keycloak.issuer,
        metadata: `${saml2()}/descriptor`,
        sloUrl: saml2(),
        binding: id === 'redirect' ? 'Redirect' : 'POST',
      },
      keys: {
        signing: [signer],
        encryption: [{ decrypter: decrypterOf(opening), certificate: opening.certificate }],
      },
      attributes: { subject: 'bPK2', givenNames: 'givenName', familyName: 'surname' },
      levels: { ask: false, answers: { 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified': 'niedrig' } },
    });
    return {
      pss: saml(options('pss', signerOf(signing, 'PS256'))),
      redirect: saml(options('redirect', signerOf(signing, 'RS256'))),
      forged: saml(options('forged', signerOf(stranger, 'PS256'))),
    };
  };
  beforeAll(async () => {
    keycloak = await startKeycloak(archive!, samlRealm, adminPassword);
    admin = new KeycloakAdmin(keycloak);
    site = await openSamlSite(executable!, providers());
    for (const id of ids) {
      // The forged one is registered with the key of another, and signs with its own.
      const served = id === 'forged' ? 'pss' : id;
      const metadata = (await (await site.send(`${portalOrigin}/login/${served}/metadata`)).text())
        .replaceAll(`//${served}.`, `//${id}.`)
        .replaceAll(`/login/${served}/`, `/login/${id}/`)
        .replaceAll(`/login/callback/${served}`, `/login/callback/${id}`);
      registered.set(id, await registerServiceProvider(keycloak, metadata, usual));
    }
  });
  afterAll(async () => {
    await site?.close();
    await keycloak?.close();
  });
  beforeEach(async () => {
    site.log.length = 0;
    site.portal.events.length = 0;
    await admin.configure(entityIdOf('pss'), usual);
  });

  const who = (page: Page) => page.locator('#wer').innerText();
  const shown = `${person.givenName} ${person.familyName}: niedrig`;
  const failures = () =>
    site.portal.events.flatMap((event) => (event.type === 'login.failed' ? [event.code] : []));

  /** Through the login page, which a browser that Keycloak knows does not see. */
  async function logIn({ page }: SamlVisitor, id: Id): Promise<void> {
    const callback = `${portalOrigin}/login/callback/${id}`;
    const answered = page.waitForResponse((response) => response.url() === callback);
    await page.goto(`${portalOrigin}/login/${id}?level=niedrig&return=/antrag`);
    const username = page.locator('#username');
    if (await Promise.race([username.waitFor().then(() => true), answered.then(() => false)])) {
      await username.fill(person.username);
      await page.locator('#password').fill(person.password);
      await page.locator('#password').press('Enter');
    }
    if ((await answered).status() === 303) await page.waitForURL(`${portalOrigin}/antrag`);
    await page.waitForLoadState();
  }

  it('reads our metadata: addresses, certificates, signed requests', () => {
    const bare = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '');
    expect(registered.get('pss')).toMatchObject({
      saml_assertion_consumer_url_post: `${portalOrigin}/login/callback/pss`,
      saml_single_logout_service_url_post: `${portalOrigin}/login/pss/logout`,
      'saml.client.signature': 'true',
      'saml.assertion.signature': 'true',
      'saml.signing.certificate': bare(signing.certificate),
      'saml.encryption.certificate': bare(opening.certificate),
    });
  });

  it.each([
    ['pss', 'RSA_SHA256_MGF1', 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1'],
    ['redirect', 'RSA_SHA256', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'],
  ] as const)('takes our request of %s and signs its answer by %s', async (id, algorithm, address) => {
    await admin.configure(entityIdOf(id), { 'saml.signature.algorithm': algorithm });
    await site.visit(async (visitor) => {
      await logIn(visitor, id);
      expect(await who(visitor.page)).toBe(shown);
      expect(algorithmsOf(visitor.response().xml)).toEqual([
        address,
        digests.sha256,
        `${xmlenc11}aes256-gcm`,
        `${xmlenc11}rsa-oaep`,
        digests.sha256,
        `${xmlenc11}mgf1sha256`,
      ]);
      expect(await visitor.identity()).toMatchObject({
        key: `${id}:${person.bPK2}`,
        givenNames: person.givenName,
        familyName: person.familyName,
      });
    });
  });

  /** Logs in with each of these settings, one after the other, and says what Keycloak wrote and what became of it. */
  async function outcomes(settings: readonly ClientAttributes[]): Promise<string[]> {
    return site.visit(async (visitor) => {
      await logIn(visitor, 'pss');
      const found: string[] = [];
      for (const one of settings) {
        await admin.configure(entityIdOf('pss'), { ...usual, ...one });
        const failed = failures().length;
        // The portal forgets them, Keycloak does not.
        await visitor.context.clearCookies({ domain: new URL(portalOrigin).hostname });
        await logIn(visitor, 'pss');
        const named = algorithmsOf(visitor.response().xml).slice(2);
        found.push(`${named.map(word).join(' ')}: ${failures()[failed] ?? (await who(visitor.page))}`);
      }
      return found;
    });
  }
  const word = (address: string): string => address.replace(/^.*[#/]/, '');
  /** SHA-1 is what a missing DigestMethod means (XML Encryption 1.1, section 5.5.2), and Keycloak leaves it out. */
  const written = (digest: string): string => (digest === 'sha1' ? '' : ` ${digest}`);

  it('wraps the key by rsa-oaep with every digest and every mask, all of which are read', async () => {
    const pairs = digestNames.flatMap((digest) => digestNames.map((mask) => [digest, mask] as const));
    const found = await outcomes(
      pairs.map(([digest, mask]) => ({
        'saml.encryption.digestMethod': digests[digest],
        'saml.encryption.maskGenerationFunction': `${xmlenc11}mgf1${mask}`,
      })),
    );
    expect(found).toEqual(
      pairs.map(([digest, mask]) => `aes256-gcm rsa-oaep${written(digest)} mgf1${mask}: ${shown}`),
    );
  });

  it('wraps it by rsa-oaep-mgf1p with every digest, all of which are read', async () => {
    const found = await outcomes(
      digestNames.map((digest) => ({
        'saml.encryption.keyAlgorithm': `${xmlenc}rsa-oaep-mgf1p`,
        'saml.encryption.digestMethod': digests[digest],
        'saml.encryption.maskGenerationFunction': '',
      })),
    );
    expect(found).toEqual(
      digestNames.map((digest) => `aes256-gcm rsa-oaep-mgf1p${written(digest)}: ${shown}`),
    );
  });

  it('encrypts by every AES, of which CBC is refused, and so is RSA 1.5', async () => {
    const contents = [128, 192, 256].flatMap((bits) => [
      `${xmlenc11}aes${bits}-gcm`,
      `${xmlenc}aes${bits}-cbc`,
    ]);
    const found = await outcomes([
      ...contents.map((content) => ({ 'saml.encryption.algorithm': content })),
      { 'saml.encryption.keyAlgorithm': `${xmlenc}rsa-1_5` },
    ]);
    const refused = 'servicekonto.response.invalid';
    expect(found).toEqual([
      ...[128, 192, 256].flatMap((bits) => [
        `aes${bits}-gcm rsa-oaep sha256 mgf1sha256: ${shown}`,
        `aes${bits}-cbc rsa-oaep sha256 mgf1sha256: ${refused}`,
      ]),
      `aes256-gcm rsa-1_5: ${refused}`,
    ]);
  });

  it('refuses a request that another key has signed', async () => {
    await site.visit(async ({ page }) => {
      await page.goto(`${portalOrigin}/login/forged?level=niedrig`);
      await page.waitForURL(`${saml2()}**`);
      expect(await page.locator('body').innerText()).toContain('Invalid requester');
      expect(await page.locator('#username').count()).toBe(0);
    });
  });

  it('a logout here is one there', async () => {
    await site.visit(async (visitor) => {
      const { page } = visitor;
      const before = await admin.sessionsOf(person.username);
      await logIn(visitor, 'pss');
      expect(await admin.sessionsOf(person.username)).toHaveLength(before.length + 1);
      await page.getByRole('button', { name: 'Abmelden' }).click();
      await page.waitForURL(`${portalOrigin}/`);
      expect(await who(page)).toBe('niemand');
      const [request, response] = visitor.messages.slice(-2);
      expect([request!.to, response!.to]).toEqual([saml2(), `${portalOrigin}/login/pss/logout`]);
      expect(response!.xml).toContain('urn:oasis:names:tc:SAML:2.0:status:Success');
      expect(await admin.sessionsOf(person.username)).toEqual(before);
      await page.goto(`${portalOrigin}/login/pss?level=niedrig`);
      await page.locator('#username').waitFor();
    });
  });

  it('a logout there is one here', async () => {
    await site.visit(async (visitor) => {
      const { page } = visitor;
      await logIn(visitor, 'pss');
      await page.goto(`${keycloak.issuer}/protocol/openid-connect/logout`);
      await page.locator('#kc-logout').click();
      await page.getByText('You are logged out').first().waitFor();
      const [request, response] = visitor.messages.slice(-2);
      expect([request!.to, response!.to]).toEqual([`${portalOrigin}/login/pss/logout`, saml2()]);
      expect(algorithmsOf(request!.xml)[0]).toBe('http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1');
      expect(await visitor.identity()).toBeUndefined();
      await visitor.post(`${portalOrigin}/login/pss/logout`, request!.form);
    });
    expect(
      site.portal.events.flatMap((event) => (event.type === 'logout.by-provider' ? [event] : [])),
    ).toMatchObject([{ sessions: 1 }, { sessions: 0, code: 'servicekonto.logout.refused' }]);
  });

  it('keys that roll over cost nobody their login', async () => {
    const keyOf = (id: Id) =>
      site.visit(async (visitor) => {
        await logIn(visitor, id);
        expect(await who(visitor.page)).toBe(shown);
        return /<dsig:KeyName>([^<]*)/.exec(visitor.response().xml)?.[1];
      });
    // Either way to log in has looked at the metadata before, and looks again no sooner than in an hour.
    const keys = [await keyOf('pss'), await keyOf('redirect')];
    await admin.rollOver('passive', ['RS256']);
    keys.push(await keyOf('pss'));
    await admin.rollOver('removed', ['RS256']);
    keys.push(await keyOf('redirect'));
    expect(keys).not.toContain(undefined);
    expect(keys[1]).toBe(keys[0]);
    expect(new Set(keys).size).toBe(3);
    expect(failures()).toEqual([]);
  });
});
