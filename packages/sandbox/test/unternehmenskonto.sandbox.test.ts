import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { descendants } from '../src/saml/parse-xml.ts';
import { signElement } from '../src/saml/sign.ts';
import { namespaces } from '../src/saml/vocabulary.ts';
import { element, xmlText } from '../src/saml/write-xml.ts';
import type { SamlKey } from '../src/seed/saml-key.ts';
import { musterstadtSamlKeys } from '../src/seed/service-providers.ts';
import {
  acs,
  assertionOf,
  attributesIn,
  handed,
  isSignedBy,
  newBrowser,
  post,
  rootOf,
  statusIn,
  type Wish,
} from './service-provider.ts';

const provider = 'https://firmen.example';
const slo = 'http://127.0.0.1:9/slo';
let sandbox: Sandbox;
const facts = () => sandbox.config().services.unternehmenskonto;
const certificate = () => facts().certificates[0] ?? '';

beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'ekona',
    serviceProviders: [
      {
        entityId: provider,
        assertionConsumerServices: [acs],
        singleLogoutServices: [slo],
        signingCertificates: [musterstadtSamlKeys.signing[0].certificate],
        encryptionCertificates: [musterstadtSamlKeys.encryption[0].certificate],
        profile: {
          signature: 'rsa-sha256',
          keyTransport: 'rsa-oaep-mgf1p',
          keyPlace: 'sibling',
          sign: 'none',
        },
      },
    ],
  });
});
afterAll(() => sandbox?.close());

async function logIn(organisation: string, wish: Wish = {}) {
  const browser = newBrowser();
  const { location, response, id } = await post(browser, facts().singleSignOn, { extension: null, ...wish });
  const pages = [await response.text()];
  for (const form of [{ organisation }, {}]) {
    const next = await browser.submit(location, { aktion: 'weiter', ...form });
    expect(next.response.status).toBe(200);
    pages.push(await next.response.text());
  }
  return { ...handed(pages.at(-1) ?? ''), id, pages };
}

const nameIdOf = (assertion: string) => descendants(rootOf(assertion), namespaces.assertion, 'NameID')[0];
const sessionIndexOf = (assertion: string) =>
  descendants(rootOf(assertion), namespaces.assertion, 'AuthnStatement')[0]?.getAttribute('SessionIndex') ??
  '';

