import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AlgorithmProfile, type Sandbox, startSandbox } from '../src/index.ts';
import { descendants } from '../src/saml/parse-xml.ts';
import { namespaces } from '../src/saml/vocabulary.ts';
import { element } from '../src/saml/write-xml.ts';
import { base64Of, type SamlKey } from '../src/seed/saml-key.ts';
import { musterstadtSamlKeys } from '../src/seed/service-providers.ts';
import { assertionOf, handed, isSignedBy, newBrowser, post, rootOf, type Wish } from './service-provider.ts';

let sandbox: Sandbox;
const bundid = () => sandbox.config().services.bundid;
const [signing, nextSigning] = musterstadtSamlKeys.signing;
const [encryption, nextEncryption] = musterstadtSamlKeys.encryption;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox?.close());

function metadata(
  entityId: string,
  keys: { signing: SamlKey[]; encryption: SamlKey[] },
  acs = `${entityId}/acs`,
) {
  const descriptor = (use: string) => (key: SamlKey) =>
    element(
      'md:KeyDescriptor',
      { use },
      element(
        'd:KeyInfo',
        { 'xmlns:d': namespaces.signature },
        element('d:X509Data', {}, element('d:X509Certificate', {}, `\n${base64Of(key.certificate)}\n`)),
      ),
    );
  const binding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
  return element(
    'md:EntityDescriptor',
    { 'xmlns:md': namespaces.metadata, entityID: entityId },
    element(
      'md:SPSSODescriptor',
      { protocolSupportEnumeration: namespaces.protocol },
      ...keys.signing.map(descriptor('signing')),
      ...keys.encryption.map(descriptor('encryption')),
      element('md:SingleLogoutService', { Binding: binding, Location: `${entityId}/slo` }),
      element('md:AssertionConsumerService', { Binding: binding, Location: `${acs}/zweite`, index: '1' }),
      element('md:AssertionConsumerService', {
        Binding: binding,
        Location: acs,
        index: '0',
        isDefault: 'true',
      }),
    ),
  );
}

const put = (body: string, query = '') =>
  fetch(`${sandbox.origin}/control/service-providers${query}`, { method: 'PUT', body });

/** Logs in and returns what the service receives; undefined when the request is refused. */
async function answer(
  wish: Wish,
  address = bundid().singleSignOn.post,
): Promise<{ xml: string; action: string } | undefined> {
  const browser = newBrowser();
  const { location, response } = await post(browser, address, wish);
  if (response.status !== 200) return undefined;
  let html = '';
  for (const form of [{ verfahren: 'eID' }, { person: 'erika' }, {}])
    html = await (await browser.submit(location, { aktion: 'weiter', ...form })).response.text();
  return handed(html);
}

