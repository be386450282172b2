import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { children, descendants } from '../src/saml/parse-xml.ts';
import { namespaces } from '../src/saml/vocabulary.ts';
import { musterstadtSamlKeys } from '../src/seed/service-providers.ts';
import {
  acs,
  akdb,
  assertionOf,
  attributesIn,
  handed,
  isSignedBy,
  newBrowser,
  post,
  redirect,
  rootOf,
  statusIn,
  type Wish,
} from './service-provider.ts';

let sandbox: Sandbox;
const facts = () => sandbox.config().services.bundid;
const sso = () => facts().singleSignOn.post;
const oid = (name: string) => facts().attributes[name] ?? '';

beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'bundid',
    serviceProviders: [
      {
        entityId: 'https://alt.example',
        assertionConsumerServices: ['https://alt.example/acs', 'https://alt.example/zweite'],
        signingCertificates: [seededCertificates().signing],
        encryptionCertificates: [seededCertificates().encryption],
        acceptVersion1: true,
      },
      {
        entityId: 'https://ohne-berca.example',
        assertionConsumerServices: [acs],
        signingCertificates: [seededCertificates().signing],
        encryptionCertificates: [seededCertificates().encryption],
        withoutEidCertificate: true,
      },
    ],
  });
});
afterAll(() => sandbox?.close());

function seededCertificates() {
  return {
    signing: musterstadtSamlKeys.signing[0].certificate,
    encryption: musterstadtSamlKeys.encryption[0].certificate,
  };
}