describe('a login of an organisation', () => {
  it('is answered by a signed response with an encrypted assertion that has no signature', async () => {
    const { xml, action, relayState, id, pages } = await logIn('musterbau');
    expect(action).toBe(acs);
    expect(relayState).toBe(`state-${id}`);
    expect(pages[0]).toContain('Emulator – kein echter Dienst');
    expect(isSignedBy(xml, certificate())).toBe(true);
    expect(xml).toContain('sha256-rsa-MGF1');
    const assertion = assertionOf(xml);
    expect(assertion).not.toContain('Signature');
    expect(nameIdOf(assertion)?.getAttribute('Format')).toMatch(/persistent$/);
    expect(nameIdOf(assertion)?.textContent).toMatch(/^ek-[0-9a-f-]{36}$/);
    expect(descendants(rootOf(assertion), namespaces.assertion, 'Issuer')[0]?.textContent).toBe(
      facts().entityId,
    );
  });

  it('has simple attributes and two with children', async () => {
    const assertion = assertionOf((await logIn('heimatverein')).xml);
    expect(attributesIn(assertion)).toMatchObject({
      Firmenname: { value: 'Heimatverein Beispielhausen von 1897 e. V.', level: null },
      Registerart: { value: 'VR' },
      PersTyp: { value: 'NNatPers' },
      ElsterVertrauensniveauIdentifizierung: { value: 'substanziell' },
      IstTestkonto: { value: 'true' },
    });
    const parts = Object.fromEntries(
      ['Ort', 'Ortsteil', 'Adressergaenzung', 'Nachname', 'Namensvorsatz'].map((name) => [
        name,
        descendants(rootOf(assertion), namespaces.ekona, name)[0]?.textContent,
      ]),
    );
    expect(parts).toEqual({
      Ort: 'Beispielhausen',
      Ortsteil: 'Oberdorf',
      Adressergaenzung: 'c/o Grundschule, 2. Stock',
      Nachname: 'Ænes',
      Namensvorsatz: 'von',
    });
    expect(assertion).toContain('NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"');
  });

  it.each([
    ['blumen', 'NatPers', 'IdNr'],
    ['ijsselmeer', 'NNatPers', 'BZStNr'],
    ['kanzlei', 'NNatPers', 'StNr'],
  ])('of %s says %s and %s', async (organisation, kind, ring) => {
    const attributes = attributesIn(assertionOf((await logIn(organisation)).xml));
    expect(attributes.PersTyp?.value).toBe(kind);
    expect(attributes.DatenkranzTyp?.value).toBe(ring);
  });

  it('has the same names next time, others at another provider, and follows its algorithms but not its policy', async () => {
    const names = async (wish: Wish = {}) => {
      const { xml } = await logIn('musterbau', wish);
      const assertion = assertionOf(xml);
      return {
        xml,
        ids: [nameIdOf(assertion)?.textContent, attributesIn(assertion).DatenuebermittlerPseudonymId?.value],
      };
    };
    const first = await names();
    expect((await names()).ids).toEqual(first.ids);
    expect(first.ids[1]).toMatch(/^du-/);
    const other = await names({ entityId: provider });
    for (const [index, id] of other.ids.entries()) expect(id).not.toBe(first.ids[index]);
    expect(other.xml).toContain('xmldsig-more#rsa-sha256');
    expect(other.xml).toContain('xmlenc#rsa-oaep-mgf1p');
    expect(other.xml).toContain('RetrievalMethod');
    expect(isSignedBy(other.xml, certificate())).toBe(true);
  });

  it.each([0, 1])('is cancelled on page %i with the words of the real service', async (steps) => {
    const browser = newBrowser();
    const { location } = await post(browser, facts().singleSignOn, { extension: null });
    if (steps > 0) await browser.submit(location, { aktion: 'weiter', organisation: 'blumen' });
    const { response } = await browser.submit(location, { aktion: 'abbrechen' });
    const { xml } = handed(await response.text());
    expect(statusIn(xml)).toEqual({
      codes: ['Requester', 'AuthnFailed'],
      message: 'Die ELSTER-seitige Authentifizierung wurde durch den Benutzer abgebrochen.',
      detail: undefined,
    });
    expect(isSignedBy(xml, certificate())).toBe(true);
  });

  it('asks again without a choice, goes back, and belongs to its browser', async () => {
    const browser = newBrowser();
    const { location } = await post(browser, facts().singleSignOn, { extension: null });
    expect((await browser.submit(location, { aktion: 'weiter' })).response.status).toBe(422);
    await browser.submit(location, { aktion: 'weiter', organisation: 'blumen' });
    const back = await browser.submit(location, { aktion: 'zurueck' });
    expect(await back.response.text()).toContain('name="organisation"');
    expect((await newBrowser().submit(location, { aktion: 'weiter' })).response.status).toBe(400);
  });

  it.each<[string, Wish]>([
    ['not-signed', { key: null }],
    ['signature-invalid', { key: musterstadtSamlKeys.expired }],
    ['unknown-service-provider', { entityId: 'https://fremd.example' }],
    ['destination-mismatch', { destination: 'https://boese.example/' }],
    ['address-not-registered', { acs: 'https://boese.example/acs' }],
  ])('ends on an error page: %s', async (fault, wish) => {
    const { response } = await post(newBrowser(), facts().singleSignOn, { extension: null, ...wish });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`<code>${fault}</code>`);
  });

  it('refuses a request that comes again', async () => {
    const browser = newBrowser();
    const { form } = await post(browser, facts().singleSignOn, { extension: null });
    const { response } = await browser.submit(facts().singleSignOn, form);
    expect(await response.text()).toContain('<code>message-replay</code>');
  });
});

it('publishes no metadata, only its certificate on its page', async () => {
  for (const path of ['/metadata', '/idp', '/ekona/metadata', '/.well-known/openid-configuration'])
    expect((await fetch(new URL(path, facts().origin))).status).toBe(404);
  const html = await (await fetch(facts().origin)).text();
  expect(html).toContain('BEGIN CERTIFICATE');
  expect(certificate()).toContain(html.match(/<pre>[\s\S]*?([A-Za-z0-9]{40})/)?.[1]);
});