describe('registration', () => {
  it('takes metadata over HTTP, with the default address first', async () => {
    const entityId = 'https://neu.example';
    expect(await answer({ entityId, acs: null })).toBeUndefined();
    const answered = await put(metadata(entityId, { signing: [signing], encryption: [encryption] }));
    expect(await answered.json()).toMatchObject({ entityId });
    expect((await answer({ entityId, acs: null }))?.action).toBe(`${entityId}/acs`);
    expect((await answer({ entityId, acs: `${entityId}/acs/zweite` }))?.action).toBe(
      `${entityId}/acs/zweite`,
    );
    const listed = bundid().serviceProviders.find((one) => one.entityId === entityId);
    expect(listed).toMatchObject({ singleLogoutServices: [`${entityId}/slo`], keys: null });
    expect(listed?.signingCertificates).toEqual([signing.certificate]);
  });

  it('keeps the options of a provider when only its metadata is new', async () => {
    const entityId = 'https://profil.example';
    const register = (body: object) => put(JSON.stringify(body));
    const xml = metadata(entityId, { signing: [signing], encryption: [encryption] });
    expect((await register({ metadata: xml, profile: { signature: 'rsa-sha256' } })).status).toBe(200);
    expect(
      (await put(metadata(entityId, { signing: [nextSigning], encryption: [nextEncryption] }))).status,
    ).toBe(200);
    const after = await answer({ entityId, acs: null, key: nextSigning });
    expect(after?.xml).toContain('xmldsig-more#rsa-sha256');
    expect(assertionOf(after?.xml ?? '', nextEncryption)).toContain('givenName');
    expect(await answer({ entityId, acs: null, key: signing })).toBeUndefined();
  });

  it.each([
    ['{}', 'entityId must be an absolute address'],
    ['<a/>', 'no SAML metadata'],
    ['<!DOCTYPE a><a/>', 'no SAML metadata'],
    ['nichts', 'neither metadata nor an object'],
    ['{"entityId":5}', 'neither metadata nor an object'],
    [
      '{"entityId":"https://x.example","anyLoopbackAddress":true}',
      'no certificate for signatures; no certificate to encrypt for',
    ],
    [
      '{"entityId":"https://x.example","anyLoopbackAddress":true,"signingCertificates":["x"],"profile":{"content":"none","toString":"x"}}',
      'a certificate cannot be read; profile.toString',
    ],
    [
      '{"entityId":"https://x.example","assertionConsumerServices":["javascript:alert(1)"],"signingCertificates":["x"],"encryptionCertificates":["y"],"loads":"never"}',
      'http',
    ],
  ])('refuses %s', async (body, detail) => {
    const answered = await put(body);
    expect(answered.status).toBe(400);
    expect(((await answered.json()) as { detail: string }).detail).toContain(detail);
  });

  it('is refused at the start and by the method in the same words', async () => {
    await expect(startSandbox({ serviceProviders: [{ metadata: '<x/>' }] })).rejects.toMatchObject({
      code: 'sandbox.config.invalid',
      message: expect.stringContaining('serviceProviders[0]: metadata is no SAML metadata'),
    });
    expect(() => sandbox.registerServiceProvider({})).toThrow(
      expect.objectContaining({ code: 'sandbox.service-provider.invalid' }),
    );
  });

  it('is refused when it would take the name from another one, which is named', async () => {
    const entityId = 'https://beide.example';
    const keys = { signing: [signing], encryption: [encryption] };
    const others = { signing: [nextSigning], encryption: [nextEncryption] };
    const acs = (id: string, host = entityId) => `${host}/login/callback/${id}`;
    const at = (address: string, which = keys) => metadata(entityId, which, address);
    expect((await put(at(acs('bundid')))).status).toBe(200);
    const second = await put(at(acs('firma')));
    expect(second.status).toBe(400);
    const { detail } = (await second.json()) as { detail: string };
    for (const part of [entityId, acs('bundid'), acs('firma'), 'one document with all of its addresses'])
      expect(detail).toContain(part);
    expect(() =>
      sandbox.registerServiceProvider({ metadata: at(acs('x', 'https://fremd.example'), others) }),
    ).toThrow(
      expect.objectContaining({
        code: 'sandbox.service-provider.invalid',
        message: expect.stringContaining('the name of another service'),
      }),
    );
    // Nothing of it has come through.
    expect((await answer({ entityId, acs: null }))?.action).toBe(acs('bundid'));
  });

  it('is new metadata when keys roll over or the host changes, and any address of this machine is one', async () => {
    const entityId = 'https://umzug.example';
    const keys = { signing: [signing], encryption: [encryption] };
    const others = { signing: [nextSigning], encryption: [nextEncryption] };
    const statusOf = async (body: string) => (await put(body)).status;
    expect(await statusOf(metadata(entityId, keys, `${entityId}/acs`))).toBe(200);
    expect(await statusOf(metadata(entityId, others, `${entityId}/acs`))).toBe(200);
    expect(await statusOf(metadata(entityId, others, 'https://neu.umzug.example/acs'))).toBe(200);
    expect((await answer({ entityId, acs: null, key: nextSigning }))?.action).toBe(
      'https://neu.umzug.example/acs',
    );
    const local = (path: string) =>
      statusOf(
        JSON.stringify({
          metadata: metadata('https://lokal.example', keys, `http://127.0.0.1:3000${path}`),
          anyLoopbackAddress: true,
        }),
      );
    expect([await local('/eins'), await local('/zwei')]).toEqual([200, 200]);
    const restarted = (port: number, which: typeof keys) =>
      statusOf(metadata('https://neustart.example', which, `http://127.0.0.1:${port}/login/callback/bundid`));
    expect([await restarted(3000, keys), await restarted(4000, others)]).toEqual([200, 200]);
  });

  it('is refused at the start when two have one name', async () => {
    const one = {
      metadata: metadata('https://doppelt.example', { signing: [signing], encryption: [encryption] }),
    };
    await expect(startSandbox({ serviceProviders: [one, one] })).rejects.toMatchObject({
      code: 'sandbox.config.invalid',
      message: expect.stringContaining(
        'serviceProviders[1]: has the entityId of serviceProviders[0] (https://doppelt.example)',
      ),
    });
  });

  it('is forgotten by a reset, the seeded provider is not', async () => {
    await using other = await startSandbox();
    other.registerServiceProvider({
      metadata: metadata('https://kurz.example', { signing: [signing], encryption: [encryption] }),
    });
    await other.reset();
    const known = other.config().services.bundid.serviceProviders.map(({ entityId }) => entityId);
    expect(known).toEqual(['https://musterstadt.example']);
  });
});

