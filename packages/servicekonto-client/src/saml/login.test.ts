import { createPublicKey } from 'node:crypto';
import type { Signer } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../test/mock-browser.ts';
import { expiredCertificate, opening, provider, signing } from '../../test/saml/keys.ts';
import { algorithms, assertionXml, encrypted, responseXml, signed, usual } from '../../test/saml/maker.ts';
import { createSamlWorld, signingKey, usualOptions } from '../../test/saml/world.ts';
import { verifySigned } from './signature/verify.ts';
import { ns } from './xml/namespaces.ts';
import { attribute, childElements, descendants, onlyChild, parseXml, textOf } from './xml/tree.ts';

const cookieOf = (response: Response, name: string) =>
  response.headers.getSetCookie().find((one) => one.includes(name));

describe('the start of a login', () => {
  it('is a page that posts a signed request and a state that says nothing', async () => {
    const { start } = createSamlWorld();
    const { action, request, relayState, requestId } = await start('?level=substanziell&return=/antrag');
    expect(action).toBe('https://idp.example/sso');
    const signed = verifySigned(request, request, [createPublicKey(signing.certificate)]);
    expect(attribute(signed, 'AssertionConsumerServiceURL')).toBe(usual.acsUrl);
    expect(attribute(signed, 'Destination')).toBe(action);
    expect(attribute(signed, 'ForceAuthn')).toBe('true');
    expect(textOf(onlyChild(signed, ns.saml, 'Issuer')!)).toBe(usual.entityId);
    const context = onlyChild(signed, ns.samlp, 'RequestedAuthnContext')!;
    expect([attribute(context, 'Comparison'), ...childElements(context).map(textOf)]).toEqual([
      'minimum',
      'STORK-QAA-Level-3',
    ]);
    expect(requestId).toMatch(/^_[\w-]{43}$/);
    expect(relayState).toMatch(/^[\w-]{43}$/);
    expect(relayState.length).toBeLessThanOrEqual(80);
    expect(requestId).not.toContain(relayState);
  });

  it('has its children in the order of the schema', async () => {
    const { request } = await createSamlWorld().start();
    expect(childElements(request).map(({ localName }) => localName)).toEqual([
      'Issuer',
      'Signature',
      'Extensions',
      'RequestedAuthnContext',
    ]);
  });

  it('leaves a cookie that comes back with a form from another site, and nothing in the store', async () => {
    const { browser } = createSamlWorld();
    const page = await browser.visit('/login/bundid');
    expect(cookieOf(page, 'rathaus-login-')).toMatch(/^__Host-.*; SameSite=None; Secure/);
    expect(page.headers.get('cache-control')).toContain('no-store');
  });

  it('goes by address where the provider wants it, with the signature over the query', async () => {
    const { browser } = createSamlWorld({
      identityProvider: { ...(usualOptions.identityProvider as object), binding: 'Redirect' } as never,
    });
    const url = new URL((await browser.visit('/login/bundid')).headers.get('location')!);
    const [query, signature] = url.search.slice(1).split('&Signature=');
    expect([...url.searchParams.keys()]).toEqual(['SAMLRequest', 'RelayState', 'SigAlg', 'Signature']);
    expect(url.searchParams.get('SigAlg')).toBe(algorithms.pss);
    const { verify, constants } = await import('node:crypto');
    const { inflateRawSync } = await import('node:zlib');
    const key = { key: signing.certificate, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    const bytes = Buffer.from(decodeURIComponent(signature!), 'base64');
    expect(verify('sha256', Buffer.from(query!), key, bytes)).toBe(true);
    const xml = inflateRawSync(Buffer.from(url.searchParams.get('SAMLRequest')!, 'base64')).toString();
    expect([...descendants(parseXml(xml))].some(({ localName }) => localName === 'Signature')).toBe(false);
  });
});

describe('an answer', () => {
  it('begins a session with the identity', async () => {
    const { login, browser, events } = createSamlWorld();
    const done = await login('?level=hoch&return=/antrag');
    expect([done.status, done.headers.get('location')]).toEqual([303, `${usual.entityId}/antrag`]);
    const session = await browser.session();
    expect(session?.identity).toMatchObject({
      kind: 'person',
      key: 'bundid:bpk2-erika',
      protocol: 'saml',
      level: 'hoch',
      temporary: false,
    });
    expect(events.map(({ type }) => type)).toEqual(['login.started', 'login.succeeded']);
  });

  it('below the asked level begins none, although the provider was asked for it', async () => {
    const world = createSamlWorld();
    const done = await world.login('?level=hoch', { classRef: 'STORK-QAA-Level-3' });
    expect(await codeOf(done)).toBe('servicekonto.level.too-low');
    expect(await world.browser.session()).toBeUndefined();
  });

  it.each(['', 'STORK-QAA-Level-9', 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password'])(
    'with the level %j counts as the lowest',
    async (classRef) => {
      const world = createSamlWorld();
      expect(await codeOf(await world.login('?level=niedrig', { classRef }))).toBe(
        'servicekonto.level.too-low',
      );
    },
  );

  it('completes its login once', async () => {
    const world = createSamlWorld();
    const form = await world.answer(await world.start());
    expect((await world.post(form)).status).toBe(303);
    // The back button: the browser that completed it goes where the login led.
    expect((await world.post(form)).status).toBe(303);
    // Without a session cookie it is asked once more by address, where that would come along.
    const stranger = world.newBrowser();
    const asked = await world.post(form, stranger);
    expect(await codeOf(await stranger.visit(asked.headers.get('location')!))).toBe(
      'servicekonto.login.replayed',
    );
  });

  it('completes the login of this browser alone', async () => {
    const world = createSamlWorld();
    const stranger = world.newBrowser();
    const form = await world.answer(await world.start('', stranger));
    expect(await codeOf(await world.post(form))).toBe('servicekonto.login.state-mismatch');
    expect(await world.browser.session()).toBeUndefined();
    expect((await world.post(form, stranger)).status).toBe(303);
  });

  it('of one login does not complete another of the same browser', async () => {
    const world = createSamlWorld();
    const first = await world.start();
    const second = await world.start();
    const form = await world.answer(first, { relayState: second.relayState });
    expect(await codeOf(await world.post(form))).toBe('servicekonto.response.invalid');
  });

  it('completes each of two tabs', async () => {
    const world = createSamlWorld();
    const first = await world.start('?return=/a');
    const second = await world.start('?return=/b');
    const later = await world.post(await world.answer(second));
    const earlier = await world.post(await world.answer(first));
    expect([later, earlier].map(({ headers }) => new URL(headers.get('location')!).pathname)).toEqual([
      '/b',
      '/a',
    ]);
  });

  it('begins a session that ends with that of the provider', async () => {
    const world = createSamlWorld();
    const end = new Date(world.now() + 60_000).toISOString();
    const { requestId, relayState } = await world.start();
    const all = { ...usual, requestId };
    const assertion = assertionXml(all).replace(
      'SessionIndex=',
      `SessionNotOnOrAfter="${end}" SessionIndex=`,
    );
    const xml = responseXml(await encrypted(signed(assertion, usual.assertionId)), all);
    const SAMLResponse = Buffer.from(xml).toString('base64');
    expect((await world.post(new URLSearchParams({ SAMLResponse, RelayState: relayState }))).status).toBe(
      303,
    );
    expect(await world.browser.session()).toBeDefined();
    world.advance(61_000);
    expect(await world.browser.session()).toBeUndefined();
  });

  it('with an attribute twice is none', async () => {
    const attribute =
      '<saml:Attribute Name="x"><saml:AttributeValue>a</saml:AttributeValue></saml:Attribute>';
    const response = await createSamlWorld().login('', { attributes: attribute + attribute });
    expect(await codeOf(response)).toBe('servicekonto.response.invalid');
  });

  it('that nobody asked for is none', async () => {
    const world = createSamlWorld();
    const carried = { ...(await world.start()), requestId: '_unasked' };
    const form = await world.answer(carried);
    form.delete('RelayState');
    expect(await codeOf(await world.post(form))).toBe('servicekonto.login.state-mismatch');
    form.set('RelayState', 'https://evil.example/');
    expect(await codeOf(await world.post(form))).toBe('servicekonto.login.state-mismatch');
  });

  it('that comes too late is told so', async () => {
    const world = createSamlWorld();
    const carried = await world.start();
    world.advance(11 * 60_000);
    expect(await codeOf(await world.post(await world.answer(carried)))).toBe('servicekonto.login.expired');
  });

  it('that belongs to a login of the future is none: our clock was set back, and its age is not known', async () => {
    const world = createSamlWorld();
    const carried = await world.start();
    world.advance(-60_000);
    expect(await codeOf(await world.post(await world.answer(carried)))).toBe('servicekonto.login.expired');
  });

  it.each([
    ['no message', 'RelayState=x', 'servicekonto.login.state-mismatch'],
    ['garbage', 'SAMLResponse=%00%ff&RelayState=%ff', 'servicekonto.login.state-mismatch'],
    ['two states', 'RelayState=a&RelayState=b&SAMLResponse=PA==', 'servicekonto.request.form'],
  ])('that is %s gets a page', async (_what, body, code) => {
    const response = await createSamlWorld().post(body);
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe(code);
  });

  it('in the address instead of a form is none', async () => {
    const world = createSamlWorld();
    const form = await world.answer(await world.start());
    const response = await world.browser.visit(`/login/callback/bundid?${form}`);
    expect(await codeOf(response)).toBe('servicekonto.request.form');
  });
});

describe('what goes wrong', () => {
  it('is told to the log by ids and words, never by what the message says', async () => {
    const world = createSamlWorld();
    await world.login('', { issuer: 'https://geheim.example', person: 'bpk2-geheim' });
    await world.login('?level=hoch', { classRef: 'geheim-klasse' });
    const all = JSON.stringify([world.log, world.events]);
    expect(all).toContain('servicekonto.response.invalid');
    expect(all).toContain('issuer');
    expect(all).not.toMatch(/geheim|SAMLResponse|_request/);
  });

  it('an expired certificate of the provider is told as such', async () => {
    const world = createSamlWorld({
      identityProvider: {
        ...(usualOptions.identityProvider as object),
        certificates: [expiredCertificate],
      } as never,
    });
    const response = await world.login();
    expect(response.status).toBe(502);
    const html = await response.text();
    expect(html).toContain('servicekonto.provider.certificate');
    expect(html).toContain('Sicherheitszertifikat');
  });

  it('a key of ours that does not fit its certificate is noticed before the provider is', async () => {
    const keysOf = (signer: Signer) => ({
      keys: { ...usualOptions.keys, signing: [{ signer, certificate: opening.certificate }] },
    });
    expect(() => createSamlWorld(keysOf(signingKey.signer))).toThrow('is not that of the key beside it');
    // A key service that does not say its public key.
    const world = createSamlWorld(keysOf({ ...signingKey.signer, publicKey: undefined }));
    expect(await codeOf(await world.browser.visit('/login/bundid'))).toBe('servicekonto.client.key');
    expect(world.log.join('')).toContain('not that of its certificate');
  });

  it('a key of ours that is away is a fault of ours', async () => {
    const signer = { kid: 'hsm', algorithm: 'PS256' as const, sign: () => Promise.reject(new Error('away')) };
    const world = createSamlWorld({
      keys: { ...usualOptions.keys, signing: [{ signer, certificate: signing.certificate }] },
    });
    expect(await codeOf(await world.browser.visit('/login/bundid'))).toBe('servicekonto.client.key');
  });
});

describe('keys of the provider that change', () => {
  const metadata = 'https://idp.example/metadata';
  it('are looked for once when none fits, and found', async () => {
    let certificate = signing.certificate;
    let calls = 0;
    const world = createSamlWorld(
      { identityProvider: { entityId: usual.issuer, metadata } },
      {
        fetch: async () => {
          calls += 1;
          return new Response(metadataOf(certificate));
        },
      },
    );
    const carried = await world.start();
    certificate = provider.certificate;
    expect((await world.post(await world.answer(carried))).status).toBe(303);
    expect(calls).toBe(2);
    expect((await world.login('?fresh=1')).status).toBe(303);
    expect(calls).toBe(2);
  });
});

const metadataOf = (certificate: string): string =>
  `<md:EntityDescriptor xmlns:md="${ns.md}" entityID="${usual.issuer}"><md:IDPSSODescriptor protocolSupportEnumeration="${ns.samlp}"><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="${ns.ds}"><ds:X509Data><ds:X509Certificate>${certificate.replace(/-----[^-]+-----|\s/g, '')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;

describe('our metadata', () => {
  it('are at an address of the provider', async () => {
    const { browser } = createSamlWorld();
    const response = await browser.visit('/login/bundid/metadata');
    expect(response.headers.get('content-type')).toContain('application/samlmetadata+xml');
    const root = parseXml(await response.text());
    expect(attribute(root, 'entityID')).toBe(usual.entityId);
    const acs = [...descendants(root)].find(({ localName }) => localName === 'AssertionConsumerService')!;
    expect(attribute(acs, 'Location')).toBe(usual.acsUrl);
  });
});
