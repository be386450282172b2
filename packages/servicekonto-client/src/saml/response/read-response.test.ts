import { describe, expect, it } from 'vitest';
import { openingNext, providerNext, stranger } from '../../../test/saml/keys.ts';
import {
  algorithms,
  assertionXml,
  encrypted,
  responseXml,
  signed,
  usual,
  usualResponse,
} from '../../../test/saml/maker.ts';
import { companyPolicy, outcome, read, refusedAs } from '../../../test/saml/reading.ts';
import { ns } from '../xml/namespaces.ts';
import { attribute, onlyChild, textOf } from '../xml/tree.ts';

const accepted = `accepted ${usual.nameId}`;
const minutes = 60_000;
/** The usual response with something else in its assertion, validly signed and encrypted. */
const withAssertion = async (change: (xml: string) => string): Promise<string> =>
  responseXml(await encrypted(signed(change(assertionXml()), usual.assertionId)));
const replaced = (from: string | RegExp, to: string) => (xml: string) => {
  const changed = xml.replace(from, to);
  if (changed === xml) throw new Error(`nothing to replace: ${String(from)}`);
  return changed;
};

describe('a response', () => {
  it('as BundID sends it says who it is', async () => {
    const assertion = await read(await usualResponse());
    expect(assertion).toMatchObject({
      nameId: { value: usual.nameId, format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' },
      sessionIndex: '_session-1',
      classRef: 'STORK-QAA-Level-4',
    });
    const surname = assertion.attributes.get('urn:oid:2.5.4.4')!;
    expect(attribute(surname, 'FriendlyName')).toBe('surname');
    expect(textOf(onlyChild(surname, ns.saml, 'AttributeValue')!)).toBe('ŁÓDŹ-ŞAHİN');
  });

  it.each([
    ['PSS', algorithms.pss],
    ['RSASSA-PKCS1', algorithms.rsa],
  ])('is believed by %s', async (_name, signature) => {
    const assertion = signed(assertionXml(), usual.assertionId, { signature });
    const xml = signed(responseXml(await encrypted(assertion)), usual.responseId, { signature });
    expect(await outcome(xml)).toBe(accepted);
  });

  it('is believed with prefixes that canonicalisation keeps for a list', async () => {
    const xml = assertionXml().replace(
      '<saml:Assertion ',
      '<saml:Assertion xmlns:xsd="http://www.w3.org/2001/XMLSchema" ',
    );
    const assertion = signed(xml, usual.assertionId, { inclusive: ['xsd'] });
    expect(await outcome(responseXml(await encrypted(assertion)))).toBe(accepted);
  });

  it('need not be signed around a signed assertion', async () => {
    expect(await outcome(withAssertion((xml) => xml))).toBe(accepted);
  });

  it('is opened and believed with the next keys, while both are known', async () => {
    const assertion = signed(assertionXml(), usual.assertionId, { key: providerNext });
    const xml = responseXml(await encrypted(assertion, { key: openingNext }));
    const facts = { providerKeys: [stranger, providerNext], openingKeys: [stranger, openingNext] };
    expect(await outcome(xml, facts)).toBe(accepted);
    expect(await outcome(xml)).toBe(refusedAs('encryption'));
  });
});

describe('of an assertion that is signed, everything has to fit', () => {
  const at = (time: number) => new Date(time).toISOString();
  it.each<[string, (xml: string) => string, string]>([
    [
      'the issuer',
      replaced(`<saml:Issuer>${usual.issuer}`, '<saml:Issuer>https://other.example/idp'),
      refusedAs('issuer'),
    ],
    ['an issuer', replaced(/<saml:Issuer>.*?<\/saml:Issuer>/, ''), 'servicekonto.response.invalid issuer'],
    [
      'the form of the issuer',
      replaced('<saml:Issuer>', '<saml:Issuer Format="urn:x">'),
      refusedAs('issuer'),
    ],
    [
      'the audience',
      replaced(`<saml:Audience>${usual.entityId}`, '<saml:Audience>https://other.example'),
      refusedAs('audience'),
    ],
    [
      'one audience',
      replaced('</saml:Audience>', '</saml:Audience><saml:Audience>https://other.example</saml:Audience>'),
      refusedAs('audience'),
    ],
    [
      'an audience',
      replaced(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, ''),
      refusedAs('audience'),
    ],
    ['conditions', replaced(/<saml:Conditions .*<\/saml:Conditions>/, ''), refusedAs('structure')],
    [
      'conditions of which each is known',
      replaced('</saml:Conditions>', '<saml:Condition/></saml:Conditions>'),
      refusedAs('conditions'),
    ],
    [
      'conditions of SAML',
      replaced('</saml:Conditions>', '<x:AudienceRestriction xmlns:x="urn:x"/></saml:Conditions>'),
      refusedAs('conditions'),
    ],
    [
      'the recipient',
      replaced(/Recipient="[^"]*"/, 'Recipient="https://other.example/acs"'),
      refusedAs('recipient'),
    ],
    ['a recipient', replaced(/ Recipient="[^"]*"/, ''), refusedAs('recipient')],
    [
      'the request',
      replaced(/InResponseTo="[^"]*"/, 'InResponseTo="_request-2"'),
      refusedAs('in-response-to'),
    ],
    ['a request', replaced(/ InResponseTo="[^"]*"/, ''), refusedAs('in-response-to')],
    ['the method of confirmation', replaced('cm:bearer', 'cm:sender-vouches'), refusedAs('subject')],
    [
      'a confirmation without a begin',
      replaced('<saml:SubjectConfirmationData', `<saml:SubjectConfirmationData NotBefore="${at(usual.now)}"`),
      refusedAs('subject'),
    ],
    [
      'an end of the confirmation',
      replaced(/(<saml:SubjectConfirmationData [^>]*) NotOnOrAfter="[^"]*"/, '$1'),
      refusedAs('subject'),
    ],
    ['one name', replaced(/(<saml:NameID.*<\/saml:NameID>)/, '$1$1'), refusedAs('structure')],
    ['a name', replaced(/<saml:NameID.*<\/saml:NameID>/, ''), refusedAs('structure')],
    ['a name that is not empty', replaced(`>${usual.nameId}<`, '><'), refusedAs('subject')],
    [
      'a statement of the login',
      replaced(/<saml:AuthnStatement.*<\/saml:AuthnStatement>/, ''),
      refusedAs('structure'),
    ],
    [
      'one statement of the login',
      replaced(/(<saml:AuthnStatement.*<\/saml:AuthnStatement>)/, '$1$1'),
      refusedAs('structure'),
    ],
    [
      'one class',
      replaced(/(<saml:AuthnContextClassRef>.*<\/saml:AuthnContextClassRef>)/, '$1$1'),
      refusedAs('structure'),
    ],
    ['a time of the login', replaced(/ AuthnInstant="[^"]*"/, ''), refusedAs('structure')],
    [
      'a time of the login that is none',
      replaced(/AuthnInstant="[^"]*"/, 'AuthnInstant="gestern"'),
      refusedAs('structure'),
    ],
    [
      'a time of the login with a zone',
      replaced(/AuthnInstant="[^"]*"/, 'AuthnInstant="2026-11-30T12:00:00"'),
      refusedAs('structure'),
    ],
    [
      'a time of the login that is past',
      replaced(/AuthnInstant="[^"]*"/, `AuthnInstant="${at(usual.now + 2 * minutes)}"`),
      'servicekonto.response.expired authn',
    ],
    [
      'a session that goes on',
      replaced('SessionIndex=', `SessionNotOnOrAfter="${at(usual.now)}" SessionIndex=`),
      'servicekonto.response.expired authn',
    ],
    ['the version', replaced('Version="2.0"', 'Version="1.1"'), refusedAs('structure')],
    [
      'each attribute once',
      replaced(/(<saml:Attribute .*<\/saml:Attribute>)/, '$1$1'),
      refusedAs('attribute'),
    ],
    [
      'attributes that can be read',
      replaced('</saml:AttributeStatement>', '<x:Attribute xmlns:x="urn:x"/></saml:AttributeStatement>'),
      refusedAs('attribute'),
    ],
    ['names of attributes', replaced(' Name="urn:oid:2.5.4.4"', ''), refusedAs('structure')],
    [
      'statements that are known',
      replaced('</saml:Assertion>', '<saml:AuthzDecisionStatement/></saml:Assertion>'),
      refusedAs('structure'),
    ],
    [
      'elements of SAML',
      replaced('</saml:Assertion>', '<x:Subject xmlns:x="urn:x"/></saml:Assertion>'),
      refusedAs('structure'),
    ],
  ])('%s', async (_what, change, expected) => {
    expect(await outcome(withAssertion(change))).toBe(expected);
  });

  it('what is no condition of ours is kept by us anyway', async () => {
    const more = '<saml:OneTimeUse/><saml:ProxyRestriction Count="0"/></saml:Conditions>';
    expect(await outcome(withAssertion(replaced('</saml:Conditions>', more)))).toBe(accepted);
  });

  it.each([
    ['too late', 6 * minutes, 'servicekonto.response.expired subject'],
    ['too early', -2 * minutes, 'servicekonto.response.expired conditions'],
    ['a clock that is a little slow', -29_000, accepted],
    ['a clock that is a little fast', 5 * minutes + 29_000, accepted],
  ])('the time: %s', async (_what, later, expected) => {
    expect(await outcome(usualResponse(), { expected: { now: usual.now + later } })).toBe(expected);
  });

  it('a login that was to be fresh', async () => {
    const earlier = replaced(/AuthnInstant="[^"]*"/, `AuthnInstant="${at(usual.now - 10 * minutes)}"`);
    const xml = withAssertion(earlier);
    expect(await outcome(xml, { expected: { fresh: true } })).toBe(refusedAs('authn'));
    expect(await outcome(xml)).toBe(accepted);
  });
});

describe('around the assertion', () => {
  const changed = async (from: string | RegExp, to: string) =>
    replaced(from, to)(responseXml(await encrypted(signed(assertionXml(), usual.assertionId))));
  it.each<[string, string | RegExp, string, string]>([
    ['the destination fits', /Destination="[^"]*"/, 'Destination="https://other.example/acs"', 'destination'],
    ['the request fits', / InResponseTo="[^"]*"/, ' InResponseTo="_request-2"', 'in-response-to'],
    ['the request is there', / InResponseTo="[^"]*"/, '', 'in-response-to'],
    ['the issuer fits', `>${usual.issuer}<`, '>https://other.example/idp<', 'issuer'],
    ['the version fits', 'Version="2.0"', 'Version="3.0"', 'structure'],
    ['it is a response', /samlp:Response/g, 'samlp:ArtifactResponse', 'structure'],
    ['there is a status', /<samlp:Status>.*<\/samlp:Status>/, '', 'structure'],
    [
      'there is one assertion',
      /(<saml:EncryptedAssertion[\s\S]*<\/saml:EncryptedAssertion>)/,
      '$1$1',
      'structure',
    ],
    ['there is an assertion', /<saml:EncryptedAssertion[\s\S]*<\/saml:EncryptedAssertion>/, '', 'structure'],
  ])('%s', async (_what, from, to, reason) => {
    expect(await outcome(changed(from, to))).toBe(refusedAs(reason));
  });

  it('a signed response without a destination is refused', async () => {
    const xml = responseXml(await encrypted(signed(assertionXml(), usual.assertionId)));
    const without = xml.replace(/ Destination="[^"]*"/, '');
    expect(await outcome(signed(without, usual.responseId))).toBe(refusedAs('destination'));
    expect(await outcome(without)).toBe(accepted);
  });

  it('where AES-CBC is opened, the response is signed', async () => {
    const xml = responseXml(await encrypted(signed(assertionXml(), usual.assertionId)));
    expect(await outcome(xml, { cbc: true })).toBe(refusedAs('signature'));
    expect(await outcome(signed(xml, usual.responseId), { cbc: true })).toBe(accepted);
  });

  it('no assertion is taken in plain text', async () => {
    const plain = responseXml(signed(assertionXml(), usual.assertionId));
    expect(await outcome(plain)).toBe(refusedAs('encryption'));
    const both = responseXml(signed(assertionXml(), usual.assertionId) + (await encrypted(assertionXml())));
    expect(await outcome(both)).toBe(refusedAs('structure'));
    const optional = {
      policy: { signed: 'assertion', encrypted: 'optional', audience: 'alone', doubled: 'refused' },
    } as const;
    expect(await outcome(plain, optional)).toBe(accepted);
  });

  it('what was encrypted is an assertion and nothing else', async () => {
    const other = responseXml(await encrypted('<x ID="a"/>'));
    expect(await outcome(other)).toBe(refusedAs('signature'));
    expect(await outcome(responseXml(await encrypted('no XML')))).toBe(refusedAs('xml'));
  });
});

describe('whose signature counts', () => {
  it('BundID: the assertion has one, whatever is around it', async () => {
    const unsigned = signed(responseXml(await encrypted(assertionXml())), usual.responseId);
    expect(await outcome(unsigned)).toBe(refusedAs('signature'));
  });

  it('BundID: one of the response is verified when it is there', async () => {
    const assertion = await encrypted(signed(assertionXml(), usual.assertionId));
    const xml = signed(responseXml(assertion), usual.responseId, { key: stranger });
    expect(await outcome(xml)).toBe(refusedAs('signature'));
  });

  it('Unternehmenskonto: the response has one, and the assertion in it need not', async () => {
    const xml = signed(responseXml(await encrypted(assertionXml())), usual.responseId);
    expect(await outcome(xml, { policy: companyPolicy })).toBe(accepted);
    const unsigned = responseXml(await encrypted(signed(assertionXml(), usual.assertionId)));
    expect(await outcome(unsigned, { policy: companyPolicy })).toBe(refusedAs('signature'));
    const neither = responseXml(await encrypted(assertionXml()));
    expect(await outcome(neither, { policy: companyPolicy })).toBe(refusedAs('signature'));
  });

  it('Unternehmenskonto: one of the assertion is verified when it is there', async () => {
    const assertion = await encrypted(signed(assertionXml(), usual.assertionId, { key: stranger }));
    const xml = signed(responseXml(assertion), usual.responseId);
    expect(await outcome(xml, { policy: companyPolicy })).toBe(refusedAs('signature'));
  });
});