describe('algorithms', () => {
  const forms: Partial<AlgorithmProfile>[] = [
    { signature: 'rsa-sha256', content: 'aes128-gcm', keyTransport: 'rsa-oaep-mgf1p', digest: 'sha1' },
    { content: 'aes128-cbc', keyTransport: 'rsa-oaep-mgf1p', digest: 'sha256', keyPlace: 'sibling' },
    { digest: 'sha512', mgf: 'sha512' },
    { sign: 'assertion' },
    { sign: 'response' },
    { sign: 'none' },
  ];
  it.each(forms)('of a provider are used for it: %j', async (profile) => {
    const entityId = `https://p${forms.indexOf(profile)}.example`;
    sandbox.registerServiceProvider({
      metadata: metadata(entityId, { signing: [signing], encryption: [encryption] }),
      profile,
    });
    const xml = (await answer({ entityId, acs: null }))?.xml ?? '';
    const certificate = bundid().certificates[0] ?? '';
    const sign = profile.sign ?? 'both';
    expect(isSignedBy(xml, certificate)).toBe(sign === 'both' || sign === 'response');
    const assertion = assertionOf(xml);
    expect(isSignedBy(assertion, certificate)).toBe(sign === 'both' || sign === 'assertion');
    expect(xml).toContain(profile.content ?? 'aes256-gcm');
    expect(xml.includes('RetrievalMethod')).toBe(profile.keyPlace === 'sibling');
  });
});

describe('new metadata of a provider', () => {
  it('takes effect on the Tuesday after the next cut-off, when it is loaded weekly', async () => {
    const entityId = 'https://langsam.example';
    const weekly = (keys: { signing: SamlKey[]; encryption: SamlKey[] }) =>
      put(metadata(entityId, keys), '?loads=weekly');
    await put(metadata(entityId, { signing: [signing], encryption: [encryption] }));
    const answered = await weekly({ signing: [nextSigning], encryption: [nextEncryption] });
    const { takesEffectAt } = (await answered.json()) as { takesEffectAt: string };
    expect(new Date(takesEffectAt).getUTCDay()).toBe(2);
    expect(await answer({ entityId, acs: null, key: signing })).toBeDefined();
    expect(await answer({ entityId, acs: null, key: nextSigning })).toBeUndefined();
    const { now } = (await (await fetch(`${sandbox.origin}/control/clock`)).json()) as { now: string };
    await sandbox.advance(Date.parse(takesEffectAt) - Date.parse(now) - 60_000);
    expect(await answer({ entityId, acs: null, key: nextSigning })).toBeUndefined();
    await sandbox.advance(120_000);
    expect(await answer({ entityId, acs: null, key: signing })).toBeUndefined();
    const xml = (await answer({ entityId, acs: null, key: nextSigning }))?.xml ?? '';
    expect(assertionOf(xml, nextEncryption)).toContain('givenName');
    // Messages carry the real time all the while, otherwise no browser could log in.
    expect(Math.abs(Date.parse(rootOf(xml).getAttribute('IssueInstant') ?? '') - Date.now())).toBeLessThan(
      10_000,
    );
  });
});

