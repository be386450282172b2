import { describe, expect, it } from 'vitest';
import { rsaKeys } from '../../test/saml/certificates.ts';
import {
  certificateFor,
  serviceProvider,
  signedRequest,
  unsignedRequest,
} from '../../test/saml/service-provider.ts';
import { lintServiceProvider, serviceProviderMetadata } from './index.ts';

const now = Date.UTC(2026, 10, 30, 12);
const late = now + 900 * 86_400_000;
const { entityId, acsUrl, signing, encryption } = serviceProvider;
const metadata = serviceProviderMetadata({
  entityId,
  acsUrl,
  keys: { signing: [certificateFor(signing, late)], encryption: [certificateFor(encryption, late)] },
  wantAssertionsSigned: true,
});
const plain = await unsignedRequest();
const signed = await signedRequest(plain);

const lint = (request: string) => lintServiceProvider({ metadata, request, now });
const rulesOf = (request: string) =>
  lint(request).findings.map(({ rule, severity }) => `${rule.replace('servicekonto.sp.', '')} ${severity}`);
/** The request with a change, signed afterwards. */
const changed = async (from: string | RegExp, to: string) => {
  const request = plain.replace(from, to);
  expect(request).not.toBe(plain);
  return signedRequest(request);
};

describe('a request', () => {
  it('is taken as the form of the browser has it, too', () => {
    expect(rulesOf(Buffer.from(signed).toString('base64'))).toEqual([]);
    expect(rulesOf(`<?xml version="1.0"?>\n<!-- Abzug vom 30.11. -->${signed}\n`)).toEqual([]);
  });

  it.each([
    ['no XML', 'x', ['request-unreadable error']],
    ['base64 of something else', 'AAAA', ['request-unreadable error']],
    ['a response', '<Response/>', ['request-unreadable error']],
    [
      'a request of SAML 1.1',
      plain.replace('SAML:2.0:protocol', 'SAML:1.0:protocol'),
      ['request-unreadable error'],
    ],
    ['no signature', plain, ['request-unsigned error']],
    [
      'a change behind the signature',
      signed.replace('Hundesteuer', 'Katzensteuer'),
      ['request-signature error'],
    ],
    ['the signature of somebody else', signedRequest(plain, rsaKeys()), ['request-signature error']],
    [
      'SHA-1',
      signed.replace('2007/05/xmldsig-more#sha256-rsa-MGF1', '2000/09/xmldsig#rsa-sha1'),
      ['request-signature error'],
    ],
    ['an id that begins with a digit', changed(/ID="_/, 'ID="1'), ['request-id error']],
    ['another sender', changed(`>${entityId}<`, `>${entityId}/<`), ['request-issuer error']],
    ['another address', changed(acsUrl, `${acsUrl}/x`), ['request-acs error']],
    [
      'the level before the extension',
      changed(
        /(<saml2p:Extensions>[\s\S]*<\/saml2p:Extensions>)(<saml2p:RequestedAuthnContext[\s\S]*<\/saml2p:RequestedAuthnContext>)/,
        '$2$1',
      ),
      ['request-order warning'],
    ],
    ['an exact level', changed('"minimum"', '"exact"'), ['comparison error']],
    ['no comparison, which means exact', changed(' Comparison="minimum"', ''), ['comparison error']],
  ])('with %s', async (_what, request, expected) => {
    expect(rulesOf(await request)).toEqual(expected);
  });

  it('says which fault its signature has', () => {
    const sha1 = signed.replace('2007/05/xmldsig-more#sha256-rsa-MGF1', '2000/09/xmldsig#rsa-sha1');
    expect(lint(sha1).findings[0]?.values).toEqual({ fault: { term: 'algorithm' } });
  });

  it('whose signature nobody can verify is not judged', () => {
    const without = metadata.replace(/<md:KeyDescriptor use="signing">[\s\S]*?<\/md:KeyDescriptor>/, '');
    const { findings, unchecked } = lintServiceProvider({ metadata: without, request: signed, now });
    expect(findings).toMatchObject([{ rule: 'servicekonto.sp.certificate-missing' }]);
    expect(unchecked).toMatchObject([{ what: 'servicekonto.unchecked.signature' }]);
  });
});

describe('its extension', () => {
  const sent = async (...given: Parameters<typeof unsignedRequest>) =>
    signedRequest(await unsignedRequest(...given));
  const oid = (name: string) => `Name="urn:oid:${name}"`;
  const surname = oid('2.5.4.4');

  it.each([
    ['missing', changed(/<saml2p:Extensions>[\s\S]*<\/saml2p:Extensions>/, ''), ['extension-missing error']],
    ['of another namespace', changed('request/2018/09"', 'request/2017/09"'), ['extension-missing error']],
    ['of version 1', changed('Version="2" Enable', 'Version="1" Enable'), ['extension-version error']],
    [
      'without name of the service',
      changed(/<classic-ui:OrganizationDisplayName>[\s\S]*<\/classic-ui:OrganizationDisplayName>/, ''),
      ['display-name-missing error'],
    ],
    ['with a blank name', sent({ displayName: ' ' }), ['display-name-missing error']],
    ['with a name of 50 characters', sent({ displayName: 'Ł'.repeat(50) }), []],
    ['with a name of 51 characters', sent({ displayName: 'Ł'.repeat(51) }), ['display-name-long warning']],
    ['without id of the service', sent({ onlineServiceId: '' }), ['online-service-id-missing error']],
    ['with an unusual id', sent({ onlineServiceId: 'hundesteuer' }), ['online-service-id-form warning']],
    ['with an id of BayernID', sent({ onlineServiceId: '89479871264-DE' }), []],
    ['without attributes', sent({ attributes: [] }), ['attributes-missing error']],
    ['with an attribute without name', changed(surname, ''), ['attribute-name-missing error']],
    ['with a blank name of an attribute', changed(surname, 'Name=" "'), ['attribute-name-missing error']],
    [
      'with a blank in a name',
      changed(surname, 'Name="urn:oid: 0.9.2342.19200300.100.1.40"'),
      ['attribute-name-blank error'],
    ],
    ['with a friendly name', changed(surname, 'Name="surname"'), ['attribute-unknown warning']],
    ['with an unknown attribute', changed(surname, oid('1.2.3')), ['attribute-unknown warning']],
    ['with a required name', sent({ required: ['givenName'] }), ['attribute-required warning']],
    ['with a required date of birth', sent({ required: ['birthdate'] }), []],
    ['with bPK', sent({ attributes: ['bPK'] }), ['attribute-retired info']],
    ['with a required bPK', sent({ required: ['bPK'] }), ['attribute-retired warning']],
    ['with bPK2', sent({ attributes: ['bPK2'] }), ['guest-hidden info']],
    ['with a mailbox', sent({ attributes: ['legacyPostkorbHandle'] }), ['guest-hidden info']],
    ['without methods, which means all', sent({ methods: undefined }), []],
    ['with an empty list of methods', sent({ methods: [] }), ['methods-empty error']],
    ['with methods that are all switched off', changed(/>true</g, '> false <'), ['methods-empty error']],
    ['with an unknown method', changed(/akdb:eID/g, 'akdb:eid'), ['method-unknown warning']],
    ['with an unknown language', changed('>de<', '>fr<'), ['language-unknown warning']],
    ['with white space around words, as in official examples', changed('>de<', '>\n  <![CDATA[de]]>\n<'), []],
    [
      'with a way back by http',
      changed('>https://www.musterstadt.example/start<', '>http://www.musterstadt.example/<'),
      ['back-url-https error'],
    ],
    [
      'with a script as way back',
      changed('>https://www.musterstadt.example/start<', '>javascript:alert(1)<'),
      ['back-url-https error'],
    ],
    [
      'in another order',
      changed(
        /(<akdb:AuthnMethods>[\s\S]*<\/akdb:AuthnMethods>)(<akdb:RequestedAttributes>[\s\S]*<\/akdb:RequestedAttributes>)/,
        '$2$1',
      ),
      ['request-order warning'],
    ],
  ])('%s', async (_what, request, expected) => {
    expect(rulesOf(await request)).toEqual(expected);
  });

  it('is no business of other accounts', async () => {
    const request = await changed(/<saml2p:Extensions>[\s\S]*<\/saml2p:Extensions>/, '');
    const { findings } = lintServiceProvider({ metadata, request, now, provider: 'other' });
    expect(findings).toEqual([]);
  });

  it('names an attribute for people', async () => {
    const [finding] = lint(await sent({ attributes: ['legacyPostkorbHandle'] })).findings;
    expect(finding).toMatchObject({
      place: {
        path: '/AuthnRequest/Extensions/AuthenticationRequest/RequestedAttributes/RequestedAttribute',
      },
      values: { attribute: { term: 'legacyPostkorbHandle' } },
    });
  });
});
