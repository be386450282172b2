import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launchChromium } from '../../../tools/testing/chromium.ts';
import { installKeycloak, type Keycloak, startKeycloak } from '../../../tools/testing/keycloak.ts';
import { adminPassword } from '../../../tools/testing/keycloak-rest.ts';
import { type AlgorithmProfile, type Sandbox, startSandbox } from '../src/index.ts';
import { keyTransports, nameIdFormats, signatureAlgorithms } from '../src/saml/vocabulary.ts';
import { alias, brokerEntityId, KeycloakBroker, realm } from './keycloak-broker.ts';
import { type OidcApplication, startOidcApplication } from './keycloak-broker-app.ts';
import { logInAtBundid, visit } from './saml-visitor.ts';

const chromium = findChromium();
const archive = await installKeycloak().catch((error: Error) => {
  console.log(`skipped: Keycloak cannot be installed: ${error.message.split('\n')[0]}`);
  return undefined;
});
const pss = signatureAlgorithms['rsa-pss-sha256'];
const person = 'Łucja Łódź-Şahin';

const isMissing = chromium === undefined || archive === undefined;

describe.skipIf(isMissing)('Keycloak as service provider of BundID', () => {
  const closers: (() => unknown)[] = [];
  let sandbox: Sandbox;
  let keycloak: Keycloak;
  let broker: KeycloakBroker;
  let app: OidcApplication;
  let browser: Browser;
  const bundid = () => sandbox.config().services.bundid;

  beforeAll(async () => {
    sandbox = await startSandbox();
    closers.push(() => sandbox.close());
    keycloak = await startKeycloak(archive!, realm, adminPassword);
    closers.push(() => keycloak.close());
    browser = await launchChromium(chromium!);
    closers.push(() => browser.close());
    app = await startOidcApplication(keycloak.issuer);
    closers.push(() => app.close());
    broker = new KeycloakBroker(keycloak);
    const { metadata, attributes } = bundid();
    await broker.importFrom(metadata, {
      entityId: brokerEntityId,
      signatureAlgorithm: 'RSA_SHA256_MGF1',
      wantAssertionsSigned: 'true',
      wantAssertionsEncrypted: 'true',
      forceAuthn: 'true',
      authnContextClassRefs: '["STORK-QAA-Level-3"]',
      authnContextComparisonType: 'minimum',
      nameIDPolicyFormat: nameIdFormats.transient,
      // The name identifier is another one at each login.
      principalType: 'ATTRIBUTE',
      principalAttribute: attributes.bPK2 ?? '',
    });
    for (const [name, property] of [
      ['bPK2', 'bPK2'],
      ['surname', 'lastName'],
      ['givenName', 'firstName'],
      ['EID-CITIZEN-QAA-LEVEL', 'level'],
    ] as const)
      await broker.map(attributes[name] ?? '', property);
  });
  afterAll(async () => {
    for (const close of closers.toReversed()) await close();
  });

  /** Hands the metadata of Keycloak in. Its requests have no AKDB extension, which only the former rules allow. */
  const register = async (profile: Partial<AlgorithmProfile> = {}, acceptVersion1 = true) =>
    sandbox.registerServiceProvider({ metadata: await broker.metadata(), acceptVersion1, profile });

  /** From the application to the first page of BundID; without `hint` over the page where Keycloak offers it. */
  const begin = async (hint = true): Promise<{ page: Page; messages: Messages }> => {
    const page = await visit(browser, 'about:blank');
    const messages = watch(page);
    await page.goto(`${app.origin}/login${hint ? `?kc_idp_hint=${alias}` : ''}`);
    if (!hint) await page.getByRole('link', { name: 'BundID' }).click();
    await page.waitForURL(`${bundid().origin}/**`);
    return { page, messages };
  };
  /** A whole login: the claims that the application has got, or the page of Keycloak that says no. */
  const logIn = async ({ method = 'Online-Ausweis', who = person, hint = true } = {}) => {
    const { page, messages } = await begin(hint);
    await logInAtBundid(page, method, who);
    await page.waitForURL((url) => url.origin !== bundid().origin);
    const claims = page.url().startsWith(`${app.origin}/callback`)
      ? (JSON.parse(await page.locator('pre').innerText()) as Record<string, unknown>)
      : undefined;
    const text = await page.locator('body').innerText();
    await page.context().close();
    return { claims, text, messages };
  };

  it('is refused without the AKDB extension, by the page of the real service', async () => {
    await register({}, false);
    const { page } = await begin(false);
    expect(new URL(page.url()).searchParams.get('idp.code')).toBe('akdb-extension-missing');
    expect(await page.getByRole('alert').innerText()).toContain('Erweiterung');
    await page.context().close();
  });

  it('logs somebody in, with PSS and XML Encryption 1.1, and keeps the names', async () => {
    await register();
    const { claims, messages } = await logIn({ hint: false });
    expect(claims).toMatchObject({ given_name: 'Łucja Ğülsüm', family_name: 'Łódź-Şahin' });
    expect(messages.request).toContain(`SignatureMethod Algorithm="${pss}"`);
    expect(messages.response).toContain(`SignatureMethod Algorithm="${pss}"`);
    expect(messages.response).toContain(`EncryptionMethod Algorithm="${keyTransports['rsa-oaep']}"`);
    expect(messages.response).not.toContain('AttributeStatement');
    const users = await broker.users();
    expect(users).toHaveLength(1);
    const [bPK2 = ''] = users[0]?.attributes?.bPK2 ?? [];
    expect(bPK2).toMatch(/^[\w+/]{43}=$/);
    expect(users[0]).toMatchObject({
      id: claims?.sub,
      firstName: 'Łucja Ğülsüm',
      lastName: 'Łódź-Şahin',
      attributes: { level: ['STORK-QAA-Level-4'] },
      federated: [{ identityProvider: 'bundid', userId: bPK2 }],
    });
  });

  it('knows somebody again by bPK2, and tells others apart', async () => {
    await register();
    const [first, again] = [await logIn(), await logIn()];
    expect(again.claims?.sub).toBe(first.claims?.sub);
    const other = await logIn({ method: 'EU-Identität', who: 'Ĳsbrand van ’t Hoff' });
    expect(other.claims).toMatchObject({ given_name: 'Ĳsbrand', family_name: 'van ’t Hoff' });
    expect(other.claims?.sub).not.toBe(first.claims?.sub);
    expect(await broker.users()).toHaveLength(2);
  });

  describe('set up in another way', () => {
    afterEach(async () => {
      await sandbox.reset();
      await broker.configure({});
    });

    it('asks by Redirect, with PSS over the query', async () => {
      await register();
      // Keycloak keeps one address, that of POST after an import.
      const { redirect } = bundid().singleSignOn;
      await broker.configure({ postBindingAuthnRequest: 'false', singleSignOnServiceUrl: redirect });
      const { claims, messages } = await logIn();
      expect(claims).toHaveProperty('family_name', 'Łódź-Şahin');
      expect(messages.query?.get('SigAlg')).toBe(pss);
    });

    it('gets the level that it asks for', async () => {
      await register();
      const offered = async () => {
        const { page } = await begin();
        const ways = await page.getByRole('radio').evaluateAll((all) => all.map((one) => one.id));
        await page.context().close();
        return ways;
      };
      expect(await offered()).toContain('verfahren-Elster');
      await broker.configure({ authnContextClassRefs: '["STORK-QAA-Level-4"]' });
      expect(await offered()).toEqual(['verfahren-eID', 'verfahren-eIDAS']);
    });

    it('follows a new key of BundID when it knows the address of the metadata', async () => {
      await register();
      sandbox.rollIdentityProviderKey('bundid');
      expect((await logIn()).text).toContain('Invalid signature');
      const address = { useMetadataDescriptorUrl: 'true', metadataDescriptorUrl: bundid().metadata };
      await broker.configure(address);
      expect((await logIn()).claims).toHaveProperty('family_name', 'Łódź-Şahin');
    });
  });

  it('says that somebody cancelled', async () => {
    await register();
    const { page } = await begin();
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    await page.waitForURL(`${keycloak.origin}/**`);
    expect(await page.locator('body').innerText()).toContain('Authentication was canceled by the user.');
    await page.context().close();
  });

  const forms: Partial<AlgorithmProfile>[] = [
    { keyTransport: 'rsa-oaep-mgf1p', digest: 'sha1', content: 'aes128-gcm' },
    { keyTransport: 'rsa-oaep-mgf1p', digest: 'sha256', keyPlace: 'sibling' },
    { digest: 'sha512', mgf: 'sha1', signature: 'rsa-sha512' },
    { content: 'aes128-cbc', signature: 'rsa-sha256', sign: 'assertion' },
  ];
  it.each(forms)('reads also %j', async (form) => {
    await register(form);
    expect((await logIn()).claims).toHaveProperty('family_name', 'Łódź-Şahin');
  });

  const refusals: [string, Partial<AlgorithmProfile>, string][] = [
    ['an answer that nobody signed', { sign: 'none' }, 'Invalid signature'],
    ['an assertion without signature', { sign: 'response' }, 'Invalid signature'],
    ['SHA-1', { signature: 'rsa-sha1' }, 'Invalid signature'],
    ['RSA 1.5', { keyTransport: 'rsa-1_5' }, 'An internal server error has occurred'],
    ['an assertion in the clear', { content: 'none' }, 'Invalid requester'],
  ];
  it.each(refusals)('does not take %s', async (_name, form, words) => {
    await register(form);
    const { claims, text } = await logIn();
    expect(claims).toBeUndefined();
    expect(text).toContain(words);
  });
});

/** What has gone through the browser. */
interface Messages {
  request?: string;
  response?: string;
  /** Of the Redirect binding. */
  query?: URLSearchParams;
}

function watch(page: Page): Messages {
  const messages: Messages = {};
  page.on('request', (request) => {
    const query = new URL(request.url()).searchParams;
    if (query.has('SAMLRequest')) messages.query = query;
    const form = new URLSearchParams(request.postData() ?? '');
    const xml = (name: string) => Buffer.from(form.get(name) ?? '', 'base64').toString('utf8');
    if (form.has('SAMLRequest')) messages.request = xml('SAMLRequest');
    if (form.has('SAMLResponse')) messages.response = xml('SAMLResponse');
  });
  return messages;
}