describe('the key of an identity provider', () => {
  const published = async () => {
    const xml = await (await fetch(bundid().metadata)).text();
    return descendants(rootOf(xml), namespaces.signature, 'X509Certificate').map((node) => node.textContent);
  };

  it('changes with an overlap: shown at once, used later, and back again', async () => {
    const [first = ''] = bundid().certificates;
    expect(await published()).toEqual([base64Of(first)]);
    const roll = sandbox.rollIdentityProviderKey('bundid', { overlapSeconds: 3600 });
    expect(await published()).toEqual([first, roll.certificate].map(base64Of));
    const signer = async () => {
      const xml = (await answer({}))?.xml ?? '';
      return [first, roll.certificate].findIndex((certificate) => isSignedBy(xml, certificate));
    };
    expect(await signer()).toBe(0);
    await sandbox.advance(3_600_000);
    expect(await signer()).toBe(1);
    expect(bundid().certificates).toEqual([roll.certificate, first]);
    const back = await fetch(`${sandbox.origin}/control/identity-provider-keys`, {
      method: 'POST',
      body: '{"service":"bundid"}',
    });
    expect(((await back.json()) as { certificate: string }).certificate).toBe(first);
    expect(await signer()).toBe(0);
  });

  it('of Mein Unternehmenskonto is only in the configuration', () => {
    const uk = () => sandbox.config().services.unternehmenskonto.certificates;
    const [before] = uk();
    const { certificate } = sandbox.rollIdentityProviderKey('unternehmenskonto');
    expect(uk()).toEqual([certificate, before]);
  });

  it.each([
    '{}',
    '{"service":"oidc"}',
    '{"service":"bundid","overlapSeconds":-1}',
    '{"service":"bundid","overlapSeconds":"x"}',
  ])('is not changed by %s', async (body) => {
    const answered = await fetch(`${sandbox.origin}/control/identity-provider-keys`, {
      method: 'POST',
      body,
    });
    expect(answered.status).toBe(400);
  });
});

it('the clock of the identity providers goes wrong with skew', async () => {
  sandbox.skew(-600_000);
  const slow = await answer({});
  sandbox.skew(0);
  const instant = Date.parse(rootOf(slow?.xml ?? '').getAttribute('IssueInstant') ?? '');
  expect(Math.abs(instant + 600_000 - Date.now())).toBeLessThan(10_000);
});

it('lists persons with their proofs and organisations', () => {
  const { persons, organisations } = sandbox.config();
  expect(persons.length).toBeGreaterThanOrEqual(12);
  expect(organisations.length).toBeGreaterThanOrEqual(4);
  const proofs = persons.flatMap((person) => person.proofs);
  expect(new Set(proofs.map(({ method }) => method))).toEqual(
    new Set(['eID', 'Smart-eID', 'eIDAS', 'Elster', 'Benutzername', 'FINK', 'Diia']),
  );
  expect(new Set(proofs.map(({ level }) => level))).toEqual(new Set([1, 2, 3, 4]));
  expect(persons.filter(({ mailboxHandle }) => mailboxHandle === null).map(({ id }) => id)).toEqual(['gast']);
});