describe('logout', () => {
  const request = (nameId: string, index: string, { issuer = provider, to = facts().singleLogout } = {}) =>
    element(
      'p:LogoutRequest',
      {
        'xmlns:p': namespaces.protocol,
        'xmlns:a': namespaces.assertion,
        ID: '_logout',
        Version: '2.0',
        IssueInstant: new Date().toISOString(),
        Destination: to,
      },
      element('a:Issuer', {}, issuer),
      element('a:NameID', {}, xmlText(nameId)),
      element('p:SessionIndex', {}, index),
    );
  const send = async (xml: string, key: SamlKey | null = musterstadtSamlKeys.signing[0]) => {
    const signed = key ? signElement(xml, { id: '_logout', key }) : xml;
    const { response } = await newBrowser().submit(facts().singleLogout, {
      SAMLRequest: Buffer.from(signed).toString('base64'),
      RelayState: 'hin',
    });
    return { status: response.status, html: await response.text() };
  };
  const session = async () => {
    const assertion = assertionOf((await logIn('musterbau', { entityId: provider })).xml);
    return [nameIdOf(assertion)?.textContent ?? '', sessionIndexOf(assertion)] as const;
  };

  it('of a service is answered signed, and ends the session', async () => {
    const [nameId, index] = await session();
    const answer = handed((await send(request(nameId, index))).html);
    expect(answer).toMatchObject({ action: slo, parameter: 'SAMLResponse', relayState: 'hin' });
    expect(rootOf(answer.xml).localName).toBe('LogoutResponse');
    expect(rootOf(answer.xml).getAttribute('InResponseTo')).toBe('_logout');
    expect(statusIn(answer.xml).codes).toEqual(['Success']);
    expect(isSignedBy(answer.xml, certificate())).toBe(true);
    expect(statusIn(handed((await send(request(nameId, index))).html).xml).codes).toEqual([
      'Requester',
      'UnknownPrincipal',
    ]);
  });

  it('is refused unsigned, by another key, from a stranger, for another address, or without an address for the answer', async () => {
    const [nameId, index] = await session();
    const refused: [string, string, SamlKey | null][] = [
      ['signature-invalid', request(nameId, index), null],
      ['signature-invalid', request(nameId, index), musterstadtSamlKeys.signing[1]],
      [
        'unknown-service-provider',
        request(nameId, index, { issuer: 'https://fremd.example' }),
        musterstadtSamlKeys.signing[0],
      ],
      [
        'destination-mismatch',
        request(nameId, index, { to: 'https://boese.example' }),
        musterstadtSamlKeys.signing[0],
      ],
      [
        'no-logout-address',
        request(nameId, index, { issuer: 'https://musterstadt.example' }),
        musterstadtSamlKeys.signing[0],
      ],
    ];
    for (const [fault, xml, key] of refused) {
      const { status, html } = await send(xml, key);
      expect(status).toBe(400);
      expect(html).toContain(`<code>${fault}</code>`);
    }
    expect(statusIn(handed((await send(request(nameId, index))).html).xml).codes).toEqual(['Success']);
  });

  it('can begin at the account, by a page that sends the request', async () => {
    const [nameId, index] = await session();
    const answer = await fetch(`${sandbox.origin}/control/logout`, {
      method: 'POST',
      body: JSON.stringify({ nameId }),
    });
    const { url } = (await answer.json()) as { url: string };
    const message = handed(await (await fetch(url)).text());
    expect(message).toMatchObject({ action: slo, parameter: 'SAMLRequest', relayState: undefined });
    expect(isSignedBy(message.xml, certificate())).toBe(true);
    expect(descendants(rootOf(message.xml), namespaces.assertion, 'NameID')[0]?.textContent).toBe(nameId);
    expect(descendants(rootOf(message.xml), namespaces.protocol, 'SessionIndex')[0]?.textContent).toBe(index);
    expect((await fetch(url)).status).toBe(400);
    const done = await newBrowser().submit(facts().singleLogout, { SAMLResponse: 'eA==' });
    expect(await done.response.text()).toContain('Sie sind bei Mein Unternehmenskonto abgemeldet.');
    expect(() => sandbox.startLogout('ek-niemand')).toThrow(
      expect.objectContaining({ code: 'sandbox.session.unknown' }),
    );
    const nobody = await fetch(`${sandbox.origin}/control/logout`, {
      method: 'POST',
      body: '{"nameId":"ek-niemand"}',
    });
    expect(nobody.status).toBe(404);
  });
});
