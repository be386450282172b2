import { createMemoryStateStore, isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { codeOf, cookieKey } from '../../test/mock-browser.ts';
import { rsaKeys, testCertificate } from '../../test/saml/certificates.ts';
import { opening } from '../../test/saml/keys.ts';
import { assertionXml, encrypted, responseXml, signed, usual } from '../../test/saml/maker.ts';
import { decrypterOf } from '../../test/saml/reading.ts';
import { createSamlWorld, signingKey, usualOptions } from '../../test/saml/world.ts';
import { createServicekonto } from '../index.ts';
import { type GeneralSamlOptions, saml, schleswigHolstein } from './index.ts';

const options: GeneralSamlOptions = {
  entityId: usual.entityId,
  identityProvider: usualOptions.identityProvider as GeneralSamlOptions['identityProvider'],
  keys: {
    signing: [signingKey],
    encryption: [{ decrypter: decrypterOf(opening), certificate: opening.certificate }],
  },
  attributes: { subject: 'urn:subject', familyName: 'urn:name' },
};
const attributeXml = (name: string, ...values: string[]) =>
  `<saml:Attribute Name="${name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`;
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';

/** Logs in at a provider of these options, whose assertion has been changed. */
async function login(
  more: Partial<GeneralSamlOptions>,
  attributes: string,
  change: (assertion: string) => string = (xml) => xml,
  isPlain = false,
) {
  const world = createSamlWorld({}, { providers: { bundid: saml({ ...options, ...more }) } });
  const { requestId, relayState } = await world.start();
  const assertion = signed(change(assertionXml({ ...usual, requestId, attributes })), usual.assertionId);
  const xml = responseXml(isPlain ? assertion : await encrypted(assertion), { ...usual, requestId });
  const form = new URLSearchParams({
    SAMLResponse: Buffer.from(xml).toString('base64'),
    RelayState: relayState,
  });
  const response = await world.post(form);
  const code = response.status === 303 ? undefined : (await response.text()).match(/<code>([^<]+)</)?.[1];
  return { code, identity: (await world.browser.session())?.identity };
}

describe('saml()', () => {
  it('reads the attributes that are named, and keeps all others', async () => {
    const { identity } = await login(
      {},
      attributeXml('urn:subject', 'abc') +
        attributeXml('urn:name', 'Łódź-Şahin') +
        attributeXml('mail', 'x@example.org') +
        attributeXml('surname', 'Falsch'),
    );
    expect(identity).toMatchObject({ key: 'bundid:abc', familyName: 'Łódź-Şahin' });
    expect(identity).not.toHaveProperty('mail');
    expect(identity?.further).toEqual({ mail: { value: 'x@example.org' }, surname: { value: 'Falsch' } });
  });

  it('reads nothing into a member whose attribute is undefined', async () => {
    const attributes = { ...options.attributes, mail: undefined };
    const { identity } = await login(
      { attributes },
      attributeXml('urn:subject', 'abc') + attributeXml('mail', 'x@example.org'),
    );
    expect(identity).toMatchObject({ key: 'bundid:abc', further: { mail: { value: 'x@example.org' } } });
    expect(identity).not.toHaveProperty('mail');
  });

  it('takes a persistent name for the subject only where it says so and the format is that', async () => {
    const named = (xml: string) => xml.replace('nameid-format:transient', 'nameid-format:persistent');
    expect(
      (await login({ subject: 'persistent-name' }, '<saml:Attribute Name="x"/>', named)).identity?.key,
    ).toBe(`bundid:${usual.nameId}`);
    expect(
      (await login({ subject: 'persistent-name' }, '<saml:Attribute Name="x"/>')).identity?.temporary,
    ).toBe(true);
    expect((await login({}, '<saml:Attribute Name="x"/>', named)).identity?.temporary).toBe(true);
  });

  it('asks for the persistent name', async () => {
    const world = createSamlWorld(
      {},
      { providers: { bundid: saml({ ...options, subject: 'persistent-name' }) } },
    );
    expect((await world.start()).xml).toContain(`Format="${persistent}"`);
  });

  it('announces its address for logouts, wherever that of the provider comes from', async () => {
    const { browser } = createSamlWorld({}, { providers: { bundid: saml(options) } });
    const metadata = await (await browser.visit('/login/bundid/metadata')).text();
    expect(metadata).toMatch(/<md:SingleLogoutService [^>]*Location="[^"]*\/login\/bundid\/logout"/);
    const account = createSamlWorld();
    expect(await (await account.browser.visit('/login/bundid/metadata')).text()).not.toContain(
      'SingleLogout',
    );
  });

  it('lets a persistent name be made, and says nothing of that for a transient one', async () => {
    const policy = async (nameIdFormat: string) => {
      const world = createSamlWorld({}, { providers: { bundid: saml({ ...options, nameIdFormat }) } });
      return /<saml2p:NameIDPolicy ([^>]*)>/.exec((await world.start()).xml)?.[1];
    };
    const transient = persistent.replace('persistent', 'transient');
    expect(await policy(persistent)).toBe(`Format="${persistent}" AllowCreate="true"`);
    expect(await policy(transient)).toBe(`Format="${transient}"`);
  });

  it('takes plain text only where it says so', async () => {
    expect((await login({}, attributeXml('urn:subject', 'a'), undefined, true)).code).toBe(
      'servicekonto.response.invalid',
    );
    expect(
      (await login({ encrypted: 'optional' }, attributeXml('urn:subject', 'a'), undefined, true)).identity
        ?.key,
    ).toBe('bundid:a');
  });

  it('takes no assertion that only its message vouches for', async () => {
    const world = createSamlWorld({}, { providers: { bundid: saml(options) } });
    const { requestId, relayState } = await world.start();
    const facts = { ...usual, requestId, attributes: attributeXml('urn:subject', 'a') };
    const xml = signed(responseXml(await encrypted(assertionXml(facts)), facts), usual.responseId);
    const SAMLResponse = Buffer.from(xml).toString('base64');
    const response = await world.post(new URLSearchParams({ SAMLResponse, RelayState: relayState }));
    expect(await codeOf(response)).toBe('servicekonto.response.invalid');
  });

  it('knows persons and organisations by the words that are listed, and by no other', async () => {
    const identity = { attribute: 'kind', person: ['P'], organisation: ['O'] };
    const kind = async (word: string) => {
      const result = await login({ identity }, attributeXml('urn:subject', 'a') + attributeXml('kind', word));
      return result.code ?? result.identity?.kind;
    };
    expect([await kind('P'), await kind('O'), await kind('p')]).toEqual([
      'person',
      'organisation',
      'servicekonto.identity.unknown',
    ]);
  });

  it('asks with the words of the provider, or not at all', async () => {
    const started = async (levels: GeneralSamlOptions['levels']) =>
      (
        await createSamlWorld({}, { providers: { bundid: saml({ ...options, levels }) } }).start(
          '?level=hoch',
        )
      ).xml;
    expect(await started({ values: { hoch: 'urn:high' } })).toContain('>urn:high<');
    expect(await started({ ask: false })).not.toContain('RequestedAuthnContext');
  });
});

describe('a name that occurs several times', () => {
  const roles = attributeXml('Role', 'a') + attributeXml('Role', 'b');
  it('says nothing, where nobody reads it', async () => {
    const { identity } = await login({}, attributeXml('urn:subject', 'abc') + roles);
    expect([identity?.key, identity?.further]).toEqual(['bundid:abc', undefined]);
  });
  it('ends the login, where somebody reads it', async () => {
    const twice = attributeXml('urn:subject', 'a') + attributeXml('urn:subject', 'b');
    expect((await login({}, twice)).code).toBe('servicekonto.response.invalid');
    const identity = { attribute: 'Role', person: ['a'], organisation: ['b'] };
    expect((await login({ identity }, attributeXml('urn:subject', 'a') + roles)).code).toBe(
      'servicekonto.response.invalid',
    );
  });
});

describe('the options of saml()', () => {
  const faults = (given: object): string => {
    try {
      createServicekonto({
        tenant: 'musterstadt',
        baseUrl: usual.entityId,
        store: createMemoryStateStore(),
        cookieKeys: [cookieKey],
        providers: { konto: saml(given as GeneralSamlOptions) },
      });
    } catch (error) {
      if (isRathausError(error)) return error.message;
      throw error;
    }
    return '';
  };

  it('are right as they are', () => {
    expect(faults(options)).toBe('');
  });

  it.each<[string, object]>([
    ['providers.konto.entityId', { entityId: '' }],
    ['providers.konto.identityProvider', { identityProvider: { entityId: 'urn:x' } }],
    [
      'providers.konto.identityProvider.ssoUrl',
      { identityProvider: { ...options.identityProvider, ssoUrl: 'http://idp.example' } },
    ],
    [
      'providers.konto.identityProvider.certificates[0]',
      { identityProvider: { ...options.identityProvider, certificates: ['x'] } },
    ],
    [
      'providers.konto.identityProvider.metdata',
      { identityProvider: { ...options.identityProvider, metdata: '' } },
    ],
    ['providers.konto.keys.signing', { keys: { ...options.keys, signing: [] } }],
    [
      'providers.konto.keys.signing[0].signer',
      { keys: { ...options.keys, signing: [{ certificate: opening.certificate }] } },
    ],
    [
      'providers.konto.keys.encryption[0].certificate',
      { keys: { ...options.keys, encryption: [{ decrypter: decrypterOf(opening) }] } },
    ],
    [
      'providers.konto.identityProvider.sloUrl',
      { identityProvider: { ...options.identityProvider, sloUrl: 'http://idp.example/slo' } },
    ],
    [
      'providers.konto.identityProvider.metadata',
      { identityProvider: { entityId: 'urn:x', metadata: 'http://idp.example/metadata' } },
    ],
    [
      'providers.konto.identityProvider.binding',
      { identityProvider: { ...options.identityProvider, binding: 'Artifact' } },
    ],
    [
      'providers.konto.keys.encryption[0].decrypter',
      { keys: { ...options.keys, encryption: [{ certificate: opening.certificate }] } },
    ],
    [
      'providers.konto.keys.encryption',
      { keys: { ...options.keys, encryption: Array(5).fill(options.keys.encryption[0]) } },
    ],
    [
      'providers.konto.keys.signing[0].certificate',
      { keys: { ...options.keys, signing: [{ ...signingKey, certificate: 'x' }] } },
    ],
    ['providers.konto.forceAuthn', { forceAuthn: 'no' }],
    ['providers.konto.attributes.nachname', { attributes: { nachname: 'x' } }],
    ['providers.konto.attribute', { attribute: {} }],
    ['providers.konto.subject', { subject: 'name' }],
    ['providers.konto.encrypted', { encrypted: 'no' }],
    ['providers.konto.levels.values.hoch', { levels: { values: { hoch: 'two words' } } }],
    ['providers.konto.identity.person', { identity: { attribute: 'x', organisation: [] } }],
  ])('%s is judged', (place, change) => {
    expect(faults({ ...options, ...change })).toContain(place);
  });

  it('name an algorithm for which SAML has a name', () => {
    const signer = { ...signingKey.signer, algorithm: 'ES256' };
    const keys = { ...options.keys, signing: [{ ...signingKey, signer }] };
    expect(faults({ ...options, keys })).toContain('providers.konto.keys.signing[0].signer');
  });

  it('name keys of the sandbox, which everybody has', () => {
    const certificate = testCertificate({
      cn: 'emulator-musterstadt',
      keys: rsaKeys(),
      notAfter: Date.UTC(2049, 0),
    });
    const keys = { ...options.keys, signing: [{ ...signingKey, certificate }] };
    expect(faults({ ...options, keys })).toContain(
      'providers.konto.keys.signing[0].certificate is one of the sandbox',
    );
  });

  it('never repeat a key', () => {
    const keys = { ...options.keys, signing: [{ ...signingKey, certificate: 'GEHEIM-PRIVATE' }] };
    expect(faults({ ...options, keys })).not.toContain('GEHEIM');
    expect(faults({ ...options, keys })).toContain('signing[0].certificate cannot be used (unreadable)');
  });

  it.each(['production', 'staging'] as const)(
    'of Schleswig-Holstein, %s, only lack what is ours',
    (stage) => {
      const { entityId, keys } = options;
      expect(faults({ ...schleswigHolstein[stage], entityId, keys })).toBe('');
    },
  );

  it('of Schleswig-Holstein lead to the host of the stage, and name attributes as they are delivered', () => {
    const { production, staging } = schleswigHolstein;
    const hosts = ({ identityProvider }: typeof production) =>
      [identityProvider.ssoUrl, identityProvider.sloUrl, identityProvider.metadata].map(
        (address) => URL.parse(address ?? '')?.hostname,
      );
    expect(new Set(hosts(production))).toEqual(new Set(['idp.serviceportal.schleswig-holstein.de']));
    expect(new Set(hosts(staging))).toEqual(new Set(['idp.serviceportal-stage.schleswig-holstein.de']));
    expect(production.attributes).toMatchObject({ givenNames: 'GivenNames', familyName: 'FamilyNames' });
  });
});