/** Logs in through the three pages; returns the last page. */
async function logIn(method: string, person: string, wish: Wish = {}) {
  const browser = newBrowser();
  const begun = await post(browser, sso(), wish);
  expect(new URL(begun.location).pathname).toMatch(/^\/idp\/anmelden\//);
  const pages = [await begun.response.text()];
  for (const form of [{ verfahren: method }, { person }, {}]) {
    const { response } = await browser.submit(begun.location, { aktion: 'weiter', ...form });
    expect(response.status).toBe(200);
    pages.push(await response.text());
  }
  const last = pages.at(-1) ?? '';
  return { ...handed(last), id: begun.id, pages };
}

const allNames = () => Object.values(facts().attributes).filter((name) => name !== '');

describe('a login', () => {
  it.each([
    ['eID', 'lucja', 4, 'eID', 'HOCH'],
    ['eID', 'ono', 4, 'eID', 'HOCH'],
    ['eID', 'joerg', 3, 'Smart-eID', 'SUBSTANTIELL'],
    ['Elster', 'kaethe', 3, 'Elster', 'SUBSTANTIELL'],
    ['eIDAS', 'ijsbrand', 4, 'eIDAS', 'HOCH'],
    ['eIDAS', 'dordevic', 3, 'eIDAS', 'SUBSTANTIELL'],
    ['eIDAS', 'aine', 2, 'eIDAS', 'NORMAL'],
    ['Diia', 'olena', 3, 'Diia', 'SUBSTANTIELL'],
    ['Benutzername', 'huong', 1, 'Benutzername', 'UNTERGEORDNET'],
  ] as const)('with %s of %s is at level %i', async (method, person, level, provedBy, trust) => {
    const { xml, action, relayState, id } = await logIn(method, person, {
      extension: akdb({ requested: allNames() }),
    });
    expect(action).toBe(acs);
    expect(relayState).toBe(`state-${id}`);
    expect(statusIn(xml).codes).toEqual(['Success']);
    expect(isSignedBy(xml, facts().certificates[0] ?? '')).toBe(true);
    const assertion = assertionOf(xml);
    expect(isSignedBy(assertion, facts().certificates[0] ?? '')).toBe(true);
    expect(assertion).toContain(`<saml2:AuthnContextClassRef>STORK-QAA-Level-${level}<`);
    const attributes = attributesIn(assertion);
    expect(attributes[oid('AssertionProvedBy')]?.value).toBe(provedBy);
    expect(attributes[oid('EID-CITIZEN-QAA-LEVEL')]?.value).toBe(`STORK-QAA-Level-${level}`);
    const known = sandbox.config().persons.find((one) => one.id === person);
    expect(attributes[oid('surname')]).toEqual({ value: known?.surname, level: trust });
    expect(attributes[oid('legacyPostkorbHandle')]?.value).toBe(known?.mailboxHandle);
  });

  it('answers in the shape of the interface description', async () => {
    const { xml, id } = await logIn('eID', 'erika');
    const { entityId } = facts();
    const root = rootOf(xml);
    expect(root.getAttribute('Destination')).toBe(acs);
    expect(root.getAttribute('InResponseTo')).toBe(id);
    expect(xml).toContain('xmldsig-more#sha256-rsa-MGF1');
    expect(xml).toContain('xmlenc11#aes256-gcm');
    expect(xml).toContain('xmlenc11#rsa-oaep');
    expect(xml).toContain('xmlenc11#mgf1sha256');
    const assertion = rootOf(assertionOf(xml));
    const one = (name: string) => descendants(assertion, namespaces.assertion, name)[0];
    expect(one('Issuer')?.textContent).toBe(entityId);
    expect(one('NameID')?.getAttribute('Format')).toMatch(/transient$/);
    expect(one('NameID')?.getAttribute('NameQualifier')).toBe(entityId);
    expect(one('NameID')?.getAttribute('SPNameQualifier')).toBe('https://musterstadt.example');
    expect(one('Audience')?.textContent).toBe('https://musterstadt.example');
    const confirmation = one('SubjectConfirmationData');
    expect(confirmation?.getAttribute('InResponseTo')).toBe(id);
    expect(confirmation?.getAttribute('Recipient')).toBe(acs);
    const lifetime =
      Date.parse(confirmation?.getAttribute('NotOnOrAfter') ?? '') -
      Date.parse(assertion.getAttribute('IssueInstant') ?? '');
    expect(lifetime).toBe(300_000);
    expect(Object.keys(attributesIn(assertionOf(xml)))).toEqual([oid('givenName'), oid('surname')]);
  });

  it('sends only what is asked for, with a level for each, and leaves out what has none', async () => {
    const asked = ['givenName', 'mail', 'gender', 'telephoneNumber'].map(oid);
    const lucja = attributesIn(
      assertionOf((await logIn('eID', 'lucja', { extension: akdb({ requested: asked }) })).xml),
    );
    expect(lucja).toEqual({
      [oid('givenName')]: { value: 'Łucja Ğülsüm', level: 'HOCH' },
      [oid('mail')]: { value: 'lucja.lodz-sahin@musterstadt.example', level: 'SUBSTANTIELL' },
      [oid('gender')]: { value: '2', level: 'UNTERGEORDNET' },
      [oid('telephoneNumber')]: { value: '+49 2000 000005', level: 'NORMAL' },
    });
    const kaethe = attributesIn(
      assertionOf((await logIn('Elster', 'kaethe', { extension: akdb({ requested: asked }) })).xml),
    );
    expect(Object.keys(kaethe)).toEqual([oid('givenName'), oid('mail')]);
  });

  it('has one bPK2 per person and host of the entity ID', async () => {
    const extension = akdb({ requested: [oid('bPK2')] });
    const key = async (method: string, person: string, wish: Wish = {}) =>
      attributesIn(assertionOf((await logIn(method, person, { extension, ...wish })).xml))[oid('bPK2')]
        ?.value ?? '';
    const first = await key('eID', 'erika');
    expect(await key('Elster', 'erika')).toBe(first);
    expect(await key('eID', 'yusuf')).not.toBe(first);
    const other = await key('eID', 'erika', { entityId: 'https://alt.example', acs: null });
    expect(other).not.toBe(first);
    expect(first).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(await key('FINK', 'sarka')).toMatch(/^FINK-/);
  });

  it('works by the Redirect binding with both signature algorithms', async () => {
    for (const algorithm of ['rsa-sha256', 'rsa-pss-sha256'] as const) {
      const { location, response } = await redirect(newBrowser(), facts().singleSignOn.redirect, {
        algorithm,
      });
      expect(response.status).toBe(200);
      expect(new URL(location).pathname).toMatch(/^\/idp\/anmelden\//);
    }
  });
});

describe('the first page', () => {
  const page = async (wish: Wish) => {
    const { response } = await post(newBrowser(), sso(), wish);
    const html = await response.text();
    return { html, ways: [...html.matchAll(/name="verfahren" value="([^"]+)"/g)].map(([, value]) => value) };
  };

  it('offers what reaches the level, and guests only where neither bPK2 nor mailbox is asked for', async () => {
    const all = await page({});
    expect(all.ways).toEqual([
      'eID',
      'Elster',
      'eIDAS',
      'Benutzername',
      'FINK',
      'Diia',
      'gast-eID',
      'gast-Elster',
      'gast-eIDAS',
    ]);
    expect((await page({ classRef: 'STORK-QAA-Level-4' })).ways).toEqual([
      'eID',
      'eIDAS',
      'gast-eID',
      'gast-eIDAS',
    ]);
    const withKey = await page({ extension: akdb({ requested: [oid('bPK2')] }) });
    expect(withKey.ways).toEqual(['eID', 'Elster', 'eIDAS', 'Benutzername', 'FINK', 'Diia']);
    const withMailbox = await page({ extension: akdb({ requested: [oid('legacyPostkorbHandle')] }) });
    expect(withMailbox.ways).toEqual(['eID', 'Elster', 'eIDAS', 'Benutzername', 'Diia']);
  });

  it('offers what the request lists and has not switched off', async () => {
    const methods =
      '<akdb:AuthnMethods><akdb:eID><akdb:Enabled> true </akdb:Enabled></akdb:eID><akdb:Elster/><akdb:FINK><akdb:Enabled>false</akdb:Enabled></akdb:FINK></akdb:AuthnMethods>';
    const { ways } = await page({ extension: akdb({ methods, requested: [oid('bPK2')] }) });
    expect(ways).toEqual(['eID', 'Elster']);
  });

  it('speaks German, or English on demand, cuts long names and marks itself', async () => {
    const name = `Łódź <b> & ${'ö'.repeat(60)}`;
    const german = await page({ extension: akdb({ name }) });
    expect(german.html).toContain('<html lang="de">');
    expect(german.html).toContain('Wie möchten Sie sich anmelden?');
    expect(german.html).toContain(`bei: Łódź &#60;b&#62; &#38; ${'ö'.repeat(39)}…<`);
    expect(german.html).toContain('Emulator – kein echter Dienst');
    expect(german.html).not.toContain('<script');
    const english = await page({ extension: akdb({ display: '<ui:Lang>en</ui:Lang>' }) });
    expect(english.html).toContain('<html lang="en">');
    expect(english.html).toContain('How would you like to log in?');
  });

  it('links back to the service by the address of the request, if it is one of the web', async () => {
    const linked = await page({
      extension: akdb({ display: '<ui:BackURL>https://stadt.example/start?a=1&amp;b=2</ui:BackURL>' }),
    });
    expect(linked.html).toContain('href="https://stadt.example/start?a=1&#38;b=2"');
    const harmful = await page({
      extension: akdb({ display: '<ui:BackURL>javascript:alert(1)</ui:BackURL>' }),
    });
    expect(harmful.html).not.toContain('javascript:');
  });
});

describe('a guest', () => {
  it('has neither bPK2 nor mailbox, also without an account', async () => {
    const requested = ['surname', 'EID-CITIZEN-QAA-LEVEL', 'AssertionProvedBy', 'mfa'].map(oid);
    for (const person of ['erika', 'gast']) {
      const { xml } = await logIn('gast-eID', person, { extension: akdb({ requested }) });
      const attributes = attributesIn(assertionOf(xml));
      expect(Object.keys(attributes)).toEqual([
        oid('surname'),
        oid('EID-CITIZEN-QAA-LEVEL'),
        oid('AssertionProvedBy'),
      ]);
    }
  });

  it('without an account cannot log in with one', async () => {
    const browser = newBrowser();
    const { location } = await post(browser, sso());
    const page = await browser.submit(location, { aktion: 'weiter', verfahren: 'eID' });
    expect(await page.response.text()).not.toContain('value="gast"');
    const refused = await browser.submit(location, { aktion: 'weiter', person: 'gast' });
    expect(refused.response.status).toBe(422);
  });
});

describe('a login that does not succeed', () => {
  it.each([0, 1, 2])('is answered when it is cancelled on page %i', async (steps) => {
    const browser = newBrowser();
    const { location } = await post(browser, sso());
    for (const form of [{ verfahren: 'eID' }, { person: 'erika' }].slice(0, steps))
      await browser.submit(location, { aktion: 'weiter', ...form });
    const { response } = await browser.submit(location, { aktion: 'abbrechen' });
    const answer = handed(await response.text());
    expect(statusIn(answer.xml)).toEqual({
      codes: ['Requester', 'AuthnFailed'],
      message: 'Authentication was canceled by the user.',
      detail: undefined,
    });
    expect(isSignedBy(answer.xml, facts().certificates[0] ?? '')).toBe(true);
    expect(children(rootOf(answer.xml), namespaces.assertion, 'EncryptedAssertion')).toEqual([]);
    expect((await browser.submit(location, { aktion: 'weiter' })).response.status).toBe(400);
  });

  it('names required attributes that are missing, on the page and in the answer', async () => {
    const required = [oid('givenName'), oid('postalAddress')];
    const denied = await logIn('eID', 'ohnevornamen', { extension: akdb({ required }) });
    expect(denied.pages[2]).toContain('Vornamen, Straße und Hausnummer');
    const status = statusIn(denied.xml);
    expect(status.codes).toEqual(['Requester', 'RequestDenied']);
    expect(status.message).toBe('security-msg');
    expect(JSON.parse(status.detail ?? '')).toEqual({
      version: '1.0',
      errors: [
        {
          code: 'IDP_REQUIRED_ATTRIBUTES_MISSING',
          message: `Required attributes are missing: ${required.join(', ')}`,
        },
      ],
    });
    const quiet = await logIn('eID', 'ohnevornamen', { extension: akdb({ required, detail: false }) });
    expect(statusIn(quiet.xml)).toMatchObject({ codes: ['Requester', 'RequestDenied'], detail: undefined });
    const present = await logIn('eID', 'erika', { extension: akdb({ required }) });
    expect(statusIn(present.xml).codes).toEqual(['Success']);
  });

  it('is answered at once when nobody can reach what is asked, or nothing may be shown', async () => {
    const methods = '<akdb:AuthnMethods><akdb:Benutzername/></akdb:AuthnMethods>';
    const cases: [Wish, string[]][] = [
      [{ classRef: 'STORK-QAA-Level-3', extension: akdb({ methods }) }, ['Requester', 'NoAuthnContext']],
      [{ classRef: 'urn:unbekannt' }, ['Requester', 'NoAuthnContext']],
      [{ attributes: { IsPassive: 'true' } }, ['Responder', 'NoPassive']],
    ];
    for (const [wish, codes] of cases) {
      const { response } = await post(newBrowser(), sso(), wish);
      expect(statusIn(handed(await response.text()).xml).codes).toEqual(codes);
    }
  });

  it('asks again when nothing or something else was chosen', async () => {
    const browser = newBrowser();
    const { location } = await post(browser, sso());
    for (const form of [{}, { verfahren: 'Authega' }, { verfahren: 'gast-Benutzername' }]) {
      const { response } = await browser.submit(location, { aktion: 'weiter', ...form });
      expect(response.status).toBe(422);
      expect(await response.text()).toContain('role="alert"');
    }
    await browser.submit(location, { aktion: 'weiter', verfahren: 'eID' });
    const back = await browser.submit(location, { aktion: 'zurueck' });
    expect(await back.response.text()).toContain('name="verfahren"');
  });

  it('belongs to one browser and to pages of its own origin', async () => {
    const browser = newBrowser();
    const { location } = await post(browser, sso());
    expect((await newBrowser().submit(location, { aktion: 'weiter' })).response.status).toBe(400);
    const foreign = await browser.follow(location, {
      method: 'POST',
      body: new URLSearchParams({ aktion: 'weiter', verfahren: 'eID' }),
      headers: { origin: 'https://boese.example' },
    });
    expect(foreign.response.status).toBe(403);
  });
});

describe('the error page', () => {
  const none = '<akdb:AuthnMethods/>';
  const off =
    '<akdb:AuthnMethods><akdb:eID><akdb:Enabled>false</akdb:Enabled></akdb:eID></akdb:AuthnMethods>';
  it.each<[string, Wish]>([
    ['saml-request-not-signed', { key: null }],
    ['akdb-extension-missing', { extension: null }],
    ['akdb-extension-v1-deprecated', { extension: akdb({ version: '1' }) }],
    ['requested-attributes-empty', { extension: akdb({ requested: [] }) }],
    ['requested-attributes-missing-name', { extension: akdb({ requested: [' '] }) }],
    ['empty-authentication-methods', { extension: akdb({ methods: none }) }],
    ['empty-authentication-methods', { extension: akdb({ methods: off }) }],
    ['organization-display-name-missing', { extension: akdb({ name: null }) }],
    ['organization-display-name-missing', { extension: akdb({ name: '  ' }) }],
    [
      'purpose-does-not-support-restricted-html',
      { extension: akdb({ display: '<ui:Purpose>&lt;b&gt;Hund&lt;/b&gt;</ui:Purpose>' }) },
    ],
    ['missing-berca', { entityId: 'https://ohne-berca.example' }],
  ])('%s', async (code, wish) => {
    const { location, response } = await post(newBrowser(), sso(), wish);
    expect(new URL(location).searchParams.get('idp.code')).toBe(code);
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html).toContain(`<code>${code}</code>`);
    expect(html).not.toContain('SAMLResponse');
  });

  it.each<[string, () => Wish]>([
    ['unknown-service-provider', () => ({ entityId: 'https://fremd.example' })],
    ['signature-invalid', () => ({ key: musterstadtSamlKeys.signing[1] })],
    ['signature-invalid', () => ({ algorithm: 'rsa-sha1' })],
    ['destination-mismatch', () => ({ destination: 'https://boese.example/sso' })],
    ['address-not-registered', () => ({ acs: 'https://boese.example/acs' })],
    [
      'binding-not-supported',
      () => ({ attributes: { ProtocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact' } }),
    ],
    ['unreadable', () => ({ attributes: { Version: '1.1' } })],
  ])('%s, which no public source names', async (reason, wish) => {
    const { location, response } = await post(newBrowser(), sso(), wish());
    expect(new URL(location).searchParams.get('grund')).toBe(reason);
    expect(response.status).toBe(400);
  });

  it('says so when the browser sends a request again, as its back button does', async () => {
    const browser = newBrowser();
    const { form } = await post(browser, sso());
    const again = await browser.submit(sso(), form);
    expect(new URL(again.location).searchParams.get('grund')).toBe('message-replay');
    expect(await again.response.text()).toContain('„Zurück“');
  });

  it('takes no huge forms and no rubbish', async () => {
    const huge = await newBrowser().submit(sso(), { SAMLRequest: 'A'.repeat(600_000) });
    expect(huge.response.status).toBe(413);
    const rubbish = await newBrowser().submit(sso(), { SAMLRequest: '%%%' });
    expect(new URL(rubbish.location).searchParams.get('grund')).toBe('unreadable');
  });
});

describe('version 1', () => {
  const old = { entityId: 'https://alt.example', acs: null };
  it('is taken from providers that may still use it', async () => {
    const extension = akdb({
      version: '1',
      methods: '<akdb:AllowedMethods><akdb:AuthnMethod>Elster</akdb:AuthnMethod></akdb:AllowedMethods>',
    });
    const { action, xml, pages } = await logIn('Elster', 'kaethe', { ...old, extension });
    expect(action).toBe('https://alt.example/acs');
    expect(statusIn(xml).codes).toEqual(['Success']);
    expect(pages[0]).not.toContain('value="eID"');
  });

  it('ignores the extension of unsigned and incomplete requests then', async () => {
    for (const wish of [{ key: null }, { extension: akdb({ requested: [] }) }, { extension: null }]) {
      const { xml } = await logIn('eID', 'erika', { ...old, ...wish });
      expect(Object.keys(attributesIn(assertionOf(xml)))).toContain(oid('bPK2'));
    }
  });
});

it('can be made to fail like every other service', async () => {
  sandbox.fault({ service: 'bundid', operation: 'sso', status: 503 });
  expect((await post(newBrowser(), sso())).response.status).toBe(503);
  expect((await post(newBrowser(), sso())).response.status).toBe(200);
  expect(sandbox.requests().map(({ operation }) => operation)).toContain('sso');
});
